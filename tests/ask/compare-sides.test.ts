// Questions that compare: two sources, two speakers, two towns, two days. Each is decided where both sides are told, and
// left open where one is not.

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type Ask, createAsk } from '../../src/ask/ask.ts';
import { ALL } from '../../src/news/view.ts';
import { createSearch } from '../../src/search/search.ts';
import { memoryArticles } from '../kit/memory-articles.ts';

const told = (id: string, source: string, publishedDay: string, title: string, text: string) => {
  return { id, source, publishedDay, title, text };
};
const NEWS = [
  told(
    'coast',
    'Coast Daily',
    '2025-06-02',
    'Storm over Dorla and Velmar',
    'In Dorla 84 houses were destroyed by the storm on 1 June 2025. In Velmar 20 houses were destroyed. In Ostrel around 25 houses were destroyed. The council of Dorla approved the new pier. The pier of Dorla was repaired on 2 June 2025. “The dam will hold,” said Ada Merrin. The ferry company hired 12 pilots.',
  ),
  told(
    'sorra',
    'Radio Sorra',
    '2025-06-03',
    'After the storm',
    'In Dorla 79 houses were destroyed by the storm. The council of Dorla approved the new pier. The dam will not hold, said Bela Torvik. The ferry company hired 12 pilots. The museum of Velmar reopened on 28 May 2025.',
  ),
  told(
    'calvera',
    'Calvera Post',
    '2025-06-04',
    'A pier for Dorla',
    'The council of Dorla rejected the new pier. The lighthouse of Velmar reopened on 4 June 2025.',
  ),
];

describe('a question that compares', () => {
  let ask: Ask;
  before(() => {
    const store = memoryArticles(NEWS);
    ask = createAsk({ search: createSearch(store), articles: store.articles });
  });
  for (const [question, slot] of [
    ['Were more houses destroyed in Dorla than in Velmar?', 'Yes'],
    ['Were fewer houses destroyed in Dorla than in Velmar?', 'No'],
    ['Were more houses destroyed in Velmar than in Dorla?', 'No'],
    ['Which town lost more houses, Velmar or Dorla?', ''],
    ['In which town were more houses destroyed, Velmar or Dorla?', 'Dorla'],
    ['In which town were fewer houses destroyed, Velmar or Dorla?', 'Velmar'],
    // "Around 25" may be as few as 20.
    ['Were more houses destroyed in Ostrel than in Velmar?', ''],
    ['Were more boats destroyed in Dorla than in Velmar?', ''],
    ['Did Coast Daily and Radio Sorra give the same number of houses destroyed in Dorla?', 'No'],
    ['Did Coast Daily and Radio Sorra differ on how many houses were destroyed in Dorla?', 'Yes'],
    ['Did Coast Daily and Radio Sorra give the same number of pilots hired by the ferry company?', 'Yes'],
    ['Did Coast Daily and Calvera Post give the same number of pilots hired by the ferry company?', ''],
    ['Did Coast Daily and Calvera Post agree on the new pier of Dorla?', 'No'],
    ['Did Ada Merrin say the same as Bela Torvik about the dam?', 'No'],
    ['Did both Coast Daily and Radio Sorra report that the council of Dorla approved the new pier?', 'Yes'],
    ['Did both Coast Daily and Calvera Post report that the council of Dorla approved the new pier?', 'No'],
    ['Did both Coast Daily and Radio Sorra report that the museum of Velmar reopened?', ''],
    ['Was the pier of Dorla repaired after the museum of Velmar reopened?', 'Yes'],
    [
      'What came first, the repair of the pier of Dorla or the reopening of the lighthouse of Velmar?',
      'the repair of the pier of Dorla',
    ],
    [
      'Which happened last, the repair of the pier of Dorla or the reopening of the lighthouse of Velmar?',
      'the reopening of the lighthouse of Velmar',
    ],
  ] as const)
    it(`${slot === '' ? 'leaves open' : 'decides'} ${question}`, async () => {
      const found = await ask.ask({ question, view: ALL, zone: 'UTC', asked: Date.UTC(2025, 5, 10, 12) });
      assert.equal(found.slot, slot);
    });
  it('shows both sides, what two say in the same words once with both their sources', async () => {
    const sourcesOf = async (question: string) => {
      const { claims } = await ask.ask({ question, view: ALL, zone: 'UTC', asked: Date.UTC(2025, 5, 10, 12) });
      return claims.slice(0, 2).map(({ citations }) => citations.map(({ source }) => source));
    };
    const differing = await sourcesOf('Did Coast Daily and Calvera Post agree on the new pier of Dorla?');
    assert.deepEqual(differing.flat().sort(), ['Calvera Post', 'Coast Daily']);
    const same = 'Did Coast Daily and Radio Sorra give the same number of pilots hired by the ferry company?';
    assert.deepEqual((await sourcesOf(same))[0]?.toSorted(), ['Coast Daily', 'Radio Sorra']);
  });
});
