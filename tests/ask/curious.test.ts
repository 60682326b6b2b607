// What curious members type, and what was once silly in the answers: over invented news of an invented island.

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type Ask, createAsk, readAbout } from '../../src/ask/ask.ts';
import { ALL } from '../../src/news/view.ts';
import { createSearch } from '../../src/search/search.ts';
import { memoryArticles } from '../kit/memory-articles.ts';

const told = (id: string, source: string, publishedDay: string, title: string, text: string) => {
  return { id, source, publishedDay, title, text };
};
const NEWS = [
  told(
    'deal',
    'The Tarn Courier (invented)',
    '2025-05-02',
    'Town signs tram contract with Orvel Works',
    'The town of Tarn signed a ten-year tram contract with Orvel Works on 30 April 2025, the mayor’s office of Tarn said. The contract is worth 48 million crowns. Mayor Ida Falk called it a good day.',
  ),
  told(
    'warning',
    'Tarn Herald',
    '2025-05-03',
    'Drivers warn',
    'The drivers warned on 2 May 2025 that the tram contract costs jobs. Governor Lasse Ruud said the contract was “a mistake”. Schools in Tarn and Velby will be closed.',
  ),
  told(
    'strike',
    'Tarn Herald',
    '2025-05-12',
    'Strike ends',
    'The drivers of the trams of Tarn went on strike on Tuesday. The drivers went on strike because the contract costs jobs. The strike of the drivers ended on 11 May 2025. The parliament passed the budget for next year on 9 May 2025.',
  ),
  told(
    'boats',
    'The Tarn Courier (invented)',
    '2025-05-05',
    'Storm in Velby',
    'The storm sank eleven boats in the harbour of Velby on 4 May 2025. The quay would open on Monday, said mayor Odd Brink.',
  ),
  told(
    'correction',
    'The Tarn Courier (invented)',
    '2025-05-07',
    'Correction: boats sunk in Velby',
    'Correction: an article of 5 May said that the storm sank eleven boats in the harbour of Velby. The coastguard says it was fourteen boats.',
  ),
  told(
    'quota',
    'Tarn Herald',
    '2025-05-09',
    'Talks on fish',
    'Calder offered a quota of 9,000 tonnes a year; the Outer Isles had asked for 14,000 tonnes.',
  ),
  told(
    'dismissal',
    'Tarn Herald',
    '2025-05-13',
    'Orvel Works dismisses its head',
    'Late on Tuesday, ex-tram driver and former governor Runa Skog was fired by Orvel Works, the company behind the trams. The head of Orvel Works, Runa Skog, learnt of it from the radio.',
  ),
];

describe('a curious member', () => {
  let ask: Ask;
  before(() => {
    const store = memoryArticles(NEWS);
    ask = createAsk({ search: createSearch(store), articles: store.articles });
  });
  const asked = Date.UTC(2025, 4, 20, 12);
  const answer = (question: string) => ask.ask({ question, view: ALL, zone: 'UTC', asked });

  for (const [why, question, slot] of [
    ['is told the sum with its unit, under its headline', 'How much is the tram contract worth?', '48 million crowns'],
    ['is told a length of time', 'How long is the tram contract?', 'ten-year'],
    ['gets no day of the month for a number', 'How much do the drivers warn?', ''],
    [
      'is told what a correction puts right, beside what it corrects',
      'How many boats sank in the storm?',
      'fourteen / eleven',
    ],
    ['gets the number of the clause', 'How many tonnes did the Outer Isles ask for?', '14,000'],
    ['gets the day of the vote, not of the budget', 'When did the parliament pass the budget?', '9 May 2025'],
    ['gets no place that stands beside', 'Where is Velby?', ''],
    ['gets a person for an office', 'Who is the mayor of Tarn?', 'Ida Falk'],
    ['gets the title without the verb before it', 'Who is Odd Brink?', 'mayor'],
    ['is told what somebody is before what they were', 'Who is Runa Skog?', 'The head of Orvel Works'],
    ['is told who it was, not what the other is', 'Who was fired by Orvel Works?', 'Runa Skog'],
    ['need not use capitals', 'who is lasse ruud', 'Governor'],
  ] as const)
    it(`${why}: ${question}`, async () => assert.equal((await answer(question)).slot, slot));

  it('is told that something ended when asking whether it is over', async () => {
    assert.match((await answer('Is the strike over?')).claims[0]?.text ?? '', /ended on 11 May/);
  });
  it('is told the cause first when asking why', async () => {
    assert.match((await answer('Why did the drivers of Tarn strike?')).claims[0]?.text ?? '', /because the contract/);
  });
  it('is told what somebody said, typed in small letters, and nobody else', async () => {
    const { claims } = await answer('what did ruud say about the contract');
    assert.deepEqual(
      claims.map(({ text }) => text),
      ['Governor Lasse Ruud said the contract was “a mistake”.'],
    );
  });
  it('is told the newest first when asking for the latest', async () => {
    const { claims } = await answer("What's the latest on the contract?");
    assert.equal(claims[0]?.citations[0].articleId, 'strike');
  });
  it('may call a paper by its last word', async () => {
    const { claims } = await answer('According to the Courier, how many boats sank in Velby?');
    assert.ok(claims.length > 0 && claims.every(({ citations }) => citations[0].source.includes('Courier')));
  });
  it('goes on about somebody named in small letters', () => {
    assert.deepEqual(readAbout('who is lasse ruud', { asked, zone: 'UTC' }).names, ['Lasse Ruud']);
  });
});
