import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fact } from '../../src/news/told.ts';
import { changedNumbers, factsIn, newFacts } from '../../src/stories/stories.ts';
import { makeRead } from '../kit/briefing-world.ts';

const MONDAY = Date.parse('2026-03-02T12:00Z');

function factsOf(text: string, source = 'Courier'): Fact[] {
  const read = makeRead(MONDAY, { title: 'Flood', text, source, publishedDay: '2026-03-02' });
  return read.understanding.sentences.flatMap((sentence) => factsIn(read, sentence));
}

const kinds = (text: string, told: string) => newFacts(factsOf(text), factsOf(told)).map(({ kind }) => kind);

const TOLD = 'At least 20 people died when the river Aln flooded the old town, Mayor Ruth Calder said on 1 March 2026.';

describe('newFacts', () => {
  it('finds nothing new in the same sentence, nor in the same in other words', () => {
    assert.deepEqual(kinds(TOLD, TOLD), []);
    assert.deepEqual(kinds('The flooded old town: at least 20 people died, Calder said.', TOLD), []);
  });

  it('finds an actor, a day, a number, a statement that were not told', () => {
    assert.deepEqual(kinds('Minister Paul Osei said at least 20 people died in the old town.', TOLD), ['actor']);
    assert.deepEqual(kinds('The old town was flooded by the river on 3 March 2026.', TOLD), ['day']);
    assert.deepEqual(kinds('The river flooded the old town and 84 people died.', TOLD), ['number']);
    assert.deepEqual(kinds('Schools reopened while volunteers cleared mud from the market.', TOLD), ['statement']);
  });

  it('knows a person again by the surname alone', () => {
    assert.deepEqual(kinds('Ruth Calder said people died.', 'Calder said people died.'), []);
  });

  it('takes everything for new where nothing was told', () => {
    const facts = factsOf(TOLD);
    assert.ok(facts.length >= 3);
    assert.deepEqual(newFacts(facts, []), facts);
  });
});

describe('changedNumbers', () => {
  const change = (now: string) =>
    changedNumbers(factsOf(now, 'Radio'), factsOf(TOLD)).map(({ was, now: then }) => [
      was.text,
      was.source,
      then.text,
      then.source,
    ]);

  it('gives what was and what is, each with its hedge and source', () => {
    assert.deepEqual(change('The mayor said up to 84 people died when the river flooded the old town.'), [
      ['At least 20 people', 'Courier', 'up to 84 people', 'Radio'],
    ]);
  });

  it('compares no figures of different things', () => {
    assert.deepEqual(change('The mayor said 84 boats sank when the river flooded the old town.'), []);
    assert.deepEqual(change('A concert drew 84 people to the stadium in Southport.'), []);
  });

  it('is silent about a figure that was told, and about one whose hedge stands apart from it', () => {
    assert.deepEqual(change('Some say 20 people died when the river flooded the old town.'), []);
    assert.deepEqual(change('84 people are believed to have died when the river flooded the old town.'), []);
  });
});
