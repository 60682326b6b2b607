// Keeps the index up with the store: lists its segments, takes the newest articles into tails, and has them written behind.

import { ALL } from '../news/view.ts';
import type { ArticleStore, SegmentRow, SegmentStore } from '../store/store.ts';
import type { ByteCache } from './byte-cache.ts';
import { decodeEntry } from './encode-entry.ts';
import { findDead } from './find-dead.ts';
import { indexArticle } from './index-article.ts';
import { pause } from './pause.ts';
import { readSegment } from './read-segment.ts';
import type { Readable } from './segment.ts';
import { type ChangeRange, createTails, firstUncovered } from './tails.ts';
import type { Segments } from './view-mask.ts';
import { createWriteBehind, type StoredSegment, type WriteBehind } from './write-behind.ts';

/** Articles read at once: about 80 KB of entries; with their texts some 5 ms. */
const ENTRIES_PER_READ = 16;
/** Entries taken in before others may run: about 1 ms of work. One article from its text takes as long, the first ten times. */
const ENTRIES_PER_SLICE = 4;
/** More full tails than these, or one as large as so many, wait to be written: taking in goes on when one is. */
const TAILS_WAITING_MAX = 4;

/** The articles of so many tails are taken in again while whoever asked waits: half a second. More are missing meanwhile. */
const TAILS_AWAITED_MAX = 2;

/** Hears how much of the work is done. */
type OnProgress = (done: number, total: number) => void;

export interface KeptSegments {
  /** The segments as of the last refresh. */
  current(): Segments;
  refresh(onProgress?: OnProgress): Promise<void>;
  /** Resolves when nothing is being written or merged, and nothing is left to. */
  settle(): Promise<void>;
  /**
   * To be called when a reading threw RangeError: the list is read anew, and segments whose bytes are damaged are taken
   * out, so that their articles are taken in again: now if they are few, behind the searches if they are many.
   */
  heal(): Promise<void>;
  /** Whether articles of a damaged segment are still missing. */
  readonly isHealing: boolean;
  /** Takes all segments out: every article is taken in again. */
  rebuild(onProgress?: OnProgress): Promise<void>;
  /** Ends what is being written or merged, in milliseconds. To be called before the store is closed. */
  stop(): Promise<void>;
}

interface Parts {
  readonly articles: Pick<ArticleStore, 'getMany'>;
  readonly segments: SegmentStore;
  readonly cache: ByteCache;
  /** Hears of what went wrong behind the searches (a full disk); it is tried again at the next refresh. */
  readonly onFault: (error: unknown) => void;
  /** A tail with so many articles is written as a segment. */
  readonly tailArticles: number;
}

/** Segments that follow the store. Two refreshes at once are one. Throws what the store throws, and goes on next time. */
export function keepSegments(parts: Parts): KeptSegments {
  const { segments } = parts;
  const state = newState(parts);
  let refreshing: Promise<void> | undefined;
  let healing: Promise<void> | undefined;

  const refresh: KeptSegments['refresh'] = (onProgress) => {
    refreshing ??= bringUpOrHeal(onProgress).finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  };

  /** A segment that was gone, damaged or written by an older program is no reason to fail: its articles are taken in again. */
  async function bringUpOrHeal(onProgress?: OnProgress): Promise<void> {
    try {
      await bringUp(state, parts, onProgress);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      await takeOutUseless();
      await bringUp(state, parts, onProgress);
    }
  }

  /** Gives how many articles were taken out. */
  async function takeOutUseless(): Promise<number> {
    const useless: SegmentRow[] = [];
    for (const row of await segments.list())
      if (!((await segments.isSound(row.id)) && (await canBeOpened(row.id, parts)))) useless.push(row);
    state.stored = [];
    await takeOut(useless.map(({ id }) => id));
    return useless.reduce((sum, { articles }) => sum + articles, 0);
  }

  async function heal(): Promise<void> {
    const missing = healing === undefined ? await takeOutUseless() : 0;
    const { generation, sequence } = await segments.state();
    await listAnew(state, parts, sequence);
    state.generation = generation;
    if (healing !== undefined) return;
    if (missing <= TAILS_AWAITED_MAX * parts.tailArticles) return refresh();
    healing = refresh()
      .catch(parts.onFault)
      .finally(() => {
        healing = undefined;
      });
  }

  async function takeOut(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await segments.publish({ remove: ids, asOf: 0 });
    state.generation = -1;
  }

  return {
    current: () => ({ segments: segmentsOf(state), deadOf: ({ id }) => state.deadNumbers.get(id) ?? NONE }),
    refresh,
    async settle() {
      await refresh();
      while (state.writer.inHand !== undefined) {
        await state.writer.inHand;
        await refresh();
      }
    },
    heal,
    get isHealing() {
      return healing !== undefined;
    },
    async rebuild(onProgress) {
      await takeOut((await segments.list()).map(({ id }) => id));
      state.tails.clear();
      await refresh(onProgress);
    },
    stop: () => state.writer.stop(),
  };
}

/** Whether this program understands the bytes of a segment. */
async function canBeOpened(id: string, { segments, cache }: Parts): Promise<boolean> {
  try {
    await readSegment(id, (segmentId, names) => segments.readPages(segmentId, names), cache);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

interface State {
  /** That of the store when the list of segments was read; -1 to read it again. */
  generation: number;
  stored: readonly StoredSegment[];
  readonly tails: ReturnType<typeof createTails>;
  /** Dead changes that segments may hold, by when they died. */
  readonly deadSince: Map<number, number>;
  deadAsOf: number;
  deadNumbers: ReadonlyMap<string, ReadonlySet<number>>;
  readonly writer: WriteBehind;
}

const NONE: ReadonlySet<number> = new Set();

function newState({ segments, onFault, tailArticles }: Parts): State {
  const state: State = {
    generation: -1,
    stored: [],
    tails: createTails(tailArticles),
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

function segmentsOf({ stored, tails }: State): readonly Readable[] {
  return [...stored.map(({ segment }) => segment), ...tails.ranges.map(({ tail }) => tail)];
}

async function bringUp(state: State, parts: Parts, onProgress?: OnProgress): Promise<void> {
  const { generation, sequence } = await parts.segments.state();
  if (generation !== state.generation) {
    await listAnew(state, parts, sequence);
    state.generation = generation;
  } else if (sequence > state.deadAsOf) await readDead(state, parts, sequence);
  await takeIn(state, parts, sequence, onProgress);
  state.writer.start();
}

async function listAnew(state: State, parts: Parts, asOf: number): Promise<void> {
  const known = new Map(state.stored.map((one) => [one.row.id, one]));
  const readPages = (id: string, names: readonly string[]) => parts.segments.readPages(id, names);
  const read: StoredSegment[] = [];
  for (const row of await parts.segments.list())
    read.push(known.get(row.id) ?? { row, segment: await readSegment(row.id, readPages, parts.cache) });
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
  while (stretch !== undefined) {
    await takeSome(state, parts, stretch);
    await keepTailsFew(state, parts);
    stretch = uncovered();
    onProgress?.((stretch?.from ?? last + 1) - first, last + 1 - first);
  }
}

async function takeSome({ tails }: State, { segments, articles }: Parts, stretch: ChangeRange): Promise<void> {
  const found = await segments.entriesSince(stretch.from - 1, ENTRIES_PER_READ);
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
  if (rows.length < found.length || found.length < ENTRIES_PER_READ) tails.cover(stretch);
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
