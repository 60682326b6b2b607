// Brings the segments in memory up with the store: lists them anew when they changed, and takes changes into tails.

import { ALL } from '../news/view.ts';
import type { ArticleStore, SegmentStore } from '../store/store.ts';
import type { ByteCache } from './byte-cache.ts';
import { decodeEntry } from './encode-entry.ts';
import { findDead } from './find-dead.ts';
import { indexArticle, warmUp } from './index-article.ts';
import { pause } from './pause.ts';
import { readSegment } from './read-segment.ts';
import type { Readable } from './segment.ts';
import { type ChangeRange, createTails, firstUncovered } from './tails.ts';
import { createWriteBehind, type StoredSegment, type WriteBehind } from './write-behind.ts';

/** Articles read at once: about 80 KB of entries; with their texts some 5 ms. */
const ENTRIES_PER_READ = 16;
/** Entries taken in before others may run: about 1 ms of work. One article from its text takes as long, the first ten times. */
const ENTRIES_PER_SLICE = 4;
/** More full tails than these, or one as large as so many, wait to be written: taking in goes on when one is. */
const TAILS_WAITING_MAX = 4;

/**
 * Where many articles come at once, as many tails as they fill are taken in as one, up to so many: the first merges are
 * spared, and with them a sixth of the time. 32 take some 30 MB of memory beside the cache, 8 take 22: a small one allows no more.
 */
const TAILS_AS_ONE_MAX = 32;
const TAILS_AS_ONE_SPARING = 8;
const CACHE_BYTES_AMPLE = 100_000_000;

/** Hears how much of the work is done. */
export type OnProgress = (done: number, total: number) => void;

export interface Parts {
  readonly articles: Pick<ArticleStore, 'getMany'>;
  readonly segments: SegmentStore;
  readonly cache: ByteCache;
  /** Hears of what went wrong behind the searches (a full disk); it is tried again at the next refresh. */
  readonly onFault: (error: unknown) => void;
  /** A tail with so many articles is written as a segment. */
  readonly tailArticles: number;
  /** Hears of what is taken in where no other listens. */
  readonly onProgress?: OnProgress;
}

/** The segments that are known, what is dead in them, and who writes the next. */
export interface State {
  /** That of the store when the list of segments was read; -1 to read it again. */
  generation: number;
  stored: readonly StoredSegment[];
  readonly tails: ReturnType<typeof createTails>;
  /** Dead changes that segments may hold, by when they died. */
  readonly deadSince: Map<number, number>;
  deadAsOf: number;
  deadNumbers: ReadonlyMap<string, ReadonlySet<number>>;
  readonly writer: WriteBehind;
  /** Nothing more is taken in. */
  stopped: boolean;
}

/** Nothing is known yet. */
export function newState({ segments, cache, onFault, tailArticles }: Parts): State {
  const state: State = {
    stopped: false,
    generation: -1,
    stored: [],
    tails: createTails(tailArticles, cache.bytesMax < CACHE_BYTES_AMPLE ? TAILS_AS_ONE_SPARING : TAILS_AS_ONE_MAX),
    deadSince: new Map(),
    deadAsOf: 0,
    deadNumbers: new Map(),
    writer: createWriteBehind(
      segments,
      () => ({ ...state, tails: state.tails.ranges, deadIn: countDead, tailArticles }),
      onFault,
    ),
  };
  const countDead = (id: string): number => state.deadNumbers.get(id)?.size ?? 0;
  return state;
}

/** All of them, in the order of their changes. */
export function segmentsOf({ stored, tails }: State): readonly Readable[] {
  return [...stored.map(({ segment }) => segment), ...tails.ranges.map(({ tail }) => tail)];
}

/** Takes in what changed since the last time, and starts the writer where there is something to write. */
export async function bringUp(state: State, parts: Parts, onProgress?: OnProgress): Promise<void> {
  const { generation, sequence } = await parts.segments.state();
  if (generation !== state.generation) {
    await listAnew(state, parts, sequence);
    state.generation = generation;
  } else if (sequence > state.deadAsOf) await readDead(state, parts, sequence);
  await takeIn(state, parts, sequence, onProgress);
  state.writer.start();
}

