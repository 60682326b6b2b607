// Opens the status pages and what they show: whether all is ready, and the metrics. Wires, as main does.

import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Config } from './config.ts';
import type { DiscordConnection } from './discord/connect.ts';
import { type Metrics, NO_METRICS, recordInto } from './metrics.ts';
import { ALL } from './news/view.ts';
import { VERSION } from './open-house.ts';
import { LOOP_SAMPLE_MS, observeSources } from './scrape.ts';
import type { KeptMetrics, StatusPages } from './status-pages.ts';
import type { Store } from './store/store.ts';

export interface OpenMetrics {
  readonly recorders: Metrics;
  /** Absent without a status port: nobody could read them. */
  readonly kept: KeptMetrics | undefined;
}

/** Opens the metrics where there is a port to read them at. `now` gives UTC milliseconds. */
export async function openMetrics({ statusPort }: Config, now: () => number): Promise<OpenMetrics> {
  if (statusPort === 0) return { recorders: NO_METRICS, kept: undefined };
  const { keepMetrics } = await import('./status-pages.ts');
  const kept = keepMetrics();
  kept.set('dateline_build_info', { version: VERSION }, 1);
  return { recorders: recordInto(kept, { now, elapsedMs: () => performance.now() }), kept };
}

/**
 * Opens the pages, before Discord is reached: who watches over the process is to see that it lives and waits.
 * `connected` gives undefined until then; `isEnding` says that the process is about to stop. Gives undefined when the
 * port is 0. Throws Failure when it cannot be had.
 */
export async function openStatus(options: {
  readonly config: Config;
  readonly kept: KeptMetrics | undefined;
  readonly store: Store;
  readonly now: () => number;
  readonly connected: () => DiscordConnection | undefined;
  /** One that speaks with nobody is ready without a connection. */
  readonly isWorker?: boolean;
  readonly isEnding: () => boolean;
}): Promise<StatusPages | undefined> {
  const { config, kept, store, now, connected, isEnding, isWorker = false } = options;
  if (config.statusPort === 0 || kept === undefined) return undefined;
  const loop = monitorEventLoopDelay({ resolution: LOOP_SAMPLE_MS });
  loop.enable();
  const observe = observeSources(
    {
      countStore: () => store.counts(now()),
      // Until Discord has told how many shards there are, the first one stands for all.
      shards: () => connected()?.shards() ?? (isWorker ? [] : [{ id: 0, state: 'connecting' }]),
      loop,
    },
    kept,
  );
  const { serveStatusPages } = await import('./status-pages.ts');
  const pages = await serveStatusPages({
    port: config.statusPort,
    checks: {
      process: async () => (isEnding() ? 'stopping' : undefined),
      discord: async () => (isWorker || connected()?.isReady() === true ? undefined : 'not connected'),
      store: async () => void (await store.articles.lastSequence(ALL)),
    },
    readMetrics: async () => {
      await observe();
      return { contentType: kept.contentType, text: await kept.text() };
    },
  });
  const stop = async (): Promise<void> => {
    loop.disable();
    await pages.stop();
  };
  return { port: pages.port, stop };
}
