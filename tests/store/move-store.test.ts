// Moving a store from its file into PostgreSQL.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/news/failure.ts';
import { ALL } from '../../src/news/view.ts';
import { moveStore } from '../../src/store/move-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { makeEmptyDatabase, noPostgres, runStatements } from '../kit/postgres.ts';
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

  it('says what is in its way', async () => {
    const { dataDir, remove } = makeFolder();
    await assert.rejects(moveStore({ dataDir, databaseUrl: database('none'), now }), fails('not-found'));
    const bot = await openStore({ dataDir, now, role: 'bot' });
    await assert.rejects(moveStore({ dataDir, databaseUrl: database('none'), now }), fails('busy'));
    await bot.close();
    remove();
  });
});
