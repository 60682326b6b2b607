import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findActors } from '../../src/text/understand.ts';
import { ACTORS, ONE_ACTOR, TWO_ACTORS } from '../golden/text-actors.ts';

describe('findActors', () => {
  for (const { text, mentions } of ACTORS) {
    it(`reads: ${text}`, () => {
      assert.deepEqual(
        findActors(text).mentions.map((mention) => `${mention.text}:${mention.type}`),
        mentions,
      );
    });
  }

  for (const { text, words } of ONE_ACTOR) {
    it(`sees one actor in ${words.join(', ')}`, () => {
      const { mentions } = findActors(text);
      const keys = words.map((word) => mentions.find((mention) => mention.text === word)?.actor);
      assert.ok(keys[0] !== undefined && keys[0] !== '');
      assert.deepEqual(new Set(keys), new Set([keys[0]]));
    });
  }

  for (const { text, words } of TWO_ACTORS) {
    it(`sees two actors in ${words.join(', ')}`, () => {
      const [first, second] = words.map(
        (word) => findActors(text).mentions.find((mention) => mention.text === word)?.actor,
      );
      assert.ok(first !== undefined && second !== undefined);
      assert.notEqual(first, second);
    });
  }

  it('takes the kind that other articles taught for a name that its own text leaves open', () => {
    const kindIn = (kind: 'LOC' | 'PER') =>
      findActors('Everybody talks of Zembla now.', { knowledge: { kindOf: () => kind } }).mentions[0]?.type;
    assert.equal(kindIn('LOC'), 'LOC');
    assert.equal(kindIn('PER'), 'PER');
  });

  it('gives exact, ordered mentions on any text and never throws', () => {
    const words = fc.constantFrom(
      'Gen.',
      'Ada',
      'Okoro',
      'of',
      'the',
      'Ministry',
      'al-Serraj',
      '(GNA)',
      'US',
      'and',
      '’s',
      'President',
      '&',
      'Inc.',
      ',',
      'Monday',
      '\n',
      'McDonald’s',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 20 }),
        (parts) => {
          const text = parts.join(' ');
          let end = 0;
          for (const mention of findActors(text).mentions) {
            assert.equal(text.slice(mention.start, mention.end), mention.text);
            assert.ok(mention.start >= end && mention.end > mention.start);
            assert.notEqual(mention.actor, '');
            end = mention.end;
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
