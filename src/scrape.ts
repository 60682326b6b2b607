// What is looked at when the metrics are read: the gateway, the event loop, and the store, which may be too busy to answer.

import type { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Instruments } from './metrics.ts';

/** A look at the store takes a few milliseconds; longer than this it waits behind others, and a scrape does not. */
const STORE_MS_MAX = 500;

/** How often the event loop's delay is sampled. Each sample counts the wait itself, which is taken off again. */
export const LOOP_SAMPLE_MS = 10;

/** What the store holds, in numbers. The store's own counts fit. */
interface StoreCounts {
  readonly articles: number;
  readonly feeds: Readonly<Record<'healthy' | 'shaky' | 'failing' | 'disabled', number>>;
  readonly feedsOverdue: number;
  readonly subscriptions: Readonly<Record<'active' | 'paused', number>>;
  readonly briefingsOverdue: number;
  readonly messages: Readonly<Record<'waiting' | 'sending' | 'sent' | 'uncertain' | 'failed', number>>;
}

interface Shard {
  readonly id: number;
  readonly state: 'ready' | 'connecting' | 'disconnected';
  /** Absent before the first heartbeat. */
  readonly pingMs?: number;
}

interface Sources {
  readonly countStore: () => Promise<StoreCounts>;
  /** None before the connection stands. */
  readonly shards: () => readonly Shard[];
  readonly loop: Pick<ReturnType<typeof monitorEventLoopDelay>, 'count' | 'max' | 'percentile' | 'reset'>;
  /** Half a second unless said otherwise. */
  readonly storeMsMax?: number;
}

/**
 * Gives a function that looks once and sets the metrics. It never throws; a store that does not answer in time is told by
 * dateline_store_up, and asked again only when its last answer is there.
 */
export function observeSources(sources: Sources, instruments: Instruments): () => Promise<void> {
  let asked: Promise<StoreCounts | undefined> | undefined;
  const countStore = (): Promise<StoreCounts | undefined> => {
    asked ??= sources
      .countStore()
      .catch(() => undefined)
      .finally(() => {
        asked = undefined;
      });
    return asked;
  };
  return async () => {
    for (const shard of sources.shards()) setShard(shard, instruments);
    setLoop(sources.loop, instruments);
    setStore(await inTime(countStore(), sources.storeMsMax ?? STORE_MS_MAX), instruments);
  };
}

async function inTime<Value>(work: Promise<Value>, msMax: number): Promise<Value | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), msMax);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}

function setShard({ id, state, pingMs }: Shard, { set }: Instruments): void {
  const shard = `${id}`;
  for (const each of ['ready', 'connecting', 'disconnected'])
    set('dateline_gateway_shard_state', { shard, state: each }, each === state ? 1 : 0);
  if (pingMs !== undefined) set('dateline_gateway_ping_seconds', { shard }, pingMs / 1000);
}

function setLoop(loop: Sources['loop'], { set }: Instruments): void {
  // Without a sample since the last scrape there is nothing new to say.
  if (loop.count === 0) return;
  const seconds = (nanoseconds: number): number => Math.max(0, nanoseconds - LOOP_SAMPLE_MS * 1e6) / 1e9;
  set('dateline_event_loop_delay_p50_seconds', {}, seconds(loop.percentile(50)));
  set('dateline_event_loop_delay_p99_seconds', {}, seconds(loop.percentile(99)));
  set('dateline_event_loop_delay_max_seconds', {}, seconds(loop.max));
  loop.reset();
}

function setStore(counts: StoreCounts | undefined, instruments: Instruments): void {
  const { set, forget } = instruments;
  set('dateline_store_up', {}, counts === undefined ? 0 : 1);
  if (counts === undefined) {
    // Numbers of before would pass for those of now.
    for (const name of FROM_THE_STORE) forget(name);
    return;
  }
  const { articles, feeds, feedsOverdue, subscriptions, briefingsOverdue, messages } = counts;
  set('dateline_articles', {}, articles);
  set('dateline_feeds_overdue', {}, feedsOverdue);
  set('dateline_briefings_overdue', {}, briefingsOverdue);
  for (const [health, count] of Object.entries(feeds)) set('dateline_feeds', { health }, count);
  for (const [state, count] of Object.entries(subscriptions)) set('dateline_subscriptions', { state }, count);
  for (const [state, count] of Object.entries(messages)) set('dateline_deliveries', { state }, count);
}

const FROM_THE_STORE = [
  'dateline_articles',
  'dateline_briefings_overdue',
  'dateline_feeds',
  'dateline_feeds_overdue',
  'dateline_subscriptions',
  'dateline_deliveries',
] as const;
