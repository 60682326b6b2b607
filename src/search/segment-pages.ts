// How a stored segment is laid out in named pages, and how each kind of page is written and read.
//
//   header      its counts, the names of its sources and languages, the first key of each page of keys
//   columns:n   what is kept of each article and passage (see columns-pages.ts)
//   ids:n       the ids of ARTICLES_PER_PAGE articles
//   spans:n     where PASSAGES_PER_PAGE passages stand in their texts
//   keys:n      keys in order, each with its postings, or with the place of a long list
//   frequent    the actors that most articles name
//   list:n      one long list of postings, and of words that many articles hold which those are

import {
  alignedCopy,
  type ByteReader,
  bytesOfArray,
  createByteReader,
  createByteWriter,
  varintAt,
  widthOf,
} from './bytes.ts';
import { type EncodedList, readList, writeList } from './postings.ts';

/** Why: a page of ids is some 16 KB, and read where whole lists of articles are wanted; one of spans some 2 KB, for ten hits lie on ten. */
export const ARTICLES_PER_PAGE = 512;
export const PASSAGES_PER_PAGE = 256;
/** A page of keys is closed when it is so large: most stay in one page of the database, and a key is looked for in all of it. */
export const KEYS_PAGE_BYTES = 3_072;
/** A longer list gets a page of its own. */
export const LIST_BYTES_MAX = 1_024;

const HEADER_VERSION = 8;

export interface Header {
  readonly articles: number;
  readonly passages: number;
  readonly sourceNames: readonly string[];
  readonly languageNames: readonly string[];
  readonly firstKeys: readonly string[];
}

/** A key of a page: its postings, or the number of the page that holds them and how many they are. */
export type KeyEntry = { readonly list: EncodedList } | { readonly listPage: number; readonly count: number };

/** The bytes of a header. */
export function encodeHeader(header: Header): Uint8Array {
  const writer = createByteWriter();
  writer.varint(HEADER_VERSION);
  writer.varint(header.articles);
  writer.varint(header.passages);
  for (const texts of [header.sourceNames, header.languageNames, header.firstKeys]) {
    writer.varint(texts.length);
    for (const text of texts) writer.text(text);
  }
  return writer.done();
}

/** The header that bytes hold. Throws RangeError when they are damaged or of another version. */
export function decodeHeader(bytes: Uint8Array): Header {
  const reader = createByteReader(bytes);
  if (reader.varint() !== HEADER_VERSION) throw new RangeError('a segment of another version');
  const [articles, passages] = [reader.varint(), reader.varint()];
  const texts = () => Array.from({ length: reader.varint() }, () => reader.text());
  return { articles, passages, sourceNames: texts(), languageNames: texts(), firstKeys: texts() };
}

/** Used by one call at a time, none of which waits. */
const page = createByteWriter();
const list = createByteWriter();

/** The bytes of a page of keys: each key without the letters that it shares with the one before. */
export function encodeKeys(entries: readonly (readonly [string, KeyEntry])[]): Uint8Array {
  page.clear();
  let before = '';
  for (const [key, entry] of entries) {
    const shared = sharedLength(before, key);
    page.varint(shared);
    page.text(key.slice(shared));
    if ('listPage' in entry) {
      page.varint(0);
      page.varint(entry.listPage);
      page.varint(entry.count);
    } else {
      list.clear();
      writeList(list, entry.list);
      page.varint(list.length);
      page.bytes(list.view());
    }
    before = key;
  }
  return page.done();
}

/** The keys of a page in order. Throws RangeError when its bytes are damaged. */
export function decodeKeys(bytes: Uint8Array): Map<string, KeyEntry> {
  const reader = createByteReader(bytes);
  const entries = new Map<string, KeyEntry>();
  let key = '';
  while (!reader.isAtEnd) {
    key = key.slice(0, reader.varint()) + reader.text();
    const length = reader.varint();
    entries.set(key, readEntry(reader, length));
  }
  return entries;
}

