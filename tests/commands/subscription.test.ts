import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askerOf, run, submit } from './act.ts';
import { makeFakes } from './fakes.ts';

const CHANNEL = '100000000000000009';

describe('/subscription', () => {
  it('shows the next three due times', async () => {
    const fakes = makeFakes();
    await submit(fakes, 'topic create', '', { name: 'Libya', words: 'oil' });
    const text = await run(fakes, 'subscription add', {
      channel: CHANNEL,
      cadence: 'daily 08:00',
      topic: 'libya',
      zone: 'europe/berlin',
    });
    const due = [1, 2, 3].map((step) => `<t:${askerOf().now / 1000 + step * 8 * 3600}:f>`).join(', ');
    assert.equal(text, `<#${CHANNEL}> hears **Libya**. Next (Europe/Berlin): ${due}.`);
    const [kept] = fakes.subscriptions.values();
    assert.equal(kept?.nextDueAt, askerOf().now + 8 * 3_600_000);
    assert.equal(kept?.zone, 'Europe/Berlin');
    assert.equal(kept?.createdAt, askerOf().now);
  });

  it('names exactly what is missing in the channel, and keeps nothing', async () => {
    const fakes = makeFakes();
    fakes.missing = ['Send Messages', 'Embed Links'];
    await assert.rejects(
      run(fakes, 'subscription add', { channel: CHANNEL, cadence: 'daily 08:00' }),
      /Allow me “Send Messages” and “Embed Links” in/u,
    );
    fakes.missing = undefined;
    await assert.rejects(
      run(fakes, 'subscription add', { channel: CHANNEL, cadence: 'daily 08:00' }),
      /I cannot see that channel/u,
    );
    assert.equal(fakes.subscriptions.size, 0);
  });

  for (const [what, options, wanted] of [
    ['a cadence that cannot be read', { cadence: 'sometimes' }, /is no cadence/u],
    ['a zone that is none', { cadence: 'daily 08:00', zone: 'Mars/Base' }, /“Mars\/Base” is no time zone/u],
    ['an offset as a zone', { cadence: 'daily 08:00', zone: '+02:00' }, /is no time zone/u],
    ['a topic that is none', { cadence: 'daily 08:00', topic: 'Mars' }, /no topic “Mars”/u],
  ] as const) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(run(makeFakes(), 'subscription add', { channel: CHANNEL, ...options }), wanted);
    });
  }

  it('is paused, resumed from now and removed by the name that completion offers', async () => {
    const fakes = makeFakes();
    await run(fakes, 'subscription add', { channel: CHANNEL, cadence: 'daily 08:00' });
    const subscription = 'all the news in #news, daily 08:00';
    assert.match(await run(fakes, 'subscription pause', { subscription }), /^Paused: all the news/u);
    assert.match(await run(fakes, 'subscription list', {}), /paused/u);
    fakes.missing = ['Embed Links'];
    await assert.rejects(run(fakes, 'subscription resume', { subscription }), /Allow me “Embed Links” in/u);
    assert.match(await run(fakes, 'subscription list', {}), /paused/u);
    fakes.missing = [];
    const later = { ...askerOf(), now: askerOf().now + 3_600_000 };
    assert.match(await run(fakes, 'subscription resume', { subscription }, later), /^Resumed: .*next <t:/u);
    // Nothing seen before this is ever posted.
    assert.deepEqual(
      [...fakes.subscriptions.values()].map(({ createdAt }) => createdAt),
      [later.now],
    );
    assert.match(await run(fakes, 'subscription remove', { subscription }), /^Removed/u);
    assert.equal(fakes.subscriptions.size, 0);
    await assert.rejects(run(fakes, 'subscription pause', { subscription }), /no such subscription/u);
  });
});
