// The two connections: transactions go one by one, and nobody sees or loses what is another's.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { Failure } from '../../src/news/failure.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openSqliteDatabase, type SqliteDatabase } from '../../src/store/sqlite-database.ts';
import { makeFolder } from './open-test-store.ts';

async function withDatabase(work: (database: SqliteDatabase) => Promise<void>): Promise<void> {
  const { dataDir, remove } = makeFolder();
  const database = await openSqliteDatabase({
    file: join(dataDir, 'dateline.db'),
    readOnly: false,
    prepare: async (opened) => {
      await migrate(opened, { now: 0, beforeUpgrade: () => {} });
    },
  });
  try {
    await work(database);
  } finally {
    await database.close();
    remove();
  }
}

const factsOf = (database: SqliteDatabase) =>
  database.read(async (db) => {
    const rows = await db.selectFrom('facts').select('name').orderBy('name').execute();
    return rows.map(({ name }) => name);
  });

const insert = (name: string) => ({ name, value: '' });

describe('transactions', () => {
  it('take nobody else with them when they are rolled back', () =>
    withDatabase(async (database) => {
      const failing = database.transaction(async (db) => {
        await db.insertInto('facts').values(insert('lost')).execute();
        await new Promise((resolve) => setImmediate(resolve));
        throw new Error('changed my mind');
      });
      const standing = database.transaction((db) => db.insertInto('facts').values(insert('kept')).execute());
      await assert.rejects(failing, /changed my mind/);
      await standing;
      assert.deepEqual(await factsOf(database), ['kept']);
    }));

  it('are not seen before they have ended, and are seen at once afterwards', () =>
    withDatabase(async (database) => {
      let seenInside: string[] = [];
      await database.transaction(async (db) => {
        await db.insertInto('facts').values(insert('half')).execute();
        seenInside = await factsOf(database);
      });
      assert.deepEqual(seenInside, []);
      assert.deepEqual(await factsOf(database), ['half']);
    }));

  it('that wait together stand or fall each by itself, and are all there when they are answered', () =>
    withDatabase(async (database) => {
      const names = Array.from({ length: 40 }, (_, number) => `fact ${String(number).padStart(2, '0')}`);
      const seen: string[][] = [];
      const outcomes = await Promise.allSettled(
        names.map(async (name, number) => {
          await database.transaction(async (db) => {
            await db.insertInto('facts').values(insert(name)).execute();
            if (number % 5 === 0) throw new Error(`${name} fell`);
          });
          seen.push(await factsOf(database));
        }),
      );
      const standing = names.filter((_, number) => number % 5 !== 0);
      assert.equal(outcomes.filter(({ status }) => status === 'rejected').length, 8);
      assert.deepEqual(await factsOf(database), standing);
      assert.ok(seen.every((facts) => facts.length > 0));
    }));

  it('that wait together are told truly what became of each when the disk is full', () =>
    withDatabase(async (database) => {
      await database.transaction((db) => sql`pragma max_page_count = 60`.execute(db).then(() => undefined));
      const write = (name: string, value: string) =>
        database.transaction(async (db) => {
          await db.insertInto('facts').values({ name, value }).execute();
        });
      const outcomes = await Promise.allSettled([
        write('small', ''),
        write('big', 'x'.repeat(1_000_000)),
        write('late', ''),
      ]);
      const facts = await factsOf(database);
      for (const [index, name] of ['small', 'big', 'late'].entries()) {
        assert.equal(outcomes[index]?.status === 'fulfilled', facts.includes(name), `${name} is there as it was told`);
      }
      assert.equal(outcomes[1]?.status, 'rejected');
    }));

  it('go one by one in the order they came', () =>
    withDatabase(async (database) => {
      const order: string[] = [];
      const run = (name: string) =>
        database.transaction(async () => {
          order.push(`${name} begins`);
          await new Promise((resolve) => setImmediate(resolve));
          order.push(`${name} ends`);
        });
      await Promise.all([run('a'), run('b')]);
      assert.deepEqual(order, ['a begins', 'a ends', 'b begins', 'b ends']);
    }));

  it('read one instant, however many queries they are', () =>
    withDatabase(async (database) => {
      const counts = await database.read(async (db) => {
        const count = () => db.selectFrom('facts').select('name').execute();
        const before = (await count()).length;
        await database.transaction((writer) => writer.insertInto('facts').values(insert('new')).execute());
        return [before, (await count()).length];
      });
      assert.deepEqual(counts, [0, 0]);
    }));

  it('cannot write through the reading connection', () =>
    withDatabase(async (database) => {
      const write = database.read((db) => db.insertInto('facts').values(insert('sly')).execute());
      await assert.rejects(write, (error: unknown) => error instanceof Failure && error.code === 'disk');
    }));

  it('say that the disk is full, and go on when it is not', () =>
    withDatabase(async (database) => {
      const fill = database.transaction(async (db) => {
        await sql`pragma max_page_count = 60`.execute(db);
        await db.insertInto('facts').values({ name: 'small', value: '' }).execute();
        await db
          .insertInto('facts')
          .values({ name: 'big', value: 'x'.repeat(1_000_000) })
          .execute();
      });
      await assert.rejects(fill, (error: unknown) => error instanceof Failure && error.code === 'disk');
      assert.deepEqual(await factsOf(database), []);
      await database.transaction((db) => db.insertInto('facts').values(insert('after')).execute());
      assert.deepEqual(await factsOf(database), ['after']);
    }));
});

describe('bindings', () => {
  it('make undefined null and a claim 0 or 1, and refuse what no column holds', () =>
    withDatabase(async (database) => {
      const row = await database.read((db) =>
        sql<Record<string, unknown>>`select ${undefined} as absent, ${true} as yes, ${2 ** 53} as big`.execute(db),
      );
      assert.deepEqual({ ...row.rows[0] }, { absent: null, yes: 1, big: 2 ** 53 });
      await assert.rejects(
        database.read((db) => sql`select ${{ a: 1 }} as thing`.execute(db)),
        /cannot be kept/,
      );
    }));

  it('go on after more different statements than are kept prepared', () =>
    withDatabase(async (database) => {
      for (let number = 0; number < 700; number += 1) {
        const { rows } = await database.read((db) =>
          sql<{ n: number }>`select ${sql.lit(number % 350)} as n`.execute(db),
        );
        assert.equal(rows[0]?.n, number % 350);
      }
    }));
});
