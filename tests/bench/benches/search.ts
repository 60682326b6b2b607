// How fast articles are found, how large the index is and what making it takes, beside FTS5 and MiniSearch over the
// same passages in the same run.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { GuildId } from '../../../src/news/ids.ts';
import { ALL, type View } from '../../../src/news/view.ts';
import { createSearch, type Search } from '../../../src/search/search.ts';
import { openStore, STORE_FILE } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';
import { BENCH_GUILD, fillStore } from '../fill-store.ts';
import { fillFts5, fillMiniSearch, openFts5 } from '../search-peers.ts';
import { type BenchQuery, listQueries } from '../search-queries.ts';
import { timeOfThread, watchHolds } from '../watch-holds.ts';

const SIZES = [10_000, 100_000, 500_000];
const ROUNDS = 20;
const WARMING_ROUNDS = 5;
/** A side that is slower than this over a kind of query is asked no further rounds of it, and warmed no longer. */
const KIND_MS_MAX = 6_000;
const WARMING_MS_MAX = 1_500;
/** As the index reads articles that it takes in. */
const READ_AT_ONCE = 16;
/** MiniSearch keeps all in memory: 4 GB at more. */
const MINISEARCH_ARTICLES_MAX = 100_000;
const LARGE_CACHE_KIB = 256 * 1024;
const LIMIT = 10;

/** For each size (all three where none is given): prints a table of p50 and p99 in milliseconds of the thread, and what indexing took. */
export async function benchSearch(sizes: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  const say = (line: string) => {
    lines.push(line);
    process.stderr.write(`${line}\n`);
  };
  for (const size of sizes.length === 0 ? SIZES : sizes.map(Number)) await benchSize(size, say);
  return lines;
}

async function benchSize(size: number, say: (line: string) => void): Promise<void> {
  const dataDir = temporaryFolder();
  const began = performance.now();
  await fillStore(dataDir, size, (done) => process.stderr.write(`\rwritten ${done} of ${size}`));
  const store = await openStore({ dataDir, now: Date.now });
  say(`\n${size.toLocaleString('en')} articles; store ${mb(statSync(join(dataDir, STORE_FILE)).size)} MB`);
  const indexMs = await indexAll(store, say);
  const readMs = await readAll(store);
  const file = join(dataDir, 'fts5.db');
  const fts = fillFts5(file, size);
  const oursBytes = (await store.segments.list()).reduce((sum, { bytes }) => sum + bytes, 0);
  say(
    `indexing took FTS5 ${seconds(fts.ms)} s of the processor for passages that it is handed: ours ${ratio(indexMs - readMs, fts.ms)} times as long without the ${seconds(readMs)} s of reading the articles, ${ratio(indexMs, fts.ms)} with it`,
  );
  say(`index: ours ${mb(oursBytes)} MB, FTS5 ${mb(fts.bytes)} MB (ratio ${ratio(oursBytes, fts.bytes)})`);
  const before = memoryMb();
  const search = createSearch(store);
  const openingMs = await timeMs(() => search.refresh());
  const peers = [openFts5('FTS5', file), openFts5('FTS5 256 MB', file, LARGE_CACHE_KIB)];
  const oursByKind = new Map<string, number>();
  for (const [kind, write] of listQueries(ROUNDS + WARMING_ROUNDS)) {
    const ours = await timeRounds((round) => findOurs(search, write(round)));
    oursByKind.set(kind, at(ours, 0.5));
    const cells = [`${kind.padEnd(15)} ours ${spread(ours)}`];
    for (const { name, find } of peers) cells.push(await timePeer(name, (round) => find(write(round)), at(ours, 0.5)));
    say(cells.join(' · '));
  }
  say(`opened in ${openingMs.toFixed(0)} ms; our searching keeps ${(memoryMb() - before).toFixed(0)} MB`);
  if (size <= MINISEARCH_ARTICLES_MAX) await benchMiniSearch(size, oursByKind, say);
  await store.close();
  say(`${size.toLocaleString('en')} articles took ${((performance.now() - began) / 60_000).toFixed(1)} minutes in all`);
}

