// Makes one page of found articles: the articles read, the passages cut and marked, the other sources of each text named.

import { EXCERPT_CHARACTERS_MAX, type FoundArticle, type ReadArticle } from '../news/article.ts';
import type { Hit, Hits } from '../news/cited-text.ts';
import type { ArticleId, Day } from '../news/ids.ts';
import { daysToldIn } from '../text/understand.ts';
import { type Place, placesOf } from './find-copies.ts';
import type { Group, GroupedMatches, Member } from './group-copies.ts';
import { excerptOf, type Wanted } from './highlight.ts';
import type { SearchRequest } from './search-request.ts';
import type { ViewOfSegments } from './view-mask.ts';

/** Where rights allow excerpts only, the headline counts too: an alert says it twice, in the notification and in full. */
const HEADLINES_IN_MESSAGE_MAX = 2;
/** More days than these tell nobody which. */
const DAYS_MAX = 3;
/** Less than these few words tells nobody anything. */
const EXCERPT_WORTH_READING_CHARS_MIN = 40;

export interface FoundPage extends GroupedMatches {
  readonly view: ViewOfSegments;
  readonly wanted: Wanted;
  /** What was understood of the articles of the page, where hits are to tell of their days. */
  readonly days?: readonly ReadArticle[];
}

/** One page of hits. `read` gives the articles to show; one that is gone by then is left out of the page. */
export async function listHits(
  { view, wanted, total, page, days = [] }: FoundPage,
  request: SearchRequest,
  read: (ids: readonly ArticleId[]) => Promise<readonly FoundArticle[]>,
): Promise<Hits> {
  const shown = page.map(({ members }) => members[0] as Member);
  const ids = await Promise.all(shown.map(idOf));
  const articles = new Map((await read(ids)).map((article) => [article.id, article]));
  const texts = new Set(shown.map(({ part, article }) => part.columns.originals[article] as number));
  const carriers = placesOf(texts, new Map(view.parts.map((part) => [part, part.visible])));
  const hits: Hit[] = [];
  for (const [at, group] of page.entries()) {
    const article = articles.get(ids[at] as ArticleId);
    if (article !== undefined)
      hits.push(
        await hitOf({ carriers, group, article, wanted, read: days.find((read) => read.article.id === article.id) }),
      );
  }
  return { words: request.words, total, offset: request.offset ?? 0, hits, coverage: view.coverage };
}

/** The id of an article. */
export async function idOf({ part, article }: Place): Promise<ArticleId> {
  const [id] = await part.segment.articleIds([article]);
  return id as ArticleId;
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
