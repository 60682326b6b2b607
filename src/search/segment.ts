// What a segment of the index is: some articles in the order of their changes, their columns, and their keys' postings.

import type { ArticleId, Day } from '../news/ids.ts';
import type { ListMemory } from './list-memory.ts';
import type { EncodedList, PostingList } from './postings.ts';

/** What is kept of each article (and passage) of a segment, as arrays by its number in the segment. */
export interface Columns {
  /** Ascending: the change of the store that brought the article. Names it over all segments. */
  readonly sequences: Float64Array;
  /** Day of publication as the number YYYYMMDD; 0 where it is not known. */
  readonly days: Int32Array;
  readonly firstSeen: Float64Array;
  /** A hash of its id: the same whichever way it was written, so that equals are ordered by it. */
  readonly hashes: Float64Array;
  /** The hash of the id of the article it is a copy of, or of its own. Equal = the same text. */
  readonly originals: Float64Array;
  /** Places in `sourceNames` and `languageNames`. */
  readonly sources: Uint16Array;
  readonly languages: Uint8Array;
  /** In terms, 255 at most. */
  readonly titleLengths: Uint8Array;
  /** The number of each article's first passage, and after the last the count of all. */
  readonly firstPassages: Uint32Array;
  /** By passage: in terms, 255 at most. */
  readonly bodyLengths: Uint8Array;
  /** Of each original's hash by 65,536: few articles are looked at twice when those of some texts are sought. */
  readonly remainders: Uint16Array;
  /** The articles that are copies of another. */
  readonly copies: readonly number[];
  /** The hashes of what they are copies of. */
  readonly copied: ReadonlySet<number>;
  /** By passage: the article's number. */
  readonly articlesOf: Uint32Array;
  /** The least of the lengths; 0 where there are none. */
  readonly shortestBody: number;
  readonly shortestTitle: number;
}

/** Some keys in order, each with its postings. */
export type EncodedKeys = readonly (readonly [key: string, list: EncodedList])[];

export interface Segment {
  /** Unlike any other segment's. */
  readonly id: string;
  /** Grows when articles were added (to the tail only). */
  readonly version: number;
  readonly articles: number;
  readonly passages: number;
  readonly sourceNames: readonly string[];
  readonly languageNames: readonly string[];
  columns(): Promise<Columns>;
  /** The ids of articles by number, in the order asked. */
  articleIds(numbers: readonly number[]): Promise<readonly ArticleId[]>;
  /** Where passages stand in their articles' texts, in the order asked. */
  spans(passages: readonly number[]): Promise<readonly { readonly start: number; readonly end: number }[]>;
  /** The postings of those of the keys that it has; those that are read for the first time stand in `memory`, where one is given. */
  lists(keys: readonly string[], memory?: ListMemory): Promise<ReadonlyMap<string, PostingList>>;
  /** How many postings those of the keys have that it has. */
  counts(keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The folded names of the actors in most of its articles, most first; dead and hidden articles count. */
  frequentActors(): Promise<readonly string[]>;
  /** Its keys within a half-open range, in order, at most `limit`. */
  keysWithin(range: { readonly from: string; readonly until: string }, limit?: number): Promise<readonly string[]>;
}

/** A segment that is read in the order of its keys. */
export interface Readable extends Segment {
  /** Reads its keys, with the places of its passages, or its long lists into memory, a slice after the other, as long as `goesOn` says so. */
  readAhead(what: 'keys' | 'long lists', goesOn: () => boolean): Promise<void>;
  /** Its keys with their postings as bytes, some at a time. */
  encoded(): AsyncIterator<EncodedKeys, undefined> | Iterator<EncodedKeys, undefined>;
}

/** A day as a number that sorts as days do: YYYYMMDD; 0 for none. */
export function numberOfDay(day: Day | undefined): number {
  return day === undefined ? 0 : Number(day.replaceAll('-', ''));
}

/** The day of such a number; undefined for 0. */
export function dayOfNumber(number: number): Day | undefined {
  if (number === 0) return undefined;
  const digits = String(number).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/**
 * A hash of a text in 53 bits, so that it is exact as a number: two runs of FNV-1a (Fowler, Noll, Vo) of 32 bits over
 * its characters, from two starts. Two of a million ids are equal by chance once in ten thousand stores.
 */
export function hashOf(text: string): number {
  let high = 0x811c9dc5;
  let low = 0x1b873593;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ (code + at), 0x01000193);
  }
  return (high >>> 0) * 0x200000 + ((low >>> 0) % 0x200000);
}
