// The postings of the tail: bytes as they will be stored, in slices of one pool, so that a key's first posting costs no arrays.

import { stemEpoch } from '../text/understand.ts';
import type { EntryKeys } from './count-keys.ts';
import { decodeList } from './decode-list.ts';
import { type EncodedList, IN_BODY, type PostingList } from './postings.ts';

/** Room for the postings of the first articles; doubled as they come. */
const FIRST_BYTES = 65_536;
const FIRST_KEYS = 4_096;
/** Slices of a key double up to the longest: most keys have a few postings, some have thousands. */
const SLICE_BYTES_MIN = 8;
const SLICE_BYTES_MAX = 1_024;
/** The place of the next slice, at the end of each. */
const LINK_BYTES = 4;
const NO_BYTES = new Uint8Array(0);

export interface TailPostings {
  /** Adds a posting for each of some keys, once where a key comes twice for one number. A shared list is soon found again. */
  addKeys(keys: readonly string[], number: number, isShared: boolean): void;
  /** Adds what an article's entry counts in its passages, the first of which has the number `offset`. */
  addEntry(entry: EntryKeys, offset: number): void;
  count(key: string): number;
  list(key: string): PostingList | undefined;
  encoded(key: string): EncodedList;
  /** All keys, in no order; how many there are tells whether new ones came. */
  readonly keys: ReadonlyMap<string, number>;
}

/**
 * Postings that grow. A key's bytes (see `EncodedList`) run through slices, each twice as long as the one before; those of
 * its other counts, where it has any, stand under a place of their own:
 *
 *   keys      harbour → 7
 *   firsts    [7] → ┌ 2 4 9 2 │ link ┐ → ┌ 6 2 2 … │ link ┐      (as Lucene's indexing pool)
 *   places    [7] ──────────────────────────────↗
 */
