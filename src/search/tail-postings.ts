// The postings of the tail: bytes as they will be stored, in slices of one pool, so that a key's first posting costs no arrays.

import type { EntryKeys } from './count-keys.ts';
import { decodeList } from './decode-list.ts';
import { createKeyPlaces, doubled } from './key-places.ts';
import { createPostingLog } from './posting-log.ts';
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
  /** The lists of some keys that it has, in their order; their bytes stand together. */
  encoded(keys: readonly string[]): (readonly [key: string, list: EncodedList])[];
  /** All keys, in no order; how many there are tells whether new ones came. */
  readonly keys: ReadonlyMap<string, number>;
}

/**
 * What is kept of each key stands together, for each posting needs most of it: FIELDS numbers from its place on. Those of
 * its other counts, where it has any, stand under a place of their own.
 */
const FIELD_BITS = 3;
const FIELDS = 1 << FIELD_BITS;
/** How many postings it has, the first number and the last. */
const [COUNT, FIRST, LAST] = [0, 1, 2];
/** Where its first slice begins, where its next byte stands and where that slice ends, and how many bytes it has in all. */
const [SLICE, NEXT, END, LENGTH] = [3, 4, 5, 6];
/** The place of its other counts, 0 where it has none; their LAST is where in the list the last of them stands, and 1. */
const OTHERS = 7;

/**
 * Postings that grow. A key's bytes (see `EncodedList`) run through slices, each twice as long as the one before:
 *
 *   keys      harbour → 56
 *   SLICE     [56 + 3] → ┌ 2 4 9 2 │ link ┐ → ┌ 6 2 2 … │ link ┐      (as Lucene's indexing pool)
 *   NEXT      [56 + 4] ───────────────────────────────↗
 */
