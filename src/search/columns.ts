// The columns of a segment: grown article by article, written as bytes, read back, joined.

import { alignedCopy, bytesOfArray, createByteReader, createByteWriter } from './bytes.ts';
import type { ArticleEntry } from './encode-entry.ts';
import { type Columns, hashOf, numberOfDay } from './segment.ts';

/** What does not fit a byte is cut: longer titles and passages are as long as this to the ranking. */
const LENGTH_MAX = 255;

/** Columns that grow: what `Columns` holds, as plain lists, and the names that its numbers stand for. */
export interface GrowingColumns {
  readonly sequences: number[];
  readonly days: number[];
  readonly firstSeen: number[];
  readonly hashes: number[];
  readonly originals: number[];
  readonly sources: number[];
  readonly languages: number[];
  readonly titleLengths: number[];
  readonly firstPassages: number[];
  readonly bodyLengths: number[];
  readonly sourceNames: string[];
  readonly languageNames: string[];
}

/** Columns of no article. */
export function emptyColumns(): GrowingColumns {
  return {
    sequences: [],
    days: [],
    firstSeen: [],
    hashes: [],
    originals: [],
    sources: [],
    languages: [],
    titleLengths: [],
    firstPassages: [0],
    bodyLengths: [],
    sourceNames: [],
    languageNames: [],
  };
}

/** Appends an article. */
export function growColumns(columns: GrowingColumns, sequence: number, entry: ArticleEntry): void {
  columns.sequences.push(sequence);
  columns.days.push(numberOfDay(entry.publishedDay));
  columns.firstSeen.push(entry.firstSeenAt);
  columns.hashes.push(hashOf(entry.id));
  columns.originals.push(hashOf(entry.original));
  columns.sources.push(placeOf(columns.sourceNames, entry.source));
  columns.languages.push(placeOf(columns.languageNames, entry.language));
  columns.titleLengths.push(Math.min(entry.titleLength, LENGTH_MAX));
  for (const { length } of entry.passages) columns.bodyLengths.push(Math.min(length, LENGTH_MAX));
  columns.firstPassages.push(columns.bodyLengths.length);
}

/** Appends the articles of another segment that `keeps` says. */
export function joinColumns(
  into: GrowingColumns,
  from: Columns,
  names: { readonly sourceNames: readonly string[]; readonly languageNames: readonly string[] },
  keeps: (article: number) => boolean,
): void {
  const sources = names.sourceNames.map((name) => placeOf(into.sourceNames, name));
  const languages = names.languageNames.map((name) => placeOf(into.languageNames, name));
  for (let article = 0; article < from.sequences.length; article += 1) {
    if (!keeps(article)) continue;
    into.sequences.push(from.sequences[article] as number);
    into.days.push(from.days[article] as number);
    into.firstSeen.push(from.firstSeen[article] as number);
    into.hashes.push(from.hashes[article] as number);
    into.originals.push(from.originals[article] as number);
    into.sources.push(sources[from.sources[article] as number] as number);
    into.languages.push(languages[from.languages[article] as number] as number);
    into.titleLengths.push(from.titleLengths[article] as number);
    const until = from.firstPassages[article + 1] as number;
    for (let at = from.firstPassages[article] as number; at < until; at += 1)
      into.bodyLengths.push(from.bodyLengths[at] as number);
    into.firstPassages.push(into.bodyLengths.length);
  }
}

function placeOf(names: string[], name: string): number {
  const at = names.indexOf(name);
  return at === -1 ? names.push(name) - 1 : at;
}

/** Growing columns as arrays that are quick to read. */
export function settleColumns(grown: GrowingColumns): Columns {
  return withDerived({
    sequences: Float64Array.from(grown.sequences),
    days: Int32Array.from(grown.days),
    firstSeen: Float64Array.from(grown.firstSeen),
    hashes: Float64Array.from(grown.hashes),
    originals: Float64Array.from(grown.originals),
    sources: Uint16Array.from(grown.sources),
    languages: Uint8Array.from(grown.languages),
    titleLengths: Uint8Array.from(grown.titleLengths),
    firstPassages: Uint32Array.from(grown.firstPassages),
    bodyLengths: Uint8Array.from(grown.bodyLengths),
  });
}

/** The bytes of columns, but for what can be worked out. */
export function encodeColumns(columns: Columns): Uint8Array {
  const writer = createByteWriter();
  for (const array of arraysOf(columns)) {
    const bytes = bytesOfArray(array);
    writer.varint(bytes.length);
    writer.bytes(bytes);
  }
  return writer.done();
}

/** The columns that bytes hold. Throws RangeError when they are damaged. */
export function decodeColumns(bytes: Uint8Array): Columns {
  const reader = createByteReader(bytes);
  const next = () => alignedCopy(reader.bytes(reader.varint()));
  return withDerived({
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
  });
}

/** About how many bytes of memory columns take. */
export function bytesOfColumns(columns: Columns): number {
  return arraysOf(columns).reduce((sum, { byteLength }) => sum + byteLength, columns.articlesOf.byteLength * 2);
}

function arraysOf(columns: Columns) {
  const { sequences, days, firstSeen, hashes, originals, sources, languages } = columns;
  const { titleLengths, firstPassages, bodyLengths } = columns;
  return [sequences, days, firstSeen, hashes, originals, sources, languages, titleLengths, firstPassages, bodyLengths];
}

/** Adds what can be worked out from the rest. */
function withDerived(
  columns: Omit<Columns, 'articlesOf' | 'remainders' | 'copies' | 'shortestBody' | 'shortestTitle'>,
): Columns {
  const articlesOf = new Uint32Array(columns.bodyLengths.length);
  for (let article = 0; article < columns.sequences.length; article += 1)
    articlesOf.fill(article, columns.firstPassages[article], columns.firstPassages[article + 1]);
  const copies: number[] = [];
  for (const [article, original] of columns.originals.entries())
    if (original !== columns.hashes[article]) copies.push(article);
  const remainders = Uint16Array.from(columns.originals, (original) => original % 65_536);
  const shortest = (lengths: Uint8Array) => lengths.reduce((least, length) => Math.min(least, length), LENGTH_MAX);
  const shortestBody = shortest(columns.bodyLengths);
  return { ...columns, articlesOf, remainders, copies, shortestBody, shortestTitle: shortest(columns.titleLengths) };
}
