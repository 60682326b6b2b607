// The one table of differences between the databases. Everything else is one body of queries.

import { type Kysely, PostgresAdapter, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** What a database does in its own way. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /**
   * Makes a query of rows that are to be claimed keep them from other claimers until the transaction ends.
   * SQLite has one writer at a time, so nothing is needed; PostgreSQL says `for update skip locked`.
   */
  claimRows<Base, From extends keyof Base, Row>(
    query: SelectQueryBuilder<Base, From, Row>,
  ): SelectQueryBuilder<Base, From, Row>;
  /** Asks for one row, `name`, for each table that is there. */
  readonly tableNames: string;
  /** A statement of the migrations, which are written as SQLite reads them, as this database reads it. */
  migration(statement: string): string;
}

export const SQLITE: Dialect = {
  name: 'sqlite',
  claimRows: (query) => query,
  tableNames: `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`,
  migration: (statement) => statement,
};

export const POSTGRES: Dialect = {
  name: 'postgres',
  claimRows: (query) => query.forUpdate().skipLocked(),
  // Other schemas of the database may belong to other programs.
  tableNames: 'select tablename as name from pg_tables where schemaname = any (current_schemas(false))',
  migration: migrationOfPostgres,
};

/**
 * Takes a query of `actor_id`s about the row before it; gives those actors, as the end of a `from` with its `where`. SQLite
 * looks each id up. PostgreSQL would run the query for each actor that there is, unless it is told that it comes first: 609
 * articles took half an hour.
 */
export function actorsOfEach(db: Kysely<Tables>, ids: RawBuilder<unknown>): RawBuilder<unknown> {
  return db.getExecutor().adapter instanceof PostgresAdapter
    ? sql`cross join lateral (${ids}) as given join actors on actors.id = given.actor_id where true`
    : sql`cross join actors where actors.id in (${ids})`;
}

/** A column's type stands after its name: the column `text` of the type text is the odd one. */
const TEXT_COLUMN = /(\(\s*|,\s*|add column )("?\w+"?) text\b/g;
const BLOB_COLUMN = /(\(\s*|,\s*|add column )("?\w+"?) blob\b/g;
const MAKES_COLUMNS = /^(create|alter) table/;

/**
 * Texts are ordered by their bytes, as SQLite orders them, whatever language the server's databases are made for;
 * tables in the order of their keys do not exist.
 */
function migrationOfPostgres(statement: string): string {
  if (!MAKES_COLUMNS.test(statement)) return statement;
  return statement
    .replace(TEXT_COLUMN, '$1$2 text collate "C"')
    .replace(BLOB_COLUMN, '$1$2 bytea')
    .replace(/ without rowid$/, '');
}

/** A database as the queries see it: reads of one snapshot, and transactions that stand or fall whole. */
export interface Database {
  readonly dialect: Dialect;
  /** Reads, all of one instant; sees every transaction that ended before, and none that is in hand. */
  read<Result>(work: (snapshot: Kysely<Tables>) => Promise<Result>): Promise<Result>;
  /**
   * Runs `work` as one transaction: all of it stands, or (when it throws) none of it, as if transactions went one by
   * one. `work` may be run again from its beginning (when another process was in the way, or the connection broke), so
   * that it changes nothing but the database.
   */
  transaction<Result>(work: (transaction: Kysely<Tables>) => Promise<Result>): Promise<Result>;
}

/** A database that was opened, with what its kind alone can do. */
export interface OpenedDatabase extends Database {
  /** As `Store.backup`. */
  backup(to: string, onProgress?: (done: number, total: number) => void): Promise<void>;
  /** Waits for what is in hand, then closes. */
  close(): Promise<void>;
}
