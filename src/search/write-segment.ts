// Writes one stored segment from others: from the tail alone, or from stored ones that are merged. Works in slices.

import { placeOf } from './columns.ts';
import { createColumnsWriter } from './columns-pages.ts';
import { gatherPages, type Page, type Sink } from './gather-pages.ts';
import type { Columns, Readable } from './segment.ts';
import { ARTICLES_PER_PAGE, encodeHeader, encodeSpans, encodeTexts, PASSAGES_PER_PAGE } from './segment-pages.ts';
import { type Input, writeKeys } from './write-keys.ts';

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
  const sink = gatherPages(options.write);
  const columnsOf = createColumnsWriter((page, bytes) => sink.add(`columns:${page}`, bytes));
  const sourceNames: string[] = [];
  const languageNames: string[] = [];
  const inputs: Input[] = [];
  for (const segment of options.segments) {
    const columns = await segment.columns();
    inputs.push(numberAnew(segment, columns, isDead, [columnsOf.articles, columnsOf.passages]));
    await pause();
    const sources = segment.sourceNames.map((name) => placeOf(sourceNames, name));
    const languages = segment.languageNames.map((name) => placeOf(languageNames, name));
    for (let article = 0; article < columns.sequences.length; article += 1) {
      if (isDead(columns.sequences[article] as number)) continue;
      const source = sources[columns.sources[article] as number] as number;
      const language = languages[columns.languages[article] as number] as number;
      const closing = columnsOf.add(columns, article, { source, language });
      if (closing === undefined) continue;
      await closing;
      await pause();
    }
    await pause();
  }
  await columnsOf.end();
  const { articles, passages } = columnsOf;
  await writeIds(inputs, sink, pause);
  await writeSpans(inputs, sink, pause);
  const { firstKeys, frequentActors } = await writeKeys(inputs, { articles, passages }, sink, pause);
  await sink.add('frequent', encodeTexts(frequentActors));
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

async function writeIds(inputs: readonly Input[], sink: Sink, pause: () => Promise<void>): Promise<void> {
  let page = 0;
  let texts: string[] = [];
  for (const { segment, renumbered } of inputs) {
    for (let at = 0; at < segment.articles; at += ARTICLES_PER_PAGE) {
      const kept = numbersFrom(at, Math.min(at + ARTICLES_PER_PAGE, segment.articles)).filter(
        (number) => renumbered?.articles[number] !== -1,
      );
      for (const id of await segment.articleIds(kept)) {
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
    for (let at = 0; at < segment.passages; at += PASSAGES_PER_PAGE) {
      const kept = numbersFrom(at, Math.min(at + PASSAGES_PER_PAGE, segment.passages)).filter(
        (number) => renumbered?.passages[number] !== -1,
      );
      for (const { start, end } of await segment.spans(kept)) {
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

function numbersFrom(from: number, until: number): number[] {
  return Array.from({ length: until - from }, (_, at) => from + at);
}
