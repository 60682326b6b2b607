// Copies a store from its file into a PostgreSQL database, slice by slice, and looks whether all of it arrived.
//
//   tables in the order of their references:  where the target left off ─→ slice ─→ one transaction ─→ … ─→ counts and
//   checksums of both; a move that was stopped goes on where the target's rows end
//
// A slice stands or falls whole, and slices come in the order of the keys: what is there says how far it came.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { Failure } from '../news/failure.ts';
import type { Instant } from '../news/ids.ts';
import {
  type Compared,
  compareAll,
  listed,
  type MovedTable,
  ROWS_PER_SLICE,
  type Row,
  readSlice,
} from './compare-stores.ts';
import type { Database, OpenedDatabase } from './dialect.ts';
import { MOVE_FACT, openPostgres } from './open-postgres.ts';
import { openSqlite, STORE_FILE } from './open-sqlite.ts';
import { refuseLongFeeds } from './short-keys.ts';
import type { Tables } from './tables.ts';

/** The protocol counts the values of a statement in 16 bits. */
const VALUES_MAX = 60_000;
/** Of their own in each database: which version it has, who is at work on it, and whom they ask just now. */
const NOT_MOVED = new Set(['migrations', 'processes', 'hosts']);

/** How far it came, in rows. */
export type OnMoved = (what: 'copied' | 'compared', done: number, total: number) => void;

/** What was moved: rows by table, in the order in which they were copied. */
export interface Moved {
  readonly tables: readonly Compared[];
  /** True when it went on with what an earlier run had begun. */
  readonly isResumed: boolean;
}

/**
 * Takes the data folder and the address of a database that is empty, or holds what an earlier run began. No bot may run on
 * either. Gives what was moved. Throws Failure: `not-found` (no data file), `busy` (a bot runs on it), `not-allowed` (the
 * database holds other data), `limit` (a feed's address is longer than PostgreSQL keeps), `stale` (what arrived differs
 * from the file: it was changed after an earlier run).
 */
export async function moveStore(options: {
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly now: () => Instant;
  readonly onMoved?: OnMoved;
}): Promise<Moved> {
  const { dataDir, databaseUrl: url, now, onMoved = () => {} } = options;
  if (!existsSync(join(dataDir, STORE_FILE)))
    throw new Failure('not-found', `There is no data file in ${dataDir}; say which folder to move.`);
  // As a bot: nobody changes what is being copied.
  const source = await openSqlite({ dataDir, now, role: 'bot', readOnly: false });
  let target: OpenedDatabase | undefined;
  try {
    await source.read(refuseLongFeeds);
    target = await openPostgres({ url, dataDir, now, role: 'cli', readOnly: false });
    const isResumed = await begin(target, now());
    const tables = await source.read(listTables);
    const total = tables.reduce((sum, { rows }) => sum + rows, 0);
    let copied = 0;
    for (const table of tables) {
      const before = copied;
      await copyTable(source, target, table, (rows) => onMoved('copied', before + rows, total));
      copied += table.rows;
    }
    const compared = await compareAll(source, target, tables, (rows) => onMoved('compared', rows, total));
    await target.transaction((db) => db.deleteFrom('facts').where('name', '=', MOVE_FACT).execute());
    return { tables: compared, isResumed };
  } finally {
    await target?.close();
    await source.close();
  }
}

/** Marks that a move is under way, and empties what a new database has. Gives whether one was under way. */
async function begin(target: Database, now: Instant): Promise<boolean> {
  return target.transaction(async (db) => {
    const mark = await db.selectFrom('facts').select('value').where('name', '=', MOVE_FACT).executeTakeFirst();
    if (mark !== undefined) return true;
    const used = await sql<{
      used: number;
    }>`select (exists (select 1 from articles) or exists (select 1 from subscriptions)
      or exists (select 1 from guild_settings) or exists (select 1 from follows) or exists (select 1 from facts)
      or exists (select 1 from processes where lease_until > ${now})) as used`.execute(db);
    if (Number(used.rows[0]?.used) === 1)
      throw new Failure('not-allowed', 'That database is in use or holds data already; make a new one with createdb.');
    for (const name of await listEmptied(db)) await sql`delete from ${sql.table(name)}`.execute(db);
    await db
      .insertInto('facts')
      .values({ name: MOVE_FACT, value: `${now}` })
      .execute();
    return false;
  });
}

/** Those who refer to others first. A new database has a few rows that the file has too. */
async function listEmptied(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = any (current_schemas(false)) order by tablename = 'feeds'`.execute(db);
  return rows.map(({ name }) => name).filter((name) => !NOT_MOVED.has(name));
}

/** The file's tables, each after those that it refers to. */
async function listTables(db: Kysely<Tables>): Promise<readonly MovedTable[]> {
  const names = await sql<{
    name: string;
  }>`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'
    order by name`.execute(db);
  const left = new Map<string, { readonly table: MovedTable; readonly after: ReadonlySet<string> }>();
  for (const { name } of names.rows) {
    if (NOT_MOVED.has(name)) continue;
    const columns = await sql<{ name: string; pk: number }>`select name, pk from pragma_table_info(${name})`.execute(
      db,
    );
    const others = await sql<{ name: string }>`select "table" as name from pragma_foreign_key_list(${name})`.execute(
      db,
    );
    const counted = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(name)}`.execute(db);
    const key = columns.rows.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    const table: MovedTable = {
      name,
      columns: columns.rows.map((column) => column.name),
      key: key.map((column) => column.name),
      rows: Number(counted.rows[0]?.rows ?? 0),
    };
    left.set(name, { table, after: new Set(others.rows.map((other) => other.name).filter((other) => other !== name)) });
  }
  const ordered: MovedTable[] = [];
  while (left.size > 0) {
    const free = [...left.values()].filter(({ after }) => [...after].every((name) => !left.has(name)));
    if (free.length === 0) throw new Error('tables refer to each other in a circle');
    for (const { table } of free) {
      ordered.push(table);
      left.delete(table.name);
    }
  }
  return ordered;
}

async function copyTable(
  source: Database,
  target: Database,
  table: MovedTable,
  onRows: (rows: number) => void,
): Promise<void> {
  let done = await target.read((db) => countMoved(db, table));
  let after = await target.read((db) => lastKey(db, table));
  const perSlice = Math.min(ROWS_PER_SLICE, Math.floor(VALUES_MAX / table.columns.length));
  for (;;) {
    const rows = await source.read((db) => readSlice(db, table, { after, skip: done, limit: perSlice }));
    onRows(done);
    if (rows.length === 0) return;
    await target.transaction((db) =>
      db
        .insertInto(table.name as 'facts')
        .values(rows as never)
        .execute(),
    );
    done += rows.length;
    after = rows.at(-1);
  }
}

async function countMoved(db: Kysely<Tables>, { name }: MovedTable): Promise<number> {
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(name)}
    ${name === 'facts' ? sql`where name <> ${MOVE_FACT}` : sql``}`.execute(db);
  return Number(rows[0]?.rows ?? 0);
}

async function lastKey(db: Kysely<Tables>, { name, key }: MovedTable): Promise<Row | undefined> {
  if (key.length === 0) return undefined;
  const { rows } = await sql<Row>`select ${listed(key)} from ${sql.table(name)}
    ${name === 'facts' ? sql`where name <> ${MOVE_FACT}` : sql``} order by ${descending(key)} limit 1`.execute(db);
  return rows[0];
}

const descending = (columns: readonly string[]) => sql.join(columns.map((column) => sql`${sql.ref(column)} desc`));
