// Makes one page of found articles: the articles read, the passages cut and marked, the other sources of each text named.

import type { Article } from '../news/article.ts';
import type { Hit, Hits } from '../news/cited-text.ts';
import type { ArticleId } from '../news/ids.ts';
import type { Group, GroupedMatches, Member } from './group-copies.ts';
import { excerptOf, type Wanted } from './highlight.ts';
import type { SearchRequest } from './search-request.ts';
import type { ViewOfSegments } from './view-mask.ts';

export interface FoundPage extends GroupedMatches {
  readonly view: ViewOfSegments;
  readonly wanted: Wanted;
}

/** One page of hits. `read` gives the articles to show; one that is gone by then is left out of the page. */
export async function listHits(
  { view, wanted, total, page }: FoundPage,
  request: SearchRequest,
  read: (ids: readonly ArticleId[]) => Promise<readonly Article[]>,
): Promise<Hits> {
  const shown = page.map(({ members }) => members[0] as Member);
  const ids = await Promise.all(shown.map(idOf));
  const articles = new Map((await read(ids)).map((article) => [article.id, article]));
  const hits: Hit[] = [];
  for (const [at, group] of page.entries()) {
    const article = articles.get(ids[at] as ArticleId);
    if (article !== undefined) hits.push(await hitOf({ view, group, article, wanted }));
  }
  return { words: request.words, total, offset: request.offset ?? 0, hits, coverage: view.coverage };
}

async function idOf({ part, article }: Member): Promise<ArticleId> {
  const [id] = await part.segment.articleIds([article]);
  return id as ArticleId;
}

interface HitParts {
  readonly view: ViewOfSegments;
  readonly group: Group;
  readonly article: Article;
  readonly wanted: Wanted;
}

async function hitOf({ view, group, article, wanted }: HitParts): Promise<Hit> {
  const { part, passages } = group.members[0] as Member;
  const spans = (await part.segment.spans(passages)).filter(({ start, end }) => end > start);
  const excerpts = spans.map(({ start, end }) => excerptOf(article.text.slice(start, end), article.language, wanted));
  return {
    articleId: article.id,
    url: article.citedUrl,
    title: article.title,
    source: article.source,
    ...(article.byline !== undefined && { byline: article.byline }),
    ...(article.publishedDay !== undefined && { publishedDay: article.publishedDay }),
    score: group.score,
    passages: article.rights.show === 'excerpt' ? excerpts.slice(0, 1) : excerpts,
    alsoIn: otherSources(view, group.members[0] as Member),
  };
}

/** The other sources of the view that carry the same text, whether or not they matched. */
function otherSources({ parts }: ViewOfSegments, shown: Member): string[] {
  const original = shown.part.columns.originals[shown.article];
  const own = shown.part.segment.sourceNames[shown.part.columns.sources[shown.article] as number];
  const sources = new Set<string>();
  for (const { segment, columns, visible } of parts) {
    for (
      let at = columns.originals.indexOf(original as number);
      at !== -1;
      at = columns.originals.indexOf(original as number, at + 1)
    ) {
      if (visible[at] === 1) sources.add(segment.sourceNames[columns.sources[at] as number] ?? '');
    }
  }
  sources.delete(own ?? '');
  return [...sources].sort();
}
