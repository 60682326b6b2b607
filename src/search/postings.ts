// Lists of postings: for each key the passages (or articles) that hold it and how often, in memory and as bytes.

import { type ByteReader, type ByteWriter, createByteWriter } from './bytes.ts';

/** Why 4: most terms of a language occur in few passages (Zipf); doubling serves the others. */
const FIRST_CAPACITY = 4;
/** The limits of the packed counts below. */
export const BODY_MAX = 255;
const TITLE_MAX = 15;
/** Once in the passage's own text: what most postings say. */
export const IN_BODY = 1;

/**
 * The numbers of one key in ascending order, each with its counts packed into one number:
 *
 *   bits 0–7   times in the passage's own text (255 at most)
 *   bits 8–11  times in the article's title     (15 at most)
 *
 * A list of articles has counts of 1 throughout.
 */
export interface PostingList {
  count: number;
  numbers: Uint32Array;
  packed: Uint16Array;
  /** The most times in a text and in a title, or more: what a posting never says more of. */
  bodyMost: number;
  titleMost: number;
}

/** How often a term stands in each field of a passage. */
export interface FieldCounts {
  body: number;
  title: number;
}

const NO_MOST = { bodyMost: 1, titleMost: 0 };

/** A list without postings. */
export function emptyList(): PostingList {
  return { count: 0, numbers: new Uint32Array(FIRST_CAPACITY), packed: new Uint16Array(FIRST_CAPACITY), ...NO_MOST };
}

/** The two counts in one number, each cut at its limit. */
export function packCounts({ body, title }: FieldCounts): number {
  return Math.min(body, BODY_MAX) | (Math.min(title, TITLE_MAX) << 8);
}

/** Appends a posting; `number` must be greater than all before it. */
export function addPosting(list: PostingList, number: number, packed: number): void {
  if (list.count === list.numbers.length) {
    list.numbers = grown(list.numbers, new Uint32Array(Math.max(FIRST_CAPACITY, list.count * 2)));
    list.packed = grown(list.packed, new Uint16Array(Math.max(FIRST_CAPACITY, list.count * 2)));
  }
  list.numbers[list.count] = number;
  list.packed[list.count] = packed;
  list.count += 1;
  noteMost(list, packed);
}

/** Notes the counts of a posting among the most of its list. */
function noteMost(list: Pick<PostingList, 'bodyMost' | 'titleMost'>, packed: number): void {
  list.bodyMost = Math.max(list.bodyMost, packed & BODY_MAX);
  list.titleMost = Math.max(list.titleMost, packed >> 8);
}

function grown<Numbers extends Uint32Array | Uint16Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}

/**
 * A list as bytes. Most terms stand once in a passage, so that a posting mostly is one number, and one list can be put
 * after another without reading either but for where they meet:
 *
 *   count, last number, first number, counts of the first │ then for each: gap × 2 + (1 when counts follow) [counts]
 *
 * The gap is the distance to the number before; counts that do not follow are 1 in the text and 0 in the title.
 */
export interface EncodedList {
  readonly count: number;
  readonly first: number;
  readonly last: number;
  readonly firstPacked: number;
  /** The postings after the first. */
  readonly rest: Uint8Array;
}

/** Used by one call at a time, none of which waits: a writer for each list would cost more than the list. */
const writer = createByteWriter();

/** A list without postings after its first. */
const NO_BYTES = new Uint8Array(0);

/** Encodes a list that has at least one posting. */
export function encodeList({ count, numbers, packed }: PostingList): EncodedList {
  writer.clear();
  for (let at = 1; at < count; at += 1) {
    writeGap((numbers[at] as number) - (numbers[at - 1] as number), packed[at] as number);
  }
  return {
    count,
    first: numbers[0] as number,
    last: numbers[count - 1] as number,
    firstPacked: packed[0] as number,
    rest: writer.length === 0 ? NO_BYTES : writer.done(),
  };
}

/** Puts lists one after another, each moved up by its offset, so that all numbers ascend. At least one list. */
export function joinLists(lists: readonly { readonly list: EncodedList; readonly offset: number }[]): EncodedList {
  const [head] = lists;
  if (head === undefined) throw new Error('there must be a list to join');
  if (lists.length === 1) {
    const { list, offset } = head;
    return { ...list, first: list.first + offset, last: list.last + offset };
  }
  writer.clear();
  writer.bytes(head.list.rest);
  let last = head.list.last + head.offset;
  let { count } = head.list;
  for (const { list, offset } of lists.slice(1)) {
    writeGap(list.first + offset - last, list.firstPacked);
    writer.bytes(list.rest);
    last = list.last + offset;
    count += list.count;
  }
  return { count, first: head.list.first + head.offset, last, firstPacked: head.list.firstPacked, rest: writer.done() };
}

function writeGap(gap: number, packed: number): void {
  writer.varint(gap * 2 + (packed === 1 ? 0 : 1));
  if (packed !== 1) writer.varint(packed);
}

/** Writes an encoded list where `readList` can read it. */
export function writeList(into: ByteWriter, { count, first, last, firstPacked, rest }: EncodedList): void {
  into.varint(count);
  into.varint(first);
  into.varint(last);
  into.varint(firstPacked);
  into.bytes(rest);
}

/** Reads an encoded list that takes `length` bytes from here, without reading its postings. */
export function readList(reader: ByteReader, length: number): EncodedList {
  const until = reader.at + length;
  const [count, first, last, firstPacked] = [reader.varint(), reader.varint(), reader.varint(), reader.varint()];
  return { count, first, last, firstPacked, rest: reader.bytes(until - reader.at) };
}

/** Reads all postings of a list. Throws RangeError when its bytes are damaged. */
export function decodeList({ count, first, firstPacked, rest }: EncodedList): PostingList {
  const numbers = new Uint32Array(count);
  const packed = new Uint16Array(count);
  numbers[0] = first;
  packed[0] = firstPacked;
  const most = { ...NO_MOST };
  noteMost(most, firstPacked);
  let number = first;
  let at = 0;
  for (let posting = 1; posting < count; posting += 1) {
    // Written out: this loop is where a search spends its time.
    let byte = rest[at++] as number;
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = rest[at++] as number;
      value |= (byte & 0x7f) << shift;
    }
    number += value >>> 1;
    numbers[posting] = number;
    if ((value & 1) === 0) packed[posting] = 1;
    else {
      byte = rest[at++] as number;
      let counts = byte & 0x7f;
      if (byte >= 0x80) counts |= (rest[at++] as number) << 7;
      packed[posting] = counts;
      noteMost(most, counts);
    }
  }
  if (at !== rest.length) throw new RangeError('a list of postings does not end where it should');
  return { count, numbers, packed, ...most };
}
