// The stored index through its door: the same answers whichever way the same articles were written, and after damage.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import type { ReadArticle } from '../../src/news/article.ts';
import { type FeedId, LOCAL_FEED } from '../../src/news/ids.ts';
import { ALL } from '../../src/news/view.ts';
import { createSearch, type Search, writeEntry } from '../../src/search/search.ts';
import { openStore, STORE_FILE } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { checkProperty } from '../kit/check-property.ts';
import { readArticle } from '../kit/memory-articles.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { aboutFiles } from '../kit/test-database.ts';

const WORDS = 'harbour ferry strike storm bridge envoy budget whale mayor union kelp quarry'.split(' ');
const QUERIES = ['harbour strike', 'whale', 'storm bridge envoy budget', 'mayor of Norvik', 'union kelp quarry'];

/** An article whose words depend on its number alone. */
function articleOf(number: number, revision = 0): Omit<ReadArticle, 'sequence'> {
  const word = (step: number) => WORDS[(number * 7 + step * (3 + (number % 5)) + revision) % WORDS.length] ?? '';
  const sentences = Array.from({ length: 12 }, (_, at) => `The ${word(at)} and the ${word(at * 2 + 1)} met in Norvik.`);
  return readArticle({
    id: `${number}`.padStart(32, '0'),
    title: `${word(1)} and ${word(2)}`,
    text: sentences.join(' '),
    publishedDay: `2025-03-${String(1 + (number % 28)).padStart(2, '0')}`,
    feeds: [LOCAL_FEED as FeedId],
    firstSeenAt: number,
  });
}

async function save(store: Store, number: number, { revision = 0, entry = true } = {}): Promise<void> {
  const read = articleOf(number, revision);
  const article = { ...read.article, version: revision + 1, changedAt: number + revision };
  const saved = await store.articles.save(
    { ...read, article },
    { expectedVersion: revision, ...(entry && { entry: writeEntry({ ...read, article }) }) },
  );
  assert.ok(saved);
}

async function topTen(search: Search): Promise<unknown> {
  const pages = [];
  for (const words of QUERIES) {
    const { total, hits } = await search.search({ reading: 'question', words, view: ALL, limit: 10 });
    const passages = await search.findPassages({ reading: 'question', words, view: ALL, limit: 10 });
    pages.push({
      total,
      hits: hits.map(({ articleId, score, passages: shown }) => [articleId, score, shown.map(({ text }) => text)]),
      passages: passages.map(({ articleId, start, score }) => [articleId, start, score]),
    });
  }
  return pages;
}

/** Ten full tails, so that eight are merged, and a rest. */
const ARTICLES = 86;
const TAIL_ARTICLES = 8;

interface Filling {
  readonly entry?: boolean;
  readonly refreshEach?: number;
  readonly cacheBytes?: number;
}

/** A search that takes the articles in as they are saved: `refreshEach` at once. */
async function openFilled(numbers: readonly number[], { refreshEach = 7, cacheBytes, ...options }: Filling = {}) {
  const dataDir = temporaryFolder();
  const store = await openStore({ dataDir, now: () => 0 });
  const search = createSearch({
    ...store,
    tailArticles: TAIL_ARTICLES,
    ...(cacheBytes !== undefined && { cacheBytes }),
  });
  for (const [at, number] of numbers.entries()) {
    await save(store, number, options);
    if (at % refreshEach === 0) await search.refresh();
  }
  await search.settle();
  return { dataDir, store, search };
}

const sizesOf = async ({ segments }: Store): Promise<readonly number[]> =>
  (await segments.list()).map(({ articles }) => articles);

const inOrder = Array.from({ length: ARTICLES }, (_, number) => number);

