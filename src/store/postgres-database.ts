// The store's pool of connections to one PostgreSQL database: reads of one snapshot side by side, transactions that retry.
//
//   read(work)        ─→ pool: begin repeatable read, read only … commit
//   transaction(work) ─→ turns ─→ pool: begin serializable … commit ─┐ another was in the way, or the connection broke:
//                                  ▲                                 │ from the beginning
//                                  └───────── short pause ───────────┘

import { setTimeout as pause } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { Pool, types } from 'pg';
import { Failure } from '../news/failure.ts';
import { type Database, POSTGRES } from './dialect.ts';
import { kyselyOverPool, nameStatements, type TransactionKind } from './postgres.ts';
import {
  explainPostgres,
  InDoubt,
  isConflict,
  isDropped,
  isOutdated,
  isSilent,
  isUnheardOf,
} from './postgres-failure.ts';
import type { Tables } from './tables.ts';
import { takeTurns } from './take-turns.ts';

// PostgreSQL's own default lets in a hundred: five processes with ten each leave room for people and backups.
const CONNECTIONS_MAX = 10;
// Discord waits for fifteen minutes after a deferred answer, people do not.
const CONNECT_MS_MAX = 5_000;
// The slowest read of the store (a year of a large archive) takes a second; what takes longer than this does harm.
const STATEMENT_MS_MAX = 30_000;
// A network that swallows packets gives no answer at all: then the connection is given up from this side.
const ANSWER_MS_MAX = STATEMENT_MS_MAX + 5_000;
// Claims are leased for a minute: a transaction that hangs on longer must not hold them up.
const IDLE_MS_MAX = 60_000;
const LOCK_MS_MAX = 10_000;
// Conflicts resolve themselves, since one of the two always gets through. No fewer than there are connections, each of which
// may have statements prepared for tables that a newer version has changed.
const CONFLICTS_MAX = 12;
// A failover drops every connection at once, so that the next one may be dead too.
const DROPS_MAX = 3;
const PAUSE_MS = 5;
const PAUSE_MS_MAX = 500;
// As in sqlite-database.ts, so that a long row of writes lets others speak.
const WRITES_PER_SLICE = 32;

const SNAPSHOT = 'begin isolation level repeatable read read only';
const READ: TransactionKind = { begin: SNAPSHOT, writes: false, queryMsMax: ANSWER_MS_MAX };
// As if one after the other, which is what the queries count on. The name tells later whether a commit arrived.
const WRITE: TransactionKind = {
  begin: 'begin isolation level serializable; select pg_current_xact_id()::text as transaction',
  writes: true,
  queryMsMax: ANSWER_MS_MAX,
};
// Held by one process at a time, and given back when it ends or dies. Any number, as long as it is always the same: "date".
const MIGRATION_LOCK = 0x64617465;
// What waited for the lock must see what the one before did, and a change of large tables may take its time.
const MIGRATE: TransactionKind = {
  begin: `begin isolation level read committed; set local statement_timeout = 0; set local lock_timeout = 0;
    select pg_advisory_xact_lock(${MIGRATION_LOCK}) is null as locked`,
  writes: true,
  queryMsMax: 0,
};

export interface PostgresDatabase extends Database {
  /** Waits for what is in hand, then closes the connections. */
  close(): Promise<void>;
}

/** Takes a postgres:// address; runs `prepare` under a lock, and gives the database. Throws Failure. */
export async function openPostgresDatabase(options: {
  readonly url: string;
  readonly readOnly: boolean;
  /** Checks and migrates. */
  readonly prepare: (database: Database) => Promise<void>;
}): Promise<PostgresDatabase> {
  const pool = openPool(options.url);
  const nameOf = nameStatements();
  const transactionsOf = (kind: TransactionKind) => runTransactions(kyselyOverPool(pool, kind, nameOf));
  const read = transactionsOf(READ);
  const write = transactionsOf(WRITE);
  const inTurn = takeTurns(WRITES_PER_SLICE);
  const database: PostgresDatabase = {
    dialect: POSTGRES,
    read,
    transaction: options.readOnly ? refuseToWrite : (work) => inTurn(() => write(work)),
    close: async () => {
      await inTurn(async () => {});
      if (!pool.ended) await pool.end();
    },
  };
  try {
    await options.prepare({ ...database, transaction: transactionsOf(MIGRATE) });
    return database;
  } catch (error) {
    await pool.end();
    throw explainPostgres(error);
  }
}

