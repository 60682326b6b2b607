// Opens stores in folders of their own for tests, and makes small nouns to put into them.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Article, ReadArticle, Understanding } from '../../src/news/article.ts';
import type { Feed } from '../../src/news/guild.ts';
import { type ArticleId, type FeedId, type GuildId, LOCAL_FEED, type UserId } from '../../src/news/ids.ts';
import type { View } from '../../src/news/view.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { makeDatabase } from '../kit/postgres.ts';

/** A store under test, and how it and all it left behind are done away with. */
export interface TestStore {
  readonly store: Store;
  readonly end: () => Promise<void>;
}

/** Opens an empty store of one kind of database; the suite runs once for each. */
export type OpenTestStore = () => Promise<TestStore>;

export const USER = '300000000000000001' as UserId;
export const GUILD_A = '100000000000000001' as GuildId;
export const GUILD_B = '100000000000000002' as GuildId;
export const VIEW_A: View = { kind: 'guild', guildId: GUILD_A };
export const VIEW_B: View = { kind: 'guild', guildId: GUILD_B };

/** Makes an empty folder; gives it and what removes it. */
export function makeFolder(): { readonly dataDir: string; readonly remove: () => void } {
  const dataDir = mkdtempSync(join(tmpdir(), 'dateline-store-'));
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

/** An empty SQLite store in a folder of its own. */
export async function openSqliteTestStore(): Promise<TestStore> {
  const { dataDir, remove } = makeFolder();
  const store = await openStore({ dataDir, now: () => 0 });
  const end = async () => {
    await store.close();
    remove();
  };
  return { store, end };
}

const unused: string[] = [];
let databases = 0;

/** An empty store on PostgreSQL, in a database that another test may have had before. */
export async function openPostgresTestStore(): Promise<TestStore> {
  const { dataDir, remove } = makeFolder();
  databases += 1;
  const databaseUrl = unused.pop() ?? makeDatabase(`store_${process.pid}_${databases}`);
  const store = await openStore({ dataDir, databaseUrl, now: () => 0 });
  const end = async () => {
    await store.close();
    remove();
    await emptyDatabase(databaseUrl);
    unused.push(databaseUrl);
  };
  return { store, end };
}

async function emptyDatabase(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query('select pristine.restore()');
  await client.end();
}

/** Opens a store, hands it to the work, and does away with it whatever comes of that. */
export async function withStore(open: OpenTestStore, work: (store: Store) => Promise<void>): Promise<void> {
  const { store, end } = await open();
  try {
    await work(store);
  } finally {
    await end();
  }
}

/** Gives the 32 digits of a made-up id. */
export function idOf<Id extends string>(number: number): Id {
  return number.toString(16).padStart(32, '0') as Id;
}

/** A small article with its understanding: the first word is its only sentence and actor. */
export function makeRead(number: number, fields: Partial<Article> = {}): Omit<ReadArticle, 'sequence'> {
  const id = idOf<ArticleId>(number);
  const article: Article = {
    id,
    citedUrl: `dateline:article/${id}`,
    title: `Title ${number}`,
    source: 'The Example',
    language: 'en',
    rights: { show: 'full' },
    text: `Tripoli article number ${number}.`,
    feedId: LOCAL_FEED,
    firstSeenAt: number,
    changedAt: number,
    version: 1,
    textHash: `hash ${number}`,
    feeds: [fields.feedId ?? LOCAL_FEED],
    ...fields,
  };
  return { article, understanding: understandingOf(article.text) };
}

/** What the tests "understand" of a text: it is one sentence, and its first word is a place, quoted by itself. */
export function understandingOf(text: string): Understanding {
  const end = text.indexOf(' ');
  const word = { start: 0, end, text: text.slice(0, end) };
  return {
    language: 'en',
    sentences: [{ start: 0, end: text.length, text }],
    timeMentions: [],
    actorMentions: [{ ...word, type: 'LOC', actor: word.text.toLowerCase() }],
    abbreviations: [],
    quotes: [word],
    roles: [{ actor: 'tripoli', role: 'capital', start: 0, end }],
    references: [],
    statements: [],
    numbers: [],
    eventDays: [],
  };
}

/** A feed that is due at once. */
export function makeFeed(number: number, fields: Partial<Feed> = {}): Feed {
  return {
    id: idOf<FeedId>(number),
    url: `https://feed.example/${number}`,
    title: `Feed ${number}`,
    listedForAll: false,
    nextPollAt: 0,
    leaseUntil: 0,
    failures: 0,
    ...fields,
  };
}
