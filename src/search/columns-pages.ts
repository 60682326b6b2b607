// The columns of a stored segment, in pages of some thousand articles: none is so large that it holds others up.

import { alignedCopy, bytesOfArray, createByteReader, createByteWriter } from './bytes.ts';
import { createDerived, type StoredColumns } from './columns.ts';
import type { Columns } from './segment.ts';

/** Why: some 400 KB with five passages each, written and read in a millisecond or two. */
export const ARTICLES_PER_COLUMNS_PAGE = 8_192;
/** Passages that articles have, about: room for them is made before they come. */
const PASSAGES_PER_ARTICLE = 8;

const OF_ARTICLES = [
  ...(['sequences', 'days', 'firstSeen', 'hashes', 'originals', 'sources', 'languages'] as const),
  ...(['titleLengths', 'firstPassages'] as const),
];
const STORED = [...OF_ARTICLES, 'bodyLengths'] as const;

function roomFor(articles: number, passages: number): StoredColumns {
  return {
    sequences: new Float64Array(articles),
    days: new Int32Array(articles),
    firstSeen: new Float64Array(articles),
    hashes: new Float64Array(articles),
    originals: new Float64Array(articles),
    sources: new Uint16Array(articles),
    languages: new Uint8Array(articles),
    titleLengths: new Uint8Array(articles),
    firstPassages: new Uint32Array(articles + 1),
    bodyLengths: new Uint8Array(passages),
  };
}

/** Takes articles one by one and hands their columns on, page by page. */
interface ColumnsWriter {
  readonly articles: number;
  readonly passages: number;
  /** Appends an article of other columns under the places of its source and language in the new names; waits only when a page is full. */
  add(
    from: Columns,
    article: number,
    places: { readonly source: number; readonly language: number },
  ): Promise<void> | undefined;
  /** Hands on what is left. */
  end(): Promise<void>;
}

/** A writer whose room is used again for each page; `write` is given the number of each page and its bytes. */
export function createColumnsWriter(write: (page: number, bytes: Uint8Array) => Promise<void>): ColumnsWriter {
  const page = roomFor(ARTICLES_PER_COLUMNS_PAGE, 0);
  let lengths = new Uint8Array(ARTICLES_PER_COLUMNS_PAGE * PASSAGES_PER_ARTICLE);
  let written = 0;
  let [articles, passages] = [0, 0];
  let [ownArticles, ownPassages] = [0, 0];

  function close(): Promise<void> {
    const bytes = encodePage({ ...page, bodyLengths: lengths.subarray(0, ownPassages) }, ownArticles);
    [ownArticles, ownPassages] = [0, 0];
    written += 1;
    return write(written - 1, bytes);
  }

  return {
    get articles() {
      return articles;
    },
    get passages() {
      return passages;
    },
    add(from, article, { source, language }) {
      const [first, end] = [from.firstPassages[article] as number, from.firstPassages[article + 1] as number];
      while (ownPassages + end - first > lengths.length) lengths = doubled(lengths);
      for (const name of OF_ARTICLES) page[name][ownArticles] = from[name][article] as number;
      page.sources[ownArticles] = source;
      page.languages[ownArticles] = language;
      page.firstPassages[ownArticles] = passages;
      for (let at = first; at < end; at += 1) lengths[ownPassages++] = from.bodyLengths[at] as number;
      ownArticles += 1;
      articles += 1;
      passages += end - first;
      return ownArticles === ARTICLES_PER_COLUMNS_PAGE ? close() : undefined;
    },
    end: async () => (ownArticles === 0 ? undefined : close()),
  };
}

function doubled(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}

function encodePage(page: StoredColumns, articles: number): Uint8Array {
  const writer = createByteWriter();
  for (const name of STORED) {
    const bytes = bytesOfArray(name === 'bodyLengths' ? page[name] : page[name].subarray(0, articles));
    writer.varint(bytes.length);
    writer.bytes(bytes);
  }
  return writer.done();
}

/** Reads pages of columns in their order. */
interface ColumnsReader {
  /** Throws RangeError when the bytes are damaged. */
  take(bytes: Uint8Array): void;
  /** The columns once all pages were taken. Throws RangeError when they do not hold what they should. */
  done(): Columns;
}

/** A reader of the columns of so many articles and passages. */
export function createColumnsReader(articles: number, passages: number): ColumnsReader {
  const columns = roomFor(articles, passages);
  const derived = createDerived(columns);
  let [ownArticles, ownPassages] = [0, 0];
  return {
    take(bytes) {
      const reader = createByteReader(bytes);
      const next = () => alignedCopy(reader.bytes(reader.varint()));
      const page: StoredColumns = {
        sequences: new Float64Array(next()),
        days: new Int32Array(next()),
        firstSeen: new Float64Array(next()),
        hashes: new Float64Array(next()),
        originals: new Float64Array(next()),
        sources: new Uint16Array(next()),
        languages: new Uint8Array(next()),
        titleLengths: new Uint8Array(next()),
        firstPassages: new Uint32Array(next()),
        bodyLengths: new Uint8Array(next()),
      };
      for (const name of OF_ARTICLES) columns[name].set(page[name], ownArticles);
      columns.bodyLengths.set(page.bodyLengths, ownPassages);
      ownArticles += page.sequences.length;
      ownPassages += page.bodyLengths.length;
      derived.deriveUntil(ownArticles, ownPassages);
    },
    done() {
      if (ownArticles !== articles || ownPassages !== passages)
        throw new RangeError('columns are not as long as they should be');
      columns.firstPassages[articles] = passages;
      return derived.done();
    },
  };
}