async function refuseToWrite(): Promise<never> {
  throw new Failure('not-allowed', 'The database was opened for reading only; nothing was written.');
}

function openPool(url: string): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: 'dateline',
    max: CONNECTIONS_MAX,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    statement_timeout: STATEMENT_MS_MAX,
    lock_timeout: LOCK_MS_MAX,
    idle_in_transaction_session_timeout: IDLE_MS_MAX,
    types: { getTypeParser: parserOf },
  });
  // Whoever uses a connection that breaks is told so by its query; when nobody does, the next one to ask gets another.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

// pg_type.dat of PostgreSQL's source.
const BOOL = 16;
const BYTEA = 17;
const INT8 = 20;
const NUMERIC = 1700;

/**
 * As SQLite gives them: counts and instants are numbers, as far as those are exact; claims are 0 or 1; and bytes are no
 * Buffer, whose `slice` would be a view and not a copy.
 */
function parserOf(type: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (type === INT8 || type === NUMERIC) return toSafeNumber;
  if (type === BOOL) return (value) => (value === 't' ? 1 : 0);
  const parse = types.getTypeParser(type, format as 'text');
  return type === BYTEA ? (value) => toPlainBytes(parse(value) as Buffer) : parse;
}

function toPlainBytes({ buffer, byteOffset, byteLength }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function toSafeNumber(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && !Number.isSafeInteger(number))
    throw new RangeError(`${value} is beyond exact numbers`);
  return number;
}

/** Gives what runs pieces of work as transactions, again from their beginning where that may help. */
function runTransactions(db: Kysely<Tables>): Database['transaction'] {
  return async (work) => {
    for (let conflicts = 0, drops = 0; ; ) {
      const ended = await tryOnce(db, work);
      if ('value' in ended) return ended.value;
      const { error, worked } = ended;
      if (error instanceof InDoubt && worked !== undefined) {
        if (await hasArrived(db, error)) return worked.value;
      } else if (isConflict(error) || isOutdated(error)) conflicts += 1;
      // Who gets no answer at all waits for as long again: one wait is enough for who is waited for by people.
      else if (isDropped(error)) drops += isSilent(error) ? DROPS_MAX + 1 : 1;
      else throw error;
      if (conflicts > CONFLICTS_MAX || drops > DROPS_MAX) throw error;
      // Without chance: of two that are in each other's way one always gets through, so that they do not meet for ever.
      await pause(Math.min(PAUSE_MS_MAX, PAUSE_MS * 2 ** (conflicts + drops)));
    }
  };
}

type Ended<Result> =
  | { readonly value: Result }
  /** `worked`: what the work gave, where only its end failed. */
  | { readonly error: unknown; readonly worked: { readonly value: Result } | undefined };

async function tryOnce<Result>(
  db: Kysely<Tables>,
  work: (transaction: Kysely<Tables>) => Promise<Result>,
): Promise<Ended<Result>> {
  let worked: { readonly value: Result } | undefined;
  try {
    const value = await db.transaction().execute(async (transaction) => {
      worked = { value: await work(transaction) };
      return worked.value;
    });
    return { value };
  } catch (error) {
    return { error, worked };
  }
}

/**
 * Asks what became of a commit whose answer never came (postgresql.org/docs/15/functions-info.html, "Transaction ID and
 * Snapshot Information"). A server that never heard of the transaction took the place of one that did not pass it on.
 * Throws Failure when that cannot be found out.
 */
async function hasArrived(db: Kysely<Tables>, doubt: InDoubt): Promise<boolean> {
  for (let asked = 1; ; asked += 1) {
    try {
      const { rows } = await db
        .transaction()
        .execute((other) => sql<Fate>`select pg_xact_status(${doubt.transaction}::xid8) as fate`.execute(other));
      const fate = rows[0]?.fate;
      if (fate === 'committed') return true;
      if (fate === 'aborted') return false;
    } catch (error) {
      if (isUnheardOf(error)) return false;
      if (!isDropped(error)) throw error;
    }
    if (asked > DROPS_MAX) throw explainPostgres(doubt.cause);
    await pause(PAUSE_MS_MAX);
  }
}

interface Fate {
  /** null for one that ended so long ago that it is forgotten. */
  readonly fate: 'committed' | 'aborted' | 'in progress' | null;
}
