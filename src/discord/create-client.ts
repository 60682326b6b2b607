// The client of discord.js as Dateline wants it: one intent, no mentions, small caches, its troubles in our log.

import { Client, Events, GatewayIntentBits, Options, RESTEvents } from 'discord.js';
import type { Log } from './needs.ts';

// Discord bans an address for a while after 10,000 invalid requests in ten minutes; we hear of every 500.
const INVALID_REQUESTS_WARNED = 500;
/** discord.js's default; stated because post's own limits rest on it. */
const REQUEST_MS_MAX = 15_000;

/** Makes a client that is not signed in. */
export function createClient({ apiUrl, log }: { readonly apiUrl?: string; readonly log: Log }): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    shards: 'auto',
    allowedMentions: { parse: [], repliedUser: false },
    enforceNonce: true,
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0, ReactionManager: 0 }),
    rest: {
      ...(apiUrl === undefined ? {} : { api: apiUrl }),
      timeout: REQUEST_MS_MAX,
      invalidRequestWarningInterval: INVALID_REQUESTS_WARNED,
    },
  });
  client.on(Events.Error, (error) => log.error({ err: error }, 'discord.js met an error'));
  client.on(Events.Warn, (text) => log.warn({ text }, 'discord.js warns'));
  client.on(Events.ShardError, (error, shard) => log.warn({ err: error, shard }, 'A connection to Discord met an error'));
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, 'Connecting to Discord again'));
  client.rest.on(RESTEvents.InvalidRequestWarning, (data) => log.warn(data, 'Discord counts invalid requests of ours'));
  client.rest.on(RESTEvents.RateLimited, ({ route, timeToReset, global }) =>
    log.info({ route, timeToReset, global }, 'Waiting for a rate limit of Discord'),
  );
  return client;
}
