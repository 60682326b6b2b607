// Is it new, or one that is kept: unchanged, changed, moved, published again, a copy? Decided from what is kept already.

import { createHash } from 'node:crypto';
import type { Article, NewArticle } from '../news/article.ts';
import { type ArticleId, type FeedId, LOCAL_FEED } from '../news/ids.ts';
import { isNearCopy } from './near-copy.ts';
import { daysApart, isSameHeadlineOfDay } from './same-headline.ts';

export type Recognition =
  | { readonly kind: 'new' }
  /** `leaves`: the feed had an article of its own besides, a copy of this one, and gives it up. */
  | { readonly kind: 'unchanged'; readonly known: Article; readonly leaves?: Article }
  | { readonly kind: 'changed'; readonly known: Article }
  /** The same text, which its feed links at another address now. */
  | { readonly kind: 'moved'; readonly known: Article }
  /** The same text with a later day, at another address: it was news then, and is none now. */
  | { readonly kind: 'republished'; readonly known: Article }
  /** The same text, or nearly so, at another publisher or besides: kept, as "also in". */
  | { readonly kind: 'copy'; readonly of: Article };

/** What is known besides the arriving article and what it may be. */
export interface Circumstances {
  /** Those of the feeds concerned that stand on the arriving address's own site. */
  readonly siteFeeds?: ReadonlySet<FeedId>;
  /** True for a kept article that another item of the same document is: it did not become the arriving one. */
  readonly isBeside?: (known: Article) => boolean;
}

// Texts shorter than this recur by chance ("Live updates to follow."): the title then decides too.
const TELLING_TEXT_CHARACTERS_MIN = 200;
// Publishers' days differ by one for zones alone; what bears a day two later was published again.
const REPUBLISHED_DAYS_MIN = 2;

/** The text's fingerprint: SHA-256 (hex) of the folded text, with the title where the text is too short to tell. */
export function textHashOf(article: Pick<NewArticle, 'title' | 'text'>): string {
  const text = fold(article.text);
  const telling = text.length >= TELLING_TEXT_CHARACTERS_MIN ? text : `${fold(article.title)}\n${text}`;
  return createHash('sha256').update(telling).digest('hex');
}

/**
 * An article's id: the first 32 hex digits of the SHA-256 of its address, or of source and text where it has none.
 * `own` is told (a feed, or a feed and an item) for an article at an address where another one stands.
 */
export function articleIdOf(article: Pick<NewArticle, 'url' | 'source'>, textHash: string, own?: string): ArticleId {
  const name = article.url ?? `${article.source}\n${textHash}`;
  const whole = own === undefined ? name : `${name}\n${own}`;
  return createHash('sha256').update(whole).digest('hex').slice(0, 32) as ArticleId;
}

/** True for a kept article that has the address of the arriving one, or is the same item of its feed. */
export function isSameThing(arriving: NewArticle, known: Article): boolean {
  return isSameAddress(arriving, known) || isSameItem(arriving, known);
}

/**
 * Decides what an arriving article is, given what is kept that may be the same (equal address, item, headline, or an
 * equal or near text). The feed's own id decides first, then the address, then headline and day, then the text.
 *
 * Only the feed that brought an article may change it, for whoever adds a feed must not write what other servers read,
 * and a server must not read what a feed brought that it does not follow. Another text at the same address is an article
 * of its own; where both feeds are the site's own (one with teasers, one with full texts) it is a copy.
 */
export function recogniseArticle(
  arriving: NewArticle,
  textHash: string,
  candidates: readonly Article[],
  { siteFeeds = new Set(), isBeside = () => false }: Circumstances = {},
): Recognition {
  const own = findOwn(arriving, candidates, isBeside);
  const alike = candidates.filter((known) => known !== own && isSameThing(arriving, known));
  const theirs = alike.find((known) => isSameText(arriving, textHash, known));
  if (theirs !== undefined && (own === undefined || own.copyOf === theirs.id))
    return joined(theirs, arriving, candidates);
  if (own !== undefined)
    return isSameText(arriving, textHash, own) ? again(arriving, own) : { kind: 'changed', known: own };
  const imported = alike.find((known) => known.feedId === LOCAL_FEED);
  if (imported !== undefined && siteFeeds.has(arriving.feedId)) return { kind: 'unchanged', known: imported };
  const ofOneSite = alike.find((known) => siteFeeds.has(arriving.feedId) && siteFeeds.has(known.feedId));
  if (ofOneSite !== undefined) return { kind: 'copy', of: ofOneSite };
  return recogniseText(arriving, textHash, candidates, isBeside);
}