/** Reads the list of stored segments, and what is dead up to the change `asOf`. Throws RangeError when one cannot be read. */
export async function listAnew(state: State, parts: Parts, asOf: number): Promise<void> {
  const known = new Map(state.stored.map((one) => [one.row.id, one]));
  const readPages = (id: string, names: readonly string[]) => parts.segments.readPages(id, names);
  const read: StoredSegment[] = [];
  for (const row of await parts.segments.list()) {
    const one = known.get(row.id) ?? { row, segment: await readSegment(row.id, readPages, parts.cache) };
    if (!known.has(row.id)) await pause();
    read.push(one);
  }
  state.stored = read;
  state.tails.dropStored(read.map(({ row }) => row));
  state.deadSince.clear();
  state.deadAsOf = 0;
  await readDead(state, parts, asOf);
}

async function readDead(state: State, { segments }: Parts, asOf: number): Promise<void> {
  for (const { sequence, at } of await segments.deadSince(state.deadAsOf)) {
    state.deadSince.set(sequence, at);
    state.deadAsOf = Math.max(state.deadAsOf, at);
  }
  state.deadAsOf = Math.max(state.deadAsOf, asOf);
  state.deadNumbers = await findDead(segmentsOf(state), [...state.deadSince.keys()]);
}

/** Takes in all changes up to `last` that nothing covers. */
async function takeIn(state: State, parts: Parts, last: number, onProgress?: OnProgress): Promise<void> {
  const uncovered = () => firstUncovered([...state.stored.map(({ row }) => row), ...state.tails.ranges], last);
  let stretch = uncovered();
  const first = stretch?.from ?? 0;
  if (stretch !== undefined && warmUp()) await pause();
  // The first by itself: code that was not compiled yet takes ten times as long.
  let atOnce = 1;
  while (stretch !== undefined && !state.stopped) {
    await takeSome(state, parts, stretch, atOnce);
    atOnce = Math.min(atOnce * 2, ENTRIES_PER_READ);
    await keepTailsFew(state, parts);
    stretch = uncovered();
    onProgress?.((stretch?.from ?? last + 1) - first, last + 1 - first);
  }
}

async function takeSome(
  { tails }: State,
  { segments, articles }: Parts,
  stretch: ChangeRange,
  atOnce: number,
): Promise<void> {
  const found = await segments.entriesSince(stretch.from - 1, atOnce);
  const rows = found.filter(({ sequence }) => sequence <= stretch.until);
  const kept = rows.map((row) => ({ ...row, entry: row.entry && decodeEntry(row.entry) }));
  const missing = kept.flatMap(({ articleId, entry }) => (entry === undefined ? [articleId] : []));
  const read = new Map((await articles.getMany(missing, ALL)).map((one) => [one.article.id, one]));
  for (const [at, { sequence, articleId, entry }] of kept.entries()) {
    if (entry === undefined || at % ENTRIES_PER_SLICE === ENTRIES_PER_SLICE - 1) await pause();
    const article = read.get(articleId);
    tails.take(sequence, entry ?? (article?.sequence === sequence ? indexArticle(article) : undefined), stretch);
  }
  // Changes that left no article are covered as well.
  if (rows.length < found.length || found.length < atOnce) tails.cover(stretch);
}

/** Waits for the writer while too many full tails stand in memory. */
async function keepTailsFew(state: State, parts: Parts): Promise<void> {
  const waiting = () => state.tails.ranges.reduce((sum, { closed, tail }) => sum + (closed ? tail.articles : 0), 0);
  while (waiting() > TAILS_WAITING_MAX * parts.tailArticles) {
    state.writer.start();
    if (state.writer.inHand === undefined) return;
    await state.writer.inHand;
    await listAnew(state, parts, state.deadAsOf);
    await pause();
  }
}
