// The tails of the index: stretches of changes that no stored segment covers yet, taken in article by article.

import type { ArticleEntry } from './encode-entry.ts';
import { createTail, type Tail } from './tail.ts';

/** The changes [from, until] of the articles, both ends included. */
export interface ChangeRange {
  readonly from: number;
  readonly until: number;
}

/** A tail with the changes that it covers. */
export interface TailRange {
  readonly tail: Tail;
  readonly from: number;
  until: number;
  /** Nothing more is added: it is full, or another follows. */
  closed: boolean;
}

export interface Tails {
  readonly ranges: readonly TailRange[];
  /** Takes in one change of a stretch; without an entry it is only covered. */
  take(sequence: number, entry: ArticleEntry | undefined, stretch: ChangeRange): void;
  /** Notes that the stretch from `from` on holds no article up to `until`. */
  cover(range: ChangeRange): void;
  /** Forgets tails of which something is stored now. */
  dropStored(stored: readonly ChangeRange[]): void;
  /** Forgets all. */
  clear(): void;
}

/** No tails yet; each is full with `tailArticles`, or with those of several, up to `asOneMax`, where so many more are to come. */
export function createTails(tailArticles: number, asOneMax: number): Tails {
  let ranges: TailRange[] = [];
  let made = 0;

  /** The tail that goes on with a change: the last one where it is not full and ends just before, else a new one. */
  function tailFor(from: number): TailRange {
    const last = ranges.at(-1);
    if (last !== undefined && !last.closed && from >= last.from && from <= last.until + 1) return last;
    if (last !== undefined) last.closed = true;
    made += 1;
    const range = { tail: createTail(`tail ${made}`), from, until: from - 1, closed: false };
    ranges.push(range);
    return range;
  }

  return {
    get ranges() {
      return ranges;
    },
    take(sequence, entry, { from, until }) {
      const last = ranges.at(-1);
      const goesOn = last !== undefined && last.until >= from && last.until < sequence;
      const range = tailFor(goesOn ? last.until + 1 : from);
      if (entry !== undefined) range.tail.add(sequence, entry);
      range.until = sequence;
      const toCome = range.tail.articles + until - sequence;
      const asOne = Math.max(1, Math.min(Math.floor(toCome / tailArticles), asOneMax));
      if (range.tail.articles >= asOne * tailArticles) range.closed = true;
    },
    cover({ from, until }) {
      const last = ranges.at(-1);
      const goesOn = last !== undefined && last.until >= from && last.until <= until;
      const range = tailFor(goesOn ? last.until + 1 : from);
      range.until = Math.max(range.until, until);
    },
    dropStored(stored) {
      ranges = ranges.filter(({ from, until }) => !stored.some((row) => row.from <= until && row.until >= from));
    },
    clear() {
      ranges = [];
    },
  };
}

/** The first stretch of [1, last] that none of the ranges covers; undefined when all of it is covered. */
export function firstUncovered(ranges: readonly ChangeRange[], last: number): ChangeRange | undefined {
  let from = 1;
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    if (range.from > from) break;
    from = Math.max(from, range.until + 1);
  }
  if (from > last) return undefined;
  const next = Math.min(...ranges.flatMap((range) => (range.from > from ? [range.from] : [])), last + 1);
  return { from, until: next - 1 };
}
