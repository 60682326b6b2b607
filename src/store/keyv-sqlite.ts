// A store for Keyv in a file of its own, for what may be lost: fast, swept, bounded, and made anew when it is damaged.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';
import type { KeyvStoreAdapter, StoredData } from 'keyv';
import { Failure } from '../news/failure.ts';
import type { Instant } from '../news/ids.ts';
import { explainSqlite } from './sqlite-failure.ts';

/** The file in the data folder that holds what may be lost. */
export const CACHE_FILE = 'cache.db';
// A model's reply is a few kilobytes and a page's state less, so the file stays well below PAGES_MAX.
const ENTRIES_MAX = 50_000;
// The file never grows past 256 MB (in SQLite's pages of 4 KB): a tenth of a small machine's disk.
const PAGES_MAX = 65_536;
// Longer values are not kept: nothing that Dateline caches comes near it.
const VALUE_CHARACTERS_MAX = 1_000_000;
// When there is too much, a tenth goes at once, so that not every further write must look for one to go.
const KEPT_SHARE = 0.9;
// What may be lost is not worth a wait: it is held on the thread that speaks to Discord.
const BUSY_WAIT_MS_MAX = 50;

/** The cache's file; each Keyv gets a store of its own over it, because a Keyv writes its namespace into its store. */
export interface Cache {
  /** A store for one `new Keyv({ store, namespace })`. What it throws, Keyv reads as a miss. */
  store(): KeyvStoreAdapter;
  /** Forgets all whose key or value holds one of these texts; gives how many entries went. */
  forgetHolding(texts: readonly string[]): number;
  /** Forgets what has expired; gives how many entries went. Called hourly. */
  sweep(): number;
  /** Closes the file; stores over it throw from then on. */
  close(): void;
}

/**
 * Takes the data folder (made when it is not there), the clock by which entries expire, and how many entries and pages
 * of 4 KB are kept at most; gives the cache. A damaged file is thrown away and made anew. Throws Failure('disk') when no
 * file can be made.
 */
export function openCache(options: {
  readonly dataDir: string;
  readonly now: () => Instant;
  readonly entriesMax?: number;
  readonly pagesMax?: number;
}): Cache {
  const { dataDir, now, entriesMax = ENTRIES_MAX, pagesMax = PAGES_MAX } = options;
  const connection = openAnew(dataDir, pagesMax);
  const entries = createEntries(connection, now, entriesMax);
  return {
    store: () => createStore(entries),
    sweep: entries.sweep,
    forgetHolding: entries.removeHolding,
    close: () => connection.close(),
  };
}

interface Entries {
  find(key: string): string | undefined;
  write(key: string, value: string, ttlMs: number | undefined): boolean;
  remove(key: string): boolean;
  /** All whose key begins so; '' for all. */
  removeAll(prefix: string): void;
  removeHolding(texts: readonly string[]): number;
  sweep(): number;
}

function createEntries(connection: DatabaseSync, now: () => Instant, entriesMax: number): Entries {
  const statements = prepareStatements(connection);
  const { find, put, remove, removeAll, removeExpired, removeOldest, count } = statements;
  const countAll = () => Number(count.get()?.n ?? 0);
  const makeRoom = () => {
    removeExpired.changes(now());
    const entries = countAll();
    removeOldest.changes(Math.max(0, entries - Math.floor(Math.min(entriesMax, entries) * KEPT_SHARE)));
    return countAll();
  };
  // Counted from above: a key that is written again counts twice, until the next count.
  let written = countAll();
  const putOrMakeRoom = (values: SQLInputValue[]) => {
    try {
      put.changes(...values);
    } catch (error) {
      const explained = explainSqlite(error);
      if (!(explained instanceof Failure && explained.code === 'disk')) throw explained;
      written = makeRoom();
      put.changes(...values);
    }
  };
  return {
    find: (key) => find.get(key, now())?.value as string | undefined,
    write: (key, value, ttlMs) => {
      if (value.length > VALUE_CHARACTERS_MAX) return false;
      if (written >= entriesMax) written = countAll() < entriesMax ? countAll() : makeRoom();
      putOrMakeRoom([key, value, ttlMs === undefined ? null : now() + ttlMs, now()]);
      written += 1;
      return true;
    },
    remove: (key) => remove.changes(key) > 0,
    removeAll: (prefix) => void removeAll.changes(prefix),
    removeHolding: (texts) => texts.reduce((sum, text) => sum + statements.removeHolding.changes(text), 0),
    sweep: () => removeExpired.changes(now()),
  };
}

