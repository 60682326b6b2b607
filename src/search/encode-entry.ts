// Writes what is indexed of one article as bytes, and reads it back.

import type { ArticleId, Day, FeedId, Instant } from '../news/ids.ts';
import { type ByteReader, createByteReader, createByteWriter } from './bytes.ts';
import { type EntryKeys, keyAt } from './count-keys.ts';

/** What the index keeps of an article. */
export interface ArticleEntry {
  readonly id: ArticleId;
  readonly feeds: readonly FeedId[];
  readonly source: string;
  readonly language: string;
  readonly publishedDay?: Day;
  readonly firstSeenAt: Instant;
  /** The article it is a wire copy of, or itself. */
  readonly original: ArticleId;
  readonly titleLength: number;
  readonly passages: readonly EntryPassage[];
  readonly inPassages: EntryKeys;
  /** Keys that hold of the article as a whole, in lists: its own, and those that it shares with others (an actor's). A key may stand in several. */
  readonly ofArticle: readonly (readonly string[])[];
}

/** A run of sentences of one article; offsets into its text, length in terms. */
interface EntryPassage {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** Grows when the bytes, or what is indexed, change: entries of another version are made anew from their articles. */
const ENTRY_VERSION = 5;

/** The bytes of an entry. */
export function encodeEntry(entry: ArticleEntry): Uint8Array {
  const writer = createByteWriter();
  writer.varint(ENTRY_VERSION);
  for (const text of [entry.id, entry.original, entry.source, entry.language, entry.publishedDay ?? ''])
    writer.text(text);
  // An instant is larger than a varint may be.
  writer.text(String(entry.firstSeenAt));
  writer.varint(entry.titleLength);
  writer.varint(entry.feeds.length);
  for (const feed of entry.feeds) writer.text(feed);
  writer.varint(entry.passages.length);
  for (const { start, end, length } of entry.passages) {
    writer.varint(start);
    writer.varint(end);
    writer.varint(length);
  }
  const { keys, ends, postings } = entry.inPassages;
  writer.varint(keys.length);
  let at = 0;
  for (let place = 0; place < keys.length; place += 1) {
    writer.text(keyAt({ keys }, place));
    writer.varint((ends[place] as number) - at);
    for (; at < (ends[place] as number); at += 1) writer.varint(postings[at] as number);
  }
  const ofArticle = new Set(entry.ofArticle.flat());
  writer.varint(ofArticle.size);
  for (const key of ofArticle) writer.text(key);
  return writer.done();
}

/** The entry that bytes hold; undefined when they are of another version. Throws RangeError when they are damaged. */
export function decodeEntry(bytes: Uint8Array): ArticleEntry | undefined {
  const reader = createByteReader(bytes);
  if (reader.varint() !== ENTRY_VERSION) return undefined;
  const many = <Item>(read: () => Item): Item[] => Array.from({ length: reader.varint() }, read);
  const [id, original, source, language, publishedDay] = [1, 2, 3, 4, 5].map(reader.text);
  const firstSeenAt = Number(reader.text());
  const titleLength = reader.varint();
  const feeds = many(reader.text) as FeedId[];
  const passages = many(() => ({ start: reader.varint(), end: reader.varint(), length: reader.varint() }));
  const inPassages = readKeys(reader);
  return {
    id: id as ArticleId,
    original: original as ArticleId,
    source: source ?? '',
    language: language ?? '',
    ...(publishedDay !== '' && publishedDay !== undefined && { publishedDay }),
    firstSeenAt,
    titleLength,
    feeds,
    passages,
    inPassages,
    ofArticle: [many(reader.text)],
  };
}

function readKeys(reader: ByteReader): EntryKeys {
  const keys: string[] = [];
  const ends: number[] = [];
  const postings: number[] = [];
  for (let left = reader.varint(); left > 0; left -= 1) {
    keys.push(reader.text());
    for (let more = reader.varint(); more > 0; more -= 1) postings.push(reader.varint());
    ends.push(postings.length);
  }
  return { keys, ends, postings };
}
