// How fast articles are found, how large the index is and what making it takes, beside FTS5 and MiniSearch over the
// same passages in the same run.

import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import type { GuildId } from '../../../src/news/ids.ts';
import { ALL, type View } from '../../../src/news/view.ts';
import { createSearch, type Search } from '../../../src/search/search.ts';
import { STORE_FILE } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';
import { type BuiltIndexes, buildIndexes } from '../build-indexes.ts';
import { collectRubbish } from '../collect-rubbish.ts';
import { BENCH_GUILD } from '../fill-store.ts';
import { fillMiniSearch, openFts5 } from '../search-peers.ts';
import { AGAIN, type BenchQuery, listQueries } from '../search-queries.ts';
import { timeOfThread } from '../watch-holds.ts';

const SIZES = [10_000, 100_000, 500_000];
const ROUNDS = 20;
/** The kind that the aim is set for is asked more often: each time with other words. */
const ROUNDS_OF_KIND: ReadonlyMap<string, number> = new Map([
  ['eight words', 100],
  [`eight ${AGAIN}`, 100],
]);
/** Before anything is measured, each side is asked queries of every kind with words of their own, so that its code is compiled. */
const WARMING_FROM = 1_000;
const WARMING_ROUNDS = 5;
/** A side that is slower than this over a kind of query is asked no further rounds of it, and warmed no longer. */
const KIND_MS_MAX = 20_000;
const WARMING_MS_MAX = 1_500;
/** MiniSearch keeps all in memory: 4 GB at more. */
const MINISEARCH_ARTICLES_MAX = 100_000;
/** The smallest and the default setting of what the index may keep in memory. */
const CACHE_BYTES = [64_000_000, 256_000_000];
const MEMORY_ROUNDS = 40;
const LARGE_CACHE_KIB = 256 * 1024;
const LIMIT = 10;
const READ_BYTES = 4_000_000;

/**
 * For each size (all three where none is given): prints a table of p50 and p99 in milliseconds, and what indexing took. What is built stays in `folder` where one is given, so that the next run finds it there.
 */
export async function benchSearch(sizes: readonly string[], folder?: string): Promise<readonly string[]> {
  const lines: string[] = [];
  const say = (line: string) => {
    lines.push(line);
    process.stderr.write(`${line}\n`);
  };
  for (const size of sizes.length === 0 ? SIZES : sizes.map(Number)) await benchSize(size, folder, say);
  return lines;
}

async function benchSize(size: number, folder: string | undefined, say: (line: string) => void): Promise<void> {
  const began = performance.now();
  const dataDir = folder === undefined ? temporaryFolder() : join(folder, `d${size}`);
  const { store, ours, fts5 } = await buildIndexes(dataDir, size);
  say(`\n${size.toLocaleString('en')} articles; store ${mb(statSync(join(dataDir, STORE_FILE)).size)} MB`);
  for (const line of linesOf(ours, fts5)) say(line);
  for (const setting of CACHE_BYTES) await benchMemory(store, setting, say);
  const before = await memoryMb();
  let search = createSearch(store);
  const openingMs = await timeMs(() => search.refresh());
  // As the bot does behind its start.
  const aheadMs = await timeMs(() => search.readAhead());
  const peers = [openFts5('FTS5', fts5.file), openFts5('FTS5 256 MB', fts5.file, LARGE_CACHE_KIB)];
  const queries = listQueries(WARMING_FROM + WARMING_ROUNDS);
  for (const write of queries.values()) {
    await warm((round) => findOurs(search, write(round)));
    for (const { find } of peers) await warm(async (round) => find(write(round)));
  }
  // The disk is waited for by neither side.
  for (const file of [join(dataDir, STORE_FILE), fts5.file]) await readThrough(file);
  say('milliseconds: p50 / p99 (mean of the thread) · in brackets how many times ours by p50 and by mean');
  const oursByKind = new Map<string, Times>();
  for (const [kind, write] of queries) {
    // Of what other kinds have asked for, the index knows nothing. The others take as long a second time.
    const isAgain = kind.endsWith(AGAIN);
    if (!isAgain) {
      await search.stop();
      search = createSearch(store);
      await search.refresh();
      await search.readAhead();
      await warm((round) => findOurs(search, write(round)));
    }
    const ours = await timeRounds(kind, (round) => findOurs(search, write(round)));
    oursByKind.set(kind, ours);
    const cells = [`${kind.padEnd(15)} ours ${spread(ours)}`];
    for (const { name, find } of isAgain ? [] : peers)
      cells.push(await timePeer(name, kind, (round) => find(write(round)), ours));
    say(cells.join(' · '));
  }
  say(
    `opened in ${openingMs.toFixed(0)} ms, read ahead in ${aheadMs.toFixed(0)}; our searching keeps ${((await memoryMb()) - before).toFixed(0)} MB`,
  );
  if (size <= MINISEARCH_ARTICLES_MAX) await benchMiniSearch(size, oursByKind, say);
  await store.close();
  say(`${size.toLocaleString('en')} articles took ${((performance.now() - began) / 60_000).toFixed(1)} minutes in all`);
}

/** Reads a whole file, so that the system has its pages at hand as far as they fit its memory. */
async function readThrough(file: string): Promise<void> {
  let bytes = 0;
  for await (const part of createReadStream(file, { highWaterMark: READ_BYTES })) bytes += (part as Buffer).length;
  if (bytes === 0) throw new Error(`${file} is empty`);
}

