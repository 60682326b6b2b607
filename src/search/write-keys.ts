// Writes the keys of a segment with their postings, in order, joined from those of other segments.

import type { Sink } from './gather-pages.ts';
import { isOfPassages } from './keys.ts';
import { addPosting, decodeList, type EncodedList, emptyList, encodeList, joinLists } from './postings.ts';
import type { Columns, Readable } from './segment.ts';
import { encodeKeys, encodeLongList, KEYS_PAGE_BYTES, type KeyEntry, LIST_BYTES_MAX } from './segment-pages.ts';

/** Others run after so many bytes of lists were joined: some 5 ms of work on a small machine. */
const BYTES_PER_SLICE = 128_000;
/** Fixed cost of a key beside its bytes, so that many small lists end a slice too. */
const KEY_COST = 40;
/** Decoding a posting costs as much as joining so many bytes. */
const DECODING_COST = 8;
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

/** Writes all keys in order, letting others run by `pause`; gives the first key of each of their pages. */
export async function writeKeys(inputs: readonly Input[], sink: Sink, pause: () => Promise<void>): Promise<string[]> {
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
