// Chooses what a briefing is made from: the topic's articles since the last one, in the server's own view.

import type { Article, ReadArticle } from '../news/article.ts';
import type { Briefing } from '../news/cited-text.ts';
import { Failure } from '../news/failure.ts';
import type { ArticleId, GuildId, Instant, TopicId } from '../news/ids.ts';
import type { BriefingLength, Subscription } from '../news/subscription.ts';
import type { Topic } from '../news/topic.ts';
import type { PauseReason } from '../news/trouble.ts';
import type { View } from '../news/view.ts';
import type { Search } from '../search/search.ts';
import type { BriefingTools } from './briefing-tools.ts';
import { composeBriefing } from './compose.ts';

/** Grouping compares every two articles and holds the thread: so many take about half a second (measured). The newest are read. */
const CANDIDATES_MAX = 400;
/** A monthly cadence reaches back a month; a subscription that was paused for longer starts from there. */
const REACH_MS_MAX = 31 * 86_400_000;
/** Weekly papers and slow feeds bring articles a few days late; what is older than a week was news to somebody else. */
const HISTORY_MS_MIN = 7 * 86_400_000;
/** What a person who asks for a briefing has not heard yet: a day. */
const NOW_REACH_MS = 86_400_000;

/** What a person asks for. `since` is a day ago when it is not given, `length` standard. */
export interface BriefingNowRequest {
  readonly guildId: GuildId;
  readonly topicId?: TopicId;
  readonly length?: BriefingLength;
  readonly since?: Instant;
}

type ReadTools = Pick<BriefingTools, 'store' | 'search' | 'now'>;

/** The briefing of a topic now. Throws Failure('not-found') when the server has no such topic. */
export async function briefingNow(request: BriefingNowRequest, tools: ReadTools): Promise<Briefing> {
  const { guildId, topicId, length = 'standard' } = request;
  const topic = topicId === undefined ? undefined : await tools.store.topics.get(topicId, guildId);
  if (topicId !== undefined && topic === undefined) {
    throw topicGone();
  }
  const until = tools.now();
  const since = request.since ?? until - NOW_REACH_MS;
  const reads = await readCandidates({ guildId, topic, since, until }, tools);
  return composeBriefing({ ...headOf(topic), reads, told: NOTHING_TOLD, length, since, until });
}

/** What a subscription would post if it were due now. Throws a Failure where it would be paused instead. */
export async function previewOf(subscription: Subscription, tools: ReadTools): Promise<Briefing> {
  const briefing = await briefingOf(subscription, { until: tools.now() }, tools);
  if (!('kind' in briefing)) return briefing;
  if (briefing.kind === 'unreadable') throw new Failure('bad-input', briefing.why);
  throw topicGone();
}

/**
 * The briefing of a subscription over the time since its last one, never from before it was made. Gives the
 * reason to pause when the subscription cannot work as it stands: its topic is gone or cannot be read.
 */
export async function briefingOf(
  subscription: Subscription,
  { until, lateMinutes }: { readonly until: Instant; readonly lateMinutes?: number },
  tools: ReadTools,
): Promise<Briefing | Extract<PauseReason, { kind: 'topic gone' | 'unreadable' }>> {
  const { guildId, topicId, length, itemsMax } = subscription;
  const topic = topicId === undefined ? undefined : await tools.store.topics.get(topicId, guildId);
  if (topicId !== undefined && topic === undefined) return { kind: 'topic gone' };
  const lastDueAt = await tools.store.deliveries.lastDueAt(subscription.id);
  const since = Math.max(subscription.createdAt, lastDueAt ?? 0, until - REACH_MS_MAX);
  const told = await tools.store.deliveries.toldArticles(subscription.id);
  try {
    const reads = await readCandidates({ guildId, topic, since, until }, tools);
    const late = lateMinutes === undefined ? {} : { lateMinutes };
    return composeBriefing({
      ...headOf(topic),
      reads,
      told,
      length,
      ...(itemsMax === undefined ? {} : { itemsMax }),
      since,
      until,
      ...late,
      subscriptionId: subscription.id,
    });
  } catch (error) {
    if (error instanceof Failure && error.code === 'bad-input') return { kind: 'unreadable', why: error.message };
    throw error;
  }
}

const topicGone = (): Failure =>
  new Failure('not-found', 'That topic no longer exists: choose one of those that are offered, or leave it out.');

const NOTHING_TOLD: ReadonlySet<ArticleId> = new Set();

function headOf(topic: Topic | undefined): { readonly title: string; readonly actors: readonly string[] } {
  return topic === undefined ? { title: '', actors: [] } : { title: topic.name, actors: topic.actors };
}

interface Wanted {
  readonly guildId: GuildId;
  readonly topic: Topic | undefined;
  readonly since: Instant;
  readonly until: Instant;
}

async function readCandidates(wanted: Wanted, { store, search }: ReadTools): Promise<readonly ReadArticle[]> {
  const { guildId, topic, since, until } = wanted;
  if (since >= until) return [];
  const view: View = { kind: 'guild', guildId };
  const news = await store.articles.newsBetween({ from: since, until }, view);
  const ids = topic === undefined ? news : await matching(topic, { view, news }, search);
  const reads = await store.articles.getMany(ids.slice(-CANDIDATES_MAX), view);
  return reads.filter(({ article }) => !isHistory(article, since));
}

async function matching(
  topic: Topic,
  { view, news }: { readonly view: View; readonly news: readonly ArticleId[] },
  search: Search,
): Promise<readonly ArticleId[]> {
  const { words } = topic;
  const found = await search.matchArticles({ reading: 'query', words, filters: filtersOf(topic), view });
  const matches = new Set(found);
  return news.filter((id) => matches.has(id));
}

/** Published long before the time that the briefing tells of: an archive that was imported, an old article in a new feed. */
function isHistory({ publishedDay }: Article, since: Instant): boolean {
  if (publishedDay === undefined) return false;
  return Date.parse(`${publishedDay}T23:59:59Z`) < since - HISTORY_MS_MIN;
}

function filtersOf(topic: Topic) {
  const { actors, sources, languages } = topic;
  return {
    ...(actors.length > 0 ? { actors } : {}),
    ...(sources.length > 0 ? { sources } : {}),
    ...(languages.length > 0 ? { languages } : {}),
  };
}
