// A small world for tests of briefings: a real store in a folder of its own, a clock to turn by hand, and a poster that behaves as Discord does.

import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BriefingTools, DrawBriefing } from '../../src/briefing/run-due.ts';
import { sayTrouble } from '../../src/discord/notice-texts.ts';
import type { Log } from '../../src/log.ts';
import type { NewArticle, ReadArticle } from '../../src/news/article.ts';
import type { Notice } from '../../src/news/guild.ts';
import {
  type ArticleId,
  type ChannelId,
  type GuildId,
  type Instant,
  LOCAL_FEED,
  type MessageId,
  type SubscriptionId,
  type UserId,
} from '../../src/news/ids.ts';
import { type ChannelHistory, DeliveryFault, type PostRequest } from '../../src/news/posting.ts';
import type { Subscription } from '../../src/news/subscription.ts';
import { createSearch } from '../../src/search/search.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { understand } from '../../src/text/understand.ts';
import { NO_PLACES } from './places.ts';

/** How long our Discord remembers a nonce. The real one says "a few minutes"; three are the fewest that are a few. */
const NONCE_MEMORY_MS = 180_000;

export const GUILD = '900' as GuildId;
export const QUIET: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

interface Message {
  readonly id: MessageId;
  readonly channelId: ChannelId;
  readonly body: string;
  readonly nonce: string;
  readonly at: Instant;
}

/** Discord as far as posting goes. `meet` is asked at each request: it may throw before or after the message is kept. */
export interface Poster {
  readonly messages: Message[];
  readonly requests: PostRequest[];
  mayRead: boolean;
  /** Channels whose history it may not read besides. */
  readonly closed: Set<ChannelId>;
  readonly places: BriefingTools['places'];
  /** Thrown instead of taking the message. */
  refuse: (request: PostRequest) => DeliveryFault | undefined;
  /** Thrown although the message was taken. */
  dropAnswer: (request: PostRequest) => DeliveryFault | undefined;
  post(request: PostRequest): Promise<MessageId>;
  history(channelId: ChannelId, after: Instant): Promise<ChannelHistory>;
}

export function createPoster(now: () => Instant): Poster {
  /** Of threads and posts the channel in which they were opened. */
  const parents = new Map<ChannelId, ChannelId>();
  const poster: Poster = {
    messages: [],
    requests: [],
    mayRead: true,
    closed: new Set(),
    places: {
      openThread: async ({ channelId, messageId }) => {
        if (!poster.messages.some((message) => message.id === messageId && message.channelId === channelId))
          throw new DeliveryFault('refused', 'Unknown Message', { code: 10_008 });
        parents.set(messageId as string as ChannelId, channelId);
      },
      openPost: async ({ channelId, body, timeoutMs }) => {
        // Each time another one: a forum's post takes no nonce.
        const id = await poster.post({ channelId, body, nonce: `post ${poster.requests.length}`, timeoutMs });
        parents.set(id as string as ChannelId, channelId);
        return id;
      },
      findPosts: (channelId, after) => poster.history(channelId, after),
      publish: async () => {
        throw new Error('nothing is to be published');
      },
    },
    refuse: () => undefined,
    dropAnswer: () => undefined,
    async post(request) {
      poster.requests.push(request);
      const refused = poster.refuse(request);
      if (refused !== undefined) throw refused;
      const { channelId, body, nonce } = request;
      const known = poster.messages.find((old) => old.nonce === nonce && now() - old.at <= NONCE_MEMORY_MS);
      const message = known ?? { id: `m${poster.messages.length + 1}` as MessageId, channelId, body, nonce, at: now() };
      if (known === undefined) poster.messages.push(message);
      const dropped = poster.dropAnswer(request);
      if (dropped !== undefined) throw dropped;
      return message.id;
    },
    async history(channelId, after) {
      if (!poster.mayRead || poster.closed.has(parents.get(channelId) ?? channelId)) return { mayRead: false };
      const own = poster.messages.filter((message) => message.channelId === channelId && message.at >= after);
      return { mayRead: true, messages: own.map(({ id, body }) => ({ id, customIds: customIdsOf(body) })) };
    },
  };
  return poster;
}

