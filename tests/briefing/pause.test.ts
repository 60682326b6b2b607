import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pauseAndTell } from '../../src/briefing/pause.ts';
import type { PauseReason } from '../../src/news/trouble.ts';
import { openWorld } from '../kit/briefing-world.ts';

const GONE: PauseReason = { kind: 'channel gone' };
const NOON = Date.parse('2026-03-02T12:00Z');

describe('pausing a subscription', () => {
  it('tells who set it up, once', async () => {
    const world = await openWorld(NOON);
    const subscription = await world.subscribe();
    await pauseAndTell(subscription, GONE, world.tools);
    await pauseAndTell(subscription, GONE, world.tools);
    const kept = await world.store.subscriptions.find(subscription.id);
    assert.deepEqual([kept?.state, kept?.pausedReason], ['paused', GONE]);
    assert.deepEqual(
      world.notices.map(({ aboutUserId }) => aboutUserId),
      [subscription.createdBy],
    );
    await world.close();
  });

  it('pauses nothing that nobody has heard of yet', async () => {
    const world = await openWorld(NOON);
    const subscription = await world.subscribe();
    const tell = async (): Promise<never> => {
      throw new Error('killed here');
    };
    await assert.rejects(pauseAndTell(subscription, GONE, { ...world.tools, tell }), /killed here/);
    assert.equal((await world.store.subscriptions.find(subscription.id))?.state, 'active');
    await world.close();
  });
});