describe('the stored index', () => {
  it('are found beside a segment that came to hold nothing, for all of its articles were replaced before it was written', async () => {
    const store = await openStore({ dataDir: temporaryFolder(), now: () => 0 });
    const search = createSearch({ ...store, tailArticles: TAIL_ARTICLES });
    for (let number = 0; number < TAIL_ARTICLES; number += 1) await save(store, number);
    await search.refresh();
    for (let number = 0; number < TAIL_ARTICLES; number += 1) await save(store, number, { revision: 1 });
    await search.settle();
    const empty = (await store.segments.list()).filter(({ articles }) => articles === 0);
    const found = await search.search({ reading: 'question', words: 'harbour strike', view: ALL, limit: 50 });
    await search.stop();
    await store.close();
    assert.ok(empty.length > 0, 'a segment was written of articles that were all replaced');
    assert.ok(found.total > 0);
  });

  it('gives the same top ten in whichever order and way the articles were written', async () => {
    const plain = await openFilled(inOrder);
    assert.deepEqual(await sizesOf(plain.store), [64, 8, 8], 'eight were merged');
    const atOnce = await openFilled(inOrder, { refreshEach: ARTICLES });
    assert.deepEqual(await sizesOf(atOnce.store), [80], 'what comes at once is one');
    await atOnce.store.close();
    const sparing = await openFilled(inOrder, { refreshEach: ARTICLES, cacheBytes: 64_000_000 });
    assert.deepEqual(await sizesOf(sparing.store), [64, 16], 'but not more than there is memory for');
    await sparing.store.close();
    const expected = await topTen(plain.search);
    await checkProperty(
      fc.asyncProperty(
        fc.shuffledSubarray(inOrder, { minLength: ARTICLES }),
        fc.boolean(),
        fc.constantFrom(1_000, 7, 30),
        async (numbers, entry, refreshEach) => {
          const other = await openFilled(numbers, { entry, refreshEach });
          assert.deepEqual(await topTen(other.search), expected);
          await other.store.close();
        },
      ),
      { numRuns: 8 },
    );
    await plain.search.rebuild();
    await plain.search.settle();
    assert.deepEqual(await topTen(plain.search), expected);
    await plain.store.close();
  });

  it('gives the first of a short list as the first of the whole list, though it scores no further than it must', async () => {
    const { store, search } = await openFilled(inOrder);
    for (const words of QUERIES) {
      const ask = async (limit: number, offset = 0) => {
        const found = await search.search({ reading: 'question', words, view: ALL, limit, offset });
        return found.hits.map(({ articleId, score, passages }) => [articleId, score, passages]);
      };
      const whole = await ask(ARTICLES);
      assert.ok(whole.length > 20);
      for (const limit of [1, 3, 10]) assert.deepEqual(await ask(limit), whole.slice(0, limit));
      assert.deepEqual(await ask(4, 9), whole.slice(9, 13));
    }
    await store.close();
  });

  it('gives many that ask at once what it gives each of them alone, from words read for the first and the second time', async () => {
    const { store } = await openFilled(inOrder);
    const asked = QUERIES.flatMap((words) => (['question', 'query'] as const).map((reading) => ({ words, reading })));
    const ask = async (own: Search, at: number) => {
      const { hits, total } = await own.search({ ...(asked[at] as (typeof asked)[0]), view: ALL, limit: ARTICLES });
      return { total, hits: hits.map(({ articleId, score, passages }) => [articleId, score, passages]) };
    };
    const alone = [];
    for (const at of asked.keys()) {
      const own = createSearch({ ...store, tailArticles: TAIL_ARTICLES });
      alone.push(await ask(own, at));
      await own.stop();
    }
    // Pages come late and in turns, so that searches overtake each other between their words.
    let read = 0;
    const readPages: typeof store.segments.readPages = async (...page) => {
      for (let turns = read++ % 5; turns > 0; turns -= 1) await new Promise(setImmediate);
      return store.segments.readPages(...page);
    };
    const search = createSearch({ ...store, segments: { ...store.segments, readPages }, tailArticles: TAIL_ARTICLES });
    for (let round = 0; round < 3; round += 1)
      assert.deepEqual(await Promise.all([...asked.keys()].map((at) => ask(search, at))), alone);
    await search.stop();
    await store.close();
  });

  it('gives what a fresh index gives after changes, by segments and by the tail', async () => {
    const changed = await openFilled(inOrder);
    for (let number = 0; number < ARTICLES; number += 3) await save(changed.store, number, { revision: 1 });
    const before = await topTen(changed.search);
    await changed.search.settle();
    assert.deepEqual(await topTen(changed.search), before);
    const again = createSearch({ ...changed.store, tailArticles: TAIL_ARTICLES });
    assert.deepEqual(await topTen(again), before);
    await again.rebuild();
    await again.settle();
    assert.deepEqual(await topTen(again), before);
    // The first form of the changed ones is in no list any more.
    const { total } = await again.search({ reading: 'query', words: 'Norvik', view: ALL, limit: 1 });
    assert.equal(total, ARTICLES);
    await changed.store.close();
  });

  it('reads damaged segments anew from their articles, says so meanwhile, and finds the same', aboutFiles, async () => {
    const { dataDir, store, search } = await openFilled(inOrder);
    const expected = await topTen(search);
    const [large, small] = (await store.segments.list()).map(({ id }) => id);
    await store.close();
    const file = new DatabaseSync(join(dataDir, STORE_FILE));
    const damage = (id = '') =>
      file.prepare(`update segment_pages set body = zeroblob(100) where name like 'keys:%' and segment_id = ?`).run(id);
    const reopened = await openStore({ dataDir, now: () => 0 });
    const isWhole = async (searched: Search) => (await searched.coverage(ALL)).isPartial !== true;
    // A few articles are taken in again at once.
    damage(small);
    const after = createSearch({ ...reopened, tailArticles: TAIL_ARTICLES });
    assert.deepEqual(await topTen(after), expected);
    assert.ok(await isWhole(after));
    await after.settle();
    // Many are missing meanwhile.
    damage(large);
    let again = createSearch({ ...reopened, tailArticles: TAIL_ARTICLES });
    const found = await again.search({ reading: 'question', words: 'harbour strike', view: ALL, limit: 10 });
    assert.equal(found.coverage.isPartial, true);
    assert.ok(found.coverage.articles < ARTICLES);
    // One that is stopped meanwhile leaves the rest to the next.
    await again.stop();
    again = createSearch({ ...reopened, tailArticles: TAIL_ARTICLES });
    await again.settle();
    assert.ok(await isWhole(again));
    assert.deepEqual(await topTen(again), expected);
    file.close();
    for (const { id } of await reopened.segments.list()) assert.ok(await reopened.segments.isSound(id));
    await reopened.close();
  });

  it('asks the store for no keys and lists any more once it has read ahead', async () => {
    const { store } = await openFilled(inOrder);
    const asked: string[] = [];
    const readPages: typeof store.segments.readPages = (id, names) => {
      asked.push(...names.filter((name) => /^(?:keys|list):/u.test(name)));
      return store.segments.readPages(id, names);
    };
    const search = createSearch({ ...store, segments: { ...store.segments, readPages }, tailArticles: TAIL_ARTICLES });
    await search.refresh();
    await search.readAhead();
    assert.ok(asked.length > 0);
    asked.length = 0;
    await topTen(search);
    assert.deepEqual(asked, []);
    await search.stop();
    await store.close();
  });

  it('takes in anew by itself what an older program has written', aboutFiles, async () => {
    const { dataDir, store, search } = await openFilled(inOrder);
    const expected = await topTen(search);
    const before = (await store.segments.list()).map(({ id }) => id);
    await store.close();
    const file = new DatabaseSync(join(dataDir, STORE_FILE));
    // The version is the first byte of a header; the checksum is that of the page as the older program wrote it.
    for (const { segment_id, body } of file.prepare(`select * from segment_pages where name = 'header'`).all()) {
      const older = Uint8Array.from(body as Uint8Array);
      older[0] = 1;
      file
        .prepare(`update segment_pages set body = ?, checksum = ? where segment_id = ? and name = 'header'`)
        .run(older, crc32(older), segment_id as string);
    }
    file.close();
    const reopened = await openStore({ dataDir, now: () => 0 });
    const after = createSearch({ ...reopened, tailArticles: TAIL_ARTICLES });
    await after.settle();
    for (const { id } of await reopened.segments.list()) assert.ok(!before.includes(id));
    assert.deepEqual(await topTen(after), expected);
    await reopened.close();
  });

  it('sees the segments that another process has written, and finds on while its own are merged away', async () => {
    const { dataDir, store, search } = await openFilled(inOrder.slice(0, 40));
    const otherStore = await openStore({ dataDir, now: () => 0 });
    const other = createSearch({ ...otherStore, tailArticles: TAIL_ARTICLES });
    await topTen(other);
    for (const number of inOrder.slice(40)) await save(store, number);
    await search.settle();
    assert.deepEqual(await topTen(other), await topTen(search));
    await otherStore.close();
    await store.close();
  });
});
