// The items of a feed into the store, their teasers completed where that was not done or tried for long enough.

import { setImmediate as breathe } from 'node:timers/promises';
import type { ParsedEntry, ParsedFeed } from '../feeds/feeds.ts';
import type { Article, NewArticle } from '../news/article.ts';
import { Failure } from '../news/failure.ts';
import type { Feed } from '../news/guild.ts';
import type { Instant } from '../news/ids.ts';
import { ALL } from '../news/view.ts';
import { canonicalUrl } from './canonical-url.ts';
import { isTeaser, readEntry } from './entry-to-article.ts';
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

// A correction takes out a sentence or a paragraph; a page holds a multiple of what its feed tells.
const CORRECTED_SHARE_MIN = 0.5;

export interface SavedEntries {
  /** How many articles were new. */
  readonly saved: number;
  /** How many items were not stored and should be at the next poll. */
  readonly left: number;
}

// An item that fails so is worth another try; one that fails otherwise (no text, far too long) fails for ever.
const PASSING_FAILURES: readonly string[] = ['timeout', 'busy'];
// Items that take too long to understand hold up the threads of all feeds: after so many the others wait for the next poll.
const TIMEOUTS_MAX = 2;

/**
 * Stores the items of a feed, oldest first; without `pages`, the feed's own texts alone. After `until` what is left is
 * for the next poll, as are items that failed for a passing reason. Failures are logged. Throws what the signal in
 * `needs` throws.
 */
export async function saveEntries(
  parsed: ParsedFeed,
  feed: Feed,
  needs: IngestNeeds & { readonly signal?: AbortSignal },
  { pages, until = Number.POSITIVE_INFINITY }: { readonly pages?: PageReader; readonly until?: Instant } = {},
): Promise<SavedEntries> {
  const count = { saved: 0, left: 0, timeouts: 0 };
  const articles = withoutDoubles(oldestFirst(parsed).flatMap((entry) => readEntry(entry, feed) ?? []));
  const document = lookOver(articles);
  for (const read of articles) {
    // What is known already is asked for in one breath: 500 such items would hold the thread for half a second.
    await breathe();
    needs.signal?.throwIfAborted();
    const article = document.marked(read);
    if (needs.now() >= until || count.timeouts >= TIMEOUTS_MAX) {
      count.left += 1;
      continue;
    }
    try {
      if (await saveEntry(article, document, needs, pages)) count.saved += 1;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      needs.log.warn('an item was not stored', { feed: feed.url, item: article.itemId, why: error.message });
      if (PASSING_FAILURES.includes(error.code)) count.left += 1;
      if (error.code === 'timeout') count.timeouts += 1;
    }
  }
  return { saved: count.saved, left: count.left };
}

/** True when the article was new. */
async function saveEntry(
  article: NewArticle,
  document: Document,
  needs: IngestNeeds,
  pages: PageReader | undefined,
): Promise<boolean> {
  const known = await findKnown(article, document, needs);
  const isSameHeadline = known?.title === article.title;
  const isLonger = known !== undefined && isSameHeadline && known.text.length > article.text.length;
  const isLeft = known !== undefined && isSameHeadline && needs.now() - known.changedAt > COMPLETED_WITHIN_MS;
  if (isLonger && !isCorrection(article, known)) {
    if (isLeft || !isTeaser(article) || !(await isHeadlineAlone(known, needs))) return false;
  }
  const read = pages === undefined || isLeft ? article : await pages.complete(article);
  const whole = keepFullText(read, known);
  // Most items of a feed are those of the last poll: they cost one read and no write.
  const isSameText = known?.title === whole.title && known.textHash === textHashOf(whole);
  if (isSameText && known.itemId === whole.itemId) return false;
  const { outcome } = await saveArticle(whole, needs, document.isBeside(article));
  return outcome === 'saved' || outcome === 'copy';
}

/** A new headline over the former text: its page could not be had when the headline changed, and is asked again. */
async function isHeadlineAlone({ id, version, text, title }: Article, { store }: IngestNeeds): Promise<boolean> {
  if (version === 1) return false;
  const former = (await store.articles.versions(id, ALL)).at(-1);
  return former !== undefined && former.text === text && former.title !== title;
}

/** A shorter text that is whole all the same, and most of what is kept: else what is kept was read at its page. */
function isCorrection(article: NewArticle, known: Article): boolean {
  return !isTeaser(article) && article.text.length >= known.text.length * CORRECTED_SHARE_MIN;
}

/** The latest items by their dates, oldest first; where not all have one, as they stand, the last in the feed first. */
function oldestFirst(parsed: ParsedFeed): readonly ParsedEntry[] {
  const dateOf = (entry: ParsedEntry): number => Date.parse(entry.published ?? entry.updated ?? '');
  const isDated = parsed.entries.every((entry) => !Number.isNaN(dateOf(entry)));
  const latestFirst = isDated ? parsed.entries.toSorted((a, b) => dateOf(b) - dateOf(a)) : parsed.entries;
  return latestFirst.slice(0, ENTRIES_PER_POLL_MAX).toReversed();
}

/** Of items under one address (or id) and headline, the one with the longest text: else each poll would change it twice. */
function withoutDoubles(articles: readonly NewArticle[]): readonly NewArticle[] {
  const keyOf = ({ url, itemId, title }: NewArticle) => `${addressOf(url) ?? itemId}\n${title}`;
  const longest = new Map<string, NewArticle>();
  for (const article of articles) {
    const other = longest.get(keyOf(article));
    if (other === undefined || article.text.length > other.text.length) longest.set(keyOf(article), article);
  }
  const kept = new Set(longest.values());
  return articles.filter((article) => kept.has(article));
}

/** A new headline over a teaser, its page not to be had now: the full text that is kept stays, under the new headline. */
function keepFullText(article: NewArticle, known: Article | undefined): NewArticle {
  const isPoorer = known !== undefined && isTeaser(article) && known.text.length > article.text.length;
  return isPoorer ? { ...article, text: known.text } : article;
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
      (known.itemId === itemId ||
        (url !== undefined && known.url === url) ||
        (known.feedId === feedId && !isBeside(known) && isSameHeadlineOfDay(article, known))),
  );
  const sameHeadline = alike.filter((known) => known.title === article.title);
  const first = sameHeadline.length > 0 ? sameHeadline : alike;
  return first.find((known) => known.feedId === feedId) ?? first[0];
}