export function createTailPostings(): TailPostings {
  const keys = new Map<string, number>();
  let pool = new Uint8Array(FIRST_BYTES);
  let used = 0;
  const columns = createColumns();
  /** By the number of a stem: the place of its key and 1, or 0; good for one epoch of the numbers. */
  let placesOfStems = new Uint32Array(FIRST_KEYS);
  let epoch = stemEpoch();
  const placesOfLists = new WeakMap<readonly string[], Uint32Array>();

  let made = 0;

  function newPlace(): number {
    made += 1;
    columns.reserve(made);
    return made - 1;
  }

  function placeOf(key: string): number {
    const known = keys.get(key);
    if (known !== undefined) return known;
    const place = newPlace();
    keys.set(key, place);
    return place;
  }

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

  function placesOfList(own: readonly string[]): Uint32Array {
    const known = placesOfLists.get(own);
    if (known !== undefined) return known;
    const places = Uint32Array.from(own, placeOf);
    placesOfLists.set(own, places);
    return places;
  }

  function newSlice(length: number): number {
    while (used + length + LINK_BYTES > pool.length) {
      const larger = new Uint8Array(pool.length * 2);
      larger.set(pool);
      pool = larger;
    }
    used += length + LINK_BYTES;
    return used - length - LINK_BYTES;
  }

  function writeByte(place: number, byte: number): void {
    const { firsts, places, rooms, sizes, lengths } = columns;
    if (rooms[place] === 0) {
      const isFirst = sizes[place] === 0;
      const size = isFirst ? SLICE_BYTES_MIN : Math.min((sizes[place] as number) * 2, SLICE_BYTES_MAX);
      const slice = newSlice(size);
      if (isFirst) firsts[place] = slice;
      else writeLink(pool, places[place] as number, slice);
      places[place] = slice;
      rooms[place] = size;
      sizes[place] = size;
    }
    pool[places[place] as number] = byte;
    places[place] = (places[place] as number) + 1;
    rooms[place] = (rooms[place] as number) - 1;
    lengths[place] = (lengths[place] as number) + 1;
  }

  function writeNumber(place: number, value: number): void {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) writeByte(place, (rest % 0x80) | 0x80);
    writeByte(place, rest);
  }

  function append(place: number, number: number, packed: number): void {
    const { counts, firstNumbers, lastNumbers } = columns;
    const count = counts[place] as number;
    if (count === 0) firstNumbers[place] = number;
    else writeNumber(place, number - (lastNumbers[place] as number));
    lastNumbers[place] = number;
    counts[place] = count + 1;
    // Last: it may replace the columns by larger ones.
    if (packed !== IN_BODY) appendOther(place, count, packed);
  }

  function appendOther(place: number, at: number, packed: number): void {
    if (columns.others[place] === 0) {
      const own = newPlace();
      columns.others[place] = own;
    }
    const others = columns.others[place] as number;
    // Counted from one before the list: 0 stands for no other yet.
    writeNumber(others, at + 1 - (columns.lastOthers[place] as number));
    writeNumber(others, packed);
    columns.lastOthers[place] = at + 1;
  }

  function encodedAt(place: number): EncodedList {
    const { counts, firstNumbers, lastNumbers, others, lastOthers } = columns;
    const [count, first, last] = [counts[place] as number, firstNumbers[place] as number, lastNumbers[place] as number];
    const lastOther = (lastOthers[place] as number) - 1;
    const ofOthers = lastOther === -1 ? NO_BYTES : bytesAt(others[place] as number);
    return { count, first, last, lastOther, gaps: bytesAt(place), others: ofOthers };
  }

  function bytesAt(place: number): Uint8Array {
    const length = columns.lengths[place] as number;
    if (length === 0) return NO_BYTES;
    const bytes = new Uint8Array(length);
    let from = columns.firsts[place] as number;
    let size = SLICE_BYTES_MIN;
    for (let at = 0; ; ) {
      const until = Math.min(at + size, length);
      for (let byte = from; at < until; at += 1) bytes[at] = pool[byte++] as number;
      if (at === length) return bytes;
      from = readLink(pool, from + size);
      size = Math.min(size * 2, SLICE_BYTES_MAX);
    }
  }

  return {
    keys,
    addKeys(own, number, isShared) {
      const places = isShared ? placesOfList(own) : own.map(placeOf);
      const { counts, lastNumbers } = columns;
      for (const place of places)
        if (counts[place] === 0 || lastNumbers[place] !== number) append(place, number, IN_BODY);
    },
    addEntry({ keys: own, stemNumbers, ends, postings }, offset) {
      let at = 0;
      for (let key = 0; key < own.length; key += 1) {
        const stem = stemNumbers[key];
        const place = stem === undefined ? placeOf(own[key] as string) : placeOfStem(own[key] as string, stem);
        for (; at < (ends[key] as number); at += 2)
          append(place, offset + (postings[at] as number), postings[at + 1] as number);
      }
    },
    count: (key) => columns.counts[keys.get(key) as number] ?? 0,
    list(key) {
      const place = keys.get(key);
      return place === undefined ? undefined : decodeList(encodedAt(place));
    },
    encoded: (key) => encodedAt(keys.get(key) as number),
  };
}

/** What is kept of each key, by its place. */
function createColumns() {
  const columns = {
    counts: new Uint32Array(FIRST_KEYS),
    firstNumbers: new Uint32Array(FIRST_KEYS),
    lastNumbers: new Uint32Array(FIRST_KEYS),
    /** The place of its other counts, and where in its list the last of them stands and 1; 0 where it has none. */
    others: new Uint32Array(FIRST_KEYS),
    lastOthers: new Uint32Array(FIRST_KEYS),
    /** Its first slice, the place of its next byte, how many may follow there, and how long that slice is. */
    firsts: new Uint32Array(FIRST_KEYS),
    places: new Uint32Array(FIRST_KEYS),
    rooms: new Uint32Array(FIRST_KEYS),
    sizes: new Uint32Array(FIRST_KEYS),
    /** How many bytes it has in all. */
    lengths: new Uint32Array(FIRST_KEYS),
    reserve(keys: number): void {
      if (keys <= columns.counts.length) return;
      for (const name of NAMES) columns[name] = doubled(columns[name]);
    },
  };
  return columns;
}

const NAMES = [
  ...(['counts', 'firstNumbers', 'lastNumbers', 'others', 'lastOthers'] as const),
  ...(['firsts', 'places', 'rooms', 'sizes', 'lengths'] as const),
];

function writeLink(pool: Uint8Array, at: number, to: number): void {
  for (let byte = 0; byte < LINK_BYTES; byte += 1) pool[at + byte] = to >>> (8 * byte);
}

function readLink(pool: Uint8Array, at: number): number {
  let to = 0;
  for (let byte = LINK_BYTES - 1; byte >= 0; byte -= 1) to = to * 256 + (pool[at + byte] as number);
  return to;
}

function doubled(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
