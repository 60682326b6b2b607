import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { type StatusPages, serveStatusPages } from '../src/status-pages.ts';

describe('the status pages', () => {
  const open: StatusPages[] = [];
  after(async () => {
    for (const pages of open) await pages.stop();
  });

  it('are healthy while alive, and ready only when every check passes', async () => {
    let fault: string | undefined = 'not connected';
    const pages = await serveStatusPages({
      port: 0,
      checks: {
        discord: async () => fault,
        store: async () => {
          if (fault) throw new Error('closed');
          return undefined;
        },
      },
    });
    open.push(pages);
    const ask = async (path: string): Promise<[number, string]> => {
      const answer = await fetch(`http://127.0.0.1:${pages.port}${path}`);
      return [answer.status, await answer.text()];
    };
    assert.deepEqual(await ask('/healthz'), [200, 'ok\n']);
    assert.deepEqual(await ask('/readyz'), [503, 'discord: not connected\nstore: closed\n']);
    fault = undefined;
    assert.deepEqual(await ask('/readyz'), [200, 'ready\n']);
    assert.equal((await ask('/else'))[0], 404);
  });

  it('say in one sentence that a port is taken', async () => {
    const first = await serveStatusPages({ port: 0, checks: {} });
    open.push(first);
    await assert.rejects(
      serveStatusPages({ port: first.port, checks: {} }),
      /Port \d+ is taken: set DATELINE_STATUS_PORT/,
    );
  });

  it('say of another fault what it is, not that the port is taken', {
    skip: process.getuid?.() === 0 && 'SKIPPED: root may listen on every port',
  }, async (t) => {
    const outcome = await serveStatusPages({ port: 1, checks: {} }).catch((error: unknown) => error);
    if (!(outcome instanceof Error)) {
      open.push(outcome as StatusPages);
      return t.skip('SKIPPED: this machine lets everyone listen on port 1');
    }
    assert.match(outcome.message, /^This account may not listen on port 1 .*set DATELINE_STATUS_PORT/);
  });
});
