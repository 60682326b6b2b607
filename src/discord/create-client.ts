// The client of discord.js as Dateline wants it: one intent, no mentions, small caches, its troubles in our log.

import {
  Client,
  DefaultRestOptions,
  Events,
  GatewayIntentBits,
  Options,
  type REST,
  RESTEvents,
  SimpleShardingStrategy,
} from 'discord.js';
import type { Shards } from '../news/process.ts';
import { measuredRequests } from './measured-requests.ts';
import type { Log, Metrics } from './needs.ts';
import { paceRequests } from './pace-requests.ts';
import { refuseLate } from './refuse-late.ts';

// Discord bans an address for a while after 10,000 invalid requests in ten minutes; we hear of every 500.
const INVALID_REQUESTS_WARNED = 500;
/** A post has 30 s in all; what Discord wants to have waited for longer than this is not waited for. */
const LIMIT_WAITED_MS_MAX = 20_000;
/** discord.js's default; stated because post's own limits rest on it. */
const REQUEST_MS_MAX = 15_000;

/** A client, and how it ends: discord.js's own `destroy` overlooks a socket that is about to be opened again. */
export interface OwnClient {
  readonly client: Client;
  readonly end: () => Promise<void>;
}

interface ClientNeeds {
  readonly apiUrl?: string;
  readonly log: Log;
  readonly metrics?: Metrics;
  /** The shards that it holds; absent: all, as many as Discord advises. */
  readonly shards?: Shards;
  /** Requests a second that this process may send just now. */
  readonly perSecond?: () => number;
}

/** Makes a client that is not signed in. */
export function createClient({ apiUrl, log, metrics, shards, perSecond }: ClientNeeds): OwnClient {
  let stopShards = (): void => undefined;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    ...(shards === undefined ? { shards: 'auto' } : { shards: numbersOf(shards), shardCount: shards.of }),
    allowedMentions: { parse: [], repliedUser: false },
    enforceNonce: true,
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0, ReactionManager: 0 }),
    ws: {
      buildStrategy: (manager) => {
        // Between two connections a shard asks for its session: one that is never told waits for ever, and keeps nothing alive.
        stopShards = () => {
          manager.options.retrieveSessionInfo = () => new Promise(() => undefined);
        };
        return new SimpleShardingStrategy(manager);
      },
    },
    rest: {
      ...(apiUrl === undefined ? {} : { api: apiUrl }),
      timeout: REQUEST_MS_MAX,
      invalidRequestWarningInterval: INVALID_REQUESTS_WARNED,
      // Up to an hour in a channel, also for edits of old messages: it is tried again later, and nothing waits behind it.
      rejectOnRateLimit: ({ route, retryAfter }) => route.endsWith('/crosspost') || retryAfter > LIMIT_WAITED_MS_MAX,
      // Its own count begins a second when it likes, not when Discord does, and holds answers to people too.
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      makeRequest: paceRequests(
        refuseLate(metrics === undefined ? DefaultRestOptions.makeRequest : measuredRequests(metrics)),
        { ...(perSecond === undefined ? {} : { perSecond }), onWait: () => metrics?.rateLimitWaited() },
      ),
    },
  });
  tellTroubles(client, log, metrics);
  keepToken(client.rest);
  const end = async (): Promise<void> => {
    // discord.js announces that it connects again even when it is told to end: nobody is to read that.
    client.removeAllListeners(Events.ShardReconnecting);
    stopShards();
    await client.destroy();
  };
  return { client, end };
}

function numbersOf({ from, until }: Shards): number[] {
  return Array.from({ length: until - from + 1 }, (_, at) => from + at);
}

/** What happens to the connection and to requests, into the log and the metrics. */
function tellTroubles(client: Client, log: Log, metrics: Metrics | undefined): void {
  client.on(Events.Error, (error) => log.error('discord.js met an error', { err: error }));
  client.on(Events.Warn, (text) => log.warn('discord.js warns', { text }));
  client.on(Events.ShardError, (error, shard) =>
    log.warn('A connection to Discord met an error', { err: error, shard }),
  );
  client.on(Events.ShardReconnecting, (shard) => {
    log.warn('Connecting to Discord again', { shard });
    metrics?.gateway('reconnecting');
  });
  client.on(Events.ShardResume, () => metrics?.gateway('resumed'));
  client.on(Events.ShardReady, () => metrics?.gateway('begun'));
  client.on(Events.ShardDisconnect, () => metrics?.gateway('ended'));
  client.rest.on(RESTEvents.InvalidRequestWarning, (data) => {
    log.warn('Discord counts invalid requests of ours', { ...data });
    metrics?.invalidRequestsWarned();
  });
  client.rest.on(RESTEvents.RateLimited, ({ route, timeToReset, global }) => {
    log.info('Waiting for a rate limit of Discord', { route, timeToReset, global });
    metrics?.rateLimitWaited();
  });
}

/**
 * discord.js forgets the token at the first answer of 401, also at a passing one, and from then on sends nothing more.
 * When the token is really gone, the gateway closes with 4004, and Dateline ends with a sentence.
 */
function keepToken(rest: REST): void {
  const setToken = rest.setToken.bind(rest);
  rest.setToken = (token: string | null) => (token === null ? rest : setToken(token));
}
