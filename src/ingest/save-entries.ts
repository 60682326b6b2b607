// The items of a feed into the store, their teasers completed where that was not done or tried for long enough.

import type { ParsedFeed } from '../feeds/feeds.ts';
import type { Article, NewArticle } from '../news/article.ts';
import { Failure } from '../news/failure.ts';
import type { Feed } from '../news/guild.ts';
import { ALL } from '../news/view.ts';
import { canonicalUrl } from './canonical-url.ts';
import { isTeaser, readEntry } from './entry-to-article.ts';
import type { IngestNeeds } from './needs.ts';
import type { PageReader } from './read-pages.ts';
import { textHashOf } from './recognise-article.ts';
import { saveArticle } from './save-article.ts';

// Feeds of archives hold tens of thousands of items; what is further down is old news.
const ENTRIES_PER_POLL_MAX = 500;
// A page that could not be had for an hour (some four polls) stays a teaser, and is asked for no more.
const COMPLETED_WITHIN_MS = 60 * 60_000;

/**
 * Stores the items of a feed, oldest last in the feed first; without `pages`, the feed's own texts alone. Items that
 * fail are logged and tried again at the next poll. Gives how many articles were new.
 */
export async function saveEntries(
  parsed: ParsedFeed,
  feed: Feed,
  needs: IngestNeeds,
  pages?: PageReader,
): Promise<number> {
  let saved = 0;
  for (const entry of parsed.entries.slice(0, ENTRIES_PER_POLL_MAX).reverse()) {
    const article = readEntry(entry, feed);
    if (article === undefined) continue;
    try {
      const known = await findKnown(article, needs);
      const isSameHeadline = known?.title === article.title;
      if (known !== undefined && isSameHeadline && known.text.length > article.text.length) continue;
      const isLeft = known !== undefined && isSameHeadline && needs.now() - known.changedAt > COMPLETED_WITHIN_MS;
      const whole = pages === undefined || isLeft ? article : await pages.complete(article);
      const { outcome } = await saveArticle(keepFullText(whole, known), needs);
      if (outcome === 'saved' || outcome === 'copy') saved += 1;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      needs.log.warn('an item was not stored', { feed: feed.url, item: article.itemId, why: error.message });
    }
  }
  return saved;
}

/** A new headline over a teaser, its page not to be had now: the full text that is kept stays, under the new headline. */
function keepFullText(article: NewArticle, known: Article | undefined): NewArticle {
  const isPoorer = known !== undefined && isTeaser(article) && known.text.length > article.text.length;
  return isPoorer ? { ...article, text: known.text } : article;
}

/**
 * What is kept of the feed under the same address (or item), its own article before another feed's.
 * Where it is longer than what the feed says now, its page was read already.
 */
async function findKnown(article: NewArticle, { store }: IngestNeeds): Promise<Article | undefined> {
  const { feedId, itemId } = article;
  const url = article.url === undefined ? undefined : canonicalUrl(article.url);
  const like = {
    feedId,
    textHash: textHashOf(article),
    ...(itemId === undefined ? {} : { itemId }),
    ...(url === undefined ? {} : { url }),
  };
  const alike = (await store.articles.findCandidates(like, ALL)).filter(
    (known) => known.feeds.includes(feedId) && (known.itemId === itemId || (url !== undefined && known.url === url)),
  );
  const sameHeadline = alike.filter((known) => known.title === article.title);
  const first = sameHeadline.length > 0 ? sameHeadline : alike;
  return first.find((known) => known.feedId === feedId) ?? first[0];
}
