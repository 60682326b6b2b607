// Keeps the index up with the store: lists its segments, reads the newest articles into tails, and has them written and merged.

import type { ReadArticle } from '../news/article.ts';
import type { ArticleId } from '../news/ids.ts';
import { ALL } from '../news/view.ts';
import type { ArticleStore, SegmentRow, SegmentStore } from '../store/store.ts';
import type { ByteCache } from './byte-cache.ts';
import { decodeEntry } from './encode-entry.ts';
import { findDead } from './find-dead.ts';
import { indexArticle } from './index-article.ts';
import { chooseMerge, TAIL_ARTICLES_MAX } from './merge.ts';
import { readSegment } from './read-segment.ts';
import { createTail, type Tail } from './tail.ts';
import type { Segments } from './view-mask.ts';
import { type Readable, writeSegment } from './write-segment.ts';

/** Articles read at once: about 300 KB of entries. */
const ENTRIES_PER_READ = 64;
/** Articles taken in before others may run: about 2 ms of work from entries, 10 ms from texts. */
const ENTRIES_PER_SLICE = 8;
/** More tails than these wait to be written: taking in goes on when one is. */
const TAILS_WAITING_MAX = 4;

export interface KeptSegments {
  /** The segments as of the last refresh. */
  current(): Segments;
  refresh(onProgress?: (done: number, total: number) => void): Promise<void>;
  /** Resolves when nothing is being written or merged. */
  settle(): Promise<void>;
  /**
   * To be called when a reading threw RangeError: the list is read anew, and segments whose bytes are damaged are taken
   * out, so that their articles are taken in again.
   */
  heal(): Promise<void>;
  /** Takes all segments out: every article is taken in again. */
  rebuild(onProgress?: (done: number, total: number) => void): Promise<void>;
}

interface Parts {
  readonly articles: Pick<ArticleStore, 'getMany'>;
  readonly segments: SegmentStore;
  readonly cache: ByteCache;
  /** Hears of what went wrong behind the searches (a full disk); it is tried again at the next refresh. */
  readonly onFault: (error: unknown) => void;
}

/** A tail with the changes that it covers, both ends included. */
interface TailRange {
  readonly tail: Tail;
  readonly from: number;
  until: number;
  /** Nothing more is added: it is full, or a stored segment follows. */
  closed: boolean;
}

