// Writes that wait at the same time go to the disk together: one flush for all, each still standing or falling by itself.

import type { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { explainSqlite } from './sqlite-failure.ts';
import type { Tables } from './tables.ts';

// A flush to the disk costs as much as dozens of small writes. More at once would keep other processes from the file.
const PIECES_AT_ONCE_MAX = 16;

type Work<Result> = (db: Kysely<Tables>) => Promise<Result>;

interface Waiting {
  readonly work: Work<unknown>;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupedWrites {
  /**
   * Runs a piece of work as a transaction of its own: all of it stands, or (when it throws) none of it. Pieces go one by
   * one in the order they came, and the event loop gets a turn between them; each is answered when it is on the disk.
   */
  run<Result>(work: Work<Result>): Promise<Result>;
  /** Resolves when nothing is waiting any more. */
  finished(): Promise<void>;
}

/**
 * Takes the connection and Kysely over it; gives the writing.
 *
 *     begin → savepoint, piece, release → savepoint, piece (fails), back to the savepoint → … → commit (one flush)
 */
export function groupWrites(connection: DatabaseSync, db: Kysely<Tables>): GroupedWrites {
  const waiting: Waiting[] = [];
  let draining: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      // What is asked for in the same turn of the event loop goes along.
      await breathe();
      await writeTogether(connection, db, waiting.splice(0, PIECES_AT_ONCE_MAX));
    }
    draining = undefined;
  }

  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        waiting.push({ work, resolve: resolve as (value: never) => void, reject });
        draining ??= drain();
      }),
    finished: async () => {
      while (draining !== undefined) await draining;
    },
  };
}

/** Answers every piece, with what it gave or with what went wrong. Throws nothing. */
async function writeTogether(connection: DatabaseSync, db: Kysely<Tables>, pieces: readonly Waiting[]): Promise<void> {
  const answers: (() => void)[] = [];
  try {
    await db.transaction().execute(async (transaction) => {
      for (const piece of pieces) {
        answers.push(await writeOne(connection, transaction, piece));
        await breathe();
      }
    });
  } catch (error) {
    // The beginning, the commit or the disk failed: nothing of any of them stands.
    for (const { reject } of pieces) reject(error);
    return;
  }
  for (const answer of answers) answer();
}

/** Gives how the piece is to be answered once all is on the disk. Throws when the whole transaction is lost. */
async function writeOne(
  connection: DatabaseSync,
  transaction: Kysely<Tables>,
  { work, resolve, reject }: Waiting,
): Promise<() => void> {
  execute(connection, 'savepoint piece');
  try {
    const value = await work(transaction);
    execute(connection, 'release piece');
    return () => resolve(value as never);
  } catch (error) {
    // After some faults, such as a full disk, SQLite has rolled back everything by itself.
    if (!connection.isTransaction) throw error;
    execute(connection, 'rollback to piece');
    execute(connection, 'release piece');
    return () => reject(error);
  }
}

function execute(connection: DatabaseSync, statement: string): void {
  try {
    connection.exec(statement);
  } catch (error) {
    throw explainSqlite(error);
  }
}

async function breathe(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
