// The items of a feed into the store, their teasers completed where that was not done or tried for long enough.

import type { ParsedFeed } from '../feeds/feeds.ts';
import type { Article, NewArticle } from '../news/article.ts';
import { Failure } from '../news/failure.ts';
import type { Feed } from '../news/guild.ts';
import { ALL } from '../news/view.ts';
import { canonicalUrl } from './canonical-url.ts';
import { readEntry } from './entry-to-article.ts';
import { likenessOf } from './find-kept.ts';
import type { IngestNeeds } from './needs.ts';
import type { PageReader } from './read-pages.ts';
import { textHashOf } from './recognise-article.ts';
import { isSameHeadlineOfDay, titleKeyOf } from './same-headline.ts';
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
  const articles = parsed.entries
    .slice(0, ENTRIES_PER_POLL_MAX)
    .reverse()
    .flatMap((entry) => readEntry(entry, feed) ?? []);
  const document = lookOver(articles);
  for (const read of articles) {
    const article = document.marked(read);
    try {
      const known = await findKnown(article, document, needs);
      if (known !== undefined && known.text.length > article.text.length) continue;
      const isLeft = known !== undefined && needs.now() - known.changedAt > COMPLETED_WITHIN_MS;
      const whole = pages === undefined || isLeft ? article : await pages.complete(article);
      const { outcome } = await saveArticle(whole, needs, document.isBeside(article));
      if (outcome === 'saved' || outcome === 'copy') saved += 1;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      needs.log.warn('an item was not stored', { feed: feed.url, item: article.itemId, why: error.message });
    }
  }
  return saved;
}

/** What the items of one document say of each other. */
interface Document {
  /** The article, told when other items link its address too: then the address does not say which article it is. */
  readonly marked: (article: NewArticle) => NewArticle;
  /** True for kept articles that other items of the document are. */
  readonly isBeside: (article: NewArticle) => (known: Article) => boolean;
}

function lookOver(articles: readonly NewArticle[]): Document {
  const titles = new Map<string, Set<string>>();
  for (const { url, title } of articles) {
    const address = addressOf(url);
    if (address !== undefined) titles.set(address, (titles.get(address) ?? new Set()).add(title));
  }
  const ids = new Set(articles.map(({ itemId }) => itemId));
  return {
    marked: (article) =>
      (titles.get(addressOf(article.url) ?? '')?.size ?? 0) > 1 ? { ...article, isAddressShared: true } : article,
    isBeside: (article) => (known) =>
      (known.itemId !== undefined && known.itemId !== article.itemId && ids.has(known.itemId)) ||
      (known.url !== undefined && known.url !== addressOf(article.url) && titles.has(known.url)),
  };
}

const addressOf = (url: string | undefined): string | undefined => (url === undefined ? undefined : canonicalUrl(url));

/**
 * What is kept of the feed under the same address (or item, or headline of the day) and headline, its own article before
 * another feed's. Where it is longer than what the feed says now, its page was read already.
 */
async function findKnown(
  article: NewArticle,
  document: Document,
  { store }: IngestNeeds,
): Promise<Article | undefined> {
  const { feedId, itemId } = article;
  const url = article.isAddressShared === true ? undefined : addressOf(article.url);
  const titleKey = titleKeyOf(article.title);
  const { url: _, ...rest } = article;
  const likeness = likenessOf(
    { ...rest, ...(url === undefined ? {} : { url }) },
    textHashOf(article),
    titleKey === undefined ? {} : { titleKey },
  );
  const isBeside = document.isBeside(article);
  const alike = (await store.articles.findCandidates(likeness, ALL)).filter(
    (known) =>
      known.feeds.includes(feedId) &&
      known.title === article.title &&
      (known.itemId === itemId ||
        (url !== undefined && known.url === url) ||
        (known.feedId === feedId && !isBeside(known) && isSameHeadlineOfDay(article, known))),
  );
  return alike.find((known) => known.feedId === feedId) ?? alike[0];
}
