// A briefing posted by hand: through the outbox, once, and told from then on in its channel alone.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type PostNowRequest, postNow } from '../../src/briefing/post-now.ts';
import type { Feed } from '../../src/news/guild.ts';
import type { ChannelId, GuildId, RoleId, SubscriptionId, TopicId } from '../../src/news/ids.ts';
import { makeSubscription } from '../kit/briefing-world.ts';
import { type NewsWorld, openNewsWorld, USER } from '../kit/news-world.ts';

const GUILD = '100000000000000001' as GuildId;
const HERE = '1' as ChannelId;
const HOUR_MS = 3_600_000;
const FIRST = 'A crane fell onto the quay of Brenholm on Monday and hurt 12 dockers, the port authority said.';
const SECOND = 'The council of Ostermoor voted on Tuesday to build a second bridge over the river Ems.';

describe('postNow', () => {
  let world: NewsWorld;
  let feed: Feed;
  const post = (request: Partial<PostNowRequest> = {}) =>
    world.briefings.postNow({
      ...{ guildId: GUILD, channelId: HERE, userId: USER, length: 'standard', until: world.now() },
      ...request,
    });
  const contents = () => world.posted.map((body) => (JSON.parse(body) as { content: string }).content);

  beforeEach(async () => {
    world = await openNewsWorld();
    feed = await world.follow('Wharf', GUILD);
    await world.add(feed, { title: 'Crane falls in Brenholm', text: FIRST });
    world.time.clock += HOUR_MS;
  });
  afterEach(() => world.store.close());

  it('posts what is new, once however often it is pressed, and then only what came since', async () => {
    const until = world.now();
    assert.deepEqual(await post({ until }), { state: 'posted', items: 1 });
    assert.deepEqual(await post({ until }), { state: 'repeated', items: 0 });
    world.time.clock += 1_000;
    assert.deepEqual(await post(), { state: 'empty', items: 0 });
    await world.add(feed, { title: 'Ostermoor to build a bridge', text: SECOND });
    world.time.clock += 1_000;
    assert.deepEqual(await post(), { state: 'posted', items: 1 });
    assert.deepEqual(contents(), [
      '**The news**\n- Crane falls in Brenholm',
      '**The news**\n- Ostermoor to build a bridge',
    ]);
    assert.deepEqual(await post({ channelId: '2' as ChannelId }), { state: 'posted', items: 2 });
  });

  it('is in no list of subscriptions, is never due, and is counted nowhere', async () => {
    await post();
    world.time.clock += 400 * 24 * HOUR_MS;
    assert.deepEqual(await world.store.subscriptions.list(GUILD), []);
    assert.deepEqual(await world.store.subscriptions.listNamed(GUILD), []);
    assert.equal((await world.briefings.runDue()).composed, 0);
    assert.deepEqual((await world.store.counts(world.now())).subscriptions, { active: 0, paused: 0 });
  });

  it('is told by the channel’s own subscription: its next briefing goes on from there, and mentions nobody by hand', async () => {
    const nextDueAt = world.now() + HOUR_MS;
    const id = '3'.repeat(32) as SubscriptionId;
    const mentionRoleId = '123456789012345678' as RoleId;
    const hears = {
      id,
      guildId: GUILD,
      channelId: HERE,
      mentionRoleId,
      nextDueAt,
      createdAt: world.now() - 2 * HOUR_MS,
    };
    await world.store.subscriptions.add(makeSubscription(hears));
    await post();
    await world.add(feed, { title: 'Ostermoor to build a bridge', text: SECOND });
    world.time.clock = nextDueAt;
    await world.briefings.runDue();
    await world.briefings.deliver();
    assert.deepEqual(contents(), [
      '**The news**\n- Crane falls in Brenholm',
      '**The news**\n- Ostermoor to build a bridge',
    ]);
  });

  it('reaches back a day, however often the channel heard something else, and no further', async () => {
    const started = world.now();
    world.time.clock = started + 23 * HOUR_MS - 1;
    assert.deepEqual(await post(), { state: 'posted', items: 1 });
    await world.add(feed, { title: 'Ostermoor to build a bridge', text: SECOND });
    world.time.clock += 25 * HOUR_MS;
    assert.deepEqual(await post({ channelId: '2' as ChannelId }), { state: 'empty', items: 0 });
    assert.deepEqual(await post(), { state: 'empty', items: 0 });
  });

  it('reaches back to the last briefing of the channel where that was earlier', async () => {
    const weekly = {
      guildId: GUILD,
      channelId: HERE,
      cadence: 'weekly mon 08:00',
      createdAt: world.now() - 2 * HOUR_MS,
    };
    const nextDueAt = world.now() + 100 * HOUR_MS;
    await world.store.subscriptions.add(
      makeSubscription({ ...weekly, nextDueAt, id: '4'.repeat(32) as SubscriptionId }),
    );
    world.time.clock += 72 * HOUR_MS;
    assert.deepEqual(await post({ channelId: '2' as ChannelId }), { state: 'empty', items: 0 });
    assert.deepEqual(await post(), { state: 'posted', items: 1 });
  });

  it('is posted as it was wanted by the next tick where the process died after it was claimed, and by nobody after six hours', async () => {
    const dead = {
      ...world.store,
      deliveries: { ...world.store.deliveries, compose: () => Promise.reject(new Error('the power went')) },
    };
    const until = world.now();
    const request = { guildId: GUILD, channelId: HERE, userId: USER, length: 'short', until } as const;
    await assert.rejects(postNow(request, { ...world.tools, store: dead }), /the power went/u);
    assert.deepEqual(await post({ until }), { state: 'repeated', items: 0 });
    await world.briefings.runDue();
    assert.deepEqual(contents(), []);
    world.time.clock += 61_000;
    await world.briefings.runDue();
    await world.briefings.deliver();
    assert.deepEqual(contents(), ['**The news**\n- Crane falls in Brenholm']);
    const [line] = await world.store.audit.list(GUILD, 1);
    assert.deepEqual([line?.kind, line?.userId], ['briefing', USER]);
    world.time.clock += 1_000;
    await assert.rejects(postNow({ ...request, channelId: '2' as ChannelId }, { ...world.tools, store: dead }));
    world.time.clock += 7 * HOUR_MS;
    await world.briefings.runDue();
    await world.briefings.deliver();
    assert.equal(contents().length, 1);
  });

  it('goes with its topic, which it does not hold back', async () => {
    const topic = { id: 't'.repeat(32) as TopicId, guildId: GUILD, name: 'Cranes', words: 'crane', version: 1 };
    const lists = { actors: [], sources: [], languages: [], createdBy: USER, createdAt: 0 };
    await world.store.topics.add({ ...topic, ...lists });
    assert.deepEqual(await post({ topicId: topic.id }), { state: 'posted', items: 1 });
    assert.equal(await world.store.topics.remove(topic.id, GUILD), true);
    await assert.rejects(post({ topicId: topic.id }), /no longer exists/u);
    assert.deepEqual(contents(), ['**Cranes**\n- Crane falls in Brenholm']);
  });
});
