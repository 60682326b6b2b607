// Where sources disagree on a number, a day or an outcome, all of them are told, the newest first; and what is decided by
// yes or no, before or after.

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type Ask, createAsk } from '../../src/ask/ask.ts';
import type { Answer } from '../../src/news/cited-text.ts';
import { ALL } from '../../src/news/view.ts';
import { createSearch } from '../../src/search/search.ts';
import { memoryArticles } from '../kit/memory-articles.ts';

const told = (id: string, source: string, publishedDay: string, title: string, text: string) => {
  return { id, source, publishedDay, title, text };
};
const NEWS = [
  told(
    'first',
    'Coast Daily',
    '2025-06-02',
    'Storm in Dorla',
    'At least 20 houses were destroyed by the storm in Dorla on 1 June 2025. The council of Dorla approved the repairs.',
  ),
  told(
    'later',
    'Calvera Post',
    '2025-06-04',
    'Dorla after the storm',
    'In Dorla 84 houses were destroyed by the storm. The lighthouse of Dorla reopened on 3 June 2025.',
  ),
  told(
    'last',
    'Radio Sorra',
    '2025-06-06',
    'Repairs in Dorla',
    'The council of Dorla rejected the repairs. The lighthouse of Dorla reopened on 5 June 2025.',
  ),
];

describe('what sources tell otherwise', () => {
  let ask: Ask;
  before(() => {
    const store = memoryArticles(NEWS);
    ask = createAsk({ search: createSearch(store), articles: store.articles });
  });
  const answer = (question: string): Promise<Answer> =>
    ask.ask({ question, view: ALL, zone: 'UTC', asked: Date.UTC(2025, 5, 10, 12) });
  const sources = ({ claims }: Answer) =>
    claims.map(({ citations }) => [citations[0].source, citations[0].publishedDay]);

  it('is two numbers, the newer first, neither lost nor merged', async () => {
    const found = await answer('How many houses were destroyed in Dorla?');
    assert.equal(found.slot, '84 / At least 20');
    assert.deepEqual(sources(found).slice(0, 2), [
      ['Calvera Post', '2025-06-04'],
      ['Coast Daily', '2025-06-02'],
    ]);
  });
  it('is two days', async () => {
    const found = await answer('When did the lighthouse of Dorla reopen?');
    assert.equal(found.slot, '5 June 2025 / 3 June 2025');
    assert.deepEqual(sources(found).slice(0, 2), [
      ['Radio Sorra', '2025-06-06'],
      ['Calvera Post', '2025-06-04'],
    ]);
  });
  it('is two outcomes, and then neither yes nor no', async () => {
    const found = await answer('Did the council of Dorla approve the repairs?');
    assert.equal(found.slot, '');
    assert.deepEqual(new Set(sources(found).map(([source]) => source)), new Set(['Coast Daily', 'Radio Sorra']));
  });
  it('is no conflict where only one tells it', async () => {
    assert.equal((await answer('When was the storm in Dorla?')).slot, '1 June 2025');
  });
  it('is put in order by the days told', async () => {
    const found = await answer('Were houses destroyed in Dorla before the lighthouse of Dorla reopened?');
    assert.equal(found.slot, 'Yes');
    assert.equal(found.claims.length >= 2, true);
  });
});
