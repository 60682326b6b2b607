// Opens the PostgreSQL database of an address, and brings its tables up to date.

import { Failure } from '../news/failure.ts';
import type { Instant } from '../news/ids.ts';
import { type BotLock, holdBotLock } from './bot-lock.ts';
import type { Database, OpenedDatabase } from './dialect.ts';
import { assertCurrent, migrate } from './migrate.ts';
import { makeFolder, SECOND_BOT } from './open-sqlite.ts';
import { openPostgresDatabase, type PostgresDatabase } from './postgres-database.ts';

/**
 * Takes a postgres:// address, the clock, and whether only to read; gives the database, for as many processes as open it.
 * Throws Failure: `not-found` (no such database), `not-allowed`, `busy` (not to be reached), and of `migrate` and `assertCurrent`.
 */
export async function openPostgres(options: {
  readonly url: string;
  /** Of what each process keeps for itself; one process at a time may use it as a bot. */
  readonly dataDir: string;
  readonly now: () => Instant;
  readonly role: 'bot' | 'cli';
  readonly readOnly: boolean;
}): Promise<OpenedDatabase> {
  const { url, dataDir, now, role, readOnly } = options;
  const lock = role === 'bot' && !readOnly ? lockFolder(dataDir) : undefined;
  const prepare = async (database: Database) => {
    if (readOnly) await assertCurrent(database);
    // Processes are brought to a new version one after the other, and migrations only ever add what the former one bears.
    else await migrate(database, { now: now(), beforeUpgrade: () => {} });
  };
  try {
    const database = await openPostgresDatabase({ url, readOnly, prepare });
    if (role === 'bot') await assertNoMove(database);
    const close = async () => {
      await database.close();
      lock?.release();
    };
    return { ...database, backup: refuseBackup, close };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

/** Stands among the facts while a store is being moved into the database. */
export const MOVE_FACT = 'move under way';

/** Half a store is no store: what a bot wrote into it would be in the way of the rest. */
async function assertNoMove(database: PostgresDatabase): Promise<void> {
  const mark = await database.read((db) =>
    db.selectFrom('facts').select('value').where('name', '=', MOVE_FACT).executeTakeFirst(),
  );
  if (mark === undefined) return;
  await database.close();
  throw new Failure(
    'busy',
    'A store is being moved into this database; let the verb move end, or run it again, first.',
  );
}

function lockFolder(dataDir: string): BotLock {
  makeFolder(dataDir);
  return holdBotLock(dataDir, SECOND_BOT);
}

async function refuseBackup(): Promise<never> {
  throw new Failure('not-allowed', 'The store is in PostgreSQL, which has its own backups: use pg_dump.');
}
