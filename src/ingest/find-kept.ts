// What is kept that an arriving article may be, and which of the feeds that brought it stand on its own site.

import type { Article, NewArticle } from '../news/article.ts';
import type { FeedId } from '../news/ids.ts';
import { ALL } from '../news/view.ts';
import type { IngestNeeds } from './needs.ts';
import { articleIdOf, isSameThing } from './recognise-article.ts';

/** What recognising an article needs to know. */
interface Kept {
  readonly candidates: readonly Article[];
  /** Of the arriving article's feed and the candidates' feeds, those on the host of the arriving address. */
  readonly siteFeeds: ReadonlySet<FeedId>;
}

/** Looks up what has the address, the item or the text of an arriving article (its address in canonical form). */
export async function findKept(
  arriving: NewArticle,
  textHash: string,
  store: Pick<IngestNeeds['store'], 'articles' | 'feeds'>,
): Promise<Kept> {
  const { feedId, itemId, url } = arriving;
  const like = { feedId, textHash, ...(itemId === undefined ? {} : { itemId }), ...(url === undefined ? {} : { url }) };
  const found = await store.articles.findCandidates(like, ALL);
  const alike = found.filter((known) => isSameThing(arriving, known));
  if (alike.length === 0 || alike.some((known) => known.feedId === feedId)) {
    return { candidates: found, siteFeeds: new Set() };
  }
  // Candidates are limited in number: where many feeds link one address, our own article may be behind the limit.
  const own = await store.articles.get(articleIdOf(arriving, textHash, feedId), ALL);
  const candidates = own === undefined ? found : [...found, own.article];
  return { candidates, siteFeeds: await siteFeedsOf(url, new Set([feedId, ...alike.map((one) => one.feedId)]), store) };
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
