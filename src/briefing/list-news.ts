// Lists what a briefing may tell of: what became news in the server's own view and matches the topic.

import type { Article } from '../news/article.ts';
import type { Decision } from '../news/decision.ts';
import type { ArticleId, Instant } from '../news/ids.ts';
import type { Wanted } from '../news/subscription.ts';
import { ALL, type View } from '../news/view.ts';
import type { Search } from '../search/search.ts';
import type { BriefingTools } from './briefing-tools.ts';
import { hashOf } from './share-work.ts';

/** Grouping compares every two articles and holds the thread: so many take about half a second (measured). The newest are read. */
const CANDIDATES_MAX = 400;
/** Weekly papers and slow feeds bring articles a few days late; what is older than a week was news to somebody else. */
const HISTORY_MS_MIN = 7 * 86_400_000;
/** Decisions about what was not even read (another topic, too old): so many are kept of the newest. */
const UNREAD_DECISIONS_MAX = 500;

/** What news is asked for. */
export interface Reading {
  readonly view: View;
  readonly topic: Wanted | undefined;
  readonly since: Instant;
  readonly until: Instant;
  /** As of which change all before `since` was looked through; absent: by the stamps alone. */
  readonly sequence?: number;
  /** What the feeds held when the server began to follow them is told too. */
  readonly isWelcome: boolean;
}

/** The articles that may be told of. */
export interface Listing {
  /** As of which change of the articles; what is saved from there on is the next one's, whatever its stamp says. */
  readonly sequence: number;
  /** The oldest first. */
  readonly ids: readonly ArticleId[];
  /** Those that they are copies of. */
  readonly copied: readonly ArticleId[];
  /** Stands for all that the view shows of them: equal for two servers that see the same. */
  readonly seen: string;
  /** Why others of the time are not read. */
  readonly unread: readonly Decision[];
}

type ListTools = Pick<BriefingTools, 'store' | 'search'>;

/** Throws a Failure where the topic cannot be read. */
export async function listNews(wanted: Reading, { store, search }: ListTools): Promise<Listing> {
  const { view, topic, since, until, isWelcome, sequence: lookedUpTo } = wanted;
  const sequence = await store.articles.lastSequence(ALL);
  if (since >= until) return { sequence, ids: [], copied: [], seen: hashOf([]), unread: [] };
  const held = isWelcome
    ? await store.articles.publishedBetween({ from: since, until, limit: CANDIDATES_MAX }, view)
    : [];
  const range = { from: since, until, ...(lookedUpTo === undefined ? {} : { sequence: lookedUpTo }) };
  const news = [...new Set([...held, ...(await store.articles.newsBetween(range, view))])];
  const ids = topic === undefined ? news : await matching(topic, { view, news }, search);
  const found = await store.articles.getArticles(ids.slice(-CANDIDATES_MAX), view);
  const told = found.filter((article) => !isHistory(article, since));
  const matches = new Set(ids);
  const unread: Decision[] = [
    ...news
      .filter((id) => !matches.has(id))
      .map((articleId) => ({ articleId, rule: { kind: 'other topic' } as const })),
    ...ids.slice(0, -CANDIDATES_MAX).map((articleId) => ({ articleId, rule: { kind: 'beyond reading' } as const })),
    ...found
      .filter((article) => isHistory(article, since))
      .map(({ id: articleId }) => ({ articleId, rule: { kind: 'too old' } as const })),
  ];
  return {
    sequence,
    ids: told.map(({ id }) => id),
    copied: told.flatMap(({ copyOf }) => copyOf ?? []),
    seen: hashOf(told),
    unread: unread.slice(-UNREAD_DECISIONS_MAX),
  };
}

/** Of some news those that match a topic, in their order. Throws a Failure where it cannot be read. */
export async function matching(
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
