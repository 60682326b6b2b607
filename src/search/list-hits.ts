// Makes one page of found articles: the articles read, the passages cut and marked, the other sources of each text named.

import { EXCERPT_CHARACTERS_MAX, type FoundArticle, type ReadArticle } from '../news/article.ts';
import type { Hit, Hits } from '../news/cited-text.ts';
import type { ArticleId, Day } from '../news/ids.ts';
import { daysToldIn } from '../text/understand.ts';
import { type Place, placesOf, sequenceOf } from './find-copies.ts';
import type { Group, GroupedMatches, Member } from './group-copies.ts';
import { excerptOf, type Wanted } from './highlight.ts';
import type { SearchRequest } from './search-request.ts';
import type { Part, ViewOfSegments } from './view-mask.ts';

/** Where rights allow excerpts only, the headline counts too: an alert says it twice, in the notification and in full. */
const HEADLINES_IN_MESSAGE_MAX = 2;
/** More days than these tell nobody which. */
const DAYS_MAX = 3;
/** Less than these few words tells nobody anything. */
const EXCERPT_WORTH_READING_CHARS_MIN = 40;

export interface FoundPage extends GroupedMatches {
  readonly view: ViewOfSegments;
  readonly wanted: Wanted;
}

/** How the articles of a page are read: those to show by their changes, and what was understood of them by their ids. */
export interface PageReader {
  found(sequences: readonly number[]): Promise<readonly FoundArticle[]>;
  understood(ids: readonly ArticleId[]): Promise<readonly ReadArticle[]>;
}

/** One page of hits; an article that is gone by then is left out of it. */
export async function listHits(
  { view, wanted, total, page }: FoundPage,
  request: SearchRequest,
  read: PageReader,
): Promise<Hits> {
  const shown = page.map(({ members }) => members[0] as Member);
  const [found] = await Promise.all([read.found(shown.map(sequenceOf)), readSpansAhead(shown)]);
  const articles = new Map(found.map((article) => [article.sequence, article]));
  const days = request.days === true ? await read.understood(found.map(({ id }) => id)) : [];
  const carriers = carriersOf(shown, view);
  const hits: Hit[] = [];
  for (const [at, group] of page.entries()) {
    const article = articles.get(sequenceOf(shown[at] as Member));
    if (article !== undefined)
      hits.push(
        await hitOf({ carriers, group, article, wanted, read: days.find((read) => read.article.id === article.id) }),
      );
  }
  return { words: request.words, total, offset: request.offset ?? 0, hits, coverage: view.coverage };
}

/** Where the texts of a page stand in the view, by the hash of their original; only those that have copies anywhere. */
function carriersOf(shown: readonly Place[], { parts }: ViewOfSegments): ReadonlyMap<number, readonly Place[]> {
  const texts = new Set(shown.map(({ part, article }) => part.columns.originals[article] as number));
  const copied = new Set(parts.flatMap(({ columns }) => [...texts].filter((text) => columns.copied.has(text))));
  return placesOf(copied, new Map(parts.map((part) => [part, { within: part.visible }])));
}

/** Reads the pages of spans of all hits together, so that each hit finds its own at hand. */
export async function readSpansAhead(
  shown: readonly { readonly part: Part; readonly passages: readonly number[] }[],
): Promise<void> {
  const bySegment = Map.groupBy(shown, ({ part }) => part.segment);
  await Promise.all(
    [...bySegment].map(([segment, members]) => segment.spans(members.flatMap(({ passages }) => passages))),
  );
}

interface HitParts {
  /** Where the texts of the page stand in the view, by the hash of their original. */
  readonly carriers: ReadonlyMap<number, readonly Place[]>;
  readonly group: Group;
  readonly article: FoundArticle;
  readonly wanted: Wanted;
  readonly read: ReadArticle | undefined;
}

async function hitOf({ carriers, group, article, wanted, read }: HitParts): Promise<Hit> {
  const { part, passages } = group.members[0] as Member;
  const isExcerptOnly = article.rights.show === 'excerpt';
  const room = isExcerptOnly ? EXCERPT_CHARACTERS_MAX - HEADLINES_IN_MESSAGE_MAX * article.title.length : Infinity;
  const shown = isExcerptOnly ? passages.slice(0, 1) : passages;
  const spans = (await part.segment.spans(room < EXCERPT_WORTH_READING_CHARS_MIN ? [] : shown)).filter(
    ({ start, end }) => end > start,
  );
  const cut = (start: number, end: number) => excerptOf(article.text.slice(start, end), article.language, wanted, room);
  return {
    articleId: article.id,
    url: article.citedUrl,
    title: article.title,
    source: article.source,
    ...(article.byline !== undefined && { byline: article.byline }),
    ...(article.publishedDay !== undefined && { publishedDay: article.publishedDay }),
    score: group.score,
    passages: spans.map(({ start, end }) => cut(start, end)),
    alsoIn: otherSources(carriers, group.members[0] as Member),
    ...(read !== undefined && { about: daysOf(read, spans) }),
  };
}

/** The days that the sentences of some stretches tell of, each once, the narrowest first. */
function daysOf({ understanding }: ReadArticle, spans: readonly Stretch[]): { from: Day; to: Day }[] {
  const days = new Map<string, { from: Day; to: Day }>();
  for (const [number, sentence] of understanding.sentences.entries()) {
    if (!spans.some(({ start, end }) => sentence.start >= start && sentence.end <= end)) continue;
    for (const { from, to } of daysToldIn(number, understanding)) days.set(`${from}/${to}`, { from, to });
  }
  const length = ({ from, to }: { from: Day; to: Day }) => Date.parse(to) - Date.parse(from);
  return [...days.values()].sort((a, b) => length(a) - length(b)).slice(0, DAYS_MAX);
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The other sources of the view that carry the same text, whether or not they matched. */
function otherSources(carriers: ReadonlyMap<number, readonly Place[]>, shown: Member): string[] {
  const sourceOf = ({ part: { segment, columns }, article }: Place) =>
    segment.sourceNames[columns.sources[article] as number] ?? '';
  const original = shown.part.columns.originals[shown.article] as number;
  const sources = new Set((carriers.get(original) ?? []).map(sourceOf));
  sources.delete(sourceOf(shown));
  return [...sources].sort();
}
