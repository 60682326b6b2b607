// The tail of the index: the newest articles, which no stored segment holds yet, as a segment in memory that grows.

import type { ArticleId } from '../news/ids.ts';
import { emptyColumns, growColumns, settleColumns } from './columns.ts';
import type { ArticleEntry } from './encode-entry.ts';
import { createFrequentActors } from './frequent-actors.ts';
import { allShown } from './keys.ts';
import type { PostingList } from './postings.ts';
import type { Columns, Readable } from './segment.ts';
import { createTailPostings } from './tail-postings.ts';

/** Keys encoded together: a small part of a slice of work. */
const KEYS_AT_ONCE = 256;

export interface Tail extends Readable {
  add(sequence: number, entry: ArticleEntry): void;
}

/** A tail without articles, under an id of its own. */
export function createTail(id: string): Tail {
  const grown = emptyColumns();
  const ids: ArticleId[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const postings = createTailPostings();
  let frequent: { readonly version: number; readonly actors: readonly string[] } | undefined;
  let settled: Columns | undefined;
  let sorted: readonly string[] = [];

  const sortedKeys = (): readonly string[] => {
    // Keys are never taken away: when their number is the same, they are.
    if (sorted.length !== postings.keys.size) sorted = [...postings.keys.keys()].sort();
    return sorted;
  };

  return {
    id,
    get version() {
      return ids.length;
    },
    get articles() {
      return ids.length;
    },
    get passages() {
      return starts.length;
    },
    sourceNames: grown.sourceNames,
    languageNames: grown.languageNames,

    add(sequence, entry) {
      const article = ids.length;
      const offset = starts.length;
      growColumns(grown, sequence, entry);
      ids.push(entry.id);
      for (const { start, end } of entry.passages) {
        starts.push(start);
        ends.push(end);
      }
      for (const [key, own] of entry.inPassages)
        for (let at = 0; at < own.length; at += 2)
          postings.add(key, offset + (own[at] as number), own[at + 1] as number);
      for (const key of entry.ofArticle) postings.add(key, article, 1);
      settled = undefined;
    },

    async columns() {
      settled ??= settleColumns(grown);
      return settled;
    },
    articleIds: async (numbers) => numbers.map((number) => ids[number] as ArticleId),
    spans: async (passages) => passages.map((at) => ({ start: starts[at] ?? 0, end: ends[at] ?? 0 })),
    lists: async (keys) => new Map(keys.flatMap((key) => toPair(key, postings.list(key)))),
    async keysWithin({ from, until }, limit = Number.POSITIVE_INFINITY) {
      const keys = sortedKeys();
      const found: string[] = [];
      for (let at = firstAtOrAfter(keys, from); at < keys.length && found.length < limit; at += 1) {
        if ((keys[at] as string) >= until) break;
        found.push(keys[at] as string);
      }
      return found;
    },
    async frequentActors() {
      if (frequent?.version === ids.length) return frequent.actors;
      const choice = createFrequentActors();
      const { from, until } = allShown;
      const keys = sortedKeys();
      for (let at = firstAtOrAfter(keys, from); at < keys.length && (keys[at] as string) < until; at += 1)
        choice.note(keys[at] as string, postings.count(keys[at] as string));
      frequent = { version: ids.length, actors: choice.chosen() };
      return frequent.actors;
    },
    *encoded() {
      const keys = sortedKeys();
      for (let at = 0; at < keys.length; at += KEYS_AT_ONCE)
        yield keys.slice(at, at + KEYS_AT_ONCE).map((key) => [key, postings.encoded(key)] as const);
      return undefined;
    },
  };
}

function toPair(key: string, list: PostingList | undefined): (readonly [string, PostingList])[] {
  return list === undefined ? [] : [[key, list] as const];
}

/** The place of the first of sorted texts that is not below `wanted`; their count when all are. */
export function firstAtOrAfter(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