function prepareStatements(connection: DatabaseSync) {
  const statement = (sql: string) => {
    const prepared = connection.prepare(sql);
    return {
      get: (...values: SQLInputValue[]): Record<string, SQLOutputValue> | undefined => prepared.get(...values),
      changes: (...values: SQLInputValue[]): number => Number(prepared.run(...values).changes),
    };
  };
  return {
    find: statement('select value from entries where key = ? and (expires_at is null or expires_at > ?)'),
    put: statement(`insert into entries (key, value, expires_at, written_at) values (?, ?, ?, ?) on conflict (key)
      do update set value = excluded.value, expires_at = excluded.expires_at, written_at = excluded.written_at`),
    remove: statement('delete from entries where key = ?'),
    removeAll: statement('delete from entries where substr(key, 1, length(?1)) = ?1'),
    removeHolding: statement('delete from entries where instr(key, ?1) > 0 or instr(value, ?1) > 0'),
    removeExpired: statement('delete from entries where expires_at <= ?'),
    removeOldest: statement(
      'delete from entries where key in (select key from entries order by written_at, key limit ?)',
    ),
    count: statement('select count(*) as n from entries'),
  };
}

/** Keyv gives keys with their namespace before them, and values as text with their expiry inside. */
function createStore(entries: Entries): KeyvStoreAdapter {
  const find = <Value>(key: string) => entries.find(key) as StoredData<Value> | undefined;
  const store: KeyvStoreAdapter = {
    opts: {},
    get: async <Value>(key: string) => find<Value>(key),
    getMany: async <Value>(keys: string[]) => keys.map((key) => find<Value>(key) as StoredData<Value | undefined>),
    has: async (key) => entries.find(key) !== undefined,
    hasMany: async (keys) => keys.map((key) => entries.find(key) !== undefined),
    set: async (key: string, value: string, ttlMs?: number) => entries.write(key, value, ttlMs),
    delete: async (key) => entries.remove(key),
    deleteMany: async (keys) => keys.map((key) => entries.remove(key)).some((wasThere) => wasThere),
    clear: async () => entries.removeAll(store.namespace === undefined ? '' : `${store.namespace}:`),
    // The file is shared by several: the cache closes it.
    disconnect: async () => {},
    // Faults are thrown where they happen; there is nothing to listen for.
    on: () => store,
  };
  return store;
}

function openAnew(dataDir: string, pagesMax: number): DatabaseSync {
  const file = join(dataDir, CACHE_FILE);
  try {
    mkdirSync(dataDir, { recursive: true });
    return openFile(file, pagesMax);
  } catch (error) {
    const explained = explainSqlite(error);
    if (!(explained instanceof Failure && explained.code === 'unreadable')) throw explained;
    for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true });
    return openFile(file, pagesMax);
  }
}

function openFile(file: string, pagesMax: number): DatabaseSync {
  const connection = new DatabaseSync(file, { timeout: BUSY_WAIT_MS_MAX });
  try {
    connection.exec(`pragma journal_mode = wal; pragma synchronous = off; pragma max_page_count = ${pagesMax}`);
    connection.exec(`create table if not exists entries (
      key text primary key, value text not null, expires_at integer, written_at integer not null) without rowid`);
    connection.exec('create index if not exists entries_expires_at on entries (expires_at)');
    connection.exec('create index if not exists entries_written_at on entries (written_at)');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
