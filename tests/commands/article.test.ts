import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askerOf, run, runToScreen } from './act.ts';
import { makeFakes } from './fakes.ts';

describe('/article', () => {
  it('stores a page, its title quoted', async () => {
    assert.match(
      await run(makeFakes(), 'article add', { address: 'https://quay.example/port' }),
      /Stored \*\*The \\\*port\\\*\*\* \(Quay\) for this server/u,
    );
  });

  it('takes an article down with a button to show it again, and says when it is down or not there', async () => {
    const fakes = makeFakes();
    const address = 'https://quay.example/port';
    const screen = await runToScreen(fakes, 'article remove', { address });
    assert.ok(screen.kind === 'note');
    assert.match(screen.text, /Taken down in this server: \*\*The \\\*port\\\*\*\*/u);
    const [button] = screen.buttons ?? [];
    assert.deepEqual(button, { label: 'Show it again', path: 'article restore', options: { article: address } });
    await assert.rejects(run(fakes, 'article remove', { address }), /taken down here already/u);
    await assert.rejects(run(fakes, 'article remove', { address: 'nowhere' }), /no article at that address/u);
    assert.match(await run(fakes, 'article restore', button?.options ?? {}), /Shown again/u);
    await assert.rejects(
      run(fakes, 'article restore', { article: address }),
      /No moderator of this server took that down/u,
    );
  });

  it('offers what was taken down, and takes what it offers', async () => {
    const fakes = makeFakes();
    await run(fakes, 'article remove', { address: 'https://quay.example/port' });
    const option = fakes.commands.find(({ name }) => name === 'article')?.actions?.restore?.options?.[0];
    const [offered = ''] = (await option?.complete?.('port', askerOf())) ?? [];
    assert.match(offered, /port.* · https:\/\/quay\.example\/port$/u);
    assert.match(await run(fakes, 'article restore', { article: offered }), /Shown again/u);
  });
});
