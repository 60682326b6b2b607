// Opens what may be lost (page state, model replies) in Keyv: a file of its own on one machine, Redis on many. Wires, as main does.

import type { KeyvStoreAdapter } from 'keyv';
import { Keyv } from 'keyv';
import type { Config } from './config.ts';
import type { LanguageModel } from './llm/language-model.ts';
import { rememberReplies } from './llm/remember.ts';
import type { Log } from './log.ts';
import { type Metrics, NO_METRICS } from './metrics.ts';
import type { UserId } from './news/ids.ts';
import { limitWait } from './store/keyv-limited.ts';
import { openCache } from './store/keyv-sqlite.ts';

export interface Caches {
  /** The state of pages and forms that does not fit a button. */
  readonly pages: Keyv;
  /** Whom people asked about of late. */
  readonly talks: Keyv;
  /** What recurs on the pages of each news site. */
  readonly sites: Keyv;
  /** The language model, remembering its replies; absent without a key. */
  readonly model: LanguageModel | undefined;
  /** Forgets what has expired. */
  sweep(): void;
  /** Forgets all that names a person, in whatever it is kept. */
  forgetPerson(userId: UserId): Promise<void>;
  close(): Promise<void>;
}

// A cache that is slower than this is worth less than its absence.
const REDIS_MS_MAX = 300;
// What doctor leaves behind, and how long.
const PROBE = 'dateline-doctor';
const PROBE_MS = 1_000;

/** Opens the caches. A Redis that cannot be reached costs 300 ms a call at most, and then counts as empty. */
export async function openCaches(
  config: Config,
  dataDir: string,
  now: () => number,
  log: Log,
  metrics: Metrics = NO_METRICS,
): Promise<Caches> {
  const backing = config.redisUrl === undefined ? openFile(dataDir, now) : await openRedis(config.redisUrl);
  const open = (namespace: string): Keyv => {
    const keyv = new Keyv({ store: backing.store(), namespace });
    keyv.on('error', complainOnce(log, now));
    return keyv;
  };
  const replies = open('replies');
  return {
    pages: open('pages'),
    talks: open('talks'),
    sites: open('sites'),
    model: await openModel(config, replies, metrics),
    sweep: backing.sweep,
    forgetPerson: (userId) => backing.forgetHolding([userId, BigInt(userId).toString(36)]),
    close: backing.close,
  };
}

// A client that cannot connect tries again several times a second and says so each time.
const COMPLAINT_MS_MIN = 60_000;

function complainOnce(log: Log, now: () => number): (error: unknown) => void {
  let quietUntil = 0;
  return (error) => {
    if (now() < quietUntil) return;
    quietUntil = now() + COMPLAINT_MS_MIN;
    log.warn('the cache cannot be reached; going on without it', { error });
  };
}

interface Backing {
  store(): KeyvStoreAdapter;
  /** Forgets all whose key or value holds one of these texts. */
  forgetHolding(texts: readonly string[]): Promise<void>;
  sweep(): void;
  close(): Promise<void>;
}

function openFile(dataDir: string, now: () => number): Backing {
  const cache = openCache({ dataDir, now });
  return {
    store: cache.store,
    forgetHolding: async (texts) => void cache.forgetHolding(texts),
    sweep: () => void cache.sweep(),
    close: async () => cache.close(),
  };
}

async function openRedis(url: string): Promise<Backing> {
  const { default: KeyvRedis } = await import('@keyv/redis');
  const opened: KeyvStoreAdapter[] = [];
  const clients: InstanceType<typeof KeyvRedis>[] = [];
  return {
    store: () => {
      const redis = new KeyvRedis(url, { connectionTimeout: REDIS_MS_MAX });
      const store = limitWait(redis as unknown as KeyvStoreAdapter, REDIS_MS_MAX);
      opened.push(store);
      clients.push(redis);
      return store;
    },
    forgetHolding: async (texts) => {
      for (const redis of clients) {
        for await (const [key, value] of redis.iterator(redis.namespace)) {
          if (texts.some((text) => `${key} ${JSON.stringify(value)}`.includes(text))) await redis.delete(key);
        }
      }
    },
    // Redis forgets by itself.
    sweep: () => {},
    close: async () => {
      await Promise.all(opened.map((store) => store.disconnect?.()));
    },
  };
}

/** True when the Redis at that address gives back, in its short time, what it was given. Throws nothing. */
export async function answersRedis(url: string): Promise<boolean> {
  const backing = await openRedis(url);
  const store = backing.store();
  store.on('error', () => undefined);
  await store.set(PROBE, PROBE, PROBE_MS);
  const given = await store.get<string>(PROBE);
  await backing.close();
  return given === PROBE;
}

async function openModel({ model }: Config, replies: Keyv, metrics: Metrics): Promise<LanguageModel | undefined> {
  if (model === undefined) return undefined;
  const { openOpenaiModel } = await import('./llm/openai-model.ts');
  const opened = await openOpenaiModel({ ...model, metrics });
  return rememberReplies(opened, replies, JSON.stringify([model.baseUrl, model.name]), metrics);
}
