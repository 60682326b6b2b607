// The tail of the index: the newest articles, which no stored segment holds yet, as a segment in memory that grows.

import type { ArticleId } from '../news/ids.ts';
import { emptyColumns, growColumns, settleColumns } from './columns.ts';
import type { ArticleEntry } from './encode-entry.ts';
import { createFrequentActors } from './frequent-actors.ts';
import { allShown } from './keys.ts';
import { pause } from './pause.ts';
import type { PostingList } from './postings.ts';
import type { Columns, Readable } from './segment.ts';
import { createTailKeys } from './tail-keys.ts';
import { createTailPostings } from './tail-postings.ts';

/** Keys encoded together: a small part of a slice of work. */
const KEYS_AT_ONCE = 64;
/** Others run after so many keys were parted: about a millisecond. */
const KEYS_PER_SLICE = 4_096;

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
  const ordered = createTailKeys(postings.keys);
  let frequent: { readonly version: number; readonly actors: readonly string[] } | undefined;
  let settled: Columns | undefined;

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
      postings.addEntry(entry.inPassages, offset);
      for (const [at, keys] of entry.ofArticle.entries()) postings.addKeys(keys, article, at > 0);
      settled = undefined;
    },

    async columns() {
      settled ??= settleColumns(grown);
      return settled;
    },
    articleIds: async (numbers) => numbers.map((number) => ids[number] as ArticleId),
    spans: async (passages) => passages.map((at) => ({ start: starts[at] ?? 0, end: ends[at] ?? 0 })),
    lists: async (keys) => new Map(keys.flatMap((key) => toPair(key, postings.list(key)))),
    counts: async (keys) =>
      new Map(keys.flatMap((key) => (postings.keys.has(key) ? [[key, postings.count(key)] as const] : []))),
    keysWithin: async (range, limit) => ordered.within(range).slice(0, limit),
    async frequentActors() {
      if (frequent?.version === ids.length) return frequent.actors;
      const choice = createFrequentActors();
      for (const key of ordered.within(allShown)) choice.note(key, postings.count(key));
      frequent = { version: ids.length, actors: choice.chosen() };
      return frequent.actors;
    },
    readAhead: async () => undefined,
    async *encoded() {
      for (const part of await partByStart(postings.keys.keys())) {
        const keys = part.sort();
        for (let at = 0; at < keys.length; at += KEYS_AT_ONCE)
          yield postings.encoded(keys.slice(at, at + KEYS_AT_ONCE));
      }
      return undefined;
    },
  };
}

/** Keys parted by their first two characters, the parts in order: none is so large that sorting it holds others up. */
async function partByStart(keys: Iterable<string>): Promise<string[][]> {
  const parts = new Map<number, string[]>();
  let parted = 0;
  for (const key of keys) {
    const start = key.charCodeAt(0) * 65_536 + (key.charCodeAt(1) || 0);
    const part = parts.get(start);
    if (part === undefined) parts.set(start, [key]);
    else part.push(key);
    parted += 1;
    if (parted % KEYS_PER_SLICE === 0) await pause();
  }
  return [...parts].sort(([a], [b]) => a - b).map(([, part]) => part);
}

function toPair(key: string, list: PostingList | undefined): (readonly [string, PostingList])[] {
  return list === undefined ? [] : [[key, list] as const];
}
