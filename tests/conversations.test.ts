// What was asked of late is remembered by person and channel, for half an hour.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keepConversations } from '../src/conversations.ts';
import type { ChannelId, UserId } from '../src/news/ids.ts';

const place = (userId: string, channelId = '1') => ({ userId: userId as UserId, channelId: channelId as ChannelId });
const about = { names: ['Selma Brandt'], days: [] };

function openKept() {
  const kept = new Map<string, { readonly value: string; readonly until: number }>();
  const clock = { now: 0 };
  return {
    clock,
    get: async (key: string) => {
      const held = kept.get(key);
      return held !== undefined && held.until > clock.now ? held.value : undefined;
    },
    set: async (key: string, value: string, ttlMs = 0) => void kept.set(key, { value, until: clock.now + ttlMs }),
  };
}

describe('conversations', () => {
  it('go on for the same person in the same channel, for thirty minutes', async () => {
    const kept = openKept();
    const talks = keepConversations(kept);
    await talks.note(place('1'), about);
    assert.deepEqual(await talks.last(place('1')), about);
    assert.equal(await talks.last(place('2')), undefined);
    assert.equal(await talks.last(place('1', '2')), undefined);
    kept.clock.now = 30 * 60_000 - 1;
    assert.deepEqual(await talks.last(place('1')), about);
    kept.clock.now = 30 * 60_000;
    assert.equal(await talks.last(place('1')), undefined);
  });

  it('keep whom they were about through a question that names nobody', async () => {
    const talks = keepConversations(openKept());
    await talks.note(place('1'), about);
    await talks.note(place('1'), { names: [], days: [] });
    assert.deepEqual(await talks.last(place('1')), about);
  });

  it('tell a report once a day and person, and nothing is kept where there is no place for it', async () => {
    const kept = openKept();
    const talks = keepConversations(kept);
    const report = (user: string) => talks.isFirstReport(place(user), 'Was the port closed?');
    assert.deepEqual([await report('1'), await report('1'), await report('2')], [true, false, true]);
    kept.clock.now = 24 * 60 * 60_000;
    assert.equal(await report('1'), true);
    const none = keepConversations(undefined);
    await none.note(place('1'), about);
    assert.equal(await none.last(place('1')), undefined);
  });
});
