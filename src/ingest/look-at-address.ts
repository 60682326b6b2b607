// What stands at an address that somebody gave: a feed, or a page that names one.

import { type FetchedPage, findFeedLinks, type ParsedFeed } from '../feeds/feeds.ts';
import { Failure } from '../news/failure.ts';
import type { IngestNeeds } from './needs.ts';

/** A feed that was found, as it stands there now. */
export interface FoundFeed {
  /** Where it is from now on, after permanent redirects. */
  readonly url: string;
  readonly page: FetchedPage;
  readonly feed: ParsedFeed;
}

/**
 * Fetches an address and gives the feed there, or the first feed that the page there names.
 * Throws Failure with one sentence: not reachable, refused, or neither a feed nor a page that names one.
 */
export async function lookAtAddress(
  rawUrl: string,
  needs: Pick<IngestNeeds, 'fetchPage' | 'offload'>,
): Promise<FoundFeed> {
  const typed = /^[a-z][a-z0-9+.-]*:\/\//i.test(rawUrl.trim()) ? rawUrl.trim() : `https://${rawUrl.trim()}`;
  const url = URL.parse(typed)?.toString();
  if (url === undefined) {
    throw new Failure('bad-input', 'That is no web address; give one like https://example.org/feed.xml.');
  }
  const page = await needs.fetchPage(url);
  const here = await readAsFeed(page, needs);
  if (here !== undefined) return { url: page.movedTo ?? url, page, feed: here };
  const [named] = findFeedLinks(new TextDecoder().decode(page.body), page.url);
  if (named === undefined) {
    throw new Failure(
      'unreadable',
      `There is neither a feed at ${url} nor a page that names one; look for the site’s RSS link.`,
    );
  }
  const feedPage = await needs.fetchPage(named);
  const feed = await readAsFeed(feedPage, needs);
  if (feed === undefined) throw new Failure('unreadable', `The page names ${named} as its feed, but that is not one.`);
  return { url: feedPage.movedTo ?? named, page: feedPage, feed };
}

async function readAsFeed(
  page: FetchedPage,
  { offload }: Pick<IngestNeeds, 'offload'>,
): Promise<ParsedFeed | undefined> {
  try {
    return await offload.run('parseFeed', { body: page.body, headers: page.headers, url: page.url });
  } catch (error) {
    if (error instanceof Failure && error.code === 'unreadable') return undefined;
    throw error;
  }
}
