// The daily digest of what a person follows: told to members of its server alone, and ended where it cannot be told.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createBriefings } from '../../src/briefing/run-due.ts';
import type { ChannelId, SubscriptionId, TopicId, UserId } from '../../src/news/ids.ts';
import { DeliveryFault } from '../../src/news/posting.ts';
import { ALL } from '../../src/news/view.ts';
import { openWorld, type World } from '../kit/briefing-world.ts';

const NOON = Date.parse('2026-03-02T12:00Z');
const HOUR_MS = 3_600_000;
const PERSON = '700' as UserId;
const FOLLOW = { followerId: PERSON, createdBy: PERSON, channelId: '900' as ChannelId } as const;
const PORT = { name: 'Port', words: 'port', actors: [], sources: [], languages: [] };

/** A day later, with one article that the follow is about and one that it is not. */
async function dayLater(world: World): Promise<void> {
  world.turnTo(NOON + HOUR_MS);
  await world.addArticle({ title: 'Port closed', text: 'The port of Misrata was closed on Monday, said Ana Roth.' });
  await world.addArticle({ title: 'School opened', text: 'A school was opened in Sirte on Monday, said Omar Bey.' });
  world.turnTo(NOON + 24 * HOUR_MS);
}

/** Of all articles those that it told. */
async function told(world: World, id: SubscriptionId) {
  const all = await world.store.articles.newsBetween({ from: 0, until: Number.MAX_SAFE_INTEGER }, ALL);
  return world.store.deliveries.toldArticles(id, all);
}

describe('the digest of what a person follows', () => {
  it('goes to members, about what they follow; ends for who left, and for who takes no messages', async () => {
    const world = await openWorld(NOON);
    await world.subscribe({ ...FOLLOW, wanted: PORT, nextDueAt: NOON + 20 * HOUR_MS });
    await dayLater(world);
    const asked: string[] = [];
    const briefings = (isMember: boolean) =>
      createBriefings({
        ...world.tools,
        isMember: async (guildId, userId) => {
          asked.push(`${guildId} ${userId}`);
          return isMember;
        },
      });
    assert.equal((await briefings(true).runDue()).composed, 1);
    await briefings(true).deliver();
    assert.deepEqual(
      world.poster.messages.map(({ channelId }) => channelId),
      ['900'],
    );
    const [follow] = await world.store.subscriptions.follows(PERSON);
    assert.ok(follow !== undefined);
    assert.equal((await told(world, follow.id)).size, 1, 'the other one is not its topic');
    await world.subscribe({ ...FOLLOW, nextDueAt: NOON + 24 * HOUR_MS });
    await briefings(false).runDue();
    await world.addArticle({
      title: 'Port open',
      text: 'The port of Misrata was opened again on Tuesday, said Ana Roth.',
    });
    world.turnTo(NOON + 48 * HOUR_MS);
    await briefings(false).runDue();
    await briefings(false).deliver();
    assert.equal(world.poster.messages.length, 1);
    assert.deepEqual(await world.store.subscriptions.follows(PERSON), [], 'all that they followed there ended');
    assert.deepEqual(world.notices, [], 'nobody else is told');
    await world.close();
  });

  it('tells as it happens what came within a minute, so many times in an hour, and then the rest together at its end', async () => {
    const world = await openWorld(NOON);
    const alerts = { ...FOLLOW, wanted: PORT, cadence: 'as it happens', nextDueAt: NOON, itemsMax: 2 };
    const { id } = await world.subscribe(alerts);
    const briefings = createBriefings({ ...world.tools, isMember: async () => true });
    const heardAfter = async (minutes: number): Promise<number> => {
      world.turnTo(NOON + minutes * 60_000);
      await briefings.runDue();
      await briefings.deliver();
      return world.poster.messages.length;
    };
    const happen = (place: string, what: string) =>
      world.addArticle({ title: `Port ${what}`, text: `The port of ${place} saw a ${what} on Monday, said Omar Bey.` });
    assert.equal(await heardAfter(1), 0);
    await world.addArticle({ title: 'School opened', text: 'A school was opened in Sirte on Monday, said Omar Bey.' });
    assert.equal(await heardAfter(2), 0, 'that is not what they follow');
    await happen('Misrata', 'closure');
    await happen('Tobruk', 'collision');
    assert.equal(await heardAfter(3), 1, 'both in one');
    await happen('Sirte', 'strike');
    assert.equal(await heardAfter(4), 2);
    await happen('Derna', 'fire');
    assert.equal(await heardAfter(5), 2, 'two in an hour');
    await happen('Zuwara', 'flood');
    assert.equal(await heardAfter(62), 2);
    assert.equal(await heardAfter(63), 3);
    assert.equal((await told(world, id)).size, 5, 'what came meanwhile, in one message');
    await happen('Zliten', 'rescue');
    assert.equal(await heardAfter(64), 4, 'the second is an hour old too');
    await happen('Brega', 'riot');
    assert.equal(await heardAfter(65), 4, 'at most two in any hour');
    assert.equal(await heardAfter(123), 5);
    await world.close();
  });

  it('holds back in quiet hours what happens then, and tells it at their end', async () => {
    const world = await openWorld(NOON);
    const quiet = { from: '11:00', to: '13:00' };
    await world.subscribe({ ...FOLLOW, wanted: PORT, cadence: 'as it happens', nextDueAt: NOON, quiet });
    const briefings = createBriefings({ ...world.tools, isMember: async () => true });
    await world.addArticle({ title: 'Port closed', text: 'The port of Misrata was closed on Monday, said Ana Roth.' });
    for (const [minutes, heard] of [
      [5, 0],
      [30, 0],
      [61, 1],
    ] as const) {
      world.turnTo(NOON + minutes * 60_000);
      await briefings.runDue();
      await briefings.deliver();
      assert.equal(world.poster.messages.length, heard, `after ${minutes} minutes`);
    }
    await world.close();
  });

  it('pauses where Discord refuses the direct message, and tells no moderator', async () => {
    const world = await openWorld(NOON);
    await world.subscribe({ ...FOLLOW, wanted: PORT, nextDueAt: NOON + 20 * HOUR_MS });
    await dayLater(world);
    const briefings = createBriefings({
      ...world.tools,
      isMember: async () => true,
      post: async () => Promise.reject(new DeliveryFault('refused', 'no', { code: 50_007 })),
    });
    await briefings.runDue();
    await briefings.deliver();
    const [follow] = await world.store.subscriptions.follows(PERSON);
    assert.deepEqual([follow?.state, follow?.pausedReason], ['paused', { kind: 'takes no direct messages' }]);
    assert.deepEqual(world.notices, []);
    await world.close();
  });

  it('does not hold up a moderator who deletes its topic: it ends, and says so to its person', async () => {
    const world = await openWorld(NOON);
    const { store } = world;
    const { guildId } = await world.subscribe();
    const topic = { ...PORT, id: '1'.repeat(32) as TopicId, guildId, version: 1, createdBy: PERSON, createdAt: 0 };
    await store.topics.add(topic);
    await world.subscribe({ ...FOLLOW, topicId: topic.id });
    assert.equal(await store.topics.remove(topic.id, guildId), true);
    const [follow] = await store.subscriptions.follows(PERSON);
    assert.deepEqual([follow?.state, follow?.pausedReason, follow?.wanted], ['paused', { kind: 'topic gone' }, PORT]);
    await world.close();
  });
});
