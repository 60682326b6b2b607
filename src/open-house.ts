// Opens what both the bot and the command line stand on: store, threads, search, ask. One of the three files that wire.

import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Keyv } from 'keyv';
import { type Ask, createAsk } from './ask/ask.ts';
import type { Config } from './config.ts';
import { createFetchPage, createHostTurns, resolveHost } from './feeds/feeds.ts';
import { startHeavyTurns, type TakeHeavyTurn } from './heavy-turns.ts';
import { createMayFetch, createSiteTexts, type IngestNeeds } from './ingest/ingest.ts';
import type { LanguageModel } from './llm/language-model.ts';
import type { Log } from './log.ts';
import { type Metrics, NO_METRICS } from './metrics.ts';
import { createSearch, type Search } from './search/search.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { type Offload, startOffload } from './workers/offload.ts';

const BYTES_PER_MEGABYTE = 1_000_000;

/** What the program is, as hosts are told it. */
export const VERSION: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;

export interface House extends IngestNeeds {
  readonly store: Store;
  readonly offload: Offload;
  readonly search: Search;
  readonly ask: Ask;
  /** What costs this thread much waits here for its turn: questions, searches, the saving of articles. */
  readonly inTurn: TakeHeavyTurn;
  /** Whether a language model may write better answers after the exact ones. */
  readonly hasModel: boolean;
  /** What the operator lets servers and persons use of it. */
  readonly modelLimits: Config['modelLimits'];
  readonly modelArticlesPerDay: number;
  readonly modelItemsPerDay: number;
  readonly metrics: Metrics;
  /** How many feeds a server may follow. */
  readonly feedsPerServer: number;
  /** How many of each else. */
  readonly limits: Config['limits'];
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
  /** The PostgreSQL database that keeps the store; absent: a file of the folder. */
  readonly databaseUrl?: string | undefined;
  readonly role: 'bot' | 'cli';
  readonly now: () => number;
  readonly log: Log;
  readonly model?: LanguageModel;
  readonly metrics?: Metrics;
  /** Hears how far the search index is when it is made anew behind a search. */
  readonly onIndexing?: (done: number, total: number) => void;
  /** Where to keep what recurs on the pages of sites; absent, nothing of it is learned. */
  readonly sites?: Keyv;
}): Promise<House> {
  const { config, dataDir, databaseUrl, role, now, log, model, sites, onIndexing, metrics = NO_METRICS } = options;
  const { modelLimits, modelArticlesPerDay, modelItemsPerDay, feedsPerServer, limits } = config;
  const inTurn = startHeavyTurns();
  const store = takingTurns(await openStore({ dataDir, databaseUrl, now, role }), inTurn);
  const offload = startOffload({ size: config.workers });
  const search = createSearch({
    ...store,
    now,
    cacheBytes: config.indexMegabytes * BYTES_PER_MEGABYTE,
    onFault: (error) => log.warn('the search index could not be written', { error }),
    ...(onIndexing && { onProgress: onIndexing }),
  });
  const { articles, eventDays } = store;
  const ask = createAsk({ search, articles, eventDays, ...(model === undefined ? {} : { model }) });
  const reading = openReading({ config, now, log, hosts: databaseUrl === undefined ? undefined : store.hosts });
  const learned = sites === undefined ? {} : { siteTexts: createSiteTexts(sites) };
  return {
    store,
    offload,
    search,
    ask,
    inTurn,
    hasModel: model !== undefined,
    ...{ modelLimits, modelArticlesPerDay, modelItemsPerDay, feedsPerServer, limits },
    ...reading,
    ...learned,
    now,
    log,
    metrics,
    close: () => closeInOrder({ offload, search, store }),
  };
}

async function closeInOrder({ offload, search, store }: Pick<House, 'offload' | 'search' | 'store'>): Promise<void> {
  await offload.stop();
  await search.stop();
  await store.close();
}

/** Reaching out: pages fetched by their hosts' turns (among all processes where the store is shared), and what robots.txt allows. */
function openReading(parts: {
  readonly config: Config;
  readonly now: () => number;
  readonly log: Log;
  readonly hosts: Store['hosts'] | undefined;
}): Pick<House, 'fetchPage' | 'mayFetch' | 'turns'> {
  const { config, now, log, hosts } = parts;
  const userAgent = `Dateline/${VERSION}${config.contact === undefined ? '' : ` (+${config.contact})`}`;
  const pause = async (ms: number, signal?: AbortSignal): Promise<void> =>
    void (await wait(ms, undefined, signal === undefined ? {} : { signal }));
  const onFault = (error: unknown) => log.warn('a turn at a host could not be ended; it ends by itself', { error });
  const turns = createHostTurns({ now, pause, shared: hosts, onFault });
  const fetchPage = createFetchPage({
    resolve: resolveHost,
    allowedAddresses: config.allowedAddresses,
    ports: config.feedPorts,
    userAgent,
    turns,
    now,
  });
  const mayFetch = createMayFetch({ fetchPage, userAgent, now, turns });
  return { fetchPage, mayFetch, turns: { turns, pause } };
}

/**
 * The store, its articles saved when their turn has come: when many people ask at once, the news wait as one of them
 * does. Saves are not kept from each other, for the store flushes together what waits together.
 */
function takingTurns(store: Store, inTurn: TakeHeavyTurn): Store {
  const save: Store['articles']['save'] = async (read, options) => {
    await inTurn(async () => {});
    return store.articles.save(read, options);
  };
  return { ...store, articles: { ...store.articles, save } };
}
