// Writes full tails as stored segments and merges stored ones, one thing after another, behind what is searched.

import type { SegmentRow, SegmentStore } from '../store/store.ts';
import { chooseMerge } from './merge.ts';
import { pause } from './pause.ts';
import type { Readable } from './segment.ts';
import type { ChangeRange, TailRange } from './tails.ts';
import { writeSegment } from './write-segment.ts';

/** A stored segment, opened. */
export interface StoredSegment {
  readonly row: SegmentRow;
  readonly segment: Readable;
}

/** What the writer looks at each time it chooses what to do. */
export interface WriterView {
  readonly stored: readonly StoredSegment[];
  readonly tails: readonly TailRange[];
  /** Dead changes by when they died, and up to which change that is known. */
  readonly deadSince: ReadonlyMap<number, number>;
  readonly deadAsOf: number;
  readonly deadIn: (segmentId: string) => number;
  /** The size of the segments of the lowest tier. */
  readonly tailArticles: number;
}

export interface WriteBehind {
  /** Starts the next piece of work unless one is in hand or nothing is to be done. */
  start(): void;
  /** Resolves when the piece in hand is done; undefined when none is. */
  readonly inHand: Promise<void> | undefined;
  /** Breaks off what is in hand at its next pause (what was written of it is swept away later); starts nothing more. */
  stop(): Promise<void>;
}

/** A writer of segments; what goes wrong is told to `onFault`, and tried again when it is started next. */
export function createWriteBehind(
  segments: SegmentStore,
  look: () => WriterView,
  onFault: (error: unknown) => void,
): WriteBehind {
  let inHand: Promise<void> | undefined;
  let stopped = false;
  /** Tails and segments in whose place others stand: a view of before may still show them. */
  const replaced = new Set<string>();

  async function goOn(): Promise<void> {
    await pause();
    if (stopped) throw STOPPED;
  }

  function nextWork(): (() => Promise<void>) | undefined {
    const view = look();
    const full = view.tails.find(({ closed, tail }) => closed && tail.articles > 0 && !replaced.has(tail.id));
    if (full !== undefined) return () => replace([full.tail], [], full);
    const merged = chooseMerge(
      view.stored.filter(({ row }) => !replaced.has(row.id)).map(({ row }) => ({ ...row, dead: view.deadIn(row.id) })),
      view.tailArticles,
    );
    const chosen = view.stored.filter(({ row }) => merged.includes(row.id));
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
  async function replace(from: readonly Readable[], remove: readonly string[], range: ChangeRange): Promise<void> {
    const { deadSince, deadAsOf: asOf } = look();
    const dead = new Set(deadSince.keys());
    await goOn();
    const id = await segments.begin();
    const written = await writeSegment({
      segments: from,
      isDead: (sequence) => dead.has(sequence),
      write: (pages) => segments.writePages(id, pages),
      pause: goOn,
    });
    // What another process was quicker with is swept away later.
    await segments.publish({ add: { id, from: range.from, until: range.until, ...written }, remove, asOf });
    for (const { id: former } of from) replaced.add(former);
    do await goOn();
    while (await segments.sweep());
  }

  return {
    start() {
      const work = inHand === undefined && !stopped ? nextWork() : undefined;
      if (work === undefined) return;
      inHand = work()
        .catch((error: unknown) => {
          if (error !== STOPPED) onFault(error);
        })
        .finally(() => {
          inHand = undefined;
        });
    },
    get inHand() {
      return inHand;
    },
    async stop() {
      stopped = true;
      await inHand;
    },
  };
}

/** What breaks off the work in hand. */
const STOPPED = new Error('the index was stopped');
