// Chooses what a briefing is made from: the topic's articles since the last one, in the server's own view.

import type { Article, ReadArticle } from '../news/article.ts';
import type { Briefing } from '../news/cited-text.ts';
import type { Decision } from '../news/decision.ts';
import { Failure } from '../news/failure.ts';
import type { ArticleId, Instant } from '../news/ids.ts';
import { BY_HAND, isAsItHappens, type Subscription, type Wanted } from '../news/subscription.ts';
import type { ToldItem } from '../news/told.ts';
import type { PauseReason } from '../news/trouble.ts';
import { ALL, type View } from '../news/view.ts';
import type { Search } from '../search/search.ts';
import type { BriefingTools } from './briefing-tools.ts';
import { type Composed, composeBriefing } from './compose.ts';

/** Grouping compares every two articles and holds the thread: so many take about half a second (measured). The newest are read. */
const CANDIDATES_MAX = 400;
/** A monthly cadence reaches back a month; a subscription that was paused for longer starts from there. */
const REACH_MS_MAX = 31 * 86_400_000;
/** Weekly papers and slow feeds bring articles a few days late; what is older than a week was news to somebody else. */
const HISTORY_MS_MIN = 7 * 86_400_000;
/** A story and its echo lie within a week; what was told before that is another story. */
const EARLIER_MS = 8 * 86_400_000;
/** As long as records are kept: no sentence is said twice within a quarter. */
const SAID_MS = 92 * 86_400_000;
/** Articles of earlier briefings that are grouped with the new ones; the latest. */
const EARLIER_MAX = 150;
/** Decisions about what was not even read (another topic, too old): so many are kept of the newest. */
const UNREAD_DECISIONS_MAX = 500;
/** What is made for a subscription, and as of which change of the articles. */
interface ComposedFor extends Composed {
  readonly sequence: number;
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
 */
export async function briefingOf(
  subscription: Subscription,
  { until, lateMinutes, from }: { readonly until: Instant; readonly lateMinutes?: number; readonly from?: Instant },
  tools: ReadTools,
): Promise<ComposedFor | Extract<PauseReason, { kind: 'topic gone' | 'unreadable' }>> {
  const { guildId, topicId, length, itemsMax } = subscription;
  const topic = await topicOf(subscription, tools);
  if (topicId !== undefined && topic === undefined) return { kind: 'topic gone' };
  // What is saved from here on is the next one's, whatever its stamp says.
  const sequence = await tools.store.articles.lastSequence(ALL);
  const look = await tools.store.deliveries.lastLook(subscription.id);
  const rest = Math.max(subscription.createdAt, look?.until ?? 0, until - REACH_MS_MAX);
  // Where a subscription goes on from what is posted by hand, that leaves out nothing of its own time.
  const since = from === undefined ? rest : subscription.cadence === BY_HAND ? from : Math.min(from, rest);
  const looked = look?.until === since && look.sequence !== undefined ? { sequence: look.sequence } : {};
  const told = await tools.store.deliveries.toldArticles(subscription.id);
  try {
    const isWelcome = subscription.welcome === true && look === undefined;
    const { reads, unread } = await readCandidates(
      { view: { kind: 'guild', guildId }, topic, since, until, isWelcome, ...looked },
      tools,
    );
    const late = lateMinutes === undefined ? {} : { lateMinutes };
    const composed = composeBriefing({
      ...headOf(topic),
      reads,
      told,
      earlier: await readEarlier(subscription, until, tools),
      length,
      // Of one that tells as it happens it is a number of messages.
      ...(itemsMax === undefined || isAsItHappens(subscription.cadence) ? {} : { itemsMax }),
      since,
      until,
      ...late,
      subscriptionId: subscription.id,
    });
    return { ...composed, decisions: [...composed.decisions, ...unread], sequence };
  } catch (error) {
    if (error instanceof Failure && error.code === 'bad-input') return { kind: 'unreadable', why: error.message };
    throw error;
  }
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

interface Reading {
  readonly view: View;
  readonly topic: Wanted | undefined;
  readonly since: Instant;
  readonly until: Instant;
  /** As of which change all before `since` was looked through; absent: by the stamps alone. */
  readonly sequence?: number;
  /** What the feeds held when the server began to follow them is told too. */
  readonly isWelcome: boolean;
}

/** What the subscription told lately, with the articles that it was told from as far as they can still be seen. */
async function readEarlier({ id, guildId }: Subscription, until: Instant, { store }: ReadTools) {
  const items: readonly ToldItem[] = await store.deliveries.toldItems(id, until - SAID_MS);
  const lately = items.filter(({ toldAt }) => toldAt >= until - EARLIER_MS).toReversed();
  const ids = new Set(lately.flatMap(({ articleIds }) => articleIds));
  const view: View = { kind: 'guild', guildId };
  return { items, reads: await store.articles.getMany([...ids].slice(0, EARLIER_MAX), view) };
}

interface CandidateReads {
  readonly reads: readonly ReadArticle[];
  /** Why others of the time were not read. */
  readonly unread: readonly Decision[];
}

/** The articles of a time that a topic asks for, and why others of it were not read. */
export async function readCandidates(wanted: Reading, { store, search }: ReadTools): Promise<CandidateReads> {
  const { view, topic, since, until, isWelcome, sequence } = wanted;
  if (since >= until) return { reads: [], unread: [] };
  const held = isWelcome
    ? await store.articles.publishedBetween({ from: since, until, limit: CANDIDATES_MAX }, view)
    : [];
  const range = { from: since, until, ...(sequence === undefined ? {} : { sequence }) };
  const news = [...new Set([...held, ...(await store.articles.newsBetween(range, view))])];
  const ids = topic === undefined ? news : await matching(topic, { view, news }, search);
  const found = await store.articles.getMany(ids.slice(-CANDIDATES_MAX), view);
  const matches = new Set(ids);
  const unread: Decision[] = [
    ...news
      .filter((id) => !matches.has(id))
      .map((articleId) => ({ articleId, rule: { kind: 'other topic' } as const })),
    ...ids.slice(0, -CANDIDATES_MAX).map((articleId) => ({ articleId, rule: { kind: 'beyond reading' } as const })),
    ...found
      .filter(({ article }) => isHistory(article, since))
      .map(({ article }) => ({ articleId: article.id, rule: { kind: 'too old' } as const })),
  ];
  return {
    reads: found.filter(({ article }) => !isHistory(article, since)),
    unread: unread.slice(-UNREAD_DECISIONS_MAX),
  };
}

async function matching(
  topic: Wanted,
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

function filtersOf(topic: Wanted) {
  const { actors, sources, languages } = topic;
  return {
    ...(actors.length > 0 ? { actors } : {}),
    ...(sources.length > 0 ? { sources } : {}),
    ...(languages.length > 0 ? { languages } : {}),
  };
}
