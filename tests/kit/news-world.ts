// A house without Discord and network: real store, search, ask and briefings, and servers that each follow their feeds.

import { type Ask, createAsk } from '../../src/ask/ask.ts';
import { type Briefings, type BriefingTools, createBriefings } from '../../src/briefing/run-due.ts';
import { drawBriefing } from '../../src/discord/briefing-message.ts';
import { redrawAnswer } from '../../src/discord/follow-answer.ts';
import { countItems, redrawBriefing } from '../../src/discord/redraw-briefing.ts';
import { saveArticle } from '../../src/ingest/ingest.ts';
import type { LanguageModel } from '../../src/llm/language-model.ts';
import type { NewArticle } from '../../src/news/article.ts';
import type { Feed } from '../../src/news/guild.ts';
import type { FeedId, GuildId, MessageId, UserId } from '../../src/news/ids.ts';
import type { DeliveryFault, EditRequest } from '../../src/news/posting.ts';
import type { Trouble } from '../../src/news/trouble.ts';
import type { View } from '../../src/news/view.ts';
import { createSearch, type Search } from '../../src/search/search.ts';
import { type IngestBench, openIngestBench } from './ingest-bench.ts';
import { NO_PLACES } from './places.ts';

export const USER = '200000000000000001' as UserId;

export interface NewsWorld extends IngestBench {
  readonly search: Search;
  readonly ask: Ask;
  readonly briefings: Briefings;
  /** The bodies that were posted. */
  readonly posted: string[];
  /** The edits that were taken, and the troubles that people were told of. */
  readonly edits: EditRequest[];
  readonly told: Trouble[];
  /** What its briefings work with. */
  readonly tools: BriefingTools;
  /** What Discord answers to every edit, while it is set. */
  readonly outside: { fault?: DeliveryFault };
  /** A feed that the servers follow from a minute ago. */
  readonly follow: (name: string, ...guildIds: readonly GuildId[]) => Promise<Feed>;
  /** Saves an article of a feed, published today. */
  readonly add: (feed: Feed, article: Partial<NewArticle> & Pick<NewArticle, 'title' | 'text'>) => Promise<string>;
}

/** Opens it; the caller closes the store. */
export async function openNewsWorld(model?: LanguageModel): Promise<NewsWorld> {
  const bench = await openIngestBench();
  const { store, now, log } = bench;
  const search = createSearch(store);
  const ask = createAsk({ search, articles: store.articles, ...(model === undefined ? {} : { model }) });
  const posted: string[] = [];
  const edits: EditRequest[] = [];
  const told: Trouble[] = [];
  const outside: NewsWorld['outside'] = {};
  let ids = 0;
  const newId = (): string => (ids++).toString(16).padStart(32, '0');
  const tools: BriefingTools = {
    store,
    search,
    now,
    newId,
    log,
    draw: (briefing, { subscription: { id, followerId }, rowIds }) =>
      drawBriefing(briefing, { rowIds, ...(followerId === undefined ? {} : { followId: id }) }),
    countItems,
    redraw: ({ kind, body }, changes) => (kind === 'answer' ? redrawAnswer : redrawBriefing)(body, changes),
    edit: async (request) => {
      if (outside.fault !== undefined) throw outside.fault;
      edits.push(request);
    },
    post: async ({ body }) => `${posted.push(body)}` as MessageId,
    history: async () => ({ mayRead: true, messages: [] }),
    places: NO_PLACES,
    tell: async ({ trouble }) => void told.push(trouble),
  };
  const briefings = createBriefings(tools);
  const follow = async (name: string, ...guildIds: readonly GuildId[]): Promise<Feed> => {
    const feed: Feed = {
      id: `${name.toLowerCase().replace(/\W/g, '')}`.padEnd(32, '0') as FeedId,
      url: `https://${name.toLowerCase().replace(/\W/g, '')}.invalid/feed`,
      title: name,
      listedForAll: false,
      nextPollAt: 0,
      leaseUntil: 0,
      failures: 0,
    };
    await store.feeds.add(feed);
    for (const guildId of guildIds) await store.feeds.follow(guildId, feed.id, USER, now() - 60_000);
    return feed;
  };
  const add: NewsWorld['add'] = async (feed, article) => {
    const publishedAt = now();
    const saved = await saveArticle(
      {
        source: feed.title,
        feedId: feed.id,
        rights: { show: 'full' },
        publishedAt,
        publishedDay: new Date(publishedAt).toISOString().slice(0, 10),
        url: `${feed.url}/${encodeURIComponent(article.title.toLowerCase())}`,
        ...article,
      },
      bench,
    );
    return saved.id;
  };
  return { ...bench, search, ask, tools, briefings, posted, edits, told, outside, follow, add };
}

/** The view of a server. */
export const viewOf = (guildId: GuildId): View => ({ kind: 'guild', guildId });
