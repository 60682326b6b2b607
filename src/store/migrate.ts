// Brings the tables of a database to what this program knows, or says why not.

import { type Kysely, sql } from 'kysely';
import { Failure } from '../news/failure.ts';
import type { Instant } from '../news/ids.ts';
import type { Database, Dialect } from './dialect.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';
import type { Tables } from './tables.ts';

const NAMES_OF_OURS = 'migrations';
const HISTORY = 'create table migrations (version integer primary key, name text not null, applied_at bigint not null)';

/**
 * Takes a database of any age; applies what is missing, all in one transaction, and gives the version it then has.
 * `beforeUpgrade` runs when a store in use is about to be changed and may throw to prevent it.
 * Throws Failure('newer-schema') for a store of a newer program, Failure('unreadable') for tables that are not ours.
 */
export async function migrate(
  database: Database,
  options: { readonly now: Instant; readonly beforeUpgrade: () => void; readonly migrations?: readonly Migration[] },
): Promise<number> {
  const { now, beforeUpgrade, migrations = MIGRATIONS } = options;
  const latest = latestOf(migrations);
  const found = await database.read((db) => schemaVersion(db, database.dialect));
  refuseNewer(found, latest);
  if (found === latest) return latest;
  if (found > 0) beforeUpgrade();
  await database.transaction(async (db) => {
    // Another process may have been first.
    const version = await schemaVersion(db, database.dialect);
    refuseNewer(version, latest);
    if (version === 0) {
      await sql.raw(database.dialect.migration(HISTORY)).execute(db);
    }
    for (const migration of migrations) {
      if (migration.version > version) await apply(db, { migration, dialect: database.dialect, now });
    }
  });
  return latest;
}

/** Checks that a store can be read as it is. Throws Failure('stale') for an older one, and as `migrate` does. */
export async function assertCurrent(database: Database): Promise<void> {
  const latest = latestOf(MIGRATIONS);
  const found = await database.read((db) => schemaVersion(db, database.dialect));
  refuseNewer(found, latest);
  if (found < latest) {
    throw new Failure(
      'stale',
      'The data file is of an older version; start the bot once so that it is brought up to date.',
    );
  }
}

function latestOf(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

function refuseNewer(found: number, latest: number): void {
  if (found <= latest) return;
  throw new Failure(
    'newer-schema',
    `The data was written by a newer Dateline (schema ${found}, this one knows ${latest}); upgrade this program.`,
  );
}

/** 0 for an empty database. */
async function schemaVersion(db: Kysely<Tables>, dialect: Dialect): Promise<number> {
  const tables = await sql.raw<{ readonly name: string }>(dialect.tableNames).execute(db);
  if (tables.rows.length === 0) return 0;
  if (!tables.rows.some(({ name }) => name === NAMES_OF_OURS)) {
    throw new Failure(
      'unreadable',
      'The data file is a database of another program; move it away or name another folder.',
    );
  }
  const row = await db.selectFrom('migrations').select(db.fn.max('version').as('version')).executeTakeFirst();
  return Number(row?.version ?? 0);
}

async function apply(
  db: Kysely<Tables>,
  { migration, dialect, now }: { readonly migration: Migration; readonly dialect: Dialect; readonly now: Instant },
): Promise<void> {
  for (const statement of migration.statements) await sql.raw(dialect.migration(statement)).execute(db);
  await db
    .insertInto('migrations')
    .values({ version: migration.version, name: migration.name, applied_at: now })
    .execute();
}
