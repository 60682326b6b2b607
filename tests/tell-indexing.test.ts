// How the making of the index is told to the log.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tellIndexing } from '../src/tell-indexing.ts';

function linesFor(total: number): unknown[] {
  const lines: unknown[] = [];
  const tell = tellIndexing({ info: (words: string, facts?: object) => void lines.push([words, facts]) });
  for (let done = 16; done < total; done += 16) tell(done, total);
  tell(total, total);
  return lines;
}

describe('an index that is made anew', () => {
  it('is told from the first articles to the last, in some twenty lines', () => {
    const lines = linesFor(100_000);
    assert.deepEqual(lines[0], ['the search index is being made anew', { done: 16, total: 100_000 }]);
    assert.deepEqual(lines.at(-1), ['the search index is whole', { done: 100_000, total: 100_000 }]);
    assert.ok(lines.length > 10 && lines.length < 25);
  });
  it('is not told where few articles are taken in, as at each start', () => {
    assert.deepEqual(linesFor(512), []);
  });
});
