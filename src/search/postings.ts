// Lists of postings: for each key the passages (or articles) that hold it and how often, in memory and as bytes.

import { type ByteReader, type ByteWriter, createByteReader, createByteWriter } from './bytes.ts';

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
  /** A bit for each article that holds the key (see `holdersIn`); of a stored list that many articles are in. */
  holders: Uint32Array | undefined;
}

/** How often a term stands in each field of a passage. */
export interface FieldCounts {
  body: number;
  title: number;
}

/** What the counts of a list are at least. */
export const NO_MOST = { bodyMost: 1, titleMost: 0 };

/** A list without postings. */
export function emptyList(): PostingList {
  const numbers = new Uint32Array(FIRST_CAPACITY);
  return { count: 0, numbers, packed: new Uint16Array(FIRST_CAPACITY), ...NO_MOST, holders: undefined };
}

/** The two counts in one number, each cut at its limit. */
export function packCounts({ body, title }: FieldCounts): number {
  return Math.min(body, BODY_MAX) | (Math.min(title, TITLE_MAX) << 8);
}

/** Whether packed counts say that a term stands in the passage's own text. */
export const isInBody = (packed: number): boolean => (packed & BODY_MAX) !== 0;
/** Whether they say that it stands in the title. */
export const isInTitle = (packed: number): boolean => packed > BODY_MAX;

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
export function noteMost(list: Pick<PostingList, 'bodyMost' | 'titleMost'>, packed: number): void {
  list.bodyMost = Math.max(list.bodyMost, packed & BODY_MAX);
  list.titleMost = Math.max(list.titleMost, packed >> 8);
}

/** The place of the first number that is not below `wanted`, at `from` or later; by steps that double, then by halves. */
export function placeFrom({ numbers, count }: PostingList, from: number, wanted: number): number {
  let step = 1;
  let low = from;
  while (low + step < count && (numbers[low + step] as number) < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, count);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function grown<Numbers extends Uint32Array | Uint16Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}

/**
 * A list as bytes, in two rows, so that the long one is read by a short loop and one list can be put after another
 * without reading either but for where they meet:
 *
 *   gaps     for each posting after the first: the distance to the number before
 *   others   for each posting whose counts are not once in the text: the distance to the last such posting, its counts
 *
 * The distances of `others` are those of places in the list, counted from one before the first.
 */
export interface EncodedList {
  readonly count: number;
  readonly first: number;
  readonly last: number;
  /** The place of the last posting in `others`; -1 where there is none. */
  readonly lastOther: number;
  readonly gaps: Uint8Array;
  readonly others: Uint8Array;
  /** As those of the postings; only where the list was read from a page of its own. */
  readonly holders?: Uint32Array;
}

/** Used by one call at a time, none of which waits: a writer for each list would cost more than the list. */
const gapsWriter = createByteWriter();
const othersWriter = createByteWriter();

/** A list without postings after its first, or without other counts. */
const NO_BYTES = new Uint8Array(0);

/** About how many bytes a list takes. */
export const bytesOfList = ({ gaps, others }: EncodedList): number => gaps.length + others.length;

/** Encodes a list that has at least one posting. */
export function encodeList({ count, numbers, packed }: PostingList): EncodedList {
  gapsWriter.clear();
  othersWriter.clear();
  let lastOther = -1;
  for (let at = 0; at < count; at += 1) {
    if (at > 0) gapsWriter.varint((numbers[at] as number) - (numbers[at - 1] as number));
    if (packed[at] === IN_BODY) continue;
    othersWriter.varint(at - lastOther);
    othersWriter.varint(packed[at] as number);
    lastOther = at;
  }
  return { count, first: numbers[0] as number, last: numbers[count - 1] as number, lastOther, ...written() };
}

function written(): Pick<EncodedList, 'gaps' | 'others'> {
  return {
    gaps: gapsWriter.length === 0 ? NO_BYTES : gapsWriter.done(),
    others: othersWriter.length === 0 ? NO_BYTES : othersWriter.done(),
  };
}

/** Puts lists one after another, each moved up by its offset, so that all numbers ascend. At least one list. */
export function joinLists(lists: readonly { readonly list: EncodedList; readonly offset: number }[]): EncodedList {
  const [head] = lists;
  if (head === undefined) throw new Error('there must be a list to join');
  if (lists.length === 1) {
    const { count, first, last, lastOther, gaps, others } = head.list;
    return { count, first: first + head.offset, last: last + head.offset, lastOther, gaps, others };
  }
  gapsWriter.clear();
  othersWriter.clear();
  gapsWriter.bytes(head.list.gaps);
  othersWriter.bytes(head.list.others);
  let last = head.list.last + head.offset;
  let { count, lastOther } = head.list;
  for (const { list, offset } of lists.slice(1)) {
    gapsWriter.varint(list.first + offset - last);
    gapsWriter.bytes(list.gaps);
    last = list.last + offset;
    if (list.lastOther !== -1) {
      const reader = createByteReader(list.others);
      // The first distance is counted from one before the list: here from the last such posting of those before it.
      othersWriter.varint(count + reader.varint() - 1 - lastOther);
      othersWriter.bytes(list.others.subarray(reader.at));
      lastOther = count + list.lastOther;
    }
    count += list.count;
  }
  return { count, first: head.list.first + head.offset, last, lastOther, ...written() };
}

/** Writes an encoded list where `readList` can read it. */
export function writeList(into: ByteWriter, { count, first, last, lastOther, gaps, others }: EncodedList): void {
  into.varint(count * 2 + (lastOther === -1 ? 0 : 1));
  into.varint(first);
  if (count > 1) into.varint(last - first);
  if (lastOther !== -1) {
    into.varint(lastOther);
    into.varint(others.length);
    into.bytes(others);
  }
  into.bytes(gaps);
}

/** Reads an encoded list that takes `length` bytes from here, without reading its postings. */
export function readList(reader: ByteReader, length: number): EncodedList {
  const until = reader.at + length;
  const head = reader.varint();
  const count = Math.floor(head / 2);
  const first = reader.varint();
  const last = count > 1 ? first + reader.varint() : first;
  const lastOther = head % 2 === 0 ? -1 : reader.varint();
  const others = head % 2 === 0 ? NO_BYTES : reader.bytes(reader.varint());
  return { count, first, last, lastOther, others, gaps: reader.bytes(until - reader.at) };
}
