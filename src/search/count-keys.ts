// Counts in which passages of one article its keys stand and how often, in arrays that are used again for the next.

import { stemOf } from '../text/understand.ts';
import { BODY_MAX, IN_BODY } from './postings.ts';

/** Keys with their postings in one article. */
export interface EntryKeys {
  /** The keys by their numbers (see `numberOfStem`), of the epoch in which they were counted, or themselves where they were read. */
  readonly keys: Int32Array | readonly string[];
  /** Where each key's postings end; each begins where the one before ends. */
  readonly ends: Int32Array | readonly number[];
  /** Numbers of passages, ascending for each key, and packed counts in turn. */
  readonly postings: Int32Array | readonly number[];
}

/** The key at a place of an entry. Throws when its epoch is over. */
export function keyAt({ keys }: Pick<EntryKeys, 'keys'>, place: number): string {
  const key = keys[place];
  return typeof key === 'string' ? key : stemOf(key as number);
}

/** The numbers that a posting takes in the chains: its passage, its packed counts, the place of the next. */
const WIDTH = 3;
const NONE = -1;
/** Room for a long article; doubled for longer ones. */
const FIRST_ROOM = 4_096;

/** By the number of a stem: the place of its key in the lists below and 1, or 0. */
let placeOfStem = new Int32Array(65_536);
let stems = new Int32Array(FIRST_ROOM);
/** By place: where its chain of postings begins and ends. */
let firsts = new Int32Array(FIRST_ROOM);
let lasts = new Int32Array(FIRST_ROOM);
let counted = 0;
let chains = new Int32Array(FIRST_ROOM * WIDTH);
let chained = 0;
/** As `EntryKeys` has them. */
let ends = new Int32Array(FIRST_ROOM);
let postings = new Int32Array(FIRST_ROOM);

/** Begins an article: what was counted of one that was not ended is forgotten. Articles are counted one after another. */
export function beginEntry(): void {
  for (let place = 0; place < counted; place += 1) placeOfStem[stems[place] as number] = 0;
  counted = 0;
  chained = 0;
}

/** Adds to the packed counts that a key has in a passage, by its number; a count that is full stays so. Passages come in order. */
export function countKey(stem: number, passage: number, packed: number): void {
  const place = placeOf(stem);
  const last = lasts[place] as number;
  if (last === NONE || chains[last] !== passage) append(place, passage, packed);
  else if (packed !== IN_BODY || ((chains[last + 1] as number) & BODY_MAX) < BODY_MAX)
    chains[last + 1] = (chains[last + 1] as number) + packed;
}

/** Notes that a key stands in a passage, once. */
export function noteKey(stem: number, passage: number): void {
  const place = placeOf(stem);
  const last = lasts[place] as number;
  if (last === NONE || chains[last] !== passage) append(place, passage, IN_BODY);
}

/** What was counted since the article was begun; good until the next one is begun. */
export function endEntry(): EntryKeys {
  if (ends.length < counted) ends = new Int32Array(stems.length);
  if (postings.length < chained) postings = new Int32Array(chains.length);
  let end = 0;
  for (let place = 0; place < counted; place += 1) {
    for (let at = firsts[place] as number; at !== NONE; at = chains[at + 2] as number) {
      postings[end++] = chains[at] as number;
      postings[end++] = chains[at + 1] as number;
    }
    ends[place] = end;
  }
  return { keys: stems.subarray(0, counted), ends: ends.subarray(0, counted), postings: postings.subarray(0, end) };
}

function placeOf(stem: number): number {
  if (stem >= placeOfStem.length) placeOfStem = grown(placeOfStem, stem + 1);
  const known = placeOfStem[stem] as number;
  if (known !== 0) return known - 1;
  if (counted === stems.length) {
    stems = grown(stems, counted + 1);
    firsts = grown(firsts, counted + 1);
    lasts = grown(lasts, counted + 1);
  }
  stems[counted] = stem;
  firsts[counted] = NONE;
  lasts[counted] = NONE;
  counted += 1;
  placeOfStem[stem] = counted;
  return counted - 1;
}

function append(place: number, passage: number, packed: number): void {
  if (chained + WIDTH > chains.length) chains = grown(chains, chained + WIDTH);
  const at = chained;
  chains[at] = passage;
  chains[at + 1] = packed;
  chains[at + 2] = NONE;
  chained += WIDTH;
  if (firsts[place] === NONE) firsts[place] = at;
  else chains[(lasts[place] as number) + WIDTH - 1] = at;
  lasts[place] = at;
}

function grown(from: Int32Array<ArrayBuffer>, needed: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(from.length * 2, needed));
  larger.set(from);
  return larger;
}
