// Chooses what a briefing is made from: the topic's articles since the last one, in the server's own view.

import type { Article } from '../news/article.ts';
import type { Briefing } from '../news/cited-text.ts';
import type { Decision } from '../news/decision.ts';
import { Failure } from '../news/failure.ts';
import type { ArticleId, Instant } from '../news/ids.ts';
import { BY_HAND, isAsItHappens, type Subscription, type Wanted } from '../news/subscription.ts';
import type { ToldItem } from '../news/told.ts';
import type { PauseReason } from '../news/trouble.ts';
import type { View } from '../news/view.ts';
import type { BriefingTools } from './briefing-tools.ts';
import { type BriefingRequest, type Composed, composeBriefing } from './compose.ts';
import { type Listing, listNews, matching, type Reading } from './list-news.ts';
import { hashOf, type SharedWork, shareWork } from './share-work.ts';

/** A monthly cadence reaches back a month; a subscription that was paused for longer starts from there. */
const REACH_MS_MAX = 31 * 86_400_000;
/** A story and its echo lie within a week; what was told before that is another story. */
const EARLIER_MS = 8 * 86_400_000;
/** As long as records are kept: no sentence is said twice within a quarter. */
const SAID_MS = 92 * 86_400_000;
/** Articles of earlier briefings that are grouped with the new ones; the latest. */
const EARLIER_MAX = 150;
/** What is made for a subscription, as of which change of the articles, and the articles of its items. */
export interface ComposedFor extends Composed {
  readonly sequence: number;
  readonly articles: readonly Article[];
}

/** What choosing reads with. */
export type ReadTools = Pick<BriefingTools, 'store' | 'search' | 'now'>;

/** What a subscription would post if it were due now. Throws a Failure where it would be paused instead. */
export async function previewOf(subscription: Subscription, tools: ReadTools): Promise<Briefing> {
  return (await composeNow(subscription, tools)).briefing;
}

/**
 * What was or would be decided about an article: by the last briefing of the subscription that read it, else by one
 * composed now (`dueAt` absent). Undefined when neither has read it. Throws as `previewOf` does.
 */
export async function decisionAbout(
  articleId: ArticleId,
  subscription: Subscription,
  tools: ReadTools,
): Promise<{ readonly decision: Decision; readonly dueAt?: Instant } | undefined> {
  const kept = await tools.store.deliveries.decisionAbout(articleId, subscription.id);
  if (kept !== undefined) return kept;
  const { decisions } = await composeNow(subscription, tools);
  const decision = decisions.find((other) => other.articleId === articleId);
  return decision === undefined ? undefined : { decision };
}

async function composeNow(subscription: Subscription, tools: ReadTools): Promise<Composed> {
  const composed = await briefingOf(subscription, { until: tools.now() }, tools);
  if (!('kind' in composed)) return composed;
  if (composed.kind === 'unreadable') throw new Failure('bad-input', composed.why);
  throw topicGone();
}

/**
 * The briefing of a subscription over the time since its last one, never from before it was made. Gives the
 * reason to pause when the subscription cannot work as it stands: its topic is gone or cannot be read. `from`: the time
 * begins there, or earlier where the subscription's last one was earlier; what was told stays untold all the same.
 * `shared`: what is equal for several is done once.
 */
export async function briefingOf(
  subscription: Subscription,
  { until, lateMinutes, from }: { readonly until: Instant; readonly lateMinutes?: number; readonly from?: Instant },
  tools: ReadTools,
  shared: SharedWork = shareWork(),
): Promise<ComposedFor | Extract<PauseReason, { kind: 'topic gone' | 'unreadable' }>> {
  const { id: subscriptionId, guildId, topicId, itemsMax } = subscription;
  const topic = await topicOf(subscription, tools);
  if (topicId !== undefined && topic === undefined) return { kind: 'topic gone' };
  const look = await tools.store.deliveries.lastLook(subscriptionId, until);
  const rest = Math.max(subscription.createdAt, look?.until ?? 0, until - REACH_MS_MAX);
  // Where a subscription goes on from what is posted by hand, that leaves out nothing of its own time.
  const since = from === undefined ? rest : subscription.cadence === BY_HAND ? from : Math.min(from, rest);
  const looked = look?.until === since && look.sequence !== undefined ? { sequence: look.sequence } : {};
  const isWelcome = subscription.welcome === true && look === undefined;
  try {
    const reading: Reading = { view: { kind: 'guild', guildId }, topic, since, until, isWelcome, ...looked };
    const listing = await shared.light(['news', reading], () => listNews(reading, tools));
    // Of one that tells as it happens it is a number of messages.
    const isCount = itemsMax === undefined || isAsItHappens(subscription.cadence);
    const { briefing, decisions, ...composed } = await composeListed(
      subscription,
      {
        listing,
        ...headOf(topic),
        length: subscription.length,
        ...(isCount ? {} : { itemsMax }),
        until,
        ...(lateMinutes === undefined ? {} : { lateMinutes }),
      },
      tools,
      shared,
    );
    const { sequence, unread } = listing;
    const own = { ...briefing, since, subscriptionId };
    return { ...composed, briefing: own, decisions: [...decisions, ...unread], sequence };
  } catch (error) {
    if (error instanceof Failure && error.code === 'bad-input') return { kind: 'unreadable', why: error.message };
    throw error;
  }
}

