// Opens the PostgreSQL database of an address, and brings its tables up to date.

import { Failure } from '../news/failure.ts';
import type { Instant } from '../news/ids.ts';
import type { Database, OpenedDatabase } from './dialect.ts';
import { assertCurrent, migrate } from './migrate.ts';
import { openPostgresDatabase } from './postgres-database.ts';

/**
 * Takes a postgres:// address, the clock, and whether only to read; gives the database, for as many processes as open it.
 * Throws Failure: `not-found` (no such database), `not-allowed`, `busy` (not to be reached), and of `migrate` and `assertCurrent`.
 */
export async function openPostgres(options: {
  readonly url: string;
  readonly now: () => Instant;
  readonly readOnly: boolean;
}): Promise<OpenedDatabase> {
  const { url, now, readOnly } = options;
  const prepare = async (database: Database) => {
    if (readOnly) await assertCurrent(database);
    // Processes are brought to a new version one after the other, and migrations only ever add what the former one bears.
    else await migrate(database, { now: now(), beforeUpgrade: () => {} });
  };
  const database = await openPostgresDatabase({ url, readOnly, prepare });
  return { ...database, backup: refuseBackup };
}

async function refuseBackup(): Promise<never> {
  throw new Failure('not-allowed', 'The store is in PostgreSQL, which has its own backups: use pg_dump.');
}
