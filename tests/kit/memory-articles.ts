// A small stand-in for the reading side of the store: articles in a list, feeds that guilds follow in a map.

import type { Article, ReadArticle } from '../../src/news/article.ts';
import { type ArticleId, type FeedId, type GuildId, LOCAL_FEED } from '../../src/news/ids.ts';
import type { View, VisibleFeeds } from '../../src/news/view.ts';
import type { ArticleChange, ArticleStore, FeedStore, SegmentStore } from '../../src/store/store.ts';
import { understand } from '../../src/text/understand.ts';
import { memorySegments } from './memory-segments.ts';

/** What a test says of an article; the rest is filled in. */
export interface Told {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly source?: string;
  readonly publishedDay?: string;
  readonly feeds?: readonly string[];
  readonly copyOf?: string;
  readonly language?: string;
  readonly url?: string;
  readonly rights?: Article['rights'];
  readonly firstSeenAt?: number;
}

type ReadingStore = Pick<
  ArticleStore,
  'changesSince' | 'lastSequence' | 'get' | 'getMany' | 'getArticles' | 'getFound' | 'getTexts' | 'coverage' | 'hidden'
>;

export interface MemoryArticles {
  readonly articles: ReadingStore;
  readonly feeds: Pick<FeedStore, 'visible'>;
  readonly segments: SegmentStore;
  add(told: Told): void;
  remove(id: string): void;
  follow(guildId: string, feedId: string): void;
}

/** An article with its understanding as the text engine reads it. */
export function readArticle(told: Told, sequence = 1): ReadArticle {
  const { id, title, text, source = 'The Harbour Post', publishedDay, feeds = [LOCAL_FEED], copyOf } = told;
  const url = told.url ?? `https://news.example/${id}`;
  const article: Article = {
    id: id as ArticleId,
    url,
    citedUrl: url,
    title,
    text,
    source,
    ...(publishedDay !== undefined && { publishedDay }),
    ...(copyOf !== undefined && { copyOf: copyOf as ArticleId }),
    language: told.language ?? 'en',
    rights: told.rights ?? { show: 'full' },
    feedId: feeds[0] as FeedId,
    feeds: feeds as readonly FeedId[],
    firstSeenAt: told.firstSeenAt ?? 0,
    changedAt: told.firstSeenAt ?? 0,
    version: 1,
    textHash: id,
  };
  const understanding = understand({
    title,
    text,
    ...(publishedDay !== undefined && { publishedDay }),
    language: article.language,
  });
  return { article, understanding, sequence };
}

/** A store that holds what the test adds. A guild sees the feeds it follows and nothing else. */
export function memoryArticles(told: readonly Told[] = []): MemoryArticles {
  let changes: ArticleChange[] = [];
  let sequence = 0;
  const followed = new Map<string, Set<FeedId>>();
  const visibleFeeds = (view: View): VisibleFeeds =>
    view.kind === 'all' ? 'all' : (followed.get(view.guildId) ?? new Set());
  const within = (view: View) =>
    changes.flatMap((change) => {
      const feeds = visibleFeeds(view);
      return change.kind === 'saved' && (feeds === 'all' || change.article.feeds.some((feed) => feeds.has(feed)))
        ? [change]
        : [];
    });
  const dead: { sequence: number; at: number }[] = [];
  const forget = (id: string) => {
    for (const change of changes)
      if (change.kind === 'saved' && change.article.id === id) dead.push({ sequence: change.sequence, at: sequence });
    changes = changes.filter((change) => change.kind !== 'saved' || change.article.id !== id);
  };
  const store: MemoryArticles = {
    articles: {
      changesSince: async (since, limit) => changes.filter((change) => change.sequence > since).slice(0, limit),
      lastSequence: async () => sequence,
      hidden: async () => new Map(),
      get: async (id, view) => within(view).find(({ article }) => article.id === id),
      getMany: async (ids, view) => {
        const found = new Map(within(view).map((read) => [read.article.id, read]));
        return ids.flatMap((id) => found.get(id) ?? []);
      },
      getArticles: async (ids, view) => {
        const found = new Map(within(view).map(({ article }) => [article.id, article]));
        return ids.flatMap((id) => found.get(id) ?? []);
      },
      getFound: async (sequences, view) => {
        const found = new Map(within(view).map(({ article, sequence }) => [sequence, { ...article, sequence }]));
        return sequences.flatMap((sequence) => found.get(sequence) ?? []);
      },
      getTexts: async (sequences, view) =>
        within(view).flatMap(({ article, sequence }) =>
          sequences.includes(sequence) ? [{ ...article, sequence }] : [],
        ),
      coverage: async (view) => {
        const articles = within(view).map(({ article }) => article);
        return { articles: articles.length, sources: new Set(articles.map(({ source }) => source)).size };
      },
    },
    feeds: { visible: async (view) => visibleFeeds(view) },
    segments: memorySegments({
      sequence: () => sequence,
      dead,
      present: () => changes.flatMap((change) => (change.kind === 'saved' ? [change] : [])),
    }),
    add(article) {
      sequence += 1;
      forget(article.id);
      changes.push({ kind: 'saved', ...readArticle(article, sequence) });
    },
    remove(id) {
      if (!changes.some((change) => change.kind === 'saved' && change.article.id === id)) return;
      sequence += 1;
      forget(id);
      changes.push({ kind: 'removed', id: id as ArticleId, sequence });
    },
    follow(guildId, feedId) {
      followed.set(guildId, (followed.get(guildId) ?? new Set()).add(feedId as FeedId));
    },
  };
  for (const article of told) store.add(article);
  return store;
}

/** The view of a guild. */
export function guildView(guildId: string): View {
  return { kind: 'guild', guildId: guildId as GuildId };
}
