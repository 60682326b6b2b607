// What is kept that an arriving article may be, and which of the feeds that brought it stand on its own site.

import type { Article, NewArticle } from '../news/article.ts';
import type { FeedId, Instant } from '../news/ids.ts';
import { ALL } from '../news/view.ts';
import type { ArticleLikeness, ArticleMarks } from '../store/store.ts';
import { fingerprintOf } from './near-copy.ts';
import type { IngestNeeds } from './needs.ts';
import { isSameThing } from './recognise-article.ts';
import { titleKeyOf } from './same-headline.ts';

const DAY_MS = 86_400_000;

/** What recognising an article needs to know. */
interface Kept {
  readonly candidates: readonly Article[];
  /** Of the arriving article's feed and the candidates' feeds, those on the host of the arriving address. */
  readonly siteFeeds: ReadonlySet<FeedId>;
}

/** By what an article is found again when it comes once more. `at`: when it is seen, for one that bears no day. */
export function marksOf({ title, text, publishedDay }: NewArticle, at: Instant): ArticleMarks {
  const titleKey = titleKeyOf(title);
  const fingerprint = fingerprintOf(text);
  const published = publishedDay === undefined ? Number.NaN : Date.parse(publishedDay);
  return {
    day: Math.floor((Number.isNaN(published) ? at : published) / DAY_MS),
    ...(titleKey === undefined ? {} : { titleKey }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
}

/** What an arriving article (its address in canonical form) is compared by. */
export function likenessOf(
  { feedId, itemId, url }: NewArticle,
  textHash: string,
  marks: Partial<ArticleMarks>,
): ArticleLikeness {
  const known = { ...(itemId === undefined ? {} : { itemId }), ...(url === undefined ? {} : { url }) };
  return { feedId, textHash, ...known, ...marks };
}

/** Looks up what has the address, the item, the headline or the text of an arriving article. */
export async function findKept(
  arriving: NewArticle,
  textHash: string,
  marks: ArticleMarks,
  store: Pick<IngestNeeds['store'], 'articles' | 'feeds'>,
): Promise<Kept> {
  const candidates = await store.articles.findCandidates(likenessOf(arriving, textHash, marks), ALL);
  const alike = candidates.filter((known) => isSameThing(arriving, known));
  if (alike.length === 0 || alike.some((known) => known.feedId === arriving.feedId)) {
    return { candidates, siteFeeds: new Set() };
  }
  const feedIds = new Set([arriving.feedId, ...alike.map((one) => one.feedId)]);
  return { candidates, siteFeeds: await siteFeedsOf(arriving.url, feedIds, store) };
}

/** A feed is known by where it is fetched: what it says of itself (its title, its site) anybody may write. */
async function siteFeedsOf(
  url: string | undefined,
  feedIds: ReadonlySet<FeedId>,
  { feeds }: Pick<IngestNeeds['store'], 'feeds'>,
): Promise<ReadonlySet<FeedId>> {
  const own = new Set<FeedId>();
  const site = url === undefined ? undefined : siteOf(url);
  if (site === undefined) return own;
  for (const id of feedIds) {
    const feed = await feeds.get(id, ALL);
    if (feed !== undefined && siteOf(feed.url) === site) own.add(id);
  }
  return own;
}

/** The host of a web address without the names that one site's hosts differ in; undefined when it has none. */
function siteOf(url: string): string | undefined {
  const host = URL.parse(url)?.hostname.replace(/^(?:www|feeds|rss)\./, '');
  return host === '' ? undefined : host;
}
