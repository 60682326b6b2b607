// How the making of the index is told to the log.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { showIndexing } from '../src/cli/show-indexing.ts';
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
  it('is told to whoever waits at the terminal, and told again the next time', () => {
    const lines: string[] = [];
    const show = showIndexing({ print: () => {}, complain: (line) => void lines.push(line), isWatched: false });
    for (const total of [512, 4_000, 3_000]) for (let done = 500; done <= total; done += 500) show(done, total);
    assert.equal(lines[0], 'The search index is being made anew: 500 of 4000');
    assert.ok(lines.includes('The search index is being made anew: 4000 of 4000'));
    assert.equal(lines.at(-1), 'The search index is being made anew: 3000 of 3000');
  });
});
