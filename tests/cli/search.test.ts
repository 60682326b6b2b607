// `search WORDS` over what a search gives: lines for people, JSON for programs, exit codes for scripts.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runSearch } from '../../src/cli/search.ts';
import type { Hits } from '../../src/news/cited-text.ts';

const COVERAGE = { articles: 26, sources: 5 };

async function search(found: Partial<Hits>, json = false) {
  const hits = { words: 'strike', total: 0, offset: 0, hits: [], coverage: COVERAGE, ...found } as Hits;
  const lines: string[] = [];
  const terminal = { print: (line: string) => void lines.push(line), complain: () => {}, isWatched: false };
  const code = await runSearch('strike', { json }, { search: { search: async () => hits } }, terminal);
  return { code, lines };
}

function hitOf(text: string) {
  const said = {
    title: 'Port strike ends',
    source: 'Calvera Wire',
    publishedDay: '2026-11-16',
    url: 'https://wire.example/1',
  };
  return {
    ...said,
    alsoIn: ['The Sevrin Courier'],
    passages: [{ text, highlights: [] }],
  } as unknown as Hits['hits'][number];
}

describe('the verb search', () => {
  it('tells each article with its source and a line of it, and where that line is cut', async () => {
    const texts = ['The strike\nended. "It is over."', 'two years short of what we', 'The strike ended'];
    const { code, lines } = await search({ total: 3, hits: texts.map(hitOf) });
    assert.equal(code, 0);
    assert.deepEqual(lines.slice(0, 3), [
      '1. Port strike ends',
      '   Calvera Wire · 2026-11-16 · https://wire.example/1 · also in The Sevrin Courier',
      '   The strike ended. "It is over."',
    ]);
    assert.deepEqual([lines[5], lines[8]], ['   … two years short of what we …', '   The strike ended …']);
    assert.equal(lines.at(-1), '3 found in 26 articles from 5 sources.');
  });

  it('ends with 1 where nothing is found, and says what may have been meant', async () => {
    assert.deepEqual(await search({}), { code: 1, lines: ['Nothing found in 26 articles from 5 sources.'] });
    const { lines } = await search({ didYouMean: { spellings: [], words: 'port strike' } });
    assert.match(lines.join(), /Did you mean: port strike$/u);
  });

  it('gives programs the hits as they are', async () => {
    const { lines } = await search({ total: 1, hits: [hitOf('two years')] }, true);
    assert.equal((JSON.parse(lines.join('')) as Hits).hits[0]?.passages[0]?.text, 'two years');
  });
});
