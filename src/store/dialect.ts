// The one table of differences between the databases. Everything else is one body of queries.

import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Tables } from './tables.ts';

/** What a database does in its own way. A second one (PostgreSQL) is a second value of this shape. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /**
   * Makes a query of rows that are to be claimed keep them from other claimers until the transaction ends.
   * SQLite has one writer at a time, so nothing is needed; PostgreSQL says `for update skip locked`.
   */
  claimRows<Base, From extends keyof Base, Row>(
    query: SelectQueryBuilder<Base, From, Row>,
  ): SelectQueryBuilder<Base, From, Row>;
}

export const SQLITE: Dialect = { name: 'sqlite', claimRows: (query) => query };

/** A database as the queries see it: reads of one snapshot, and transactions that go one by one. */
export interface Database {
  readonly dialect: Dialect;
  /** Reads, all of one instant; sees every transaction that ended before, and none that is in hand. */
  read<Result>(work: (snapshot: Kysely<Tables>) => Promise<Result>): Promise<Result>;
  /** Runs `work` as one transaction: all of it stands, or (when it throws) none of it. */
  transaction<Result>(work: (transaction: Kysely<Tables>) => Promise<Result>): Promise<Result>;
}
