// Reads a stored segment page by page, as its keys are asked for, and keeps what was read in the cache.

import type { ArticleId } from '../news/ids.ts';
import type { ByteCache } from './byte-cache.ts';
import { bytesOfColumns, decodeColumns } from './columns.ts';
import { decodeList, type EncodedList, type PostingList } from './postings.ts';
import type { Columns, EncodedKeys, Readable } from './segment.ts';
import {
  ARTICLES_PER_PAGE,
  decodeHeader,
  decodeKeys,
  decodeLongList,
  decodeSpans,
  decodeTexts,
  findKey,
  type Header,
  type KeyEntry,
  PASSAGES_PER_PAGE,
  plainKey,
  textAt,
} from './segment-pages.ts';
import { firstAtOrAfter } from './tail-keys.ts';

/** Memory that a kept key takes beside its bytes, about. */
const KEY_BYTES = 120;
/** A decoded posting: four bytes of its number, two of its counts. */
const POSTING_BYTES = 6;
/** Pages of keys that are read ahead when all keys are wanted: some 64 KB, decoded in 3 ms. */
const PAGES_AHEAD = 8;

/** Pages that are kept as they are stored stand in the cache under their name and this. */
const RAW = 'raw ';
/** From so many ids of a page on, reading all of it is quicker. */
const IDS_FOUND_MAX = 16;

/** Gives pages of one segment by name; undefined for one that is gone or damaged. */
export type ReadPages = (segmentId: string, names: readonly string[]) => Promise<readonly (Uint8Array | undefined)[]>;

/**
 * A stored segment. Its header is read now, the rest when it is asked for. Throws RangeError, now and at every later
 * reading, when pages are gone (another process merged the segment) or damaged.
 */
export async function readSegment(id: string, readPages: ReadPages, cache: ByteCache): Promise<Readable> {
  const pages = readerOf(id, readPages, cache);
  const [header] = await pages(['header'], decodeHeader, headerBytes);
  if (header === undefined) throw new RangeError(`segment ${id} has no header`);
  const keyPages = (numbers: readonly number[]) =>
    pages(
      numbers.map((number) => `keys:${number}`),
      decodeKeys,
      (entries, bytes) => bytes + entries.size * KEY_BYTES,
    );
  const rawPages = (names: readonly string[]) =>
    pages(
      names.map((name) => `${RAW}${name}`),
      (bytes) => bytes,
      (_, bytes) => bytes,
    );
  const longLists = (numbers: readonly number[]) =>
    pages(
      numbers.map((number) => `list:${number}`),
      decodeLongList,
      (_, bytes) => bytes,
    );

  return {
    id,
    version: 0,
    articles: header.articles,
    passages: header.passages,
    sourceNames: header.sourceNames,
    languageNames: header.languageNames,

    async columns() {
      const [columns] = await pages(['columns'], decodeColumns, bytesOfColumns);
      return columns as Columns;
    },

    async articleIds(numbers) {
      const wanted = [...new Set(numbers.map((number) => Math.floor(number / ARTICLES_PER_PAGE)))];
      const read = await rawPages(wanted.map((page) => `ids:${page}`));
      const byPage = new Map(wanted.map((page, at) => [page, read[at] as Uint8Array]));
      // Ten hits lie on ten pages; a merge reads whole ones.
      if (numbers.length > wanted.length * IDS_FOUND_MAX) {
        const whole = new Map([...byPage].map(([page, bytes]) => [page, decodeTexts(bytes)]));
        return numbers.map(
          (number) => whole.get(Math.floor(number / ARTICLES_PER_PAGE))?.[number % ARTICLES_PER_PAGE] as ArticleId,
        );
      }
      return numbers.map((number) => {
        const page = byPage.get(Math.floor(number / ARTICLES_PER_PAGE)) as Uint8Array;
        return textAt(page, number % ARTICLES_PER_PAGE) as ArticleId;
      });
    },

    async spans(passages) {
      const wanted = [...new Set(passages.map((number) => Math.floor(number / PASSAGES_PER_PAGE)))];
      const names = wanted.map((page) => `spans:${page}`);
      const spans = await pages(names, decodeSpans, (_, bytes) => bytes);
      const byPage = new Map(wanted.map((page, at) => [page, spans[at]]));
      return passages.map((number) => {
        const page = byPage.get(Math.floor(number / PASSAGES_PER_PAGE));
        const at = (number % PASSAGES_PER_PAGE) * 2;
        return { start: page?.[at] ?? 0, end: page?.[at + 1] ?? 0 };
      });
    },

    async lists(keys) {
      const found = new Map<string, PostingList>();
      const unread = keys.filter((key) => {
        const known = cache.get<PostingList>(`${id} ${key}`);
        if (known !== undefined) found.set(key, known);
        return known === undefined;
      });
      for (const [key, list] of await readEncoded(header, unread, rawPages, longLists)) {
        const decoded = decodeList(list);
        cache.set(`${id} ${key}`, decoded, KEY_BYTES + decoded.count * POSTING_BYTES);
        found.set(key, decoded);
      }
      return found;
    },

    async frequentActors() {
      const [actors] = await pages(['frequent'], decodeTexts, (_, bytes) => bytes * 2);
      return actors ?? [];
    },

    async keysWithin({ from, until }, limit = Number.POSITIVE_INFINITY) {
      const found: string[] = [];
      for (let page = pageOf(header, from); page < header.firstKeys.length; page += 1) {
        if ((header.firstKeys[page] as string) >= until || found.length >= limit) break;
        const [entries] = await keyPages([page]);
        for (const key of entries?.keys() ?? [])
          if (key >= from && key < until && found.length < limit) found.push(key);
      }
      return found;
    },

    async *encoded() {
      for (let page = 0; page < header.firstKeys.length; page += PAGES_AHEAD) {
        const numbers = Array.from({ length: PAGES_AHEAD }, (_, at) => page + at);
        const names = numbers.filter((number) => number < header.firstKeys.length).map((number) => `keys:${number}`);
        // Not through the cache: a merge reads everything once and would drive out what is searched.
        for (const bytes of await readPages(id, names)) {
          if (bytes === undefined) throw new RangeError(`a page of segment ${id} is gone or damaged`);
          yield await withLongLists(decodeKeys(bytes), id, readPages);
        }
      }
      return undefined;
    },
  };
}

