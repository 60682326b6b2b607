// Writes one stored segment from others: from the tail alone, or from stored ones that are merged. Works in slices.

import { emptyColumns, encodeColumns, joinColumns, settleColumns } from './columns.ts';
import { isOfPassages } from './keys.ts';
import { addPosting, decodeList, type EncodedList, emptyList, encodeList, joinLists } from './postings.ts';
import type { Columns, Segment } from './segment.ts';
import {
  ARTICLES_PER_PAGE,
  encodeHeader,
  encodeKeys,
  encodeLongList,
  encodeSpans,
  encodeTexts,
  KEYS_PAGE_BYTES,
  type KeyEntry,
  LIST_BYTES_MAX,
  PASSAGES_PER_PAGE,
} from './segment-pages.ts';

/** Others run after so many bytes of lists were joined: some 5 ms of work on a small machine. */
const BYTES_PER_SLICE = 128_000;
/** Fixed cost of a key beside its bytes, so that many small lists end a slice too. */
const KEY_COST = 40;
/** Decoding a posting costs as much as joining so many bytes. */
const DECODING_COST = 8;
/** Pages are written together: about 1 MB, some 5 ms in one transaction. */
const WRITTEN_AT_ONCE_BYTES = 1_000_000;

/** A segment that is read in the order of its keys. */
export interface Readable extends Segment {
  encoded(): AsyncIterable<readonly [string, EncodedList]> | Iterable<readonly [string, EncodedList]>;
}

interface Input {
  readonly segment: Readable;
  readonly columns: Columns;
  /** Where its live articles and passages begin in the new segment. */
  readonly articleOffset: number;
  readonly passageOffset: number;
  /** New numbers by old ones, -1 for what is left out; absent when all are kept. */
  readonly renumbered?: { readonly articles: Int32Array; readonly passages: Int32Array };
}

/** A named page and its bytes. */
export type Page = readonly [name: string, bytes: Uint8Array];

/**
 * Writes the pages of a segment that holds the articles of `segments` in that order, without those that `isDead` names
 * by their sequence. `write` takes pages, some together. Lets others run by `pause` between slices of work. Gives how
 * many articles, passages and bytes it has: none may be left.
 */
export async function writeSegment(options: {
  readonly segments: readonly Readable[];
  readonly isDead: (sequence: number) => boolean;
  readonly write: (pages: readonly Page[]) => Promise<void>;
  readonly pause: () => Promise<void>;
}): Promise<{ readonly articles: number; readonly passages: number; readonly bytes: number }> {
  const { isDead, pause } = options;
  const grown = emptyColumns();
  const inputs: Input[] = [];
  for (const segment of options.segments) {
    const columns = await segment.columns();
    inputs.push(numberAnew(segment, columns, isDead, [grown.sequences.length, grown.bodyLengths.length]));
    joinColumns(grown, columns, segment, (article) => !isDead(columns.sequences[article] as number));
    await pause();
  }
  const articles = grown.sequences.length;
  const passages = grown.bodyLengths.length;
  const sink = gatherPages(options.write);
  await sink.add('columns', encodeColumns(settleColumns(grown)));
  await writeIds(inputs, sink, pause);
  await writeSpans(inputs, sink, pause);
  const firstKeys = await writeKeys(inputs, sink, pause);
  const { sourceNames, languageNames } = grown;
  await sink.add('header', encodeHeader({ articles, passages, sourceNames, languageNames, firstKeys }));
  return { articles, passages, bytes: await sink.end() };
}

function numberAnew(
  segment: Readable,
  columns: Columns,
  isDead: (sequence: number) => boolean,
  [articleOffset, passageOffset]: readonly [number, number],
): Input {
  const places = { segment, columns, articleOffset, passageOffset };
  if (!columns.sequences.some(isDead)) return places;
  const articles = new Int32Array(segment.articles).fill(-1);
  const passages = new Int32Array(segment.passages).fill(-1);
  let nextArticle = articleOffset;
  let nextPassage = passageOffset;
  for (let article = 0; article < segment.articles; article += 1) {
    if (isDead(columns.sequences[article] as number)) continue;
    articles[article] = nextArticle++;
    const until = columns.firstPassages[article + 1] as number;
    for (let at = columns.firstPassages[article] as number; at < until; at += 1) passages[at] = nextPassage++;
  }
  return { ...places, renumbered: { articles, passages } };
}

interface Sink {
  add(name: string, bytes: Uint8Array): Promise<void>;
  /** Writes what is left; gives how many bytes there were in all. */
  end(): Promise<number>;
}

function gatherPages(write: (pages: readonly Page[]) => Promise<void>): Sink {
  let pages: Page[] = [];
  let waiting = 0;
  let total = 0;
  const flush = async () => {
    if (pages.length > 0) await write(pages);
    pages = [];
    waiting = 0;
  };
  return {
    async add(name, bytes) {
      pages.push([name, bytes]);
      waiting += bytes.length;
      total += bytes.length;
      if (waiting >= WRITTEN_AT_ONCE_BYTES) await flush();
    },
    async end() {
      await flush();
      return total;
    },
  };
}

