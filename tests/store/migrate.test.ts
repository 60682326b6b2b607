// Migrations: applied in order, once, all or none.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { Failure } from '../../src/news/failure.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openSqliteDatabase } from '../../src/store/sqlite-database.ts';
import { makeFolder } from './open-test-store.ts';

const NEXT = { version: MIGRATIONS.length + 1, name: 'next', statements: ['create table next (id text primary key)'] };
const BROKEN = {
  version: NEXT.version + 1,
  name: 'broken',
  statements: ['create table half (id text)', 'no such thing'],
};

/** Migrates a file in an empty folder by several lists, one after the other; hands over what became of it. */
async function migrateBy(
  lists: readonly (typeof MIGRATIONS)[],
  work: (result: { tables: string[]; applied: unknown[]; upgrades: number; error: unknown }) => void,
): Promise<void> {
  const { dataDir, remove } = makeFolder();
  const file = join(dataDir, 'dateline.db');
  let upgrades = 0;
  let error: unknown;
  for (const migrations of lists) {
    const beforeUpgrade = () => {
      upgrades += 1;
    };
    try {
      const prepare = async (database: Parameters<typeof migrate>[0]) => {
        await migrate(database, { now: 7, beforeUpgrade, migrations });
      };
      const database = await openSqliteDatabase({ file, readOnly: false, prepare });
      await database.close();
    } catch (thrown) {
      error = thrown;
    }
  }
  const reader = new DatabaseSync(file);
  const tables = reader.prepare(`select name from sqlite_master where type = 'table' order by name`).all();
  const applied = reader.prepare('select version, name, applied_at from migrations').all();
  reader.close();
  remove();
  work({
    tables: tables.map(({ name }) => String(name)),
    applied: applied.map((row) => ({ ...row })),
    upgrades,
    error,
  });
}

describe('migrations', () => {
  it('are numbered from 1 without a gap', () => {
    assert.deepEqual(
      MIGRATIONS.map(({ version }) => version),
      MIGRATIONS.map((_, index) => index + 1),
    );
  });

  it('make the tables in an empty file, and change nothing the second time', () =>
    migrateBy([MIGRATIONS, MIGRATIONS], ({ tables, applied, upgrades, error }) => {
      assert.equal(error, undefined);
      assert.ok(tables.includes('articles') && tables.includes('outbox'));
      assert.deepEqual(
        applied,
        MIGRATIONS.map(({ version, name }) => ({ version, name, applied_at: 7 })),
      );
      assert.equal(upgrades, 0);
    }));

  it('apply only what is missing, and say before they change a store in use', () =>
    migrateBy([MIGRATIONS, [...MIGRATIONS, NEXT]], ({ tables, applied, upgrades }) => {
      assert.ok(tables.includes('next'));
      assert.equal(applied.length, MIGRATIONS.length + 1);
      assert.equal(upgrades, 1);
    }));

  it('leave everything as it was when one of them fails', () =>
    migrateBy([MIGRATIONS, [...MIGRATIONS, NEXT, BROKEN]], ({ tables, applied, error }) => {
      assert.match(String(error), /syntax error/);
      assert.ok(!tables.includes('next') && !tables.includes('half'));
      assert.equal(applied.length, MIGRATIONS.length);
    }));

  it('refuse a file of a newer program', () =>
    migrateBy([[...MIGRATIONS, NEXT], MIGRATIONS], ({ error }) => {
      assert.ok(error instanceof Failure && error.code === 'newer-schema');
    }));

  it('keep every actor under the names it had, each once', async () => {
    const { dataDir, remove } = makeFolder();
    const file = join(dataDir, 'dateline.db');
    const at = MIGRATIONS.findIndex(({ name }) => name === 'actors in fewer pages');
    const migrateTo = async (migrations: typeof MIGRATIONS) => {
      const prepare = async (database: Parameters<typeof migrate>[0]) => {
        await migrate(database, { now: 7, beforeUpgrade: () => {}, migrations });
      };
      await (await openSqliteDatabase({ file, readOnly: false, prepare })).close();
    };
    await migrateTo(MIGRATIONS.slice(0, at));
    const db = new DatabaseSync(file);
    db.exec(`insert into actors values ('a', 'khalifa haftar', 1, 0, 0, 1, 0, '[]', null)`);
    const former = ['!khalifa haftar', '=khalifa haftar', 'khalifa haftar', '=haftar', 'haftar', '~hftr', '~hftr k'];
    for (const key of former) db.prepare(`insert into actor_keys values (?, 'a')`).run(key);
    db.exec(`insert into actor_names values ('a', 'local', 'khalifa haftar', '', '', 1, 0)`);
    db.close();
    await migrateTo(MIGRATIONS);
    const reader = new DatabaseSync(file);
    const keys = reader.prepare('select key from actor_keys order by key').all();
    assert.deepEqual(
      keys.map(({ key }) => key),
      ['haftar', 'haftar=', 'khalifa haftar', 'khalifa haftar!', '~hftr', '~hftr k'],
    );
    assert.equal(reader.prepare('select articles from actor_names').get()?.articles, 1);
    reader.close();
    remove();
  });
});
