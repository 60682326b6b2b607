// Opens what both the bot and the command line stand on: store, threads, search, ask. One of the three files that wire.

import { readFileSync } from 'node:fs';
import { type Ask, createAsk } from './ask/ask.ts';
import type { Config } from './config.ts';
import { createFetchPage, resolveHost } from './feeds/feeds.ts';
import { createMayFetch, type IngestNeeds } from './ingest/ingest.ts';
import type { LanguageModel } from './llm/language-model.ts';
import type { Log } from './log.ts';
import { createSearch, type Search } from './search/search.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { type Offload, startOffload } from './workers/offload.ts';

const BYTES_PER_MEGABYTE = 1_000_000;

/** What the program is, as hosts are told it. */
const VERSION: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;

export interface House extends IngestNeeds {
  readonly store: Store;
  readonly offload: Offload;
  readonly search: Search;
  readonly ask: Ask;
  /** Whether a language model may write better answers after the exact ones. */
  readonly hasModel: boolean;
  /** What the operator lets servers and persons use of it. */
  readonly modelLimits: Config['modelLimits'];
  /** Ends the threads, then closes the store. */
  close(): Promise<void>;
}

/**
 * Opens the house over a data folder. `now` gives UTC milliseconds; `model` is absent without a key. Throws what
 * opening the store throws.
 */
export async function openHouse(options: {
  readonly config: Config;
  readonly dataDir: string;
  readonly role: 'bot' | 'cli';
  readonly now: () => number;
  readonly log: Log;
  readonly model?: LanguageModel;
}): Promise<House> {
  const { config, dataDir, role, now, log, model } = options;
  const store = await openStore({ dataDir, now, role });
  const offload = startOffload({ size: config.workers });
  const search = createSearch({
    ...store,
    cacheBytes: config.indexMegabytes * BYTES_PER_MEGABYTE,
    onFault: (error) => log.warn('the search index could not be written', { error }),
  });
  const ask = createAsk({
    search,
    articles: store.articles,
    eventDays: store.eventDays,
    ...(model === undefined ? {} : { model }),
  });
  const userAgent = `Dateline/${VERSION}${config.contact === undefined ? '' : ` (+${config.contact})`}`;
  const fetchPage = createFetchPage({
    resolve: resolveHost,
    allowedAddresses: config.allowedAddresses,
    userAgent,
    now,
  });
  const mayFetch = createMayFetch({ fetchPage, userAgent, now });
  const close = async (): Promise<void> => {
    await offload.stop();
    await search.stop();
    await store.close();
  };
  return {
    store,
    offload,
    search,
    ask,
    hasModel: model !== undefined,
    modelLimits: config.modelLimits,
    fetchPage,
    mayFetch,
    now,
    log,
    close,
  };
}
