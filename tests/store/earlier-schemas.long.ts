// A PostgreSQL database of each earlier schema, with rows in it, brought up to date by two processes that start together.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LOCAL_FEED } from '../../src/news/ids.ts';
import { ALL } from '../../src/news/view.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openPostgresDatabase } from '../../src/store/postgres-database.ts';
import { dropDatabase, makeDatabase, makeEmptyDatabase, noPostgres, runStatements } from '../kit/postgres.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const SHAPE = `select table_name, column_name, data_type, collation_name, is_nullable, column_default
  from information_schema.columns where table_schema = 'public' order by table_name, column_name`;
const INDEXES = `select indexdef from pg_indexes where schemaname = 'public' order by indexdef`;

/** Rows as the first schema has them; each later one keeps them. */
const ROWS = `
  insert into feeds (id, url, title, listed_for_all, next_poll_at, lease_until, failures)
    values ('f', 'https://quay.example/feed', 'The Quay', 0, 5, 0, 0);
  insert into follows (guild_id, feed_id, followed_by, followed_at) values ('1', 'f', '2', 3);
  insert into articles (id, url, cited_url, title, source, language, rights_show, feed_id, feed_count, first_seen_at,
      changed_at, version, text_hash, sequence, text)
    values ('a', 'https://quay.example/a', 'https://quay.example/a', 'Ferry sails', 'The Quay', 'en', 'full', 'f', 1, 4, 4, 1,
      'h', 1, 'The ferry sailed.');
  insert into understandings (article_id, body) values ('a', '{}');
  insert into article_feeds (article_id, feed_id, seen_at) values ('a', 'f', 4);
  update counters set value = 1 where name = 'articles';`;

describe('a database of an earlier schema', { skip: noPostgres ?? false, timeout: 600_000 }, () => {
  const current = noPostgres === undefined ? makeDatabase(`current_${process.pid}`) : '';

  for (const { version, name } of MIGRATIONS.slice(0, -1)) {
    it(`of version ${version} (${name}) is brought up to date once, and keeps what it has`, async () => {
      const database = `earlier_${version}_${process.pid}`;
      const url = makeEmptyDatabase(database);
      const before = await openPostgresDatabase({
        url,
        readOnly: false,
        prepare: async (one) => {
          await migrate(one, { now: 7, beforeUpgrade: () => {}, migrations: MIGRATIONS.slice(0, version) });
        },
      });
      await before.close();
      runStatements(url, ROWS);
      const open = () => openStore({ dataDir: temporaryFolder(), databaseUrl: url, now: () => 9 });
      const stores = await Promise.all([open(), open()]);
      assert.equal(runStatements(url, SHAPE), runStatements(current, SHAPE));
      assert.equal(runStatements(url, INDEXES), runStatements(current, INDEXES));
      const applied = runStatements(url, 'select count(*), count(distinct version), max(version) from migrations');
      assert.equal(applied, [MIGRATIONS.length, MIGRATIONS.length, MIGRATIONS.length].join('|'));
      for (const store of stores) {
        assert.equal((await store.articles.coverage(ALL)).articles, 1);
        const titles = (await store.feeds.list(ALL)).filter(({ id }) => id !== LOCAL_FEED).map(({ title }) => title);
        assert.deepEqual(titles, ['The Quay']);
        await store.close();
      }
      dropDatabase(database);
    });
  }
});
