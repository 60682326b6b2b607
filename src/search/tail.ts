// The tail of the index: the newest articles, which no stored segment holds yet, as a segment in memory that grows.

import type { ArticleId } from '../news/ids.ts';
import { emptyColumns, growColumns, settleColumns } from './columns.ts';
import type { ArticleEntry } from './encode-entry.ts';
import { addPosting, type EncodedList, emptyList, encodeList, type PostingList } from './postings.ts';
import type { Columns, Segment } from './segment.ts';

export interface Tail extends Segment {
  add(sequence: number, entry: ArticleEntry): void;
  /** Its keys in order, with their postings as bytes: what a stored segment is written from. */
  encoded(): Iterable<readonly [string, EncodedList]>;
}

/** A tail without articles, under an id of its own. */
export function createTail(id: string): Tail {
  const grown = emptyColumns();
  const ids: ArticleId[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const lists = new Map<string, PostingList>();
  let settled: Columns | undefined;
  let sorted: readonly string[] | undefined;

  const sortedKeys = (): readonly string[] => {
    sorted ??= [...lists.keys()].sort();
    return sorted;
  };

  function post(key: string, number: number, packed: number): void {
    let list = lists.get(key);
    if (list === undefined) {
      list = emptyList();
      lists.set(key, list);
      sorted = undefined;
    }
    addPosting(list, number, packed);
  }

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
      for (const [key, { numbers, packed }] of entry.inPassages)
        for (const [at, number] of numbers.entries()) post(key, offset + number, packed[at] ?? 0);
      for (const key of entry.ofArticle) post(key, article, 1);
      settled = undefined;
    },

    async columns() {
      settled ??= settleColumns(grown);
      return settled;
    },
    articleIds: async (numbers) => numbers.map((number) => ids[number] as ArticleId),
    spans: async (passages) => passages.map((at) => ({ start: starts[at] ?? 0, end: ends[at] ?? 0 })),
    lists: async (keys) => new Map(keys.flatMap((key) => toPair(key, lists.get(key)))),
    async keysWithin({ from, until }, limit = Number.POSITIVE_INFINITY) {
      const keys = sortedKeys();
      const found: string[] = [];
      for (let at = firstAtOrAfter(keys, from); at < keys.length && found.length < limit; at += 1) {
        if ((keys[at] as string) >= until) break;
        found.push(keys[at] as string);
      }
      return found;
    },
    *encoded() {
      for (const key of sortedKeys()) yield [key, encodeList(lists.get(key) as PostingList)] as const;
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