export function createTailPostings(): TailPostings {
  const { keys, placeOf, placeOfStem, placesOfList } = createKeyPlaces(newPlace);
  let pool = new Uint8Array(FIRST_BYTES);
  let used = 0;
  let fields = new Int32Array(FIRST_KEYS * FIELDS);
  /** No key has the place 0. */
  let made = FIELDS;
  /** What was added since the keys' postings were last read or put in order, as it came. */
  const log = createPostingLog();

  function newPlace(): number {
    if (made + FIELDS > fields.length) fields = doubled(fields);
    made += FIELDS;
    return made - FIELDS;
  }

  /** Gives a key its first slice, or one twice as long as the last. */
  function addSlice(place: number): void {
    const written = fields[place + LENGTH] as number;
    // The slices before have written + SLICE_BYTES_MIN bytes less than the next, as long as they double.
    const size = Math.min(written + SLICE_BYTES_MIN, SLICE_BYTES_MAX);
    if (used + size + LINK_BYTES > pool.length) {
      const larger = new Uint8Array(pool.length * 2);
      larger.set(pool);
      pool = larger;
    }
    if (written === 0) fields[place + SLICE] = used;
    else writeLink(pool, fields[place + NEXT] as number, used);
    fields[place + NEXT] = used;
    fields[place + END] = used + size;
    used += size + LINK_BYTES;
  }

  function writeByte(place: number, byte: number): void {
    if (fields[place + NEXT] === fields[place + END]) addSlice(place);
    const next = fields[place + NEXT] as number;
    pool[next] = byte;
    fields[place + NEXT] = next + 1;
    fields[place + LENGTH] = (fields[place + LENGTH] as number) + 1;
  }

  function writeNumber(place: number, value: number): void {
    let rest = value;
    for (; rest >= 0x80; rest >>>= 7) writeByte(place, (rest & 0x7f) | 0x80);
    writeByte(place, rest);
  }

  const putToKeys = (): void => log.drain(made >>> FIELD_BITS, putPosting);
  const putPosting = (key: number, number: number, packed: number): void => append(key << FIELD_BITS, number, packed);

  function note(place: number, number: number, packed: number): void {
    if (log.isFull) putToKeys();
    log.add(place >>> FIELD_BITS, number, packed);
  }

  /** A key may come twice for one article. */
  function append(place: number, number: number, packed: number): void {
    const count = fields[place + COUNT] as number;
    if (count > 0 && fields[place + LAST] === number) return;
    if (count === 0) fields[place + FIRST] = number;
    else writeNumber(place, number - (fields[place + LAST] as number));
    fields[place + LAST] = number;
    fields[place + COUNT] = count + 1;
    if (packed !== IN_BODY) appendOther(place, count, packed);
  }

  function appendOther(place: number, at: number, packed: number): void {
    if (fields[place + OTHERS] === 0) {
      const own = newPlace();
      fields[place + OTHERS] = own;
    }
    const others = fields[place + OTHERS] as number;
    writeNumber(others, at + 1 - (fields[others + LAST] as number));
    writeNumber(others, packed);
    fields[others + LAST] = at + 1;
  }

  const bytesOf = (place: number): number =>
    (fields[place + LENGTH] as number) + (fields[(fields[place + OTHERS] as number) + LENGTH] as number);

  /** The list of a key; its bytes are put into `room` from `at` on. */
  function encodedAt(place: number, room: Uint8Array, at: number): EncodedList {
    const others = fields[place + OTHERS] as number;
    const gaps = copyBytes(place, room, at);
    return {
      count: fields[place + COUNT] as number,
      first: fields[place + FIRST] as number,
      last: fields[place + LAST] as number,
      lastOther: (fields[others + LAST] as number) - 1,
      gaps,
      others: copyBytes(others, room, at + gaps.length),
    };
  }

  function copyBytes(place: number, room: Uint8Array, start: number): Uint8Array {
    const length = fields[place + LENGTH] as number;
    if (length === 0) return NO_BYTES;
    let from = fields[place + SLICE] as number;
    let size = SLICE_BYTES_MIN;
    for (let at = 0; ; ) {
      const until = Math.min(at + size, length);
      for (let byte = from; at < until; at += 1) room[start + at] = pool[byte++] as number;
      if (at === length) return room.subarray(start, start + length);
      from = readLink(pool, from + size);
      size = Math.min(size * 2, SLICE_BYTES_MAX);
    }
  }

  return {
    keys,
    addKeys(own, number, isShared) {
      for (const place of isShared ? placesOfList(own) : own.map(placeOf)) note(place, number, IN_BODY);
    },
    addEntry({ keys: own, ends, postings }, offset) {
      let at = 0;
      for (let key = 0; key < own.length; key += 1) {
        const stem = own[key] as string | number;
        const place = typeof stem === 'string' ? placeOf(stem) : placeOfStem(stem);
        for (const end = ends[key] as number; at < end; at += 2)
          note(place, offset + (postings[at] as number), postings[at + 1] as number);
      }
    },
    count(key) {
      putToKeys();
      return fields[(keys.get(key) ?? 0) + COUNT] as number;
    },
    list(key) {
      putToKeys();
      const place = keys.get(key);
      return place === undefined ? undefined : decodeList(encodedAt(place, new Uint8Array(bytesOf(place)), 0));
    },
    encoded(wanted) {
      putToKeys();
      const places = wanted.map((key) => keys.get(key) as number);
      const room = new Uint8Array(places.reduce((sum, place) => sum + bytesOf(place), 0));
      let at = 0;
      return wanted.map((key, number) => {
        const place = places[number] as number;
        const list = encodedAt(place, room, at);
        at += bytesOf(place);
        return [key, list];
      });
    },
  };
}

function writeLink(pool: Uint8Array, at: number, to: number): void {
  for (let byte = 0; byte < LINK_BYTES; byte += 1) pool[at + byte] = to >>> (8 * byte);
}

function readLink(pool: Uint8Array, at: number): number {
  let to = 0;
  for (let byte = LINK_BYTES - 1; byte >= 0; byte -= 1) to = to * 256 + (pool[at + byte] as number);
  return to;
}
