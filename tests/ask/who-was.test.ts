// "Who was …?" is answered by whom it was done to: no place, nobody who did it, nobody who told of it.

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type Ask, createAsk } from '../../src/ask/ask.ts';
import { ALL } from '../../src/news/view.ts';
import { createSearch } from '../../src/search/search.ts';
import { memoryArticles, type Told } from '../kit/memory-articles.ts';

const tell = (id: string, title: string, text: string): Told => ({ id, title, text, publishedDay: '2025-04-02' });

const NEWS = [
  tell(
    'strip',
    'Journalists fear for their lives',
    'The Union of Velby Reporters says that 30 journalists have been killed since Calvera’s siege of Dorla began. Calvera’s attacks have killed more than 1,500 people in Dorla, according to the Health Ministry of Dorla. The Dorla Front is the ruling organisation in Dorla.',
  ),
  tell(
    'tarn',
    'Reporter killed in Tarn',
    'Samir Haddad, a journalist for the Tarn Gazette, was killed in Tarn on Monday. The police of Tarn said that Lina Aziz had seen it.',
  ),
  tell(
    'quay',
    'Raid in Eastvale',
    'Police arrested the shipowner Odd Brink in Eastvale on Sunday. Ida Falk, the mayor of Eastvale, praised the officers who had arrested nine men in Eastvale in March.',
  ),
  tell(
    'works',
    'Works change hands',
    'The head of the Norvik Works, Runa Skog, was dismissed in Norvik on Friday. Tom Berg’s dismissal in Westport followed a day later.',
  ),
  tell('court', 'Court rules on fire', 'Kari Moe, 41, was convicted of arson by a court in Westport on Monday.'),
  tell('hut', 'Storm on the ridge', 'The climber Per Lund died on the Sollia ridge during the storm.'),
];

describe('a question for whom something was done to', () => {
  let ask: Ask;
  before(() => {
    const store = memoryArticles(NEWS);
    ask = createAsk({ search: createSearch(store), articles: store.articles });
  });
  const answer = (question: string) => ask.ask({ question, view: ALL, zone: 'UTC', asked: Date.UTC(2025, 3, 10, 12) });

  for (const [question, slot] of [
    ['Who was killed in Tarn?', 'Samir Haddad'],
    ['Who was arrested in Eastvale?', 'Odd Brink'],
    ['Who has been detained in Eastvale?', 'Odd Brink'],
    ['Who was dismissed in Norvik?', 'Runa Skog'],
    ['Who was sacked in Westport?', 'Tom Berg'],
    ['Who was killed on the Sollia ridge?', 'Per Lund'],
    ['Who died in Tarn?', 'Samir Haddad'],
    ['Who was convicted of arson?', 'Kari Moe'],
  ] as const)
    it(`names ${slot}: ${question}`, async () => assert.equal((await answer(question)).slot, slot));

  it('names no place, no ministry and no union where nobody who was killed is named, and offers the nearest sentence', async () => {
    for (const question of [
      'Who was killed in Dorla?',
      'Who died in Dorla?',
      'Who was killed in the siege of Dorla?',
    ]) {
      const found = await answer(question);
      assert.deepEqual([found.answered, found.slot], [false, '']);
      assert.match(found.nearest?.text ?? '', /killed/u);
    }
  });

  it('takes no place for somebody also where the question is not for whom it was done to', async () => {
    assert.notEqual((await answer('Who besieged Dorla?')).slot, 'Calvera');
  });
});
