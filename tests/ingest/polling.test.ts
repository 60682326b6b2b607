import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { sayFeedNotice } from '../../src/discord/say-feed-notice.ts';
import type { FetchedPage, FetchPage } from '../../src/feeds/feeds.ts';
import { createPolling, followFeed, type IngestNeeds, pollDueFeeds, tellOfFeeds } from '../../src/ingest/ingest.ts';
import { Failure } from '../../src/news/failure.ts';
import { healthOf } from '../../src/news/feed-health.ts';
import type { Feed, Notice } from '../../src/news/guild.ts';
import type { FeedId, GuildId, UserId } from '../../src/news/ids.ts';
import { ALL, type View } from '../../src/news/view.ts';
import { type IngestBench, openIngestBench } from '../kit/ingest-bench.ts';

const [GUILD, OTHER] = ['100000000000000001' as GuildId, '100000000000000002' as GuildId];
const USER = '200000000000000001' as UserId;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const viewOf = (guildId: GuildId): View => ({ kind: 'guild', guildId });

const feedOf = (title: string, ...items: string[]): string =>
  `<rss version="2.0"><channel><title>${title}</title>${items
    .map(
      (item) =>
        `<item><guid>${item}</guid><title>${item}</title><description>${item}, said the mayor.</description></item>`,
    )
    .join('')}</channel></rss>`;

