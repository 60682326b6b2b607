// Finds the feeds that a page names.

import { decodeEntities } from './decode-entities.ts';
import { resolveUrl } from './mend-text.ts';
import { readAttributes, scanMarkup } from './scan-markup.ts';

// Pages name one to five; some name one per topic.
const LINKS_MAX = 50;

const FEED_TYPES = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/feed+json',
  'text/xml',
  'application/xml',
]);

/**
 * Takes a page and its address; gives the absolute addresses of the feeds it names by <link rel="alternate">, in the page's
 * order, each once; [] when it names none. Feeds of comments come last: people mean the other one.
 */
export function findFeedLinks(html: string, url: string): string[] {
  const news: string[] = [];
  const comments: string[] = [];
  let base = url;
  for (const token of scanMarkup(html, { isXml: false })) {
    if (token.kind !== 'start' || (token.name !== 'link' && token.name !== 'base')) continue;
    const attributes = readAttributes(token.attributes);
    const href = decodeEntities(attributes.get('href') ?? '').trim();
    if (href === '') continue;
    if (token.name === 'base') base = resolveUrl(href, url);
    if (token.name === 'base' || !isFeed(attributes)) continue;
    const address = resolveUrl(href, base).replace(/^feed:(?:\/\/)?(?=https?:|\/\/)?/i, (scheme) =>
      scheme === 'feed://' ? 'http://' : '',
    );
    if (!/^https?:\/\//i.test(address)) continue;
    (/comments?/i.test(`${attributes.get('title') ?? ''} ${address}`) ? comments : news).push(address);
    if (news.length + comments.length >= LINKS_MAX) break;
  }
  return [...new Set([...news, ...comments])];
}

function isFeed(attributes: ReadonlyMap<string, string>): boolean {
  const rel = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
  const type = (attributes.get('type') ?? '').toLowerCase().split(';')[0]?.trim() ?? '';
  if (rel.includes('feed')) return true;
  return rel.includes('alternate') && FEED_TYPES.has(type);
}
