// Briefings into the day's thread, into a forum's posts, and published: through the real client to the stand-in.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Subscription } from '../../src/news/subscription.ts';
import { type Posting, startPosting } from './posting-trouble.ts';

const HOUR_MS = 3_600_000;

describe('briefings in their places', () => {
  let posting: Posting;
  before(async () => {
    posting = await startPosting();
  });
  after(() => posting.stop());

  const subscribe = async (channel: string, more: Partial<Subscription>): Promise<Subscription> => {
    const subscription = { ...(await posting.subscribe(channel)), ...more };
    await posting.world.store.subscriptions.save(subscription);
    return subscription;
  };
  const end = ({ id, guildId }: Subscription) => posting.world.store.subscriptions.remove(id, guildId);
  const threadsIn = (channelId: string) =>
    posting.standIn.sandbox.world().guilds[0]?.channels.filter(({ parentId }) => parentId === channelId) ?? [];
  const messagesIn = (channelId: string) => posting.standIn.sandbox.messages(channelId);
  const requests = (path: RegExp) => posting.standIn.sandbox.requests().filter((each) => path.test(each.path));
  const notices = () => posting.standIn.sandbox.messages(posting.standIn.sandbox.channel('moderators')).length;

  it('open a thread with the first of the day, and stand in it for the rest of the day', async () => {
    const subscription = await subscribe('briefings', {
      target: 'thread',
      cadence: 'daily 08:00 09:00',
      whenEmpty: 'say so',
    });
    await posting.nextMorning();
    await posting.tickAfter(0);
    const [thread, ...others] = threadsIn(subscription.channelId);
    assert.equal(others.length, 0);
    assert.match(thread?.name ?? '', /, \d+ May 2026$/u);
    const inChannel = messagesIn(subscription.channelId).length;
    await posting.tickAfter(HOUR_MS);
    assert.equal(messagesIn(subscription.channelId).length, inChannel);
    assert.equal(messagesIn(thread?.id ?? '').length, 1);
    assert.equal(threadsIn(subscription.channelId).length, 1);
    await end(subscription);
  });

  it('open the thread once when only the answer to that was lost', async () => {
    const subscription = await subscribe('general', { target: 'thread' });
    posting.standIn.sandbox.fault({ match: { method: 'POST', path: '/threads' }, mishap: 'store-then-drop' });
    await posting.nextMorning();
    for (const pause of [0, 10_000]) await posting.tickAfter(pause);
    assert.equal(threadsIn(subscription.channelId).length, 1);
    assert.equal(posting.posted('general').length, 1);
    assert.equal(await posting.world.store.deliveries.nextWork(), undefined);
    await end(subscription);
  });

  for (const pause of [10_000, HOUR_MS]) {
    it(`open one post in a forum when the answer was lost ${pause / 1_000} s ago: it is looked up`, async () => {
      const subscription = await subscribe('forum', { target: 'post' });
      const posts = threadsIn(subscription.channelId).length;
      posting.standIn.sandbox.fault({ match: { method: 'POST', path: '/threads' }, mishap: 'store-then-drop' });
      await posting.nextMorning();
      for (const wait of [0, pause]) await posting.tickAfter(wait);
      assert.equal(threadsIn(subscription.channelId).length, posts + 1);
      assert.equal(await posting.world.store.deliveries.nextWork(), undefined);
      await end(subscription);
    });
  }

  it('bear the tags that the forum has, and no other', async () => {
    const subscription = await subscribe('forum', { target: 'post', tags: ['harbour', 'gone'] });
    await posting.nextMorning();
    await posting.tickAfter(0);
    const { places } = posting.connection;
    const place = await places.describe(subscription.channelId);
    assert.deepEqual([place?.kind, place?.tags, place?.needsTag], ['forum', ['Briefing', 'Harbour'], false]);
    const opened = requests(/\/threads$/u).at(-1);
    assert.equal(opened?.status, 201);
    const asked = opened.body as { readonly applied_tags: readonly string[] };
    assert.equal(asked.applied_tags.length, 1, 'the one that the forum has');
    await end(subscription);
  });

  for (const [what, status, code] of [
    ['a full forum', 400, 160_006],
    ['a forum that needs a tag', 400, 40_067],
    ['automatic moderation', 400, 200_000],
  ] as const) {
    it(`are refused by ${what} with one notice`, async () => {
      const subscription = await subscribe('forum', { target: 'post' });
      await posting.world.store.guilds.saveSettings({
        guildId: subscription.guildId,
        zone: 'UTC',
        noticesChannelId: posting.standIn.sandbox.channel('moderators') as Subscription['channelId'],
      });
      const told = notices();
      const body = { code, message: 'Refused for this test' };
      posting.standIn.sandbox.fault({ match: { method: 'POST', path: '/threads' }, mishap: { status, body } });
      await posting.nextMorning();
      for (const pause of [0, 60_000, 60_000]) await posting.tickAfter(pause);
      assert.equal(notices(), told + 1);
      await end(subscription);
    });
  }

  it('are published once, at most ten of a channel in an hour, the others in the next', async () => {
    const all = [];
    for (let count = 0; count < 12; count += 1) all.push(await subscribe('announcements', { publish: true }));
    await posting.nextMorning();
    await posting.tickAfter(0);
    const published = () => requests(/\/crosspost$/u).filter(({ status }) => status === 200).length;
    assert.equal(posting.posted('announcements').length, 12);
    assert.equal(published(), 10);
    await posting.tickAfter(60_000);
    assert.equal(published(), 10);
    await posting.tickAfter(HOUR_MS);
    assert.equal(published(), 12);
    assert.equal(requests(/\/crosspost$/u).length, 12);
    for (const subscription of all) await end(subscription);
  });

  it('do not wait while Discord lets nothing more be published: that is tried again at a later tick', async () => {
    const subscription = await subscribe('announcements', { publish: true });
    const published = () => requests(/\/crosspost$/u).filter(({ status }) => status === 200).length;
    const headers = { 'Retry-After': '0.2', 'X-RateLimit-Scope': 'user' };
    const body = { message: 'You are being rate limited.', retry_after: 0.2, global: false };
    const match = { method: 'POST', path: '/crosspost' };
    posting.standIn.sandbox.fault({ match, mishap: { status: 429, headers, body } });
    const before = published();
    await posting.nextMorning();
    await posting.tickAfter(0);
    assert.equal(published(), before, 'the tick has not waited for it');
    await wait(250);
    await posting.tickAfter(HOUR_MS);
    assert.equal(published(), before + 1);
    await end(subscription);
  });
});
