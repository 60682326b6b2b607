// Composes a briefing: the weightiest stories, each told in exact sentences with their sources.

import type { ReadArticle } from '../news/article.ts';
import type { Briefing, BriefingItem, Claim } from '../news/cited-text.ts';
import type { ArticleId, Instant, SubscriptionId } from '../news/ids.ts';
import type { BriefingLength } from '../news/subscription.ts';
import { groupIntoStories, type Story, weighStories } from '../stories/stories.ts';
import { cutHeadline } from '../write/write-cited.ts';
import { findConflicts } from './conflicts.ts';
import { charsShownMax, tellStory } from './tell-story.ts';

/** product.md: short 5, standard 10, full 20 items. */
const ITEMS_MAX: Readonly<Record<BriefingLength, number>> = { short: 5, standard: 10, full: 20 };
/** More links than these are not followed by anybody and do not fit beside an item on a phone. */
const LINKS_MAX = 6;

/** What a briefing is made of. */
export interface BriefingRequest {
  readonly title: string;
  /** The articles that may be told of: those first seen in [since, until) that match the topic. */
  readonly reads: readonly ReadArticle[];
  /** The articles that the reader was told of; none of them is told again. */
  readonly told: ReadonlySet<ArticleId>;
  readonly length: BriefingLength;
  /** At most so many items, where the length allows as many. */
  readonly itemsMax?: number;
  readonly since: Instant;
  readonly until: Instant;
  /** The actors that the topic asks for; stories about them come first. */
  readonly actors?: readonly string[];
  /** Minutes after it was due; given when it is late. */
  readonly lateMinutes?: number;
  readonly subscriptionId?: SubscriptionId;
}

/**
 * The briefing of some articles: one item for a story, the weightiest first, as many as the length allows. Articles
 * told before and their wire copies are left out, and so are stories that hold no sentence to show. No items when
 * nothing is new. The order of `reads` does not matter.
 */
export function composeBriefing(request: BriefingRequest): Briefing {
  const { title, reads, told, length, since, until, lateMinutes, subscriptionId, actors = [] } = request;
  const stories = weighStories(groupIntoStories(reads), { until, actors, told }).map(({ story }) => story);
  const itemsMax = Math.min(ITEMS_MAX[length], request.itemsMax ?? Number.POSITIVE_INFINITY);
  const items: BriefingItem[] = [];
  let storiesLeftOut = 0;
  for (const story of stories) {
    const fresh = untold(story, told);
    if (fresh.length === 0) continue;
    const item = items.length < itemsMax ? itemOf(story, fresh) : undefined;
    if (item === undefined) storiesLeftOut += 1;
    else items.push(item);
  }
  return {
    title,
    items,
    articlesRead: new Set(reads.map(({ article }) => article.id)).size,
    sourcesRead: new Set(reads.map(({ article }) => article.source)).size,
    storiesLeftOut,
    since,
    until,
    ...(lateMinutes === undefined ? {} : { lateMinutes }),
    ...(subscriptionId === undefined ? {} : { subscriptionId }),
  };
}

/** The story's articles that are new to the reader, oldest first: neither told themselves nor under a copy's address. */
function untold(story: Story, told: ReadonlySet<ArticleId>): ReadArticle[] {
  const toldTexts = new Set(story.reads.filter(({ article }) => told.has(article.id)).map(textOf));
  return story.originals.filter(
    (read) => !toldTexts.has(textOf(read)) && !(read.article.copyOf !== undefined && told.has(read.article.copyOf)),
  );
}

function textOf({ article }: ReadArticle): string {
  return article.textHash;
}

/** The story in its newest article's words; when that has none to show, in those of the one before. */
function itemOf(story: Story, fresh: readonly ReadArticle[]): BriefingItem | undefined {
  const newestFirst = [...fresh].reverse();
  for (const lead of newestFirst) {
    const claims = tellStory(lead);
    if (claims.length === 0) continue;
    const imageUrl = [lead, ...newestFirst].find(({ article }) => article.imageUrl !== undefined)?.article.imageUrl;
    return {
      headline: cutHeadline(lead.article.title),
      claims,
      conflicts: allowedBesides(claims, findConflicts(fresh), fresh),
      links: linksOf([lead, ...newestFirst]),
      articleIds: story.reads.map(({ article }) => article.id),
      ...(imageUrl === undefined ? {} : { imageUrl }),
    };
  }
  return undefined;
}

/** The conflicting sentences that are not told already and that the rights of their articles leave room for. */
function allowedBesides(claims: readonly Claim[], conflicts: readonly Claim[], reads: readonly ReadArticle[]): Claim[] {
  const shown = [...claims];
  for (const conflict of conflicts) {
    if (shown.some(({ text }) => text === conflict.text)) continue;
    const { articleId } = conflict.citations[0];
    const used = shown.filter(({ citations }) => citations[0].articleId === articleId);
    const charsUsed = used.reduce((sum, { text }) => sum + text.length, 0);
    const article = reads.find((read) => read.article.id === articleId)?.article;
    if (article !== undefined && charsUsed + conflict.text.length <= charsShownMax(article)) shown.push(conflict);
  }
  return shown.slice(claims.length);
}

/** One link for each source, the lead's first. */
function linksOf(reads: readonly ReadArticle[]): BriefingItem['links'] {
  const bySource = new Map<string, BriefingItem['links'][number]>();
  for (const { article } of reads) {
    if (bySource.has(article.source)) continue;
    const { citedUrl: url, source, title, publishedAt } = article;
    bySource.set(source, { url, source, title, ...(publishedAt === undefined ? {} : { publishedAt }) });
  }
  return [...bySource.values()].slice(0, LINKS_MAX);
}