/** What building both took. */
function linesOf(ours: BuiltIndexes['ours'], fts5: BuiltIndexes['fts5']): readonly string[] {
  const when = ({ isOfThisRun }: { readonly isOfThisRun: boolean }) => (isOfThisRun ? '' : ' (in an earlier run)');
  return [
    `indexing took us ${seconds(ours.ms)} s of the processor${when(ours)}; the thread was held at most ${ours.heldMostMs.toFixed(1)} ms of its time, p99 ${ours.heldP99Ms.toFixed(1)} ms`,
    `indexing took FTS5 ${seconds(fts5.ms)} s of the processor${when(fts5)} for passages that it is handed: ours ${ratio(ours.ms - ours.readMs, fts5.ms)} times as long without the ${seconds(ours.readMs)} s of reading the articles, ${ratio(ours.ms, fts5.ms)} with it`,
    `index: ours ${mb(ours.bytes)} MB, FTS5 ${mb(fts5.bytes)} MB (ratio ${ratio(ours.bytes, fts5.bytes)})`,
  ];
}

/** After all others, for its memory slows the whole process down. */
async function benchMiniSearch(
  size: number,
  oursByKind: ReadonlyMap<string, Times>,
  say: (line: string) => void,
): Promise<void> {
  const before = await memoryMb();
  const { peer, ms } = fillMiniSearch(size);
  say(`MiniSearch: indexing ${seconds(ms)} s, memory ${((await memoryMb()) - before).toFixed(0)} MB`);
  for (const [kind, write] of listQueries(WARMING_FROM + WARMING_ROUNDS)) {
    await warm(async (round) => peer.find(write(round)));
    const cell = await timePeer(peer.name, kind, (round) => peer.find(write(round)), oursByKind.get(kind) as Times);
    say(`${kind.padEnd(15)} ${cell}`);
  }
}

async function timePeer(name: string, kind: string, find: (round: number) => unknown, ours: Times): Promise<string> {
  const theirs = await timeRounds(kind, async (round) => find(round));
  const times = `${timesAsLong(at(theirs.taken, 0.5), at(ours.taken, 0.5))}, ${timesAsLong(theirs.meanOfThread, ours.meanOfThread)}`;
  return `${name} ${spread(theirs)} [${times}]`;
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

async function warm(work: (round: number) => Promise<unknown>): Promise<void> {
  const until = performance.now() + WARMING_MS_MAX;
  for (let round = WARMING_FROM; round < WARMING_FROM + WARMING_ROUNDS && performance.now() < until; round += 1)
    await work(round);
}

/** What the rounds of a kind took, in milliseconds. */
interface Times {
  /** By the clock, the shortest first. */
  readonly taken: readonly number[];
  /**
   * By the thread's own time: what else runs on the machine counts for neither side, for all of them work in it alone. It is
   * counted in steps of up to 4 ms, so that only the mean of many rounds is exact.
   */
  readonly meanOfThread: number;
}

async function timeRounds(kind: string, work: (round: number) => Promise<unknown>): Promise<Times> {
  const taken: number[] = [];
  const until = performance.now() + KIND_MS_MAX;
  const began = timeOfThread();
  for (let round = 0; round < (ROUNDS_OF_KIND.get(kind) ?? ROUNDS) && performance.now() < until; round += 1) {
    const start = performance.now();
    await work(round);
    taken.push(performance.now() - start);
  }
  return { meanOfThread: (timeOfThread() - began) / taken.length, taken: taken.sort((a, b) => a - b) };
}

const spread = ({ taken, meanOfThread }: Times): string =>
  `${at(taken, 0.5).toFixed(2)} / ${at(taken, 0.99).toFixed(2)} (${meanOfThread.toFixed(2)})`;
const ratio = (one: number, other: number): string => (one / other).toFixed(2);
const mb = (bytes: number): string => (bytes / 1_000_000).toFixed(0);
const seconds = (ms: number): string => (ms / 1_000).toFixed(1);

function at(times: readonly number[], part: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
}

/** What searching keeps in memory under a setting, after a hundred different questions of eight words and of all other kinds. */
async function benchMemory(store: Store, cacheBytes: number, say: (line: string) => void): Promise<void> {
  const before = await memoryMb();
  const search = createSearch({ ...store, cacheBytes });
  await search.refresh();
  await search.readAhead();
  const queries = listQueries(MEMORY_ROUNDS);
  const eight: number[] = [];
  for (let round = 0; round < MEMORY_ROUNDS; round += 1)
    for (const [kind, write] of queries) {
      if (kind === 'phrase') continue;
      const start = performance.now();
      await findOurs(search, write(round));
      if (kind === 'eight words' && round >= WARMING_ROUNDS) eight.push(performance.now() - start);
    }
  const kept = (await memoryMb()) - before;
  const p50 = at(
    eight.sort((a, b) => a - b),
    0.5,
  );
  say(
    `with a cache of ${mb(cacheBytes)} MB: ${kept.toFixed(0)} MB kept after ${MEMORY_ROUNDS} rounds of all kinds, eight words p50 ${p50.toFixed(2)} ms`,
  );
  await search.stop();
}

/** How many times as long; a clock that counts in steps gives 0 for what is quick. */
function timesAsLong(theirs: number, ours: number): string {
  if (ours > 0) return `${(theirs / ours).toFixed(1)}×`;
  return theirs > 0 ? 'too quick to compare' : 'both too quick to measure';
}

/** What the process holds after its rubbish was collected. */
async function memoryMb(): Promise<number> {
  await collectRubbish();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1_000_000;
}