function customIdsOf(body: string): string[] {
  return [...body.matchAll(/"custom_id":"([^"]*)"/g)].map((match) => match[1] ?? '');
}

/** One message with the count of items, or as many as `parts` says; each names its subscription, due time and part. */
export function drawPlainly(parts: number): DrawBriefing {
  return (briefing, { subscription, rowIds }) =>
    Array.from({ length: parts }, (_, part) =>
      JSON.stringify({
        content: `${subscription.id} ${briefing.until} ${part}`,
        items: briefing.items.map((item) => item.headline),
        late: briefing.lateMinutes ?? 0,
        components: [{ type: 1, components: [{ type: 2, custom_id: `why:${rowIds(part)}` }] }],
      }),
    );
}

export interface World {
  readonly store: Store;
  readonly poster: Poster;
  readonly notices: Notice[];
  readonly tools: BriefingTools;
  /** Sets the clock. */
  turnTo(instant: Instant): void;
  addArticle(article: Partial<NewArticle> & { readonly title: string; readonly text: string }): Promise<ReadArticle>;
  subscribe(subscription?: Partial<Subscription>): Promise<Subscription>;
  close(): Promise<void>;
}

export async function openWorld(start: Instant, options: { readonly parts?: number } = {}): Promise<World> {
  let at = start;
  const now = () => at;
  const dataDir = mkdtempSync(join(tmpdir(), 'dateline-briefing-'));
  const store = await openStore({ dataDir, now });
  const poster = createPoster(now);
  const notices: Notice[] = [];
  let ids = 0;
  const newId = () => hex(`id ${++ids}`);
  return {
    store,
    poster,
    notices,
    tools: {
      store,
      search: createSearch(store),
      now,
      newId,
      draw: drawPlainly(options.parts ?? 1),
      countItems: () => 0,
      redraw: ({ body }) => body,
      edit: async () => undefined,
      post: poster.post,
      history: poster.history,
      places: NO_PLACES,
      tell: async ({ trouble, ...notice }) => {
        notices.push({ ...notice, text: sayTrouble(trouble) });
      },
      log: QUIET,
    },
    turnTo: (instant) => {
      at = instant;
    },
    addArticle: (article) => addArticle(store, at, article),
    subscribe: async (subscription = {}) => {
      const added = makeSubscription({ id: newId() as SubscriptionId, createdAt: at, ...subscription });
      await store.subscriptions.add(added);
      return added;
    },
    close: async () => {
      await store.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** An article, understood, as it would be kept when it is first seen at the given instant. */
export function makeRead(
  at: Instant,
  article: Partial<NewArticle> & { readonly title: string; readonly text: string } & {
    readonly copyOf?: ArticleId;
  },
): ReadArticle {
  const { title, text, language = 'en', url = `https://news.example/${hex(title).slice(0, 8)}` } = article;
  const id = hex(url) as ArticleId;
  return {
    article: {
      source: 'The Example',
      rights: { show: 'full' },
      feedId: LOCAL_FEED,
      ...article,
      url,
      language,
      id,
      citedUrl: url,
      firstSeenAt: at,
      changedAt: at,
      version: 1,
      textHash: createHash('sha256').update(text).digest('hex'),
      feeds: [article.feedId ?? LOCAL_FEED],
    },
    understanding: understand({
      title,
      text,
      language,
      ...(article.publishedDay === undefined ? {} : { publishedDay: article.publishedDay }),
    }),
    sequence: 0,
  };
}

export async function addArticle(
  store: Store,
  at: Instant,
  article: Partial<NewArticle> & { readonly title: string; readonly text: string },
): Promise<ReadArticle> {
  const read = makeRead(at, article);
  const saved = await store.articles.save(read, { expectedVersion: 0 });
  if (!saved) throw new Error('the article was there already');
  return read;
}

export function makeSubscription(
  subscription: Partial<Subscription> & Pick<Subscription, 'id' | 'createdAt'>,
): Subscription {
  return {
    guildId: GUILD,
    channelId: '500' as ChannelId,
    cadence: 'daily 08:00',
    zone: 'UTC',
    length: 'standard',
    whenEmpty: 'skip',
    state: 'active',
    nextDueAt: subscription.createdAt,
    createdBy: '700' as UserId,
    ...subscription,
  };
}

export function hex(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
