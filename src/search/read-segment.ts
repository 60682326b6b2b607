// Reads a stored segment page by page, as its keys are asked for, and keeps what was read in the cache.

import type { ArticleId } from '../news/ids.ts';
import type { ByteCache } from './byte-cache.ts';
import { bytesOfColumns } from './columns.ts';
import { ARTICLES_PER_COLUMNS_PAGE, createColumnsReader } from './columns-pages.ts';
import { decodeList } from './decode-list.ts';
import { pause } from './pause.ts';
import type { PostingList } from './postings.ts';
import { pageOf, type ReadPages, readEncoded, withLongLists } from './read-lists.ts';
import type { Columns, Readable } from './segment.ts';
import {
  ARTICLES_PER_PAGE,
  decodeHeader,
  decodeKeys,
  decodeLongList,
  decodeSpans,
  decodeTexts,
  type Header,
  keysOnPage,
  PASSAGES_PER_PAGE,
  textAt,
} from './segment-pages.ts';

/** A list is kept when it is read again, which most words of questions are not: so many keys of a segment are known as read once. */
const READ_ONCE_MAX = 4_096;
/** Memory that a kept key takes beside its bytes, about: its text, its entry and two views of bytes. */
const KEY_BYTES = 400;
/** A decoded posting: four bytes of its number, two of its counts. */
const POSTING_BYTES = 6;
/** Pages of keys that are read ahead when all keys are wanted: some 64 KB, decoded in 3 ms. */
const PAGES_AHEAD = 8;

/** Decoded lists that take more than such a share of the cache would drive out what many searches need: only their bytes are kept. */
const DECODED_SHARE_MIN = 1_000;

/** Long lists that are read ahead together: some 100 KB. */
const LISTS_AHEAD = 16;
/** Pages of spans that are read ahead together: some 64 KB. */
const SPANS_AHEAD = 32;

/** Columns stand in the cache under the segment's id and this, lists under the id and their key: no key begins with a colon. */
const COLUMNS = ' :columns';
/** Pages that are kept as they are stored stand in the cache under their name and this. */
const RAW = 'raw ';
/** From so many ids of a page on, reading all of it is quicker. */
const IDS_FOUND_MAX = 16;

/**
 * A stored segment. Its header is read now, the rest when it is asked for. Throws RangeError, now and at every later
 * reading, when pages are gone (another process merged the segment) or damaged.
 */
