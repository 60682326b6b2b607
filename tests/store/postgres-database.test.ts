// PostgreSQL's own troubles: other processes in the way, connections that break, a server that is gone for a while.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { Failure } from '../../src/news/failure.ts';
import { askTogether } from '../../src/store/ask-together.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openPostgresDatabase, type PostgresDatabase } from '../../src/store/postgres-database.ts';
import { type BreakableWire, openWire } from '../kit/breakable-wire.ts';
import { makeDatabase, makeEmptyDatabase, noPostgres, runStatements } from '../kit/postgres.ts';

const skip = noPostgres === undefined ? {} : { skip: noPostgres };
const open = (url: string) => openPostgresDatabase({ url, readOnly: false, prepare: async () => {} });

/** Counts one up as no database would by itself: reads, thinks, writes. */
async function countUp(
  database: PostgresDatabase,
  onRun: () => void = () => {},
  beforeEnd: () => void = () => {},
): Promise<number> {
  return database.transaction(async (db) => {
    onRun();
    const row = await db
      .selectFrom('counters')
      .select('value')
      .where('name', '=', 'articles')
      .executeTakeFirstOrThrow();
    const value = row.value + 1;
    await db.updateTable('counters').set({ value }).where('name', '=', 'articles').execute();
    beforeEnd();
    return value;
  });
}

const counted = (database: PostgresDatabase) =>
  database.read(async (db) => {
    const query = db.selectFrom('counters').select('value').where('name', '=', 'articles');
    return (await query.executeTakeFirstOrThrow()).value;
  });

const isGone = (error: unknown) => {
  assert.ok(error instanceof Failure, String(error));
  assert.equal(error.code, 'busy');
  assert.match(error.message, /^[A-Z][^.;]+; try again in a minute\.$/);
  return true;
};

