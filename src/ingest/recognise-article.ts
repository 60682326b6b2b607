// Is it new, unchanged, changed, or a copy of one that is kept? Decided from what is kept already.

import { createHash } from 'node:crypto';
import type { Article, NewArticle } from '../news/article.ts';
import { type ArticleId, type FeedId, LOCAL_FEED } from '../news/ids.ts';

export type Recognition =
  | { readonly kind: 'new' }
  | { readonly kind: 'unchanged'; readonly known: Article }
  | { readonly kind: 'changed'; readonly known: Article }
  /** The same text at another publisher: kept besides, as "also in". */
  | { readonly kind: 'copy'; readonly of: Article };

// Texts shorter than this recur by chance ("Live updates to follow."): the title then decides too.
const TELLING_TEXT_CHARACTERS_MIN = 200;

/** The text's fingerprint: SHA-256 (hex) of the folded text, with the title where the text is too short to tell. */
export function textHashOf(article: Pick<NewArticle, 'title' | 'text'>): string {
  const text = fold(article.text);
  const telling = text.length >= TELLING_TEXT_CHARACTERS_MIN ? text : `${fold(article.title)}\n${text}`;
  return createHash('sha256').update(telling).digest('hex');
}

/**
 * An article's id: the first 32 hex digits of the SHA-256 of its address, or of source and text where it has none.
 * `ownFeed` is told for a feed's own article at an address where another feed's article stands: both have an id then.
 */
export function articleIdOf(
  article: Pick<NewArticle, 'url' | 'source'>,
  textHash: string,
  ownFeed?: FeedId,
): ArticleId {
  const name = article.url ?? `${article.source}\n${textHash}`;
  const whole = ownFeed === undefined ? name : `${name}\n${ownFeed}`;
  return createHash('sha256').update(whole).digest('hex').slice(0, 32) as ArticleId;
}

/** True for a kept article that has the address of the arriving one, or is the same item of its feed. */
export function isSameThing(arriving: NewArticle, known: Article): boolean {
  return isSameAddress(arriving, known) || isSameItem(arriving, known);
}

/**
 * Decides what an arriving article is, given what is kept that may be the same (equal address, item or text).
 * The address decides first, then the feed's own id of the item, then the text: a copy of the same publisher is the
 * same article at another address. `siteFeeds`: those of the feeds concerned that stand on the address's own site.
 *
 * Only the feed that brought an article may change it, for whoever adds a feed must not write what other servers
 * read. Another text at the same address is an article of its own, unless both feeds are the site's own: then the
 * first text stays, or the two would turn it back and forth at every poll.
 */
export function recogniseArticle(
  arriving: NewArticle,
  textHash: string,
  candidates: readonly Article[],
  siteFeeds: ReadonlySet<FeedId> = new Set(),
): Recognition {
  const alike = [
    ...candidates.filter((known) => isSameAddress(arriving, known)),
    ...candidates.filter((known) => isSameItem(arriving, known)),
  ];
  const ours = alike.find((known) => known.feedId === arriving.feedId);
  if (ours !== undefined) return { kind: isSameText(arriving, textHash, ours) ? 'unchanged' : 'changed', known: ours };
  const isOfOneSite = (known: Article): boolean =>
    siteFeeds.has(arriving.feedId) && (siteFeeds.has(known.feedId) || known.feedId === LOCAL_FEED);
  const theirs = alike.find((known) => isSameText(arriving, textHash, known)) ?? alike.find(isOfOneSite);
  if (theirs !== undefined) return { kind: 'unchanged', known: theirs };
  return recogniseText(arriving, textHash, candidates);
}

function recogniseText(arriving: NewArticle, textHash: string, candidates: readonly Article[]): Recognition {
  const sameText = candidates.filter((candidate) => candidate.textHash === textHash);
  const own = sameText.find((candidate) => candidate.source === arriving.source);
  if (own !== undefined) return { kind: 'unchanged', known: own };
  const first = sameText.find((candidate) => candidate.copyOf === undefined) ?? sameText[0];
  return first === undefined ? { kind: 'new' } : { kind: 'copy', of: first };
}

function isSameAddress(arriving: NewArticle, known: Article): boolean {
  return arriving.url !== undefined && known.url === arriving.url;
}

function isSameItem(arriving: NewArticle, known: Article): boolean {
  return arriving.itemId !== undefined && known.itemId === arriving.itemId && known.feeds.includes(arriving.feedId);
}

function isSameText(arriving: NewArticle, textHash: string, known: Article): boolean {
  return known.textHash === textHash && fold(known.title) === fold(arriving.title);
}

/** White space, case and the form of quotation marks do not make a text another one. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();
}
