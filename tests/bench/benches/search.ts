// How fast articles are found, beside FTS5's bm25 over the same articles in the same run.

import { DatabaseSync } from 'node:sqlite';
import { saveArticle } from '../../../src/ingest/ingest.ts';
import { ALL } from '../../../src/news/view.ts';
import { createSearch } from '../../../src/search/search.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { startOffload } from '../../../src/workers/offload.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';
import { inventArticles, nameOf, wordOf } from '../invented-text.ts';

const ARTICLES = 2_000;
const ROUNDS = 30;
const CACHE_KIB = 256 * 1024;

const QUERIES: readonly (readonly [string, string])[] = [
  ['rare word', wordOf(20_000)],
  ['common word', wordOf(20)],
  ['three words', `${wordOf(50)} ${wordOf(500)} ${wordOf(5_000)}`],
  ['actor', nameOf(3)],
  ['eight words', [30, 80, 200, 450, 900, 2_000, 5_000, 12_000].map(wordOf).join(' ')],
];

/** Finds the ten best articles of each query with both; prints p50 and p99 in milliseconds and the ratio of the p50. */
export async function benchSearch(): Promise<readonly string[]> {
  const store = await openStore({ dataDir: temporaryFolder(), now: Date.now });
  const offload = startOffload({ size: 2 });
  const fts = new DatabaseSync(':memory:');
  fts.exec(`pragma cache_size = -${CACHE_KIB}; create virtual table articles using fts5(title, text)`);
  const insert = fts.prepare('insert into articles (title, text) values (?, ?)');
  for (const article of inventArticles(ARTICLES)) {
    await saveArticle(article, { store, offload, now: Date.now });
    insert.run(article.title, article.text);
  }
  await offload.stop();
  const search = createSearch(store);
  const indexMs = await timeMs(() => search.refresh());
  const find = fts.prepare(
    'select rowid, bm25(articles) as score from articles where articles match ? order by score limit 10',
  );
  const lines = [`${ARTICLES} articles; the index in memory was built in ${indexMs.toFixed(0)} ms`];
  for (const [name, words] of QUERIES) {
    const ours = await timeAll(() => search.findPassages({ reading: 'question', words, view: ALL, limit: 10 }));
    const peers = await timeAll(async () => find.all(words.split(' ').join(' OR ')));
    const ratio = at(peers, 0.5) / at(ours, 0.5);
    lines.push(
      `${name.padEnd(12)} ours p50 ${at(ours, 0.5).toFixed(2)} p99 ${at(ours, 0.99).toFixed(2)} ms · FTS5 p50 ${at(peers, 0.5).toFixed(2)} p99 ${at(peers, 0.99).toFixed(2)} ms · ${ratio.toFixed(2)} times as fast`,
    );
  }
  await store.close();
  fts.close();
  return lines;
}

async function timeMs(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function timeAll(work: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await timeMs(work));
  return times.sort((a, b) => a - b);
}

function at(times: readonly number[], part: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
}