export async function readSegment(id: string, readPages: ReadPages, cache: ByteCache): Promise<Readable> {
  const pages = readerOf(id, readPages, cache);
  const [header] = await pages(['header'], decodeHeader, headerBytes);
  if (header === undefined) throw new RangeError(`segment ${id} has no header`);
  const rawPages = (names: readonly string[]) =>
    pages(
      names.map((name) => `${RAW}${name}`),
      (bytes) => bytes,
      (_, bytes) => bytes,
    );
  const spanPages = (names: readonly string[]) => pages(names, decodeSpans, (_, bytes) => bytes);
  const longLists = (numbers: readonly number[]) =>
    pages(
      numbers.map((number) => `list:${number}`),
      decodeLongList,
      (_, bytes) => bytes,
    );

  async function readListsAhead(goesOn: () => boolean): Promise<void> {
    // How many long lists there are is not written down: they end where one is missing.
    for (let at = 0; goesOn(); at += LISTS_AHEAD) {
      const read = await readPages(id, pageNames('list', LISTS_AHEAD, at));
      for (const [number, bytes] of read.entries())
        if (bytes !== undefined) cache.set(`${id} :list:${at + number}`, decodeLongList(bytes), bytes.length);
      if (read.includes(undefined)) return;
      await pause();
    }
  }

  const readOnce = new Set<string>();
  /** Two searches at once read them once. */
  let columnsInHand: Promise<Columns> | undefined;

  return {
    id,
    version: 0,
    articles: header.articles,
    passages: header.passages,
    sourceNames: header.sourceNames,
    languageNames: header.languageNames,

    async columns() {
      const known = cache.get<Columns>(`${id}${COLUMNS}`);
      if (known !== undefined) return known;
      columnsInHand ??= readColumns(id, header, readPages).finally(() => {
        columnsInHand = undefined;
      });
      const columns = await columnsInHand;
      cache.set(`${id}${COLUMNS}`, columns, bytesOfColumns(columns));
      return columns;
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
      const read = await spanPages(wanted.map((page) => `spans:${page}`));
      const byPage = new Map(wanted.map((page, at) => [page, read[at]]));
      return passages.map((number) => {
        const page = byPage.get(Math.floor(number / PASSAGES_PER_PAGE));
        const at = (number % PASSAGES_PER_PAGE) * 2;
        return { start: page?.[at] ?? 0, end: page?.[at + 1] ?? 0 };
      });
    },

    async lists(keys, memory) {
      const found = new Map<string, PostingList>();
      const unread = keys.filter((key) => {
        const name = `${id} ${key}`;
        const known = cache.get<PostingList>(name) ?? memory?.lists.get(name);
        if (known !== undefined) found.set(key, known);
        return known === undefined;
      });
      if (readOnce.size > READ_ONCE_MAX) readOnce.clear();
      for (const [key, list] of await readEncoded(header, unread, rawPages, longLists)) {
        const name = `${id} ${key}`;
        const bytes = KEY_BYTES + list.count * POSTING_BYTES;
        const isKept = (memory === undefined || readOnce.has(key)) && bytes < cache.bytesMax / DECODED_SHARE_MIN;
        const decoded = decodeList(list, isKept ? undefined : memory?.take);
        if (isKept) cache.set(name, decoded, bytes);
        else memory?.lists.set(name, decoded);
        readOnce.add(key);
        found.set(key, decoded);
      }
      return found;
    },

    async counts(keys) {
      const found = await readEncoded(header, keys, rawPages, longLists);
      return new Map(found.map(([key, { count }]) => [key, count]));
    },

    async frequentActors() {
      const [actors] = await pages(['frequent'], decodeTexts, (_, bytes) => bytes * 2);
      return actors ?? [];
    },

    async keysWithin({ from, until }, limit = Number.POSITIVE_INFINITY) {
      const found: string[] = [];
      for (let page = pageOf(header, from); page < header.firstKeys.length; page += 1) {
        if ((header.firstKeys[page] as string) >= until || found.length >= limit) break;
        const [bytes] = await rawPages([`keys:${page}`]);
        found.push(...keysOnPage(bytes as Uint8Array, from, until));
      }
      return found.slice(0, limit);
    },

    async readAhead(what, goesOn) {
      if (what === 'long lists') return readListsAhead(goesOn);
      const ofSpans = pageNames('spans', Math.ceil(header.passages / PASSAGES_PER_PAGE));
      for (let at = 0; at < ofSpans.length && goesOn(); at += SPANS_AHEAD) {
        await spanPages(ofSpans.slice(at, at + SPANS_AHEAD));
        await pause();
      }
      const names = pageNames('keys', header.firstKeys.length);
      for (let at = 0; at < names.length && goesOn(); at += PAGES_AHEAD) {
        await rawPages(names.slice(at, at + PAGES_AHEAD));
        await pause();
      }
    },

    async *encoded() {
      for (let page = 0; page < header.firstKeys.length; page += PAGES_AHEAD) {
        const names = pageNames('keys', Math.min(PAGES_AHEAD, header.firstKeys.length - page), page);
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

const pageNames = (kind: string, count: number, from = 0): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${kind}:${from + at}`);

async function readColumns(id: string, { articles, passages }: Header, readPages: ReadPages): Promise<Columns> {
  const columns = createColumnsReader(articles, passages);
  for (let page = 0; page * ARTICLES_PER_COLUMNS_PAGE < articles; page += 1) {
    const [bytes] = await readPages(id, [`columns:${page}`]);
    if (bytes === undefined) throw new RangeError(`columns of segment ${id} are gone or damaged`);
    columns.take(bytes);
    if (page > 0) await pause();
  }
  return columns.done();
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
