// Makes one page of found articles: ranked or by day, wire copies folded into one, matching words marked.

import { type Article, EXCERPT_CHARACTERS_MAX, type ReadArticle } from '../news/article.ts';
import type { Hit, Hits } from '../news/cited-text.ts';
import type { ArticleId } from '../news/ids.ts';
import { excerptOf, type Wanted } from './highlight.ts';
import { isAbout } from './match.ts';
import type { WeightedTerm } from './rank.ts';
import type { SearchRequest } from './search-request.ts';
import type { IndexedArticle, TextIndex } from './text-index.ts';
import type { ViewMask } from './view-mask.ts';

/** A second passage of an article supports the first; more would favour long articles. */
const SECOND_PASSAGE_SHARE = 0.25;
/** Stretches of text shown of one article. */
const EXCERPTS_MAX = 2;
/** Where rights allow excerpts only, the headline counts too: an alert says it twice, in the notification and in full. */
const HEADLINES_IN_MESSAGE_MAX = 2;
/** Less than these few words tells nobody anything. */
const EXCERPT_WORTH_READING_CHARS_MIN = 40;

export interface FoundArticles {
  readonly index: TextIndex;
  readonly view: ViewMask;
  readonly matching: Uint8Array;
  readonly scores: Float64Array;
  readonly terms: readonly WeightedTerm[];
  readonly phrases: readonly string[];
}

/** All the copies of one text that match, the best first. */
interface Group {
  readonly members: readonly IndexedArticle[];
  readonly score: number;
}

/** One page of hits. `read` gives the articles to show; one that is gone by then is left out of the page. */
export async function listHits(
  found: FoundArticles,
  request: SearchRequest,
  read: (ids: readonly ArticleId[]) => Promise<readonly ReadArticle[]>,
): Promise<Hits> {
  const groups = sortGroups(groupCopies(found), request);
  const offset = request.offset ?? 0;
  const page = groups.slice(offset, offset + request.limit);
  const ids = page.flatMap(({ members }) => members[0]?.id ?? []);
  const articles = new Map((await read(ids)).map(({ article }) => [article.id, article]));
  const wanted = { keys: new Set(found.terms.flatMap(({ keys }) => keys)), phrases: found.phrases };
  return {
    words: request.words,
    total: groups.length,
    offset,
    hits: page.flatMap((group) => {
      const shown = group.members[0];
      const article = shown === undefined ? undefined : articles.get(shown.id);
      if (shown === undefined || article === undefined) return [];
      return [hitOf({ found, group, shown, article, wanted, about: request.filters?.about })];
    }),
    coverage: found.view.coverage,
  };
}

function groupCopies({ index, matching, scores }: FoundArticles): Group[] {
  const groups = new Map<ArticleId, { article: IndexedArticle; score: number }[]>();
  for (const [number, article] of index.articles.entries()) {
    if (matching[number] !== 1) continue;
    const members = groups.get(article.original) ?? [];
    members.push({ article, score: scoreOf(article, scores) });
    groups.set(article.original, members);
  }
  return [...groups].map(([original, members]) => {
    members.sort((a, b) => Number(b.article.id === original) - Number(a.article.id === original) || b.score - a.score);
    return {
      members: members.map(({ article }) => article),
      score: Math.max(...members.map(({ score }) => score)),
    };
  });
}

function scoreOf({ from, until }: IndexedArticle, scores: Float64Array): number {
  let first = 0;
  let second = 0;
  for (let passage = from; passage < until; passage += 1) {
    const score = scores[passage] ?? 0;
    if (score > first) [first, second] = [score, first];
    else if (score > second) second = score;
  }
  return first + SECOND_PASSAGE_SHARE * second;
}

function sortGroups(groups: readonly Group[], { sort = 'relevance' }: Pick<SearchRequest, 'sort'>): Group[] {
  const dayOf = ({ members }: Group) => members[0]?.publishedDay ?? '';
  const newestFirst = (a: Group, b: Group) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0);
  const byId = (a: Group, b: Group) => ((a.members[0]?.id ?? '') < (b.members[0]?.id ?? '') ? -1 : 1);
  return groups.toSorted((a, b) => {
    const byDay = sort === 'oldest' ? newestFirst(b, a) : newestFirst(a, b);
    const first = sort === 'relevance' ? b.score - a.score || byDay : byDay || b.score - a.score;
    return first || byId(a, b);
  });
}

interface HitParts {
  readonly found: FoundArticles;
  readonly group: Group;
  readonly shown: IndexedArticle;
  readonly article: Article;
  readonly wanted: Wanted;
  readonly about: { readonly from?: string; readonly to?: string } | undefined;
}

function hitOf({ found, group, shown, article, wanted, about }: HitParts): Hit {
  const isExcerptOnly = article.rights.show === 'excerpt';
  const room = isExcerptOnly ? EXCERPT_CHARACTERS_MAX - HEADLINES_IN_MESSAGE_MAX * article.title.length : Infinity;
  const numbers = bestPassages(found, shown, about).slice(0, isExcerptOnly ? 1 : EXCERPTS_MAX);
  const passages = (room < EXCERPT_WORTH_READING_CHARS_MIN ? [] : numbers).map((number) => {
    const { start, end } = found.index.passages[number] ?? { start: 0, end: 0 };
    return excerptOf(article.text.slice(start, end), shown.language, wanted, room);
  });
  return {
    articleId: article.id,
    url: article.citedUrl,
    title: article.title,
    source: article.source,
    ...(article.byline !== undefined && { byline: article.byline }),
    ...(article.publishedDay !== undefined && { publishedDay: article.publishedDay }),
    score: group.score,
    passages,
    alsoIn: otherSources(found, shown),
  };
}

/** The best passages in their order of rank; without scores the first of the article. */
function bestPassages(
  { index, scores }: FoundArticles,
  { from, until }: IndexedArticle,
  about: HitParts['about'],
): number[] {
  const numbers = Array.from({ length: until - from }, (_, at) => from + at);
  const telling =
    about === undefined ? numbers : numbers.filter((at) => isAbout(index.passages[at]?.events ?? [], about));
  const scored = telling.filter((at) => scores[at] !== 0).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  return (scored.length > 0 ? scored.slice(0, EXCERPTS_MAX) : telling.slice(0, 1)).filter(
    (at) => (index.passages[at]?.end ?? 0) > (index.passages[at]?.start ?? 0),
  );
}

/** The other sources of the view that carry the same text, whether or not they matched. */
function otherSources({ index, view }: FoundArticles, shown: IndexedArticle): string[] {
  const sources = new Set<string>();
  for (const [number, { original, source }] of index.articles.entries()) {
    if (view.visible[number] === 1 && original === shown.original && source !== shown.source) sources.add(source);
  }
  return [...sources].sort();
}