function headerBytes(_: Header, bytes: number): number {
  return bytes * 2;
}

/** Reads pages through the cache; `decode` turns their bytes into what is kept, which takes `sizeOf` bytes. */
function readerOf(id: string, readPages: ReadPages, cache: ByteCache) {
  return async <Value>(
    names: readonly string[],
    decode: (bytes: Uint8Array) => Value,
    sizeOf: (value: Value, bytes: number) => number,
  ): Promise<readonly Value[]> => {
    const values = new Map<string, Value>();
    const unread = names.filter((name) => {
      const known = cache.get<Value>(`${id} :${name}`);
      if (known !== undefined) values.set(name, known);
      return known === undefined;
    });
    const read =
      unread.length === 0
        ? []
        : await readPages(
            id,
            unread.map((name) => name.replace(RAW, '')),
          );
    for (const [at, name] of unread.entries()) {
      const bytes = read[at];
      if (bytes === undefined) throw new RangeError(`the page ${name} of segment ${id} is gone or damaged`);
      const value = decode(bytes);
      cache.set(`${id} :${name}`, value, sizeOf(value, bytes.length));
      values.set(name, value);
    }
    return names.map((name) => values.get(name) as Value);
  };
}

/** The last page whose first key is not above the key; 0 when all are. */
function pageOf({ firstKeys }: Header, key: string): number {
  const at = firstAtOrAfter(firstKeys, key);
  return firstKeys[at] === key ? at : Math.max(0, at - 1);
}

async function readEncoded(
  header: Header,
  keys: readonly string[],
  rawPages: (names: readonly string[]) => Promise<readonly Uint8Array[]>,
  longLists: (numbers: readonly number[]) => Promise<readonly EncodedList[]>,
): Promise<(readonly [string, EncodedList])[]> {
  if (keys.length === 0) return [];
  const numbers = [...new Set(keys.map((key) => pageOf(header, key)))];
  const read = await rawPages(numbers.map((number) => `keys:${number}`));
  const byNumber = new Map(numbers.map((number, at) => [number, read[at]]));
  const found: (readonly [string, EncodedList])[] = [];
  const long: { readonly key: string; readonly page: number }[] = [];
  for (const key of keys) {
    const bytes = byNumber.get(pageOf(header, key)) as Uint8Array | undefined;
    if (bytes === undefined) continue;
    const plain = plainKey(key);
    const entry = plain === undefined ? decodeKeys(bytes).get(key) : findKey(bytes, plain);
    if (entry === undefined) continue;
    if ('list' in entry) found.push([key, entry.list]);
    else long.push({ key, page: entry.listPage });
  }
  const lists = long.length === 0 ? [] : await longLists(long.map(({ page }) => page));
  for (const [at, { key }] of long.entries()) found.push([key, lists[at] as EncodedList]);
  return found;
}

async function withLongLists(
  entries: ReadonlyMap<string, KeyEntry>,
  id: string,
  readPages: ReadPages,
): Promise<EncodedKeys> {
  const long = [...entries.values()].flatMap((entry) => ('listPage' in entry ? [`list:${entry.listPage}`] : []));
  const read = long.length === 0 ? [] : await readPages(id, long);
  let next = 0;
  return [...entries].map(([key, entry]) => {
    if ('list' in entry) return [key, entry.list] as const;
    const bytes = read[next++];
    if (bytes === undefined) throw new RangeError(`a list of segment ${id} is gone or damaged`);
    return [key, decodeLongList(bytes)] as const;
  });
}
