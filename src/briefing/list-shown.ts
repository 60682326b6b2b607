// Lists which articles each message of a briefing shows, so that the messages can follow them.

import type { Article } from '../news/article.ts';
import type { BriefingItem } from '../news/cited-text.ts';
import type { ShownArticle } from '../news/shown.ts';

/**
 * Takes the items in the order in which they are told, how many of them each message tells, and their articles; gives
 * for each message the articles that it cites or links, with the words of theirs that it shows.
 */
export function listShown(
  items: readonly BriefingItem[],
  itemsByMessage: readonly number[],
  articles: readonly Article[],
): readonly (readonly ShownArticle[])[] {
  let before = 0;
  return itemsByMessage.map((count) => {
    const told = items.slice(before, before + count);
    before += count;
    return told.flatMap((item, place) => shownIn(item, place, articles));
  });
}

function shownIn(item: BriefingItem, place: number, articles: readonly Article[]): ShownArticle[] {
  const quotes = new Map<Article['id'], string[]>();
  const sentences = [...item.claims, ...item.conflicts, ...(item.quote === undefined ? [] : [item.quote])];
  const citations = sentences.flatMap((claim) => claim.citations);
  for (const { articleId, quote } of citations) quotes.set(articleId, [...(quotes.get(articleId) ?? []), quote]);
  const headline = item.headline.replace(/\s*…$/u, '');
  const linked = new Set(item.links.map(({ url }) => url));
  for (const { id, citedUrl, title } of articles) {
    if (!item.articleIds.includes(id)) continue;
    if (quotes.has(id) && headline !== '' && title.startsWith(headline)) quotes.get(id)?.push(headline);
    if (!quotes.has(id) && linked.has(citedUrl)) quotes.set(id, []);
  }
  return [...quotes].map(([articleId, words]) => ({ articleId, place, quotes: [...new Set(words)] }));
}