/** Reads all articles as the index does when it takes them in; gives the milliseconds of the processor. */
async function readAll(store: Store): Promise<number> {
  const before = process.cpuUsage();
  for (let after = 0; ; ) {
    const rows = await store.segments.entriesSince(after, READ_AT_ONCE);
    if (rows.length === 0) break;
    await store.articles.getMany(
      rows.map(({ articleId }) => articleId),
      ALL,
    );
    after = rows.at(-1)?.sequence ?? after;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Makes the index from the texts; gives the milliseconds of the processor that it took. */
async function indexAll(store: Store, say: (line: string) => void): Promise<number> {
  const search = createSearch(store);
  const holds = watchHolds();
  const before = process.cpuUsage();
  await search.refresh((done, total) => {
    if (done % 1_000 < 16) process.stderr.write(`\rindexed ${done} of ${total}   `);
  });
  await search.settle();
  const { user, system } = process.cpuUsage(before);
  const { mostMs, p99Ms } = holds.stop();
  const ms = (user + system) / 1_000;
  say(
    `indexing took us ${seconds(ms)} s of the processor; the thread was held at most ${mostMs.toFixed(1)} ms of its time, p99 ${p99Ms.toFixed(1)} ms`,
  );
  await search.stop();
  return ms;
}

/** After all others, for its memory slows the whole process down. */
async function benchMiniSearch(
  size: number,
  oursByKind: ReadonlyMap<string, number>,
  say: (line: string) => void,
): Promise<void> {
  const before = memoryMb();
  const { peer, ms } = fillMiniSearch(size);
  say(`MiniSearch: indexing ${seconds(ms)} s, memory ${(memoryMb() - before).toFixed(0)} MB`);
  for (const [kind, write] of listQueries(ROUNDS + WARMING_ROUNDS)) {
    const cell = await timePeer(peer.name, (round) => peer.find(write(round)), oursByKind.get(kind) ?? Number.NaN);
    say(`${kind.padEnd(15)} ${cell}`);
  }
}

async function timePeer(name: string, find: (round: number) => unknown, oursMs: number): Promise<string> {
  const theirs = await timeRounds(async (round) => find(round));
  return `${name} ${spread(theirs)} (${(at(theirs, 0.5) / oursMs).toFixed(1)}×)`;
}

async function timeMs(work: () => Promise<unknown>): Promise<number> {
  const start = timeOfThread();
  await work();
  return timeOfThread() - start;
}

function findOurs(search: Search, query: BenchQuery): Promise<unknown> {
  const view: View = query.isViewed === true ? { kind: 'guild', guildId: BENCH_GUILD as GuildId } : ALL;
  if (query.typed !== undefined) return search.complete('actor', query.typed, view, LIMIT);
  const { month, actor, phrase } = query;
  return search.search({
    reading: phrase === undefined ? 'question' : 'query',
    words: phrase === undefined ? (query.words ?? '') : `"${phrase}"`,
    filters: {
      ...(actor !== undefined && { actors: [actor] }),
      ...(month !== undefined && { published: { from: `${month}-01`, to: `${month}-31` } }),
    },
    view,
    limit: LIMIT,
  });
}

async function timeRounds(work: (round: number) => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  // Other words first, so that neither side is measured while its code is still being compiled.
  const warmUntil = performance.now() + WARMING_MS_MAX;
  for (let round = ROUNDS; round < ROUNDS + WARMING_ROUNDS && performance.now() < warmUntil; round += 1)
    await work(round);
  const until = performance.now() + KIND_MS_MAX;
  for (let round = 0; round < ROUNDS && performance.now() < until; round += 1) {
    // The thread's own time, so that what else runs on the machine counts for neither side: all of them work in it alone.
    const start = timeOfThread();
    await work(round);
    times.push(timeOfThread() - start);
  }
  return times.sort((a, b) => a - b);
}

const spread = (times: readonly number[]): string => `${at(times, 0.5).toFixed(2)} / ${at(times, 0.99).toFixed(2)} ms`;
const ratio = (one: number, other: number): string => (one / other).toFixed(2);
const mb = (bytes: number): string => (bytes / 1_000_000).toFixed(0);
const seconds = (ms: number): string => (ms / 1_000).toFixed(1);

function at(times: readonly number[], part: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
}

/** What the process holds after its rubbish was collected. */
function memoryMb(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1_000_000;
}
