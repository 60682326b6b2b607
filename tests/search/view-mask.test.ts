// What a view sees of the tail while that grows.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createByteCache } from '../../src/search/byte-cache.ts';
import { indexArticle } from '../../src/search/index-article.ts';
import { createMemoryLender } from '../../src/search/list-memory.ts';
import { createTail } from '../../src/search/tail.ts';
import { viewSegments } from '../../src/search/view-mask.ts';
import { readArticle } from '../kit/memory-articles.ts';

describe('a view of a tail', () => {
  it('holds together where an article comes while it is made, and the next has it', async () => {
    const tail = createTail('tail 1');
    const add = (number: number) =>
      tail.add(number, indexArticle(readArticle({ id: `${number}`, title: 'Kelp', text: 'Kelp grows in the bay.' })));
    add(1);
    let isFirst = true;
    const growing = {
      ...tail,
      get articles() {
        return tail.articles;
      },
      get version() {
        return tail.version;
      },
      columns: async () => {
        const columns = await tail.columns();
        if (isFirst) add(2);
        isFirst = false;
        return columns;
      },
    };
    const cache = createByteCache(1_000_000);
    const look = () =>
      viewSegments(
        { segments: [growing], deadOf: () => new Set() },
        { feeds: 'all', hidden: new Map(), memory: createMemoryLender().lend() },
        cache,
      );
    const first = await look();
    assert.deepEqual([first.coverage.articles, first.passages], [1, 1]);
    const next = await look();
    assert.deepEqual([next.coverage.articles, next.passages], [2, 2]);
  });
});