/** The keys of a page within a half-open range, in order, without reading their lists. Throws RangeError when its bytes are damaged. */
export function keysOnPage(bytes: Uint8Array, from: string, until: string): string[] {
  const reader = createByteReader(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const keys: string[] = [];
  let key = '';
  while (!reader.isAtEnd) {
    const shared = reader.varint();
    const length = reader.varint();
    const start = reader.at;
    reader.skip(length);
    // Most keys are in ASCII, which is read several times as fast.
    key =
      key.slice(0, shared) +
      text.toString(isAscii(bytes, start, start + length) ? 'latin1' : 'utf8', start, start + length);
    if (key >= until) break;
    if (key >= from) keys.push(key);
    passEntry(reader, reader.varint());
  }
  return keys;
}

function isAscii(bytes: Uint8Array, from: number, until: number): boolean {
  for (let at = from; at < until; at += 1) if ((bytes[at] as number) >= 0x80) return false;
  return true;
}

function readEntry(reader: ByteReader, length: number): KeyEntry {
  return length === 0 ? { listPage: reader.varint(), count: reader.varint() } : { list: readList(reader, length) };
}

function passEntry(reader: ByteReader, length: number): void {
  if (length > 0) reader.skip(length);
  else {
    reader.varint();
    reader.varint();
  }
}

/** The bytes of a key in ASCII, which most are; undefined for others. */
export function plainKey(key: string): Uint8Array | undefined {
  const bytes = Buffer.from(key);
  return bytes.length === key.length ? bytes : undefined;
}

/**
 * The entry of one key in ASCII on a page, or undefined, without reading the others: a key that shares more letters with
 * the one before than that one with the wanted key lies on the same side of it, and one that shares fewer lies behind it.
 */
export function findKey(bytes: Uint8Array, wanted: Uint8Array): KeyEntry | undefined {
  let same = 0;
  for (let at = 0; at < bytes.length; ) {
    const shared = varintAt(bytes, at);
    at += widthOf(shared);
    const letters = varintAt(bytes, at);
    const from = at + widthOf(letters);
    at = from + letters;
    const length = varintAt(bytes, at);
    at += widthOf(length);
    if (shared < same) return undefined;
    if (shared === same) {
      let more = 0;
      while (more < letters && bytes[from + more] === wanted[same + more]) more += 1;
      same += more;
      if (more === letters && same === wanted.length) return readEntry(createByteReader(bytes, at), length);
      // Behind it in the order of keys: no other is it.
      if (more < letters && (same === wanted.length || (bytes[from + more] as number) > (wanted[same] as number)))
        return undefined;
    }
    at = length > 0 ? at + length : afterPlace(bytes, at);
  }
  return undefined;
}

/** Where the entry of a long list ends, which is two numbers. */
function afterPlace(bytes: Uint8Array, at: number): number {
  const count = at + widthOf(varintAt(bytes, at));
  return count + widthOf(varintAt(bytes, count));
}

/** Half a surrogate pair cannot be written as UTF-8: what is shared ends before one. */
function sharedLength(before: string, key: string): number {
  let at = 0;
  while (at < before.length && before.charCodeAt(at) === key.charCodeAt(at)) at += 1;
  const last = key.charCodeAt(at - 1);
  return at > 0 && last >= 0xd800 && last <= 0xdbff ? at - 1 : at;
}

/** The bytes of one long list, with a bit for each article that holds its key where they are given. */
export function encodeLongList(list: EncodedList, holders?: Uint32Array): Uint8Array {
  const writer = createByteWriter();
  writer.varint(holders?.byteLength ?? 0);
  if (holders !== undefined) writer.bytes(bytesOfArray(holders));
  writeList(writer, list);
  return writer.done();
}

/** The list of such a page. Throws RangeError when its bytes are damaged. */
export function decodeLongList(bytes: Uint8Array): EncodedList {
  const reader = createByteReader(bytes);
  const length = reader.varint();
  if (length === 0) return readList(reader, bytes.length - reader.at);
  const holders = new Uint32Array(alignedCopy(reader.bytes(length)));
  return { ...readList(reader, bytes.length - reader.at), holders };
}

/** The bytes of a page of texts (ids). */
export function encodeTexts(texts: readonly string[]): Uint8Array {
  const writer = createByteWriter();
  for (const text of texts) writer.text(text);
  return writer.done();
}

/** The texts of such a page. Throws RangeError when its bytes are damaged. */
export function decodeTexts(bytes: Uint8Array): string[] {
  const reader = createByteReader(bytes);
  const texts: string[] = [];
  while (!reader.isAtEnd) texts.push(reader.text());
  return texts;
}

/** One text of such a page by its number on it. Throws RangeError when there is none. */
export function textAt(bytes: Uint8Array, number: number): string {
  const reader = createByteReader(bytes);
  for (let before = 0; before < number; before += 1) reader.skip(reader.varint());
  return reader.text();
}

/** The bytes of a page of spans: start and end of each passage in turn. */
export function encodeSpans(startsAndEnds: readonly number[]): Uint8Array {
  return bytesOfArray(Uint32Array.from(startsAndEnds));
}

/** The starts and ends of such a page. */
export function decodeSpans(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(alignedCopy(bytes));
}
