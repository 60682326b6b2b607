import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runRebuild } from '../../src/cli/rebuild.ts';
import { ALL } from '../../src/news/view.ts';
import { createSearch } from '../../src/search/search.ts';
import type { Store } from '../../src/store/store.ts';
import { memoryArticles } from '../kit/memory-articles.ts';

/** A store in which all actors are filed. */
const NO_ACTORS = { unfiled: async () => ({ reads: [], left: 0 }) } as never as Store['actors'];

describe('rebuild', () => {
  it('makes the index anew, says how far it is, and finds the same afterwards', async () => {
    const told = Array.from({ length: 70 }, (_, number) => ({
      id: `${number}`.padStart(32, '0'),
      title: `Report ${number}`,
      text: 'The harbour was closed on 3 March.',
    }));
    const store = memoryArticles(told);
    const search = createSearch({ ...store, tailArticles: 8 });
    const find = () => search.matchArticles({ reading: 'query', words: 'harbour', view: ALL });
    const before = await find();
    await search.settle();
    const segments = (await store.segments.list()).map(({ id }) => id);
    const [said, complained]: [string[], string[]] = [[], []];
    const terminal = {
      print: (line: string) => void said.push(line),
      complain: (line: string) => void complained.push(line),
      isWatched: false,
    };
    assert.equal(await runRebuild({ search, store: { actors: NO_ACTORS } }, terminal), 0);
    assert.deepEqual(said, ['The search index is made anew.']);
    assert.equal(complained.at(-1), 'Indexing: 70 of 70');
    assert.ok(complained.length > 2);
    assert.deepEqual(await find(), before);
    assert.equal(before.length, 70);
    for (const { id } of await store.segments.list()) assert.ok(!segments.includes(id));
  });
});
