// Polling as the house does it, over a real store and real requests to servers of the test's own on 127.0.0.1.

import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createFetchPage, createHostTurns, type FetchPageSettings } from '../../src/feeds/feeds.ts';
import { createMayFetch, createPolling, type IngestNeeds, type Polling } from '../../src/ingest/ingest.ts';
import type { Feed } from '../../src/news/guild.ts';
import type { FeedId, GuildId, Instant, UserId } from '../../src/news/ids.ts';
import { ALL } from '../../src/news/view.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { startOffload } from '../../src/workers/offload.ts';
import { silentLog } from './silent-log.ts';
import { temporaryFolder } from './temporary-folder.ts';

const FOLLOWER = '100000000000000001' as GuildId;
export const PERSON = '200000000000000001' as UserId;

export interface PollingBench {
  readonly needs: IngestNeeds & { readonly store: Store };
  readonly polling: Polling;
  readonly events: readonly string[];
  /** Adds a feed that is due now, followed by a guild since the instant before; gives its id. */
  addFeed(url: string, by?: { readonly guildId?: GuildId; readonly title?: string }): Promise<FeedId>;
  feed(id: FeedId): Promise<Feed>;
  close(): Promise<void>;
}

export interface PollingOptions {
  readonly dataDir?: string;
  readonly now?: () => Instant;
  /** How to wait for a host's turn; really, when not given. */
  readonly pause?: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly workers?: number;
  readonly fetch?: Partial<FetchPageSettings>;
}

/** Every name leads to 127.0.0.1, which is allowed; whatever else a test wants of fetching it says in `fetch`. */
export async function openPollingBench(options: PollingOptions = {}): Promise<PollingBench> {
  const { dataDir = temporaryFolder(), now = Date.now, workers = 1 } = options;
  const pause = options.pause ?? (async (ms, signal) => void (await wait(ms, undefined, { signal })));
  const { log, events } = silentLog();
  const turns = createHostTurns({ now, pause });
  const userAgent = 'Dateline/0 (+https://operator.example)';
  const fetchPage = createFetchPage({
    resolve: async () => ['127.0.0.1'],
    allowedAddresses: ['127.0.0.0/8'],
    userAgent,
    turns,
    now,
    ...options.fetch,
  });
  const store = await openStore({ dataDir, now });
  const offload = startOffload({ size: workers });
  const mayFetch = createMayFetch({ fetchPage, userAgent, now, turns });
  const needs = { store, offload, fetchPage, mayFetch, turns: { turns, pause }, now, log };
  const polling = createPolling(needs);
  return {
    needs,
    polling,
    events,
    addFeed: async (url, by = {}) => {
      const id = createHash('sha256').update(url).digest('hex').slice(0, 32) as FeedId;
      const at = now();
      const title = by.title ?? url;
      await store.feeds.add({ id, url, title, listedForAll: false, nextPollAt: at, leaseUntil: 0, failures: 0 });
      await store.feeds.follow(by.guildId ?? FOLLOWER, id, PERSON, at - 1);
      return id;
    },
    feed: async (id) => {
      const feed = await store.feeds.get(id, ALL);
      if (feed === undefined) throw new Error(`no feed ${id}`);
      return feed;
    },
    close: async () => {
      await polling.stop();
      await offload.stop();
      await store.close();
    },
  };
}
