// What a view may see of the index: a mark for each article, and the figures that ranking and coverage take from it.

import type { Coverage } from '../news/cited-text.ts';
import type { ArticleId } from '../news/ids.ts';
import type { VisibleFeeds } from '../news/view.ts';
import type { TextIndex } from './text-index.ts';

/** Views kept at once; a server's is 1 byte an article. */
const VIEWS_KEPT_MAX = 64;

/** Everything here is counted within the view, so that nothing of other servers' news shows through. */
export interface ViewMask {
  readonly generation: number;
  /** 1 where the article of that number is alive and visible. */
  readonly visible: Uint8Array;
  readonly passages: number;
  readonly bodyLengthMean: number;
  readonly titleLengthMean: number;
  readonly sourceLengthMean: number;
  readonly coverage: Coverage;
  /** Names of sources as shown, with how many articles of the view each has, most first. */
  readonly sources: readonly { readonly name: string; readonly folded: string; readonly articles: number }[];
}

/** Gives the mask of a set of feeds without the articles that are taken down there, kept until the index changes. */
export function viewMasks(): (
  index: TextIndex,
  feeds: VisibleFeeds,
  hidden: ReadonlyMap<ArticleId, number>,
) => ViewMask {
  const kept = new Map<string, ViewMask>();
  return (index, feeds, hidden) => {
    const key = [feeds === 'all' ? ['all'] : [...feeds].sort(), [...hidden.keys()].sort()]
      .map((ids) => ids.join(' '))
      .join('/');
    const known = kept.get(key);
    if (known !== undefined && known.generation === index.generation) return known;
    const mask = maskOf(index, feeds, hidden);
    kept.delete(key);
    kept.set(key, mask);
    const [oldest] = kept.keys();
    if (kept.size > VIEWS_KEPT_MAX && oldest !== undefined) kept.delete(oldest);
    return mask;
  };
}

function maskOf(index: TextIndex, feeds: VisibleFeeds, hidden: ReadonlyMap<ArticleId, number>): ViewMask {
  const visible = new Uint8Array(index.articles.length);
  const sources = new Map<string, { name: string; folded: string; articles: number }>();
  const total = { articles: 0, passages: 0, body: 0, title: 0, source: 0 };
  let from: string | undefined;
  let to: string | undefined;
  for (const [number, article] of index.articles.entries()) {
    if (!article.alive || hidden.has(article.id) || !(feeds === 'all' || article.feeds.some((feed) => feeds.has(feed))))
      continue;
    visible[number] = 1;
    const passages = article.until - article.from;
    total.articles += 1;
    total.passages += passages;
    total.title += article.titleLength * passages;
    total.source += article.sourceLength * passages;
    for (let at = article.from; at < article.until; at += 1) total.body += index.passages[at]?.length ?? 0;
    const day = article.publishedDay;
    if (day !== undefined && (from === undefined || day < from)) from = day;
    if (day !== undefined && (to === undefined || day > to)) to = day;
    const source = sources.get(article.foldedSource);
    if (source !== undefined) source.articles += 1;
    else sources.set(article.foldedSource, { name: article.source, folded: article.foldedSource, articles: 1 });
  }
  const passages = Math.max(total.passages, 1);
  return {
    generation: index.generation,
    visible,
    passages: total.passages,
    bodyLengthMean: total.body / passages || 1,
    titleLengthMean: total.title / passages || 1,
    sourceLengthMean: total.source / passages || 1,
    coverage: {
      articles: total.articles,
      sources: sources.size,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    },
    sources: [...sources.values()].sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1)),
  };
}
