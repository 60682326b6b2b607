// Moving a store from its file into PostgreSQL.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { Failure } from '../../src/news/failure.ts';
import type { ArticleId } from '../../src/news/ids.ts';
import { ALL } from '../../src/news/view.ts';
import { moveStore } from '../../src/store/move-store.ts';
import { STORE_FILE } from '../../src/store/open-sqlite.ts';
import { openStore } from '../../src/store/open-store.ts';
import { makeEmptyDatabase, noPostgres, runStatements } from '../kit/postgres.ts';
import { seededRandom } from '../kit/seeded-random.ts';
import { makeFeed, makeFolder, makeRead } from './open-test-store.ts';

const now = () => 0;
const fails = (code: Failure['code']) => (error: unknown) => error instanceof Failure && error.code === code;

/** A folder with a store of so many articles, one with a NUL in it, of a feed and of the files. */
async function withFile(articles: number, work: (dataDir: string) => Promise<void>): Promise<void> {
  const { dataDir, remove } = makeFolder();
  try {
    const store = await openStore({ dataDir, now });
    const feed = makeFeed(1);
    await store.feeds.add(feed);
    for (let number = 0; number < articles; number += 1) {
      const text = number === 3 ? 'Tripoli \0 fell silent.' : `Tripoli has ${number} gates.`;
      const read = makeRead(number, { text, ...(number % 2 === 0 ? { feedId: feed.id } : {}) });
      await store.articles.save(read, { expectedVersion: 0 });
    }
    await store.facts.set('installed', 'once');
    await store.close();
    await work(dataDir);
  } finally {
    remove();
  }
}

/** Of 6,000 bytes that cannot be pressed into the 2,704 that an index of PostgreSQL takes. */
function longAddress(place: string): string {
  const random = seededRandom(24);
  const letters = Array.from({ length: 6_000 }, () => Math.floor(random() * 36).toString(36));
  return `https://quay.example/${place}?${letters.join('')}`;
}

describe('moving a store', noPostgres === undefined ? {} : { skip: noPostgres }, () => {
  const database = (name: string) => makeEmptyDatabase(`move_${process.pid}_${name}`);

  it('brings every row over, in the words of the file, and goes on where it was stopped', async () => {
    await withFile(40, async (dataDir) => {
      const databaseUrl = database('stopped');
      const stop = new Error('stopped here');
      const stopAt = (rows: number) =>
        moveStore({
          dataDir,
          databaseUrl,
          now,
          onMoved: (what, done) => {
            if (what === 'copied' && done >= rows) throw stop;
          },
        });
      for (const rows of [20, 60]) await assert.rejects(stopAt(rows), stop);
      await assert.rejects(
        openStore({ dataDir, databaseUrl, now, role: 'bot' }),
        fails('busy'),
        'half a store is none',
      );
      const { tables, isResumed } = await moveStore({ dataDir, databaseUrl, now });
      assert.equal(isResumed, true);
      const rowsOf = (name: string) => tables.find((table) => table.name === name)?.rows;
      assert.deepEqual(['articles', 'understandings', 'feeds', 'facts'].map(rowsOf), [40, 40, 2, 1]);
      const [file, moved] = [
        await openStore({ dataDir, now }),
        await openStore({ dataDir, databaseUrl, now, role: 'bot' }),
      ];
      const ids = await file.articles.newsBetween({ from: 0, until: 100 }, ALL);
      assert.equal(ids.length, 40);
      const kept = await file.articles.getMany(ids, ALL);
      const arrived = await moved.articles.getMany(ids, ALL);
      const plain = JSON.stringify(kept).replaceAll('\\u0000', '\ufffd');
      assert.equal(JSON.stringify(arrived), plain);
      assert.equal(await moved.facts.get('installed'), 'once');
      await moved.articles.save(makeRead(900), { expectedVersion: 0 });
      assert.equal((await moved.articles.coverage(ALL)).articles, 41, 'what is counted goes on where it was');
      await Promise.all([file.close(), moved.close()]);
      await assert.rejects(moveStore({ dataDir, databaseUrl, now }), fails('not-allowed'), 'it is in use now');
    });
  });

  it('sees a single letter that did not arrive, and rows that were changed between two runs', async () => {
    await withFile(12, async (dataDir) => {
      const databaseUrl = database('changed');
      const change = (what: string) => {
        if (what === 'compared') return;
        runStatements(databaseUrl, `update articles set title = title || '.' where title = 'Title 7'`);
      };
      await assert.rejects(moveStore({ dataDir, databaseUrl, now, onMoved: change }), (error) => {
        assert.ok(fails('stale')(error));
        return /“articles” arrived with other rows/.test(String(error));
      });
    });
  });

  it('brings over what was kept by a key that PostgreSQL refuses', async () => {
    await withFile(4, async (dataDir) => {
      const long = longAddress('news');
      const file = new DatabaseSync(join(dataDir, STORE_FILE));
      const { id } = file.prepare(`select id from articles where title = 'Title 2'`).get() as {
        readonly id: ArticleId;
      };
      // As a program left it that did not heed how long they are.
      file.exec(`update articles set url = '${long}', cited_url = '${long}', item_id = '${long}', source = '${long}'
        where id = '${id}';
        update article_feeds set item_id = '${long}' where article_id = '${id}';
        insert into take_downs values ('*', '${long}', 'Title 2', 'cli', 1);
        insert into hidden_articles values ('*', '${id}');
        delete from migrations where name = 'no key longer than an index of PostgreSQL takes'`);
      file.close();
      const databaseUrl = database('long');
      await moveStore({ dataDir, databaseUrl, now });
      const moved = await openStore({ dataDir, databaseUrl, now, role: 'bot' });
      assert.equal(await moved.articles.get(id, ALL), undefined, 'it is taken down here too');
      assert.deepEqual(await moved.takeDowns.list(ALL), [
        { address: `dateline:article/${id}`, title: 'Title 2', at: 1 },
      ]);
      const shown = await moved.takeDowns.restore(long, ALL);
      assert.equal(shown[0]?.id, id, 'it is found by the address that is cited');
      const { article } = (await moved.articles.get(id, ALL)) ?? {};
      assert.deepEqual([article?.citedUrl, article?.url, article?.itemId], [long, undefined, undefined]);
      assert.equal(article?.source.length, 200);
      await moved.close();
    });
  });

  it('names a feed of too long an address, and takes its articles once it is read no more', async () => {
    await withFile(4, async (dataDir) => {
      const setFeed = (what: string) => {
        const file = new DatabaseSync(join(dataDir, STORE_FILE));
        file.exec(`update feeds set ${what} where id = '${makeFeed(1).id}'`);
        file.close();
      };
      setFeed(`url = '${longAddress('feed')}', listed_for_all = 1`);
      const databaseUrl = database('long_feed');
      await assert.rejects(moveStore({ dataDir, databaseUrl, now }), (error) => {
        assert.match(String(error), /over 2,000 characters.*“.+” at https:\/\/quay\.example\/feed/);
        return fails('limit')(error);
      });
      setFeed('listed_for_all = 0');
      const { tables } = await moveStore({ dataDir, databaseUrl, now });
      assert.equal(tables.find(({ name }) => name === 'articles')?.rows, 4);
    });
  });

  it('says what is in its way', async () => {
    const { dataDir, remove } = makeFolder();
    await assert.rejects(moveStore({ dataDir, databaseUrl: database('none'), now }), fails('not-found'));
    const bot = await openStore({ dataDir, now, role: 'bot' });
    await assert.rejects(moveStore({ dataDir, databaseUrl: database('none'), now }), fails('busy'));
    await bot.close();
    remove();
  });
});
