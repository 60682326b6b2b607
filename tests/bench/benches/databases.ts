// The same work over a file and over PostgreSQL, in one run: what moving to it costs and gains.

import { join } from 'node:path';
import { type Ask, createAsk } from '../../../src/ask/ask.ts';
import { createBriefings } from '../../../src/briefing/run-due.ts';
import type { ChannelId, GuildId, MessageId, SubscriptionId } from '../../../src/news/ids.ts';
import { ALL } from '../../../src/news/view.ts';
import { createSearch, type Search } from '../../../src/search/search.ts';
import { moveStore } from '../../../src/store/move-store.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { addArticle, drawPlainly, hex, makeSubscription, QUIET } from '../../kit/briefing-world.ts';
import { startOwnPostgres } from '../../kit/own-postgres.ts';
import { NO_PLACES } from '../../kit/places.ts';
import { noPostgres } from '../../kit/postgres.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';
import { fillStore } from '../fill-store.ts';
import { inventArticles, nameOf, wordOf } from '../invented-text.ts';
import { listQueries } from '../search-queries.ts';

const SIZES = [20_000];
const IMPORTED = 200;
const IMPORT_SEED = 7;
const SEARCHES = 200;
const QUESTIONS = 40;
const WARMING = 10;
const SUBSCRIPTIONS = 500;
const SERVERS = 50;
/** "Today": a day after the last article. */
const TODAY = Date.UTC(2025, 0, 2, 12);

/** Milliseconds, but for the last two. */
interface Figures {
  readonly searchP50: number;
  readonly searchP99: number;
  readonly answerP50: number;
  readonly answerP99: number;
  readonly imported: number;
  readonly due: number;
}

/** For each size: a line for each figure, of the file and of PostgreSQL, in time that passes. */
export async function benchDatabases(sizes: readonly string[]): Promise<readonly string[]> {
  if (noPostgres !== undefined) return [noPostgres];
  const lines: string[] = [];
  for (const size of sizes.length === 0 ? SIZES : sizes.map(Number)) lines.push(...(await benchSize(size)));
  return lines;
}

async function benchSize(size: number): Promise<readonly string[]> {
  const dataDir = join(temporaryFolder(), 'data');
  await fillStore(dataDir, size, () => {});
  const postgres = await startOwnPostgres();
  const began = performance.now();
  const { tables } = await moveStore({ dataDir, databaseUrl: postgres.url, now: Date.now });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const moved = `${size.toLocaleString('en')} articles; moved and compared ${Math.round((rows * 1_000) / (performance.now() - began))} rows a second`;
  const now = () => TODAY;
  const file = await measure(await openStore({ dataDir, now }));
  const served = await measure(await openStore({ dataDir: temporaryFolder(), databaseUrl: postgres.url, now }));
  await postgres.stop();
  const line = (what: string, of: (figures: Figures) => number, unit: string, digits = 1) =>
    `${what}: file ${of(file).toFixed(digits)} ${unit}, PostgreSQL ${of(served).toFixed(digits)} ${unit} (${(of(served) / of(file)).toFixed(2)} of it)`;
  return [
    moved,
    line('import, understood and saved one after the other', ({ imported }) => imported, 'articles/s'),
    line('a search of eight words, p50', ({ searchP50 }) => searchP50, 'ms', 2),
    line('a search of eight words, p99', ({ searchP99 }) => searchP99, 'ms', 2),
    line('an answer, p50', ({ answerP50 }) => answerP50, 'ms'),
    line('an answer, p99', ({ answerP99 }) => answerP99, 'ms'),
    line('briefings of one minute, composed and marked as sent', ({ due }) => due, 'a second'),
  ];
}

async function measure(store: Store): Promise<Figures> {
  const search = createSearch({ ...store, now: () => TODAY });
  await search.refresh();
  await search.settle();
  // As the bot does behind its start.
  await search.readAhead();
  const searches = await timeSearches(search);
  const answers = await timeAnswers(createAsk({ search, articles: store.articles, eventDays: store.eventDays }));
  const imported = await timeImport(store);
  const due = await timeDueMinute(store, search);
  await search.stop();
  await store.close();
  return {
    searchP50: at(searches, 0.5),
    searchP99: at(searches, 0.99),
    answerP50: at(answers, 0.5),
    answerP99: at(answers, 0.99),
    imported,
    due,
  };
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function timeEach(count: number, work: (round: number) => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < WARMING + count; round += 1) {
    const began = performance.now();
    await work(round);
    if (round >= WARMING) times.push(performance.now() - began);
  }
  return times;
}

async function timeSearches(search: Search): Promise<readonly number[]> {
  const write = listQueries(WARMING + SEARCHES).get('eight words');
  return timeEach(SEARCHES, (round) =>
    search.search({ words: write?.(round).words ?? '', reading: 'question', view: ALL, limit: 10 }),
  );
}

async function timeAnswers(ask: Ask): Promise<readonly number[]> {
  const words = (round: number) => [40, 900, 300, 5_000, 2_000].map((rank) => wordOf(rank + round * 3)).join(' ');
  return timeEach(QUESTIONS, (round) =>
    ask.ask({ question: `When did ${nameOf(20 + round)} ${words(round)}?`, view: ALL, zone: 'UTC', asked: TODAY }),
  );
}

/** Articles a second. */
async function timeImport(store: Store): Promise<number> {
  const articles = [...inventArticles(IMPORTED, IMPORT_SEED)];
  const began = performance.now();
  for (const article of articles) await addArticle(store, TODAY - 3_600_000, article);
  return (IMPORTED * 1_000) / (performance.now() - began);
}

/** Briefings a second, from a Discord that answers at once. */
async function timeDueMinute(store: Store, search: Search): Promise<number> {
  for (let number = 0; number < SUBSCRIPTIONS; number += 1) {
    await store.subscriptions.add(
      makeSubscription({
        id: hex(`subscription ${number}`) as SubscriptionId,
        guildId: `${900 + (number % SERVERS)}` as GuildId,
        channelId: `${5_000 + number}` as ChannelId,
        createdAt: TODAY - 86_400_000,
        cadence: 'daily 12:00',
        nextDueAt: TODAY,
      }),
    );
  }
  let ids = 0;
  const briefings = createBriefings({
    store,
    search,
    now: () => TODAY,
    newId: () => {
      ids += 1;
      return hex(`id ${ids}`);
    },
    draw: drawPlainly(1),
    countItems: () => 0,
    redraw: ({ body }) => body,
    edit: async () => undefined,
    post: async ({ nonce }) => nonce as MessageId,
    history: async () => ({ mayRead: true, messages: [] }),
    places: NO_PLACES,
    tell: async () => undefined,
    log: QUIET,
  });
  const began = performance.now();
  const composed = briefings.runDue();
  const { sent } = await briefings.deliver();
  await composed;
  const rest = await briefings.deliver();
  if (sent + rest.sent !== SUBSCRIPTIONS) throw new Error(`${sent + rest.sent} of ${SUBSCRIPTIONS} were sent`);
  return (SUBSCRIPTIONS * 1_000) / (performance.now() - began);
}
