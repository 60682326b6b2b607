// Composes a briefing: the weightiest stories, each told in exact sentences with their sources, and why each article is in it or not.

import type { Briefing } from '../news/cited-text.ts';
import type { Decision } from '../news/decision.ts';
import type { ArticleId, Instant, SubscriptionId } from '../news/ids.ts';
import type { BriefingLength } from '../news/subscription.ts';
import type { ToldItem } from '../news/told.ts';
import { weighStories } from '../stories/stories.ts';
import { decide } from './decide.ts';
import { candidatesFrom, type ReadAndTold } from './find-candidates.ts';
import { ITEMS_MAX, pickItems } from './pick-items.ts';
import type { WrittenFrom } from './write-item.ts';

/** What is made of a briefing's articles. */
export interface Composed {
  readonly briefing: Briefing;
  /** The facts of its items, for the briefings to come. */
  readonly told: readonly ToldItem[];
  /** One for each article that was read, in the order of their ids. */
  readonly decisions: readonly Decision[];
  /** What each item is written from, in their order. */
  readonly written: readonly WrittenFrom[];
}

/** What a briefing is made of. */
export interface BriefingRequest extends ReadAndTold {
  readonly title: string;
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
 * The briefing of some articles: one item for a story, the weightiest first, as many as the length allows, at most half
 * of them in the words of one source (unless there is one only). Articles told before and their wire copies are left
 * out, and so are stories that add nothing to what was told or hold no sentence to show. No items when nothing is new.
 * The order of `reads` does not matter.
 */
export function composeBriefing(request: BriefingRequest): Composed {
  const { title, reads, length, since, until, lateMinutes, subscriptionId, actors = [] } = request;
  const itemsMax = Math.min(ITEMS_MAX[length], request.itemsMax ?? Number.POSITIVE_INFINITY);
  const { candidates, toldBefore, noNews } = candidatesFrom(request);
  const byId = new Map(candidates.map((candidate) => [candidate.story.id, candidate]));
  const noveltyOf = ({ id }: { readonly id: ArticleId }) => byId.get(id)?.novelty ?? 0;
  const weighed = weighStories(
    candidates.map(({ story }) => story),
    { until, actors, noveltyOf },
  );
  const ranked = weighed.flatMap(({ story, weight }) => {
    const candidate = byId.get(story.id);
    return candidate === undefined ? [] : [{ ...candidate, weight }];
  });
  const picked = pickItems(ranked, { itemsMax, reads });
  const items = picked.flatMap(({ item }) => (item === undefined ? [] : [item.item]));
  const nothingNew = picked.filter(({ rule }) => rule?.kind === 'nothing new');
  const setAside = {
    noNews: noNews.length,
    nothingNew: toldBefore.length + nothingNew.reduce((sum, { fresh }) => sum + fresh.length, 0),
  };
  const briefing: Briefing = {
    title,
    items,
    articlesRead: new Set(reads.map(({ article }) => article.id)).size,
    sourcesRead: new Set(reads.map(({ article }) => article.source)).size,
    storiesLeftOut: picked.length - items.length - nothingNew.length,
    since,
    until,
    ...(setAside.noNews + setAside.nothingNew === 0 ? {} : { setAside }),
    ...(lateMinutes === undefined ? {} : { lateMinutes }),
    ...(subscriptionId === undefined ? {} : { subscriptionId }),
  };
  const written = picked.flatMap(({ item, ...candidate }) => (item === undefined ? [] : [{ ...candidate, item }]));
  const told = written.map((from) => toldOf(from, until));
  return { briefing, told, decisions: decide({ picked, toldBefore, noNews, told: request.told }), written };
}

/** What is remembered of an item that is told. */
export function toldOf({ item: { facts }, story }: WrittenFrom, toldAt: Instant): ToldItem {
  return { toldAt, articleIds: story.reads.map(({ article }) => article.id), facts };
}
