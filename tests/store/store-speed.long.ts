// Prints how long the store takes for ten thousand small articles; asserts only that all are there.

import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { it } from 'node:test';
import type { ArticleId } from '../../src/news/ids.ts';
import { ALL, type View } from '../../src/news/view.ts';
import { idOf, makeRead, openSqliteTestStore, VIEW_A, withStore } from './open-test-store.ts';

const ARTICLES = 10_000;

async function timeEach(name: string, times: number, work: (number: number) => Promise<unknown>): Promise<void> {
  const began = performance.now();
  for (let number = 0; number < times; number += 1) await work(number);
  const us = ((performance.now() - began) * 1_000) / times;
  process.stdout.write(`store: ${name}: ${us.toFixed(1)} µs each, ${times} times (${availableParallelism()} cores)\n`);
}

it('keeps ten thousand articles', { timeout: 600_000 }, () =>
  withStore(openSqliteTestStore, async ({ articles }) => {
    const id = (number: number) => idOf<ArticleId>(number);
    await timeEach('save', ARTICLES, (number) => articles.save(makeRead(number), { expectedVersion: 0 }));
    for (const [name, view] of [
      ['all', ALL],
      ['a server', VIEW_A],
    ] as ReadonlyArray<readonly [string, View]>) {
      await timeEach(`get by id, view of ${name}`, ARTICLES, (number) => articles.get(id(number), view));
      const ids = Array.from({ length: 50 }, (_, number) => id(number * 7));
      await timeEach(`getMany of 50, view of ${name}`, 100, () => articles.getMany(ids, view));
      await timeEach(`coverage, view of ${name}`, 10, () => articles.coverage(view));
      await timeEach(`lastSequence, view of ${name}`, 1_000, () => articles.lastSequence(view));
      await timeEach(`changesSince, 100 of them, view of ${name}`, 100, () => articles.changesSince(5_000, 100, view));
    }
    assert.equal((await articles.coverage(ALL)).articles, ARTICLES);
  }),
);
