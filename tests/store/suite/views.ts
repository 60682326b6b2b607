// What no view may ever see: the news of another server.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ArticleId } from '../../../src/news/ids.ts';
import { ALL } from '../../../src/news/view.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  GUILD_A,
  GUILD_B,
  idOf,
  makeFeed,
  makeRead,
  type OpenTestStore,
  USER,
  VIEW_A,
  VIEW_B,
  withStore,
} from '../open-test-store.ts';

const IN_A = idOf<ArticleId>(1);
const IN_B = idOf<ArticleId>(2);
const feedA = makeFeed(101);
const feedB = makeFeed(102);

/** Two servers that follow different feeds, one article each, with a former text each. */
async function fill({ articles, feeds }: Store): Promise<void> {
  await feeds.add(feedA);
  await feeds.add(feedB);
  await feeds.follow(GUILD_A, feedA.id, USER, 0);
  await feeds.follow(GUILD_B, feedB.id, USER, 0);
  for (const [number, feedId] of [
    [1, feedA.id],
    [2, feedB.id],
  ] as const) {
    const fields = {
      feedId,
      publishedDay: `2017-02-0${number}`,
      url: `https://example.org/${number}`,
      textHash: 'same',
    };
    await articles.save(makeRead(number, fields), { expectedVersion: 0, itemId: 'item' });
    await articles.save(makeRead(number, { ...fields, title: 'New', version: 2 }), { expectedVersion: 1 });
  }
}

const READS: ReadonlyArray<readonly [string, (store: Store, view: typeof VIEW_A) => Promise<unknown>, unknown]> = [
  ['get of its own', async ({ articles }, view) => (await articles.get(IN_A, view))?.article.id, IN_A],
  ['get of the other', ({ articles }, view) => articles.get(IN_B, view), undefined],
  [
    'getMany',
    async ({ articles }, view) => (await articles.getMany([IN_B, IN_A], view)).map(({ article }) => article.id),
    [IN_A],
  ],
  [
    'getArticles',
    async ({ articles }, view) => (await articles.getArticles([IN_B, IN_A], view)).map(({ id }) => id),
    [IN_A],
  ],
  ['getFound', async ({ articles }, view) => (await articles.getFound([4, 2], view)).map(({ id }) => id), [IN_A]],
  [
    'getTexts',
    async ({ articles }, view) => (await articles.getTexts([4, 2], view)).map(({ sequence }) => sequence),
    [2],
  ],
  [
    'findCandidates by text',
    async ({ articles }, view) =>
      (await articles.findCandidates({ feedId: feedB.id, textHash: 'same' }, view)).map(({ id }) => id),
    [IN_A],
  ],
  [
    'findCandidates by item',
    ({ articles }, view) => articles.findCandidates({ feedId: feedB.id, itemId: 'item', textHash: '' }, view),
    [],
  ],
  [
    'findCandidates by address',
    ({ articles }, view) =>
      articles.findCandidates({ feedId: feedB.id, url: 'https://example.org/2', textHash: '' }, view),
    [],
  ],
  [
    'changesSince',
    async ({ articles }, view) => (await articles.changesSince(0, 10, view)).map(({ sequence }) => sequence),
    [2],
  ],
  ['lastSequence', ({ articles }, view) => articles.lastSequence(view), 2],
  ['newsBetween', ({ articles }, view) => articles.newsBetween({ from: 0, until: 99 }, view), [IN_A]],
  [
    'coverage',
    ({ articles }, view) => articles.coverage(view),
    { articles: 1, sources: 1, from: '2017-02-01', to: '2017-02-01' },
  ],
  ['versions of its own', async ({ articles }, view) => (await articles.versions(IN_A, view)).length, 1],
  ['versions of the other', ({ articles }, view) => articles.versions(IN_B, view), []],
  ['feeds.get of its own', async ({ feeds }, view) => (await feeds.get(feedA.id, view))?.id, feedA.id],
  ['feeds.get of the other', ({ feeds }, view) => feeds.get(feedB.id, view), undefined],
  ['feeds.list', async ({ feeds }, view) => (await feeds.list(view)).map(({ id }) => id), [feedA.id]],
  ['feeds.visible', ({ feeds }, view) => feeds.visible(view), new Set([feedA.id, 'local'])],
];

/** Runs every read of the store in a view that must not see the other server's news. */
export function testViews(open: OpenTestStore): void {
  for (const [name, read, expected] of READS) {
    it(`shows a server only its own news: ${name}`, () =>
      withStore(open, async (store) => {
        await fill(store);
        assert.deepEqual(await read(store, VIEW_A), expected);
      }));
  }

  it('shows the operator everything', () =>
    withStore(open, async (store) => {
      await fill(store);
      assert.equal((await store.articles.getMany([IN_A, IN_B], ALL)).length, 2);
      assert.equal(await store.feeds.visible(ALL), 'all');
      assert.equal((await store.feeds.list(ALL)).length, 3);
    }));

  it('shows every server what is listed for all, and imported files', () =>
    withStore(open, async (store) => {
      await fill(store);
      await store.articles.save(makeRead(3), { expectedVersion: 0 });
      assert.ok(await store.articles.get(idOf(3), VIEW_B));
      await store.feeds.setListedForAll(feedA.id, true);
      assert.ok(await store.articles.get(IN_A, VIEW_B));
      await store.feeds.setListedForAll(feedA.id, false);
      assert.equal(await store.articles.get(IN_A, VIEW_B), undefined);
    }));

  it('hides again what a server no longer follows, and shows an article through any of its feeds', () =>
    withStore(open, async (store) => {
      await fill(store);
      await store.articles.addFeed(IN_A, { feedId: feedB.id }, 5);
      assert.ok(await store.articles.get(IN_A, VIEW_B));
      assert.equal(await store.feeds.unfollow(GUILD_B, feedB.id), true);
      assert.equal(await store.feeds.unfollow(GUILD_B, feedB.id), false);
      assert.equal(await store.articles.get(IN_A, VIEW_B), undefined);
      assert.equal(await store.articles.lastSequence(VIEW_B), 0);
    }));
}