describe('polling', () => {
  let bench: IngestBench;
  beforeEach(async () => {
    bench = await openIngestBench();
  });
  afterEach(() => bench.store.close());

  async function addFeed(url: string, guildId = GUILD): Promise<FeedId> {
    const id = Buffer.from(url).toString('hex').padEnd(32, '0').slice(-32) as FeedId;
    const at = bench.time.clock;
    await bench.store.feeds.add({
      id,
      url,
      title: url,
      listedForAll: false,
      nextPollAt: at,
      leaseUntil: 0,
      failures: 0,
    });
    await bench.store.feeds.follow(guildId, id, USER, at - 1);
    return id;
  }
  const read = async (id: FeedId): Promise<Feed> => {
    const feed = await bench.store.feeds.get(id, ALL);
    assert.ok(feed);
    return feed;
  };
  const pageOf = (url: string, more: Partial<FetchedPage> = {}): FetchedPage => {
    const body = new TextEncoder().encode(feedOf(url, `News of ${url}`));
    return { url, status: 200, notModified: false, body, headers: {}, ...more };
  };
  const pollingWith = (fetchPage: FetchPage, more: Partial<IngestNeeds> = {}) =>
    createPolling({ ...bench, ...more, fetchPage });
  async function pollAfter(ms: number): Promise<void> {
    bench.time.clock += ms;
    await pollDueFeeds(bench);
  }
  /** Polls whenever the feed is due, until an instant. */
  async function pollUntil(id: FeedId, until: number): Promise<void> {
    for (let due = (await read(id)).nextPollAt; due <= until; due = (await read(id)).nextPollAt) {
      bench.time.clock = Math.max(due, bench.time.clock);
      await pollDueFeeds(bench);
    }
  }

  it('lets a feed that hangs delay no other, not even at the next tick', async () => {
    await addFeed('https://hangs.invalid/feed');
    const quick = await addFeed('https://quick.invalid/feed');
    let letGo = (): void => undefined;
    const polling = pollingWith(async (url) => {
      if (url.includes('hangs')) await new Promise<void>((resolve) => (letGo = resolve));
      return pageOf(url);
    });
    const first = polling.pollDue();
    while ((await read(quick)).lastSuccessAt === undefined) await new Promise(setImmediate);
    bench.time.clock += HOUR;
    assert.deepEqual(await polling.pollDue(), { asked: 1, failed: 0, saved: 0 });
    assert.equal((await read(quick)).lastSuccessAt, bench.time.clock);
    letGo();
    assert.deepEqual(await first, { asked: 2, failed: 0, saved: 2 });
  });

  it('asks sixteen feeds at once, and two of one host', async () => {
    for (let number = 0; number < 30; number += 1) await addFeed(`https://host-${number}.invalid/feed`);
    for (let number = 0; number < 5; number += 1) await addFeed(`https://same.invalid/${number}`);
    const inHand: string[] = [];
    let [most, mostOfSame, asked] = [0, 0, 0];
    const polling = pollingWith(async (url) => {
      inHand.push(new URL(url).hostname);
      most = Math.max(most, inHand.length);
      mostOfSame = Math.max(mostOfSame, inHand.filter((host) => host === 'same.invalid').length);
      asked += 1;
      // A slow store lets them come one after the other: the first wait for the others.
      for (let turn = 0; turn < 20 || (inHand.length < 16 && asked < 16 && turn < 100_000); turn += 1) {
        await new Promise(setImmediate);
      }
      inHand.splice(inHand.indexOf(new URL(url).hostname), 1);
      return pageOf(url);
    });
    assert.equal((await polling.pollDue()).asked, 35);
    assert.deepEqual([most, mostOfSame], [16, 2]);
  });

  it('leaves a host alone that asked for silence: its feeds wait and have not failed', async () => {
    const id = await addFeed('https://shy.invalid/feed');
    const heldUntil = bench.time.clock + HOUR;
    const turns = { turns: { freeAt: () => heldUntil }, pause: async () => undefined };
    const polling = pollingWith(async (url) => pageOf(url), { turns });
    assert.deepEqual(await polling.pollDue(), { asked: 0, failed: 0, saved: 0 });
    assert.equal((await read(id)).failures, 0);
    bench.time.clock = heldUntil;
    assert.equal((await polling.pollDue()).asked, 1);
    const refusing = pollingWith(async () => {
      throw new Failure('busy', 'It is not our turn.', { cause: { retryAfterMs: HOUR } });
    });
    bench.time.clock += DAY;
    assert.deepEqual(await refusing.pollDue(), { asked: 0, failed: 0, saved: 0 });
    assert.deepEqual([(await read(id)).failures, (await read(id)).leaseUntil], [0, 0]);
  });

  it('breaks off what is in hand when it stops; that is due again at once, and has not failed', async () => {
    const id = await addFeed('https://hangs.invalid/feed');
    const polling = pollingWith(
      (_url, options) =>
        new Promise((_resolve, reject) =>
          options?.signal?.addEventListener('abort', () => reject(options.signal?.reason)),
        ),
    );
    const polled = polling.pollDue();
    while ((await read(id)).leaseUntil === 0) await new Promise(setImmediate);
    await polling.stop(0);
    assert.deepEqual(await polled, { asked: 0, failed: 0, saved: 0 });
    assert.deepEqual([(await read(id)).leaseUntil, (await read(id)).failures], [0, 0]);
    assert.equal((await pollingWith(async (url) => pageOf(url)).pollDue()).saved, 1);
  });

  it('lets what is in hand end by itself when it stops, and begins nothing more', async () => {
    const id = await addFeed('https://quick.invalid/feed');
    let letGo = (): void => undefined;
    const polling = pollingWith(async (url) => {
      await new Promise<void>((resolve) => (letGo = resolve));
      return pageOf(url);
    });
    const polled = polling.pollDue();
    while ((await read(id)).leaseUntil === 0) await new Promise(setImmediate);
    const stopped = polling.stop();
    letGo();
    await stopped;
    assert.deepEqual(await polled, { asked: 1, failed: 0, saved: 1 });
    bench.time.clock += DAY;
    assert.deepEqual(await polling.pollDue(), { asked: 0, failed: 0, saved: 0 });
  });

  it('reads a body that is the same as before no further, and asks for the whole feed once a day', async () => {
    const id = await addFeed('https://same.invalid/feed');
    const asked: unknown[] = [];
    let jobs = 0;
    const offload: IngestNeeds['offload'] = {
      run: (name, input) => {
        if (name === 'parseFeed') jobs += 1;
        return bench.offload.run(name, input);
      },
    };
    const fetchPage: FetchPage = async (url, options) => {
      asked.push(options?.etag);
      return pageOf(url, { etag: '"one"' });
    };
    const polling = pollingWith(fetchPage, { offload });
    for (const waitMs of [0, HOUR, DAY]) {
      bench.time.clock += waitMs;
      assert.equal((await polling.pollDue()).asked, 1);
    }
    assert.deepEqual(asked, [undefined, '"one"', undefined]);
    assert.equal(jobs, 1);
    assert.equal((await read(id)).rhythm?.wholeAt, bench.time.clock);
  });

  it('gives a feed up after a week, tells each server once, tries it weekly, and says when it works again', async () => {
    const url = 'https://quay.invalid/feed';
    bench.pages.set(url, feedOf('The Quay', 'Ferry sails'));
    const id = await addFeed(url);
    await bench.store.feeds.follow(OTHER, id, USER, 0);
    const alive = await addFeed('https://alive.invalid/feed');
    bench.pages.set('https://alive.invalid/feed', feedOf('Alive'));
    const told: Notice[] = [];
    const tell = async (notice: Notice): Promise<void> => void told.push(notice);
    const tellAll = () => tellOfFeeds({ store: bench.store, say: sayFeedNotice, tell });
    await pollDueFeeds(bench);
    bench.pages.set(url, new Failure('unreachable', 'quay.invalid does not take connections.'));
    const began = bench.time.clock;
    await pollUntil(id, began + 7 * DAY);
    await pollUntil(alive, began + 7 * DAY);
    assert.equal(healthOf(await read(id)).state, 'failing');
    assert.equal(await tellAll(), 0);
    await pollUntil(id, began + 9 * DAY);
    const health = healthOf(await read(id));
    assert.equal(health.state, 'disabled');
    assert.equal(health.reason, 'quay.invalid does not take connections.');
    assert.ok((await read(id)).nextPollAt - bench.time.clock > 6 * DAY);
    await pollUntil(id, began + 40 * DAY);
    assert.equal(await tellAll(), 2);
    assert.deepEqual(told.map(({ guildId }) => guildId).sort(), [GUILD, OTHER]);
    assert.ok(told.every(({ aboutUserId }) => aboutUserId === USER));
    assert.match(
      told[0]?.text ?? '',
      /“The Quay” .* has failed since \d+ May 2026.*does not take connections.*\/feed add/,
    );
    bench.pages.set(url, feedOf('The Quay', 'Ferry sails', 'Ferry returns'));
    await pollUntil(id, (await read(id)).nextPollAt);
    assert.equal(healthOf(await read(id)).state, 'healthy');
    assert.equal(await tellAll(), 2);
    assert.match(told[2]?.text ?? '', /“The Quay” .* works again/);
    assert.equal(await tellAll(), 0);
  });

  it('gives a feed up at once that is gone for good, and tells again under the same id when telling failed', async () => {
    const id = await addFeed('https://gone.invalid/feed');
    bench.pages.set(
      'https://gone.invalid/feed',
      new Failure('not-found', 'Gone for good.', { cause: { status: 410 } }),
    );
    await pollDueFeeds(bench);
    assert.equal(healthOf(await read(id)).state, 'disabled');
    assert.deepEqual(bench.events, ['warn a feed was given up for now']);
    const ids: string[] = [];
    const tell = async (notice: Notice): Promise<void> => {
      ids.push(notice.id);
      if (ids.length === 1) throw new Error('the process died here');
      assert.match(notice.text, /is gone, so I stopped asking it: Gone for good\./);
    };
    const telling = () => tellOfFeeds({ store: bench.store, say: sayFeedNotice, tell });
    await assert.rejects(telling());
    await telling();
    assert.equal(ids.length, 2);
    assert.equal(ids[0], ids[1]);
  });

  it('asks no feed that nobody follows, and stores what it held before it is followed again, as no news', async () => {
    const url = 'https://quay.invalid/feed';
    const by = { guildId: GUILD, userId: USER };
    bench.pages.set(url, feedOf('The Quay', 'Ferry sails'));
    const { feed } = await followFeed(url, by, bench);
    await pollAfter(HOUR);
    await bench.store.feeds.unfollow(GUILD, feed.id);
    bench.asked.length = 0;
    await pollAfter(30 * DAY);
    assert.deepEqual(bench.asked, []);
    bench.pages.set(url, feedOf('The Quay', 'Ferry sails', 'Ferry sinks', 'Ferry is raised'));
    assert.equal((await followFeed(url, by, bench)).saved, 2);
    const from = bench.time.clock - 90 * DAY;
    await pollAfter(HOUR);
    bench.pages.set(url, feedOf('The Quay', 'Ferry sinks', 'Ferry is raised', 'Ferry sails again'));
    await pollAfter(HOUR);
    const news = await bench.store.articles.newsBetween({ from, until: bench.time.clock + 1 }, viewOf(GUILD));
    const titles = (await bench.store.articles.getMany(news, viewOf(GUILD))).map(({ article }) => article.title);
    assert.deepEqual(titles, ['Ferry sails again']);
  });

  it('takes an archive that stands oldest first by its dates: the latest items are not lost', async () => {
    const items = Array.from({ length: 600 }, (_, day) => {
      const at = new Date(bench.time.clock - (600 - day) * DAY).toUTCString();
      return `<item><guid>${day}</guid><title>Day ${day}</title><pubDate>${at}</pubDate><description>Day ${day} passed.</description></item>`;
    });
    await addFeed('https://archive.invalid/feed');
    const body = `<rss version="2.0"><channel><title>Archive</title>${items.join('')}</channel></rss>`;
    bench.pages.set('https://archive.invalid/feed', body);
    assert.equal((await pollDueFeeds(bench)).saved, 500);
    const changes = await bench.store.articles.changesSince(0, 1_000, ALL);
    const titles = changes.map((change) => (change.kind === 'saved' ? change.article.title : ''));
    assert.deepEqual([titles[0], titles.at(-1)], ['Day 100', 'Day 599']);
  });

  it('brings nothing of one server’s feeds into another’s view', async () => {
    const feeds = { [GUILD]: 'https://quay.invalid/feed', [OTHER]: 'https://mountain.invalid/feed' };
    for (const [guildId, url] of Object.entries(feeds)) {
      await addFeed(url, guildId as GuildId);
      // The same headline in both, an item of its own in each, and one that names the other's address.
      const other = Object.values(feeds).find((one) => one !== url);
      bench.pages.set(url, feedOf(url, 'Storm over both', `Only in ${url}`, `Seen at ${other}`));
    }
    await pollAfter(0);
    for (const [guildId, url] of Object.entries(feeds)) {
      const view = viewOf(guildId as GuildId);
      const reads = (await bench.store.articles.changesSince(0, 100, view)).flatMap((one) =>
        one.kind === 'saved' ? [one.article] : [],
      );
      assert.equal(reads.length, 3);
      assert.deepEqual(
        reads.filter(({ source }) => source !== url),
        [],
      );
      const own = (await bench.store.feeds.list(view)).map(({ id }) => id);
      for (const article of reads)
        assert.ok(
          article.feeds.some((id) => own.includes(id)),
          article.title,
        );
      assert.ok(!reads.some(({ title }) => title.startsWith('Only in') && title !== `Only in ${url}`));
      const news = await bench.store.articles.newsBetween({ from: 0, until: bench.time.clock + 1 }, view);
      assert.equal(news.length, 3);
      assert.equal((await bench.store.articles.coverage(view)).articles, 3);
    }
    assert.equal((await bench.store.articles.coverage(viewOf('3' as GuildId))).articles, 0);
  });
});