type ListedRequest = Omit<BriefingRequest, 'reads' | 'told' | 'earlier' | 'since' | 'subscriptionId'> & {
  readonly listing: Listing;
};

/** Composes what is listed, once for all who see the same articles and were told the same before. */
async function composeListed(
  { id, guildId }: Subscription,
  request: ListedRequest,
  { store }: ReadTools,
  shared: SharedWork,
): Promise<Omit<ComposedFor, 'sequence'>> {
  const { listing, ...asked } = request;
  const { until } = asked;
  const view: View = { kind: 'guild', guildId };
  const from = until - SAID_MS;
  const compositions = await store.deliveries.compositions(id, from);
  const readItems = () => shared.heavy(['told', from, compositions], () => store.deliveries.toldItems(id, from));
  const earlier = await shared.light(['earlier', guildId, from, compositions], async () => {
    const articles = await store.articles.getArticles(latelyTold(await readItems(), until), view);
    return { ids: articles.map((article) => article.id), seen: hashOf(articles) };
  });
  const told = await store.deliveries.toldArticles(id, [...listing.ids, ...listing.copied, ...earlier.ids]);
  const seen = [listing.seen, earlier.seen];
  const make = async () => {
    const reads = await store.articles.getMany(listing.ids, view);
    const earlierReads = await store.articles.getMany(earlier.ids, view);
    const composed = composeBriefing({
      ...asked,
      reads,
      told,
      earlier: { items: await readItems(), reads: earlierReads },
      since: until,
    });
    const [articles, before] = [reads, earlierReads].map((some) => some.map(({ article }) => article));
    const shown = new Set(composed.briefing.items.flatMap(({ articleIds }) => articleIds));
    const ofItems = [...(articles ?? []), ...(before ?? [])].filter((article) => shown.has(article.id));
    return { ...composed, articles: ofItems, seen: [hashOf(articles), hashOf(before)] };
  };
  const key = ['composed', asked, seen, compositions, [...told].sort()];
  const composed = await shared.heavy(key, make);
  // Somebody else's, and an article has changed between the list and the reading: what this server sees is read for itself.
  const isSame = composed.seen.every((word, at) => word === seen[at]);
  return isSame ? composed : make();
}

/** What the subscription was told lately, the latest first; as far as it can still be seen it is grouped with the new. */
function latelyTold(items: readonly ToldItem[], until: Instant): readonly ArticleId[] {
  const lately = items.filter(({ toldAt }) => toldAt >= until - EARLIER_MS).toReversed();
  return [...new Set(lately.flatMap(({ articleIds }) => articleIds))].slice(0, EARLIER_MAX);
}

/** Whether anything came since a subscription last looked that it asks for; true also where it cannot be read: composing says why. */
export async function hasNews(subscription: Subscription, until: Instant, tools: ReadTools): Promise<boolean> {
  const { guildId, looked, createdAt } = subscription;
  const view: View = { kind: 'guild', guildId };
  const since = looked === undefined ? { from: createdAt } : { from: looked.until, sequence: looked.sequence };
  const news = await tools.store.articles.newsBetween({ ...since, until }, view);
  if (news.length === 0) return false;
  const topic = await topicOf(subscription, tools);
  if (topic === undefined) return true;
  try {
    return (await matching(topic, { view, news }, tools.search)).length > 0;
  } catch (error) {
    if (error instanceof Failure) return true;
    throw error;
  }
}

/** Thrown where the topic that was asked for is not there. */
export const topicGone = (): Failure =>
  new Failure('not-found', 'That topic no longer exists: choose one of those that are offered, or leave it out.');

/** Undefined for all the news, and where the topic is gone. */
async function topicOf(
  { topicId, guildId, wanted }: Subscription,
  { store }: Pick<ReadTools, 'store'>,
): Promise<Wanted | undefined> {
  return topicId === undefined ? wanted : store.topics.get(topicId, guildId);
}

/** What a briefing of the topic is called, and whom it is about. */
export function headOf(topic: Wanted | undefined): { readonly title: string; readonly actors: readonly string[] } {
  return topic === undefined ? { title: '', actors: [] } : { title: topic.name, actors: topic.actors };
}
