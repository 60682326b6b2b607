// Opens the SQLite file of a data folder: makes the folder, takes the bot's lock, brings the tables up to date.

import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../news/failure.ts';
import type { Instant } from '../news/ids.ts';
import { backUpStore } from './backup-store.ts';
import { type BotLock, holdBotLock } from './bot-lock.ts';
import type { Database, OpenedDatabase } from './dialect.ts';
import { assertCurrent, migrate } from './migrate.ts';
import { openSqliteDatabase } from './sqlite-database.ts';
import { explainSqlite } from './sqlite-failure.ts';

/** The file in the data folder that holds everything that must not be lost. */
export const STORE_FILE = 'dateline.db';

/** Takes what `openStore` takes, without an address; gives the database. Throws as `openStore` says. */
export async function openSqlite(options: {
  readonly dataDir: string;
  readonly now: () => Instant;
  readonly role: 'bot' | 'cli';
  readonly readOnly: boolean;
}): Promise<OpenedDatabase> {
  const { dataDir, now, role, readOnly } = options;
  const file = join(dataDir, STORE_FILE);
  if (readOnly && !existsSync(file)) throw new Failure('not-found', `There is no data file yet in ${dataDir}.`);
  if (!readOnly) makeFolder(dataDir);
  const lock = role === 'bot' && !readOnly ? holdBotLock(dataDir, SECOND_BOT) : undefined;
  try {
    const prepare = async (database: Database) => {
      if (readOnly) await assertCurrent(database);
      else await migrate(database, { now: now(), beforeUpgrade: () => assertNoOtherBot(dataDir, lock) });
    };
    const database = await openSqliteDatabase({ file, readOnly, prepare });
    const close = async () => {
      await database.close();
      lock?.release();
    };
    return { ...database, backup: (to, onProgress) => backUpStore({ file, to, onProgress }), close };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

/** For whoever opens the same folder as a bot, whatever database it names. */
export const SECOND_BOT =
  'Another Dateline bot already runs on this data folder; stop it first, or give this one a folder of its own.';
const UPGRADE_UNDER_BOT =
  'The data file must be upgraded, and a bot of an older version runs on it; stop the bot, then try again.';

/** Makes a data folder where it is not there yet. Throws Failure. */
export function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw explainSqlite(error);
  }
}

/** An upgrade under a running bot of an older version would pull the tables from under it. */
function assertNoOtherBot(dataDir: string, lock: BotLock | undefined): void {
  if (lock === undefined) holdBotLock(dataDir, UPGRADE_UNDER_BOT).release();
}
