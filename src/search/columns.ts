// The columns of a segment in memory: grown article by article, settled into arrays, and what is worked out from them.

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

/** The place of a name among others; it is put behind them when it is not there. */
export function placeOf(names: string[], name: string): number {
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

/** About how many bytes of memory columns take. */
export function bytesOfColumns(columns: Columns): number {
  return arraysOf(columns).reduce((sum, { byteLength }) => sum + byteLength, columns.articlesOf.byteLength * 2);
}

function arraysOf(columns: Columns) {
  const { sequences, days, firstSeen, hashes, originals, sources, languages } = columns;
  const { titleLengths, firstPassages, bodyLengths } = columns;
  return [sequences, days, firstSeen, hashes, originals, sources, languages, titleLengths, firstPassages, bodyLengths];
}

/** What is stored of columns; the rest is worked out from it. */
export type StoredColumns = Omit<
  Columns,
  'articlesOf' | 'remainders' | 'copies' | 'copied' | 'shortestBody' | 'shortestTitle'
>;

/** Works out the rest, some articles after the others: those before `from` are done. */
export function createDerived(columns: StoredColumns) {
  const { originals, hashes, firstPassages, bodyLengths, titleLengths } = columns;
  const articlesOf = new Uint32Array(bodyLengths.length);
  const remainders = new Uint16Array(originals.length);
  const copies: number[] = [];
  const copied = new Set<number>();
  let [shortestBody, shortestTitle] = [LENGTH_MAX, LENGTH_MAX];
  let next = 0;
  return {
    deriveUntil(until: number, passages: number): void {
      for (; next < until; next += 1) {
        const original = originals[next] as number;
        remainders[next] = original % 65_536;
        if (original !== hashes[next]) {
          copies.push(next);
          copied.add(original);
        }
        shortestTitle = Math.min(shortestTitle, titleLengths[next] as number);
        const end = next + 1 < until ? (firstPassages[next + 1] as number) : passages;
        for (let passage = firstPassages[next] as number; passage < end; passage += 1) {
          articlesOf[passage] = next;
          shortestBody = Math.min(shortestBody, bodyLengths[passage] as number);
        }
      }
    },
    done: (): Columns => ({ ...columns, articlesOf, remainders, copies, copied, shortestBody, shortestTitle }),
  };
}

function withDerived(columns: StoredColumns): Columns {
  const derived = createDerived(columns);
  derived.deriveUntil(columns.sequences.length, columns.bodyLengths.length);
  return derived.done();
}
