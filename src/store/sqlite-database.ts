// The store's two connections to one SQLite file: a writer whose transactions go one by one, and a reader that sees only what stands.
//
//   transaction(work) ─→ turns ─→ writer: begin immediate … commit
//   read(work)        ─→ turns ─→ reader: begin … commit          (one snapshot, query_only)

import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { Failure } from '../news/failure.ts';
import { type Database, SQLITE } from './dialect.ts';
import { groupWrites } from './group-writes.ts';
import { kyselyOver } from './sqlite.ts';
import { explainSqlite, isBusy } from './sqlite-failure.ts';
import type { Tables } from './tables.ts';
import { takeTurns } from './take-turns.ts';

// How long another process may hold the writer's lock, as long as SQLite users commonly set `busy_timeout`. Waiting for it
// is done in pauses, not inside SQLite, which would hold the thread that speaks to Discord.
const BUSY_WAIT_MS_MAX = 5_000;
const BUSY_PAUSE_MS = 5;
// A read takes some microseconds: a slice stays below 2 ms.
const READS_PER_SLICE = 32;
// After a long import the log is cut back to what a thousand articles take.
const LOG_BYTES_KEPT_MAX = 64_000_000;
// A small machine's share: the pages that a search reads again and again.
const READER_CACHE_KIB = 32_768;
// An article touches pages of all tables of actors: with SQLite's own 2 MB they are read from the file again and again.
const WRITER_CACHE_KIB = 32_768;
// 5.6 MB: a page that many articles write goes from the log to the file less often than with SQLite's own 4 MB. Taking over
// 8 MB held the thread for 21 ms where segments of the index are written, and for 30 on a busy machine.
const LOG_PAGES_MAX = 1_400;

export interface SqliteDatabase extends Database {
  /** Waits for what is in hand, then closes both connections. */
  close(): Promise<void>;
}

/** Takes the file and what prepares it; opens the writer, runs `prepare` (which may migrate), then opens the reader. Throws Failure. */
export async function openSqliteDatabase(options: {
  readonly file: string;
  readonly readOnly: boolean;
  /** Checks and migrates; runs on the writer, or on the reader when `readOnly`. */
  readonly prepare: (database: Database) => Promise<void>;
}): Promise<SqliteDatabase> {
  const writer = options.readOnly ? undefined : openWriter(options.file);
  try {
    if (writer !== undefined) await options.prepare({ dialect: SQLITE, read: writer.run, transaction: writer.run });
    writer?.keepLog();
    const reader = openReader(options.file);
    const database: SqliteDatabase = {
      dialect: SQLITE,
      read: reader.run,
      transaction: writer === undefined ? refuseToWrite : writer.run,
      close: async () => {
        await reader.close();
        await writer?.close();
      },
    };
    if (writer === undefined) await options.prepare(database);
    return database;
  } catch (error) {
    await writer?.close();
    throw explainSqlite(error);
  }
}

interface Connection {
  run<Result>(work: (db: Kysely<Tables>) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

async function refuseToWrite(): Promise<never> {
  throw new Failure('not-allowed', 'The data file was opened for reading only; nothing was written.');
}

function openWriter(file: string): Connection & { keepLog(): void } {
  const connection = openFile(file, { timeout: 0 });
  const db = kyselyOver(connection, () => beginWriting(connection));
  const writes = groupWrites(connection, db);
  return {
    run: writes.run,
    close: async () => {
      await writes.finished();
      await closeBoth(db, connection);
    },
    // Only once the file is known to be ours: this writes to its header.
    keepLog: () => {
      connection.exec(`pragma busy_timeout = ${BUSY_WAIT_MS_MAX}`);
      connection.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
      connection.exec(`pragma journal_size_limit = ${LOG_BYTES_KEPT_MAX}; pragma busy_timeout = 0`);
      connection.exec(`pragma cache_size = -${WRITER_CACHE_KIB}; pragma wal_autocheckpoint = ${LOG_PAGES_MAX}`);
    },
  };
}

/** Begins a transaction with the right to write; waits for another process in short pauses, at most BUSY_WAIT_MS_MAX. */
async function beginWriting(connection: DatabaseSync): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += BUSY_PAUSE_MS) {
    try {
      connection.exec('begin immediate');
      return;
    } catch (error) {
      if (!isBusy(error) || waitedMs >= BUSY_WAIT_MS_MAX) throw explainSqlite(error);
    }
    await pause(BUSY_PAUSE_MS);
  }
}

function openReader(file: string): Connection {
  const connection = openFile(file, { readOnly: true, timeout: BUSY_WAIT_MS_MAX });
  connection.exec(`pragma query_only = on; pragma cache_size = -${READER_CACHE_KIB}`);
  const db = kyselyOver(connection, () => connection.exec('begin'));
  const inTurn = takeTurns(READS_PER_SLICE);
  return {
    run: (work) => inTurn(() => db.transaction().execute(work)),
    close: () => inTurn(() => closeBoth(db, connection)),
  };
}

/** Kysely opens nothing before its first query, and then closes nothing: the connection is closed here. */
async function closeBoth(db: Kysely<Tables>, connection: DatabaseSync): Promise<void> {
  await db.destroy();
  if (connection.isOpen) connection.close();
}

function openFile(file: string, options: { readonly readOnly?: boolean; readonly timeout: number }): DatabaseSync {
  try {
    return new DatabaseSync(file, options);
  } catch (error) {
    throw explainSqlite(error);
  }
}
