// Briefings through trouble with Discord: each is there once. What Discord does not take stands in refusals.test.ts.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { ALL } from '../../src/news/view.ts';
import { type Posting, startPosting } from './posting-trouble.ts';

const POSTS = { method: 'POST', path: '/messages' };
const tooMany = (scope: string, isGlobal: boolean) => ({
  status: 429,
  headers: {
    'Retry-After': '0.2', // Discord says whole seconds; a test need not wait for them
    'X-RateLimit-Scope': scope,
    ...(isGlobal ? { 'X-RateLimit-Global': 'true' } : {}),
  },
  body: { message: 'You are being rate limited.', retry_after: 0.5, global: isGlobal },
});

describe('briefings beyond what Discord takes at a time', () => {
  it('are each posted once under a global limit, and one that all share in a channel', async (test) => {
    const limits = { globalPerSecond: 4, sharedPerChannel: { requests: 2, seconds: 1 } };
    const posting = await startPosting({ limits });
    test.after(() => posting.stop());
    const channels = ['briefings', 'briefings', 'briefings', 'news', 'general', 'announcements'];
    for (const channel of channels) await posting.subscribe(channel);
    await posting.nextMorning();
    for (const pause of [0, 5_000]) await posting.tickAfter(pause);
    const ids = [...new Set(channels)].flatMap((channel) => posting.posted(channel));
    assert.deepEqual([ids.length, new Set(ids).size], [channels.length, channels.length]);
    const refused = posting.standIn.sandbox.requests().filter(({ status }) => status === 429);
    assert.ok(refused.length > 0, 'the limits were hit');
  });
});

describe('messages of more than an hour ago that are to be changed', () => {
  it('are changed as Discord lets us, hold up nothing meanwhile, and one person hears of it, once', async (test) => {
    const posting = await startPosting({ limits: { globalPerSecond: 0 } });
    test.after(() => posting.stop());
    const { sandbox } = posting.standIn;
    const count = 8;
    for (let number = 0; number < count; number += 1) await posting.subscribe('briefings');
    await posting.subscribe('news');
    await posting.nextMorning();
    await posting.tickAfter(0);
    await posting.briefings.updateShown();
    await posting.tickAfter(2 * 3_600_000);
    const [url] = await posting.world.store.articles
      .newsBetween({ from: 0, until: Number.MAX_SAFE_INTEGER }, ALL)
      .then(async (ids) =>
        (await posting.world.store.articles.getArticles(ids, ALL)).map((article) => article.url ?? ''),
      );
    await posting.world.store.takeDowns.takeDown(url ?? '', { view: ALL, by: 'operator' }, posting.world.tools.now());
    const changed = (channel: string) =>
      sandbox.messages(sandbox.channel(channel)).filter(({ content }) => content.includes('Taken down')).length;
    await posting.briefings.updateShown();
    // The stand-in takes five such edits of a channel in an hour.
    assert.deepEqual([changed('briefings'), changed('news')], [5, 1]);
    const told = () => sandbox.messages(sandbox.directMessages('moderator')).map(({ content }) => content);
    assert.deepEqual(told(), []);
    for (let minutes = 0; minutes < 75; minutes += 5) {
      await posting.tickAfter(300_000);
      await posting.briefings.updateShown();
    }
    assert.equal(changed('briefings'), count);
    assert.equal(told().length, 1, told().join(' / '));
  });
});

describe('a briefing in trouble', () => {
  let posting: Posting;
  before(async () => {
    posting = await startPosting({ limits: { messagesPerChannel: { requests: 2, seconds: 0.5 } } });
    await posting.subscribe('briefings');
  });
  after(() => posting.stop());
  beforeEach(() => posting.nextMorning());

  /** Ticks at once and after each pause; then the channel must hold one message more, and none twice. */
  const isPostedOnce = async (pauses: readonly number[]): Promise<void> => {
    const earlier = posting.posted('briefings').length;
    for (const pause of [0, ...pauses]) await posting.tickAfter(pause);
    const now = posting.posted('briefings');
    assert.equal(now.length, earlier + 1);
    assert.equal(new Set(now).size, now.length, 'none is there twice');
    assert.equal(await posting.world.store.deliveries.nextWork(), undefined, 'nothing is in hand');
  };

  it('is posted after Discord answered 500 to all tries', async () => {
    posting.standIn.sandbox.fault({ match: POSTS, mishap: { status: 500 }, times: 8 });
    await isPostedOnce([5_000, 10_000]);
  });

  it('is posted after the connection was cut before it arrived', async () => {
    posting.standIn.sandbox.fault({ match: POSTS, mishap: 'drop', times: 2 });
    await isPostedOnce([5_000, 10_000]);
  });

  it('is not posted again when only the answer was lost: the nonce is remembered', async () => {
    posting.standIn.sandbox.fault({ match: POSTS, mishap: 'store-then-drop' });
    await isPostedOnce([5_000]);
  });

  it('is not posted again an hour after the answer was lost: it is found in the channel', async () => {
    posting.standIn.sandbox.fault({ match: POSTS, mishap: 'store-then-drop' });
    await isPostedOnce([3_600_000]);
  });

  it('waits for a limit of its own, a global one and a shared one', async () => {
    posting.standIn.sandbox.fault({ match: POSTS, mishap: tooMany('user', false) });
    posting.standIn.sandbox.fault({ match: POSTS, mishap: tooMany('global', true) });
    posting.standIn.sandbox.fault({ match: POSTS, mishap: tooMany('shared', false) });
    await isPostedOnce([]);
  });

  it('waits its turn where a channel takes two messages at a time', async () => {
    const earlier = posting.posted('news').length;
    const added = await Promise.all([1, 2, 3].map(() => posting.subscribe('news')));
    await posting.nextMorning();
    await posting.tickAfter(0);
    assert.equal(posting.posted('news').length, earlier + 3);
    for (const { id, guildId } of added) await posting.world.store.subscriptions.remove(id, guildId);
  });
});
