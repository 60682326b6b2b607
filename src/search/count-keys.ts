// Counts in which passages of one article its keys stand and how often, in arrays that are used again for the next.

import { BODY_MAX, IN_BODY } from './postings.ts';

/** Keys with their postings in one article. */
export interface EntryKeys {
  readonly keys: readonly string[];
  /** A number for each key (see `numberOfStem`), of the epoch in which they were counted; empty where they were read. */
  readonly stemNumbers: readonly number[];
  /** Where each key's postings end; each begins where the one before ends. */
  readonly ends: readonly number[];
  /** Numbers of passages, ascending for each key, and packed counts in turn. */
  readonly postings: readonly number[];
}

/** The numbers that a posting takes in the chains: its passage, its packed counts, the place of the next. */
const WIDTH = 3;
const NONE = -1;

/** By the number of a stem: the place of its key in the lists below and 1, or 0. */
let placeOfStem = new Int32Array(65_536);
let keys: string[] = [];
let stemNumbers: number[] = [];
let firsts: number[] = [];
let lasts: number[] = [];
let chains: number[] = [];

/** Begins an article: what was counted of one that was not ended is forgotten. Articles are counted one after another. */
export function beginEntry(): void {
  for (const stem of stemNumbers) placeOfStem[stem] = 0;
  keys = [];
  stemNumbers = [];
  firsts = [];
  lasts = [];
  chains = [];
}

/** Adds to the packed counts that a key has in a passage; a count that is full stays so. Passages come in order. */
export function countKey(key: string, stem: number, passage: number, packed: number): void {
  const place = placeOf(key, stem);
  const last = lasts[place] as number;
  if (last === NONE || chains[last] !== passage) append(place, passage, packed);
  else if (packed !== IN_BODY || ((chains[last + 1] as number) & BODY_MAX) < BODY_MAX)
    chains[last + 1] = (chains[last + 1] as number) + packed;
}

/** Notes that a key stands in a passage, once. */
export function noteKey(key: string, stem: number, passage: number): void {
  const last = lasts[placeOf(key, stem)] as number;
  if (last === NONE || chains[last] !== passage) countKey(key, stem, passage, IN_BODY);
}

/** What was counted since the article was begun. */
export function endEntry(): EntryKeys {
  const ends: number[] = [];
  const postings: number[] = [];
  for (const first of firsts) {
    for (let at = first; at !== NONE; at = chains[at + 2] as number)
      postings.push(chains[at] as number, chains[at + 1] as number);
    ends.push(postings.length);
  }
  const entry = { keys, stemNumbers, ends, postings };
  beginEntry();
  return entry;
}

function placeOf(key: string, stem: number): number {
  if (stem >= placeOfStem.length) {
    const larger = new Int32Array(Math.max(stem + 1, placeOfStem.length * 2));
    larger.set(placeOfStem);
    placeOfStem = larger;
  }
  const known = placeOfStem[stem] as number;
  if (known !== 0) return known - 1;
  keys.push(key);
  stemNumbers.push(stem);
  firsts.push(NONE);
  lasts.push(NONE);
  placeOfStem[stem] = keys.length;
  return keys.length - 1;
}

function append(place: number, passage: number, packed: number): void {
  const at = chains.length;
  chains.push(passage, packed, NONE);
  if (firsts[place] === NONE) firsts[place] = at;
  else chains[(lasts[place] as number) + WIDTH - 1] = at;
  lasts[place] = at;
}
