import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askerOf, run } from './act.ts';
import { makeFakes } from './fakes.ts';

describe('/settings', () => {
  it('changes what is given and leaves the rest', async () => {
    const fakes = makeFakes();
    await run(fakes, 'settings set', { zone: 'europe/berlin' });
    await run(fakes, 'settings set', { 'moderator-role': '100000000000000007' });
    assert.deepEqual(fakes.settings.get(askerOf().guildId), {
      guildId: askerOf().guildId,
      zone: 'Europe/Berlin',
      moderatorRoleId: '100000000000000007',
    });
    assert.match(await run(fakes, 'settings view', {}), /\*\*Time zone\*\*: Europe\/Berlin/u);
  });

  it('shows and changes what the language model may be used for, never above what the operator allows', async () => {
    const fakes = makeFakes();
    assert.match(
      await run(fakes, 'settings view', {}),
      /\*\*Language model\*\*: 10,000 tokens a day .+ 1,234 used today/u,
    );
    await run(fakes, 'settings set', { 'model-tokens': 0, 'member-questions': 1 });
    const text = await run(fakes, 'settings view', {});
    assert.match(text, /\*\*Language model\*\*: off/u);
    assert.match(text, /\*\*Each person\*\*: 1 answer a day/u);
    for (const tokens of [10_001, -1, 1.5]) {
      await assert.rejects(run(fakes, 'settings set', { 'model-tokens': tokens }), /from 0 to 10,000/u);
    }
    await assert.rejects(run(fakes, 'settings set', { 'member-questions': 1_001 }), /from 0 to 1,000/u);
  });

  it('refuses nothing at all, and a notices channel that cannot be written to', async () => {
    const fakes = makeFakes();
    await assert.rejects(run(fakes, 'settings set', {}), /at least one setting/u);
    fakes.missing = ['Send Messages'];
    await assert.rejects(
      run(fakes, 'settings set', { 'notices-channel': '100000000000000009' }),
      /Allow me “Send Messages” in/u,
    );
    assert.equal(fakes.settings.size, 0);
  });
});
