// A question that goes on from the last one takes over its actors and days where it has none of its own.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { carryOver, readAbout } from '../../src/ask/ask.ts';

const when = { asked: Date.UTC(2025, 4, 1), zone: 'UTC' };
const last = readAbout('What did Selma Brandt say on 20 February 2025?', when);

const GOES_ON = [
  ['and what did she say in March?', 'what did Selma Brandt say in March?'],
  ['Where was she?', 'Where was Selma Brandt on 2025-02-20?'],
  ['What is her role?', 'What is Selma Brandt’s role on 2025-02-20?'],
  ['Who met her?', 'Who met Selma Brandt on 2025-02-20?'],
  ['What about Jonas Feld?', 'What about Jonas Feld on 2025-02-20?'],
] as const;
const STANDS_ALONE = [
  'Who leads the Harbour Union?',
  'How many people died in the storm?',
  'Is it true that Norvik fell?',
  '',
];

describe('carryOver', () => {
  for (const [question, meant] of GOES_ON)
    it(`understands “${question}” after a question about somebody`, () => {
      assert.equal(carryOver(question, last, when)?.question, meant);
    });

  it('says what it took over, and nothing that the question has itself', () => {
    assert.deepEqual(carryOver('and what did she say in March?', last, when)?.carried, {
      names: ['Selma Brandt'],
      days: [],
    });
    assert.deepEqual(carryOver('What about Jonas Feld?', last, when)?.carried, {
      names: [],
      days: [{ from: '2025-02-20', to: '2025-02-20' }],
    });
  });

  for (const question of STANDS_ALONE)
    it(`leaves “${question}” as it is`, () => assert.equal(carryOver(question, last, when), undefined));

  it('has nothing to take over from a question about nobody and no day', () => {
    assert.equal(carryOver('and what did she say?', readAbout('What is new?', when), when), undefined);
  });
});