/** The article that the feed brought before and brings again: by item and address, by one of them, by headline and day. */
function findOwn(
  arriving: NewArticle,
  candidates: readonly Article[],
  isBeside: (known: Article) => boolean,
): Article | undefined {
  const own = candidates.filter((known) => known.feedId === arriving.feedId);
  return (
    own.find((known) => isSameItem(arriving, known) && isSameAddress(arriving, known)) ??
    own.find((known) => isSameItem(arriving, known) && !isReusedId(arriving, known)) ??
    own.find((known) => isSameAddress(arriving, known)) ??
    own.find((known) => !isBeside(known) && isSameHeadlineOfDay(arriving, known))
  );
}

/** Some feeds give one id to many items, or use old ones anew: another headline at another address with another text. */
function isReusedId(arriving: NewArticle, known: Article): boolean {
  return (
    isElsewhere(arriving, known) && fold(arriving.title) !== fold(known.title) && !isNearCopy(arriving.text, known.text)
  );
}

/** True where both have an address, and not the same. */
function isElsewhere(arriving: NewArticle, known: Article): boolean {
  return arriving.url !== undefined && known.url !== undefined && arriving.url !== known.url;
}

/** Another feed's article with this very text; what the feed had in its place is given up. */
function joined(known: Article, { feedId }: NewArticle, candidates: readonly Article[]): Recognition {
  const leaves = candidates.find(
    (one) => one.copyOf === known.id && one.url === known.url && one.feeds.includes(feedId),
  );
  return { kind: 'unchanged', known, ...(leaves === undefined ? {} : { leaves }) };
}

/** The same text of the same feed: where it stands now, and whether it was published anew. */
function again(arriving: NewArticle, known: Article): Recognition {
  if (arriving.url === undefined || known.url === undefined || isSamePlace(arriving.url, known.url)) {
    return { kind: 'unchanged', known };
  }
  const later = daysApart(known.publishedDay, arriving.publishedDay);
  return { kind: later !== undefined && later >= REPUBLISHED_DAYS_MIN ? 'republished' : 'moved', known };
}

function recogniseText(
  arriving: NewArticle,
  textHash: string,
  candidates: readonly Article[],
  isBeside: (known: Article) => boolean,
): Recognition {
  const sameText = candidates.filter((candidate) => candidate.textHash === textHash);
  // A file may hold the articles of many publishers, all of one feed.
  const ofPublisher = sameText.filter((candidate) => candidate.source === arriving.source);
  const own = ofPublisher.find((candidate) => candidate.feedId === arriving.feedId);
  if (own !== undefined) {
    const isSameTitle = fold(own.title) === fold(arriving.title);
    if (!isBeside(own)) return isSameTitle ? again(arriving, own) : { kind: 'changed', known: own };
    // Two items of one document with one text are one article, wherever they lead; under headlines of their own they
    // share what a feed puts into every item ("Subscribers can read …").
    return isSameTitle || !isElsewhere(arriving, own) ? { kind: 'unchanged', known: own } : { kind: 'new' };
  }
  if (ofPublisher[0] !== undefined) return { kind: 'unchanged', known: ofPublisher[0] };
  // A publisher's own near texts are its series ("The best deals of …"), not copies.
  const others = candidates.filter((known) => known.source !== arriving.source);
  const near = sameText.length > 0 ? sameText : others.filter((known) => isNearCopy(arriving.text, known.text));
  const first = near.find((candidate) => candidate.copyOf === undefined) ?? near[0];
  return first === undefined ? { kind: 'new' } : { kind: 'copy', of: first };
}

function isSameAddress(arriving: NewArticle, known: Article): boolean {
  return arriving.url !== undefined && known.url === arriving.url;
}

/** Where only the query differs, it is a counter or a campaign that no list knows: not worth a move at every poll. */
function isSamePlace(one: string, other: string): boolean {
  return one.split('?')[0] === other.split('?')[0];
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
