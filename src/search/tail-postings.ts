// The postings of the tail: chains in one pool of numbers, so that a key's first posting costs no arrays of its own.

import { stemEpoch } from '../text/understand.ts';
import type { EntryKeys } from './count-keys.ts';
import type { EncodedList, PostingList } from './postings.ts';
import { encodeChain, noteMost } from './postings.ts';

/** Room for the postings of the first articles; doubled as they come. */
const FIRST_POSTINGS = 16_384;
const FIRST_KEYS = 4_096;
/** The numbers that a posting takes in the pool: the place of the next, its number, its packed counts. */
const POSTING_WIDTH = 3;
const NONE = 0;

export interface TailPostings {
  add(key: string, number: number, packed: number): void;
  /** Adds what an article's entry counts in its passages, the first of which has the number `offset`. */
  addEntry(entry: EntryKeys, offset: number): void;
  count(key: string): number;
  list(key: string): PostingList | undefined;
  encoded(key: string): EncodedList;
  /** All keys, in no order; how many there are tells whether new ones came. */
  readonly keys: ReadonlyMap<string, number>;
}

/**
 * Postings that grow:
 *
 *   keys      harbour → 7
 *   firsts    [7] → ┌ next, number, counts ┐ → ┌ next, number, counts ┐    the pool, by thirds
 *   lasts     [7] ────────────────────────────↗
 */
export function createTailPostings(): TailPostings {
  const keys = new Map<string, number>();
  let pool = new Uint32Array(FIRST_POSTINGS * POSTING_WIDTH);
  let used = POSTING_WIDTH;
  let firsts = new Uint32Array(FIRST_KEYS);
  let lasts = new Uint32Array(FIRST_KEYS);
  let counts = new Uint32Array(FIRST_KEYS);

  function placeOf(key: string): number {
    const known = keys.get(key);
    if (known !== undefined) return known;
    const place = keys.size;
    keys.set(key, place);
    if (place === firsts.length) [firsts, lasts, counts] = [doubled(firsts), doubled(lasts), doubled(counts)];
    return place;
  }

  /** By the number of a stem: the place of its key and 1, or 0; good for one epoch of the numbers. */
  let placesOfStems = new Uint32Array(FIRST_KEYS);
  let epoch = stemEpoch();

  function placeOfStem(key: string, stem: number): number {
    if (epoch !== stemEpoch()) {
      placesOfStems.fill(0);
      epoch = stemEpoch();
    }
    while (stem >= placesOfStems.length) placesOfStems = doubled(placesOfStems);
    const known = placesOfStems[stem] as number;
    if (known !== 0) return known - 1;
    const place = placeOf(key);
    placesOfStems[stem] = place + 1;
    return place;
  }

  function append(place: number, number: number, packed: number): void {
    if (used + POSTING_WIDTH > pool.length) pool = doubled(pool);
    pool[used] = NONE;
    pool[used + 1] = number;
    pool[used + 2] = packed;
    if (counts[place] === 0) firsts[place] = used;
    else pool[lasts[place] as number] = used;
    lasts[place] = used;
    counts[place] = (counts[place] as number) + 1;
    used += POSTING_WIDTH;
  }

  /** The postings of a key in order, as the numbers and the packed counts in turn. */
  function* postingsOf(place: number): Generator<readonly [number, number]> {
    for (let at = firsts[place] as number; at !== NONE; at = pool[at] as number)
      yield [pool[at + 1] as number, pool[at + 2] as number];
  }

  return {
    keys,
    add: (key, number, packed) => append(placeOf(key), number, packed),
    addEntry({ keys: own, stemNumbers, ends, postings }, offset) {
      let at = 0;
      for (let key = 0; key < own.length; key += 1) {
        const stem = stemNumbers[key];
        const place = stem === undefined ? placeOf(own[key] as string) : placeOfStem(own[key] as string, stem);
        for (; at < (ends[key] as number); at += 2)
          append(place, offset + (postings[at] as number), postings[at + 1] as number);
      }
    },
    count: (key) => counts[keys.get(key) as number] ?? 0,
    list(key) {
      const place = keys.get(key);
      if (place === undefined) return undefined;
      const count = counts[place] as number;
      const list = {
        count,
        numbers: new Uint32Array(count),
        packed: new Uint16Array(count),
        bodyMost: 1,
        titleMost: 0,
      };
      let posting = 0;
      for (const [number, packed] of postingsOf(place)) {
        list.numbers[posting] = number;
        list.packed[posting] = packed;
        noteMost(list, packed);
        posting += 1;
      }
      return list;
    },
    encoded(key) {
      const place = keys.get(key) as number;
      return encodeChain(pool, firsts[place] as number, counts[place] as number);
    },
  };
}

function doubled(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
