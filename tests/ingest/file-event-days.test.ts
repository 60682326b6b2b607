// Stores of before event days, brought up to date beside other work.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { it } from 'node:test';
import { fileOldEventDays } from '../../src/ingest/ingest.ts';
import { ALL } from '../../src/news/view.ts';
import { openStore, STORE_FILE } from '../../src/store/open-store.ts';
import { readArticle } from '../kit/memory-articles.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { aboutFiles } from '../kit/test-database.ts';

const DAY = { from: '2025-03-03', to: '2025-03-03' };

/** A folder with a store of three articles as a Dateline wrote it that knew no event days. */
async function oldStore(): Promise<string> {
  const dataDir = temporaryFolder();
  const store = await openStore({ dataDir, now: () => 0 });
  for (const id of ['a', 'b', 'c']) {
    const text = `The bridge ${id} was closed on 3 March.`;
    const read = readArticle({ id, title: `Bridge ${id}`, text, publishedDay: '2025-03-05' });
    assert.equal(await store.articles.save(read, { expectedVersion: 0 }), true);
  }
  await store.close();
  const file = new DatabaseSync(join(dataDir, STORE_FILE));
  file.exec(
    `update understandings set days_filed = 0, body = json_remove(body, '$.eventDays'); delete from event_days`,
  );
  file.close();
  return dataDir;
}

it('files old articles in slices, tells of its progress, and then has nothing to do', aboutFiles, async () => {
  const store = await openStore({ dataDir: await oldStore(), now: () => 0 });
  assert.deepEqual(await store.eventDays.tellingOf(DAY, ALL), []);
  const before = await store.articles.lastSequence(ALL);
  const progress: number[][] = [];
  assert.deepEqual(await fileOldEventDays(store, 2, (...step) => progress.push(step)), { filed: 2, left: 1 });
  assert.deepEqual(progress, [[2, 3]]);
  assert.deepEqual(await fileOldEventDays(store, 10), { filed: 1, left: 0 });
  assert.equal((await store.eventDays.tellingOf(DAY, ALL)).length, 3);
  const changes = await store.articles.changesSince(before, 10, ALL);
  assert.equal(changes.length, 3, 'the search index hears of them');
  assert.ok(changes.every((change) => change.kind === 'saved' && change.understanding.eventDays.length === 1));
  assert.deepEqual(await fileOldEventDays(store, 10), { filed: 0, left: 0 });
  await store.close();
});

it('leaves an article alone that was changed while it was read', aboutFiles, async () => {
  const store = await openStore({ dataDir: await oldStore(), now: () => 0 });
  const { reads } = await store.eventDays.unfiled(1);
  const [old] = reads;
  assert.ok(old !== undefined);
  const text = 'Nothing is known.';
  const { article, understanding } = readArticle({ id: old.article.id, title: 'New', text });
  await store.articles.save({ article: { ...article, version: 2 }, understanding }, { expectedVersion: 1 });
  await store.eventDays.file(old.article.id, 1, [{ ...DAY, sentence: 0, granularity: 'day', basis: 'stated' }]);
  assert.deepEqual(await store.eventDays.tellingOf(DAY, ALL), []);
  await store.close();
});

it('leaves no days of an article that is taken out', aboutFiles, async () => {
  const dataDir = await oldStore();
  const store = await openStore({ dataDir, now: () => 0 });
  await fileOldEventDays(store, 10);
  await store.close();
  const file = new DatabaseSync(join(dataDir, STORE_FILE));
  file.exec(`pragma foreign_keys = on; delete from articles where id = 'a'`);
  assert.deepEqual(
    file
      .prepare('select distinct article_id as id from event_days order by 1')
      .all()
      .map(({ id }) => id),
    ['b', 'c'],
  );
  file.close();
});
