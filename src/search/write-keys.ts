// Writes the keys of a segment with their postings, in order, joined from those of other segments.

import { decodeList } from './decode-list.ts';
import { createFrequentActors } from './frequent-actors.ts';
import type { Sink } from './gather-pages.ts';
import { areHoldersStored, holdersIn, noteArticles } from './holders.ts';
import { isOfPassages } from './keys.ts';
import { addPosting, bytesOfList, type EncodedList, emptyList, encodeList, joinLists } from './postings.ts';
import type { Columns, EncodedKeys, Readable } from './segment.ts';
import { encodeKeys, encodeLongList, KEYS_PAGE_BYTES, type KeyEntry, LIST_BYTES_MAX } from './segment-pages.ts';

/** Others run after so many bytes of lists were joined: some 5 ms of work on a small and busy machine. */
const BYTES_PER_SLICE = 40_000;
/** Fixed cost of a key beside its bytes, so that many small lists end a slice too. */
const KEY_COST = 40;
/** Decoding a posting costs as much as joining so many bytes. */
const DECODING_COST = 8;
/** And noting which articles hold its key, as so many. */
const HOLDERS_COST = 4;
/** A segment whose articles go into a new one. */
export interface Input {
  readonly segment: Readable;
  readonly columns: Columns;
  /** Where its live articles and passages begin in the new segment. */
  readonly articleOffset: number;
  readonly passageOffset: number;
  /** New numbers by old ones, -1 for what is left out; absent when all are kept. */
  readonly renumbered?: { readonly articles: Int32Array; readonly passages: Int32Array };
}

/** What the pages of keys are found by. */
export interface WrittenKeys {
  readonly firstKeys: readonly string[];
  readonly frequentActors: readonly string[];
}

/** How many articles and passages the new segment has. */
interface Size {
  readonly articles: number;
  readonly passages: number;
}

/** Writes all keys in order, letting others run by `pause`; gives the first key of each of their pages. */
export async function writeKeys(
  inputs: readonly Input[],
  { articles, passages }: Size,
  sink: Sink,
  pause: () => Promise<void>,
): Promise<WrittenKeys> {
  const frequent = createFrequentActors();
  const articlesOf = new Uint32Array(passages);
  for (const input of inputs) {
    noteArticles(input, articlesOf);
    await pause();
  }
  const holdersOf = (key: string, list: EncodedList): Uint32Array | undefined =>
    isOfPassages(key) && areHoldersStored(list.count, articles) ? holdersIn(list, articlesOf, articles) : undefined;
  const pages = pagesOfKeys(sink, holdersOf);
  const streams = await Promise.all(inputs.map(openStream));
  let spent = 0;
  for (;;) {
    const key = leastKey(streams);
    if (key === undefined) break;
    const lists: OfInput[] = [];
    for (const stream of streams) {
      const next = stream.keys[stream.at];
      if (next === undefined || next[0] !== key) continue;
      const [, list] = next;
      const renumbering = stream.input.renumbered === undefined ? 0 : list.count * DECODING_COST;
      lists.push({ input: stream.input, list });
      spent += bytesOfList(list) + renumbering;
      stream.at += 1;
      if (stream.at === stream.keys.length) await readOn(stream);
    }
    const list = joinKept(key, lists);
    spent += KEY_COST;
    if (list !== undefined) {
      if (bytesOfList(list) > LIST_BYTES_MAX) spent += list.count * HOLDERS_COST;
      frequent.note(key, list.count);
      const closing = pages.add(key, list);
      if (closing !== undefined) await closing;
    }
    if (spent <= BYTES_PER_SLICE) continue;
    spent = 0;
    await pause();
  }
  return { firstKeys: await pages.end(), frequentActors: frequent.chosen() };
}

/** Gathers keys into pages, long lists with their holders; waits only when one is full. */
function pagesOfKeys(sink: Sink, holdersOf: (key: string, list: EncodedList) => Uint32Array | undefined) {
  const firstKeys: string[] = [];
  let entries: (readonly [string, KeyEntry])[] = [];
  let bytes = 0;
  let listPage = 0;
  const closePage = async () => {
    const [first] = entries;
    if (first === undefined) return;
    const page = encodeKeys(entries);
    entries = [];
    bytes = 0;
    firstKeys.push(first[0]);
    await sink.add(`keys:${firstKeys.length - 1}`, page);
  };
  return {
    add(key: string, list: EncodedList): Promise<void> | undefined {
      bytes += key.length;
      if (bytesOfList(list) > LIST_BYTES_MAX) {
        entries.push([key, { listPage, count: list.count }]);
        const written = sink.add(`list:${listPage++}`, encodeLongList(list, holdersOf(key, list)));
        return bytes < KEYS_PAGE_BYTES ? written : written.then(closePage);
      }
      entries.push([key, { list }]);
      bytes += bytesOfList(list);
      return bytes < KEYS_PAGE_BYTES ? undefined : closePage();
    },
    async end(): Promise<readonly string[]> {
      await closePage();
      return firstKeys;
    },
  };
}

interface OfInput {
  readonly input: Input;
  readonly list: EncodedList;
}

/** The keys of an input as they are read: `at` is the place of the next; none are left when there are no keys. */
interface Stream {
  readonly input: Input;
  readonly iterator: ReturnType<Readable['encoded']>;
  keys: EncodedKeys;
  at: number;
}

async function openStream(input: Input): Promise<Stream> {
  const stream = { input, iterator: input.segment.encoded(), keys: [], at: 0 };
  await readOn(stream);
  return stream;
}

async function readOn(stream: Stream): Promise<void> {
  stream.at = 0;
  do {
    const next = await stream.iterator.next();
    if (next.done === true) {
      stream.keys = [];
      return;
    }
    stream.keys = next.value;
  } while (stream.keys.length === 0);
}

function leastKey(streams: readonly Stream[]): string | undefined {
  let least: string | undefined;
  for (const { keys, at } of streams) {
    const key = keys[at]?.[0];
    if (key !== undefined && (least === undefined || key < least)) least = key;
  }
  return least;
}

/** One list of what the inputs keep of theirs; undefined when they keep nothing. */
function joinKept(key: string, lists: readonly OfInput[]): EncodedList | undefined {
  const ofPassages = isOfPassages(key);
  const kept: { list: EncodedList; offset: number }[] = [];
  for (const { input, list } of lists) {
    if (input.renumbered === undefined) {
      kept.push({ list, offset: ofPassages ? input.passageOffset : input.articleOffset });
      continue;
    }
    const renumbered = renumber(list, ofPassages ? input.renumbered.passages : input.renumbered.articles);
    if (renumbered !== undefined) kept.push({ list: renumbered, offset: 0 });
  }
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