/** Segments that follow the store. Two refreshes at once are one. Throws what the store throws, and goes on next time. */
export function keepSegments({ articles, segments, cache, onFault }: Parts): KeptSegments {
  let generation = -1;
  let stored: readonly StoredSegment[] = [];
  let tails: TailRange[] = [];
  const deadSince = new Map<number, number>();
  let deadAsOf = 0;
  let deadNumbers: ReadonlyMap<string, ReadonlySet<number>> = new Map();
  let tailsMade = 0;
  let refreshing: Promise<void> | undefined;
  let writing: Promise<void> | undefined;

  const readPages = (id: string, names: readonly string[]) => segments.readPages(id, names);
  const all = (): readonly Readable[] => [...stored.map(({ segment }) => segment), ...tails.map(({ tail }) => tail)];

  async function load(asOf: number): Promise<void> {
    const known = new Map(stored.map((one) => [one.row.id, one]));
    const read: StoredSegment[] = [];
    for (const row of await segments.list())
      read.push(known.get(row.id) ?? { row, segment: await readSegment(row.id, readPages, cache) });
    stored = read;
    // What is stored now is in no tail.
    tails = tails.filter(({ from, until }) => !read.some(({ row }) => row.from <= until && row.until >= from));
    deadSince.clear();
    deadAsOf = 0;
    await readDead(asOf);
  }

  async function readDead(asOf: number): Promise<void> {
    for (const { sequence, at } of await segments.deadSince(deadAsOf)) deadSince.set(sequence, at);
    deadAsOf = Math.max(deadAsOf, asOf);
    deadNumbers = await findDead(all(), [...deadSince.keys()]);
  }

  async function run(onProgress?: (done: number, total: number) => void): Promise<void> {
    const state = await segments.state();
    if (state.generation !== generation) {
      await load(state.sequence);
      generation = state.generation;
    } else if (state.sequence > deadAsOf) await readDead(state.sequence);
    await takeIn(state.sequence, onProgress);
    maintain();
  }

  /** The first change from `at` on that nothing covers, and the last one of that stretch. */
  function uncovered(at: number, last: number): { readonly from: number; readonly until: number } | undefined {
    const covered = [...stored.map(({ row }) => row), ...tails].sort((a, b) => a.from - b.from);
    let from = at;
    for (const range of covered) {
      if (range.from > from) return from > last ? undefined : { from, until: Math.min(range.from - 1, last) };
      from = Math.max(from, range.until + 1);
    }
    return from > last ? undefined : { from, until: last };
  }

  async function takeIn(last: number, onProgress?: (done: number, total: number) => void): Promise<void> {
    let stretch = uncovered(1, last);
    const first = stretch?.from ?? 0;
    while (stretch !== undefined) {
      const { from, until } = stretch;
      const rows = (await segments.entriesSince(from - 1, ENTRIES_PER_READ)).filter(
        ({ sequence }) => sequence <= until,
      );
      const missing = rows.flatMap(({ articleId, entry }) => (entry === undefined ? [articleId] : []));
      const read = new Map((await articles.getMany(missing, ALL)).map((one) => [one.article.id, one]));
      for (const [at, row] of rows.entries()) {
        if (at % ENTRIES_PER_SLICE === ENTRIES_PER_SLICE - 1) await pause();
        takeRow(row, read, from);
      }
      // Changes that left no article are covered as well.
      if (rows.length < ENTRIES_PER_READ) tailFor(from).until = until;
      onProgress?.((rows.at(-1)?.sequence ?? until) - first, last - first);
      stretch = uncovered((tails.at(-1)?.until ?? until) + 1, last);
      await keepTailsFew();
    }
  }

  async function keepTailsFew(): Promise<void> {
    while (tails.filter(({ closed }) => closed).length > TAILS_WAITING_MAX) {
      maintain();
      if (writing === undefined) return;
      await writing;
      await load(deadAsOf);
    }
  }

  /** The tail that goes on with a change: the last one where it is not full and ends just before, else a new one. */
  function tailFor(from: number): TailRange {
    const last = tails.at(-1);
    if (last !== undefined && !last.closed && from >= last.from && from <= last.until + 1) return last;
    if (last !== undefined) last.closed = true;
    tailsMade += 1;
    const range = { tail: createTail(`tail ${tailsMade}`), from, until: from - 1, closed: false };
    tails.push(range);
    return range;
  }

  function takeRow(row: EntryRow, read: ReadonlyMap<ArticleId, ReadArticle>, stretchFrom: number): void {
    const { sequence, articleId, entry } = row;
    const decoded = entry === undefined ? undefined : decodeEntry(entry);
    const article = read.get(articleId);
    const made = decoded ?? (article?.sequence === sequence ? indexArticle(article) : undefined);
    const last = tails.at(-1);
    const goesOn = last !== undefined && last.closed && last.from >= stretchFrom;
    const range = tailFor(goesOn ? last.until + 1 : stretchFrom);
    if (made !== undefined) range.tail.add(sequence, made);
    range.until = sequence;
    if (range.tail.articles >= TAIL_ARTICLES_MAX) range.closed = true;
  }

  /** Writes closed tails and merges what has grown, one thing after another, behind what is searched. */
  function maintain(): void {
    if (writing !== undefined) return;
    const work = nextWork();
    if (work === undefined) return;
    writing = work()
      .catch(onFault)
      .finally(() => {
        writing = undefined;
      });
  }

  function nextWork(): (() => Promise<void>) | undefined {
    const closed = tails.find((range) => range.closed && range.tail.articles > 0);
    if (closed !== undefined) return () => replace([closed.tail], [], closed);
    const sizes = stored.map(({ row }) => ({ ...row, dead: deadNumbers.get(row.id)?.size ?? 0 }));
    const merged = chooseMerge(sizes);
    const chosen = stored.filter(({ row }) => merged.includes(row.id));
    const [first, last] = [chosen[0], chosen.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    const range = { from: first.row.from, until: last.row.until };
    return () =>
      replace(
        chosen.map(({ segment }) => segment),
        merged,
        range,
      );
  }

  /** Writes one segment in place of others (of a tail: in place of none), unless another process came first. */
  async function replace(
    from: readonly Readable[],
    removed: readonly string[],
    range: { readonly from: number; readonly until: number },
  ): Promise<void> {
    const id = await segments.begin();
    const asOf = deadAsOf;
    const dead = new Set([...deadSince].flatMap(([sequence, at]) => (at <= asOf ? [sequence] : [])));
    const written = await writeSegment({
      segments: from,
      isDead: (sequence) => dead.has(sequence),
      write: (pages) => segments.writePages(id, pages),
      pause,
    });
    const add = { id, from: range.from, until: range.until, ...written };
    // What another process was quicker with is swept away later.
    await segments.publish({ add, remove: removed, asOf });
    while (await segments.sweep()) await pause();
  }

  const refresh: KeptSegments['refresh'] = (onProgress) => {
    refreshing ??= run(onProgress).finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  };

  async function takeOut(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await segments.publish({ remove: ids, asOf: 0 });
    generation = -1;
  }

  return {
    current: () => ({ segments: all(), deadOf: ({ id }) => deadNumbers.get(id) ?? NONE }),
    refresh,
    async settle() {
      await refresh();
      while (writing !== undefined) {
        await writing;
        await refresh();
      }
    },
    async heal() {
      const rows = await segments.list();
      const damaged: string[] = [];
      for (const { id } of rows) if (!(await segments.isSound(id))) damaged.push(id);
      stored = [];
      await takeOut(damaged);
    },
    async rebuild(onProgress) {
      await takeOut((await segments.list()).map(({ id }) => id));
      tails = [];
      await refresh(onProgress);
    },
  };
}

interface StoredSegment {
  readonly row: SegmentRow;
  readonly segment: Readable;
}

type EntryRow = Awaited<ReturnType<SegmentStore['entriesSince']>>[number];

const NONE: ReadonlySet<number> = new Set();

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