async function writeIds(inputs: readonly Input[], sink: Sink, pause: () => Promise<void>): Promise<void> {
  let page = 0;
  let texts: string[] = [];
  for (const { segment, renumbered } of inputs) {
    const kept = numbersUpTo(segment.articles).filter((number) => renumbered?.articles[number] !== -1);
    for (let at = 0; at < kept.length; at += ARTICLES_PER_PAGE) {
      for (const id of await segment.articleIds(kept.slice(at, at + ARTICLES_PER_PAGE))) {
        texts.push(id);
        if (texts.length < ARTICLES_PER_PAGE) continue;
        await sink.add(`ids:${page++}`, encodeTexts(texts));
        texts = [];
      }
      await pause();
    }
  }
  if (texts.length > 0) await sink.add(`ids:${page}`, encodeTexts(texts));
}

async function writeSpans(inputs: readonly Input[], sink: Sink, pause: () => Promise<void>): Promise<void> {
  let page = 0;
  let numbers: number[] = [];
  for (const { segment, renumbered } of inputs) {
    const kept = numbersUpTo(segment.passages).filter((number) => renumbered?.passages[number] !== -1);
    for (let at = 0; at < kept.length; at += PASSAGES_PER_PAGE) {
      for (const { start, end } of await segment.spans(kept.slice(at, at + PASSAGES_PER_PAGE))) {
        numbers.push(start, end);
        if (numbers.length < PASSAGES_PER_PAGE * 2) continue;
        await sink.add(`spans:${page++}`, encodeSpans(numbers));
        numbers = [];
      }
      await pause();
    }
  }
  if (numbers.length > 0) await sink.add(`spans:${page}`, encodeSpans(numbers));
}

function numbersUpTo(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}

/** Writes all keys in order; gives the first key of each of their pages. */
async function writeKeys(inputs: readonly Input[], sink: Sink, pause: () => Promise<void>): Promise<string[]> {
  const firstKeys: string[] = [];
  let entries: (readonly [string, KeyEntry])[] = [];
  let bytes = 0;
  let listPage = 0;
  let spent = 0;
  const closePage = async () => {
    const [first] = entries;
    if (first === undefined) return;
    await sink.add(`keys:${firstKeys.length}`, encodeKeys(entries));
    firstKeys.push(first[0]);
    entries = [];
    bytes = 0;
  };
  for await (const [key, lists] of inOrderOfKeys(inputs)) {
    const list = joinKept(key, lists);
    spent +=
      KEY_COST +
      lists.reduce((sum, { list: { rest, count }, input }) => {
        return sum + rest.length + (input.renumbered === undefined ? 0 : count * DECODING_COST);
      }, 0);
    if (spent > BYTES_PER_SLICE) {
      spent = 0;
      await pause();
    }
    if (list === undefined) continue;
    if (list.rest.length > LIST_BYTES_MAX) {
      entries.push([key, { listPage }]);
      await sink.add(`list:${listPage++}`, encodeLongList(list));
      bytes += key.length;
    } else {
      entries.push([key, { list }]);
      bytes += key.length + list.rest.length;
    }
    if (bytes >= KEYS_PAGE_BYTES) await closePage();
  }
  await closePage();
  return firstKeys;
}

interface OfInput {
  readonly input: Input;
  readonly list: EncodedList;
}

/** The keys of all inputs in order, each once, with the lists of those that have it. */
async function* inOrderOfKeys(inputs: readonly Input[]): AsyncGenerator<readonly [string, readonly OfInput[]]> {
  const streams = await Promise.all(
    inputs.map(async (input) => {
      const iterated = input.segment.encoded();
      const iterator =
        Symbol.asyncIterator in iterated ? iterated[Symbol.asyncIterator]() : iterated[Symbol.iterator]();
      return { input, iterator, next: await iterator.next() };
    }),
  );
  for (;;) {
    let least: string | undefined;
    for (const { next } of streams)
      if (!next.done && (least === undefined || next.value[0] < least)) [least] = next.value;
    if (least === undefined) return;
    const lists: OfInput[] = [];
    for (const stream of streams) {
      if (stream.next.done || stream.next.value[0] !== least) continue;
      lists.push({ input: stream.input, list: stream.next.value[1] });
      const next = stream.iterator.next();
      stream.next = next instanceof Promise ? await next : next;
    }
    yield [least, lists];
  }
}

/** One list of what the inputs keep of theirs; undefined when they keep nothing. */
function joinKept(key: string, lists: readonly OfInput[]): EncodedList | undefined {
  const ofPassages = isOfPassages(key);
  const kept = lists.flatMap(({ input, list }) => {
    if (input.renumbered === undefined)
      return [{ list, offset: ofPassages ? input.passageOffset : input.articleOffset }];
    const numbers = ofPassages ? input.renumbered.passages : input.renumbered.articles;
    const renumbered = renumber(list, numbers);
    return renumbered === undefined ? [] : [{ list: renumbered, offset: 0 }];
  });
  return kept.length === 0 ? undefined : joinLists(kept);
}

function renumber(list: EncodedList, numbers: Int32Array): EncodedList | undefined {
  const decoded = decodeList(list);
  const kept = emptyList();
  for (let at = 0; at < decoded.count; at += 1) {
    const number = numbers[decoded.numbers[at] as number] as number;
    if (number !== -1) addPosting(kept, number, decoded.packed[at] as number);
  }
  return kept.count === 0 ? undefined : encodeList(kept);
}