describe('transactions on PostgreSQL', skip, () => {
  let url: string;
  let wire: BreakableWire;
  let database: PostgresDatabase;

  before(async () => {
    url = makeDatabase(`transactions_${process.pid}`);
    wire = await openWire(Number(new URL(url).port));
    const through = new URL(url);
    through.port = String(wire.port);
    database = await open(through.href);
  });
  after(async () => {
    await database.close();
    await wire.cut();
  });

  it('of several processes go as if one after the other', async () => {
    const others = await Promise.all([open(url), open(url), open(url)]);
    const from = await counted(database);
    const given = await Promise.all(others.flatMap((other) => Array.from({ length: 8 }, () => countUp(other))));
    assert.deepEqual(
      given.sort((a, b) => a - b),
      given.map((_, index) => from + index + 1),
    );
    for (const other of others) await other.close();
  });

  it('are done again when one of several statements met another process, whichever is heard of first', async () => {
    const other = await open(url);
    const from = await counted(database);
    let runs = 0;
    await database.transaction(async (db) => {
      runs += 1;
      const counter = () => db.selectFrom('counters').select('value').where('name', '=', 'articles').execute();
      await counter();
      if (runs === 1) await countUp(other);
      await askTogether([
        // Its second statement is refused because the one below was.
        counter().then(counter),
        db
          .updateTable('counters')
          .set(({ eb }) => ({ value: eb('value', '+', 1) }))
          .where('name', '=', 'articles')
          .execute(),
      ]);
    });
    await other.close();
    assert.deepEqual([await counted(database), runs], [from + 2, 2]);
  });

  it('are done again when the connection breaks in the middle, and stand once', async () => {
    const from = await counted(database);
    let runs = 0;
    const value = await countUp(database, () => {
      runs += 1;
      if (runs === 1) wire.cutAt('update "counters"', 'before');
    });
    assert.deepEqual([value, await counted(database), runs], [from + 1, from + 1, 2]);
  });

  it('whose end was not heard of are not done twice', async () => {
    const from = await counted(database);
    let runs = 0;
    // Not before: nobody waited for the end of the read.
    const count = () => {
      runs += 1;
    };
    const cut = () => runs === 1 && wire.cutAt('commit', 'after');
    const value = await countUp(database, count, cut);
    assert.deepEqual([value, await counted(database), runs], [from + 1, from + 1, 1]);
  });

  it('whose end did not arrive are done again', async () => {
    const from = await counted(database);
    let runs = 0;
    const count = () => {
      runs += 1;
    };
    const cut = () => runs === 1 && wire.cutAt('commit', 'before');
    const value = await countUp(database, count, cut);
    assert.deepEqual([value, await counted(database), runs], [from + 1, from + 1, 2]);
  });

  it('say in one sentence that the database is gone, and go on when it is back', async () => {
    const from = await counted(database);
    await wire.cut();
    await assert.rejects(countUp(database), isGone);
    await assert.rejects(counted(database), isGone);
    await wire.mend();
    assert.equal(await countUp(database), from + 1);
  });

  it('wait once for a machine that gives no answer at all', async () => {
    let calls = 0;
    const silent = createServer((socket) => {
      calls += 1;
      socket.on('error', () => {});
    });
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const there = `postgres://postgres@127.0.0.1:${port}/dateline?connectionTimeoutMillis=50`;
    const ask = (work: Parameters<typeof openPostgresDatabase>[0]['prepare']) =>
      openPostgresDatabase({ url: there, readOnly: false, prepare: work });
    await assert.rejects(
      ask(async (other) => void (await other.read((db) => db.selectFrom('counters').selectAll().execute()))),
      isGone,
    );
    assert.equal(calls, 1);
    silent.close();
  });

  it('survive a server that throws everybody out', async () => {
    const from = await counted(database);
    runStatements(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dateline'
      and datname = current_database()`,
    );
    assert.equal(await countUp(database), from + 1);
    assert.equal(await counted(database), from + 1);
  });

  it('go on when a newer version has added a column, on every connection', async () => {
    const readAll = () => database.read((db) => db.selectFrom('facts').selectAll().execute());
    const write = (value: string) =>
      database.transaction((db) =>
        db.updateTable('facts').set({ value }).where('name', '=', 'aged').returningAll().execute(),
      );
    await Promise.all(Array.from({ length: 20 }, readAll));
    await write('before');
    runStatements(url, 'alter table facts add column next text');
    await Promise.all(Array.from({ length: 20 }, readAll));
    await write('after');
    runStatements(url, 'alter table facts drop column next');
  });

  it('refuse a number that is not exact', async () => {
    await assert.rejects(
      database.read((db) =>
        db.selectNoFrom((row) => row.cast<number>(row.val('9007199254740993'), 'bigint').as('one')).execute(),
      ),
      /beyond exact numbers/,
    );
  });
});

describe('migrations on PostgreSQL', skip, () => {
  const migrateTo = (url: string, migrations: typeof MIGRATIONS) =>
    openPostgresDatabase({
      url,
      readOnly: false,
      prepare: async (database) => {
        await migrate(database, { now: 7, beforeUpgrade: () => {}, migrations });
      },
    });
  const SHAPE = `select table_name, column_name, data_type, collation_name, is_nullable, column_default
    from information_schema.columns where table_schema = 'public' order by table_name, column_name`;
  const INDEXES = `select indexdef from pg_indexes where schemaname = 'public' order by indexdef`;

  it('come to the same tables at once and step by step', async () => {
    const steps = makeEmptyDatabase(`steps_${process.pid}`);
    for (let count = 1; count <= MIGRATIONS.length; count += 1)
      await (await migrateTo(steps, MIGRATIONS.slice(0, count))).close();
    const atOnce = makeDatabase(`at_once_${process.pid}`);
    const columns = runStatements(steps, SHAPE);
    assert.match(columns, /articles\|title\|text\|C\|NO/);
    assert.equal(columns, runStatements(atOnce, SHAPE));
    assert.equal(runStatements(steps, INDEXES), runStatements(atOnce, INDEXES));
  });

  it('are done by one of several processes that start at the same time', async () => {
    const url = makeEmptyDatabase(`together_${process.pid}`);
    const opened = await Promise.all([1, 2, 3].map(() => migrateTo(url, MIGRATIONS)));
    for (const database of opened) await database.close();
    const applied = runStatements(url, 'select count(*), count(distinct version) from migrations');
    assert.equal(applied, `${MIGRATIONS.length}|${MIGRATIONS.length}`);
  });

  it('leave everything as it was when one of them fails', async () => {
    const url = makeDatabase(`broken_${process.pid}`);
    const version = MIGRATIONS.length + 1;
    const broken = { version, name: 'broken', statements: ['create table half (id text)', 'no such thing'] };
    await assert.rejects(migrateTo(url, [...MIGRATIONS, broken]), /syntax error/);
    assert.equal(runStatements(url, `select count(*) from pg_tables where tablename = 'half'`), '0');
    assert.equal(runStatements(url, 'select max(version) from migrations'), String(MIGRATIONS.length));
  });

  it('leave a database alone that is another program’s, and one of a newer Dateline', async () => {
    const foreign = makeEmptyDatabase(`foreign_${process.pid}`);
    runStatements(foreign, 'create table recipes (name text)');
    await assert.rejects(
      migrateTo(foreign, MIGRATIONS),
      (error) => error instanceof Failure && error.code === 'unreadable',
    );
    assert.equal(
      runStatements(foreign, `select string_agg(tablename, ',') from pg_tables where schemaname = 'public'`),
      'recipes',
    );
    const newer = makeDatabase(`newer_${process.pid}`);
    runStatements(newer, `insert into migrations (version, name, applied_at) values (999, 'from the future', 0)`);
    await assert.rejects(
      migrateTo(newer, MIGRATIONS),
      (error) => error instanceof Failure && error.code === 'newer-schema',
    );
  });

  it('say what is wrong with an address', async () => {
    const url = makeEmptyDatabase(`none_${process.pid}`).replace('/none_', '/nowhere_');
    await assert.rejects(migrateTo(url, MIGRATIONS), (error) => error instanceof Failure && error.code === 'not-found');
    await assert.rejects(migrateTo('postgres://127.0.0.1:1/dateline', MIGRATIONS), isGone);
  });
});
