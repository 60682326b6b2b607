// Phrases by their bare letters: the quick way for plain texts says the same as the way for all others.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readPhrase } from '../../src/search/read-phrase.ts';
import { checkProperty } from '../kit/check-property.ts';

const PHRASES = ['cats dogs', 'cat sdog', 'cease fire', 'css dog', 'dogs cat 12', "cat's dog", 'as dogs'].map(
  (phrase) => readPhrase(phrase, 'en'),
);
const PIECES = [
  'cat',
  'Cats',
  'dog',
  'DOGS',
  'cease',
  'Fire',
  's',
  'c',
  'ss',
  'as',
  '12',
  "'",
  '\u2019',
  "'s",
  ' ',
  '-',
  '. ',
];

describe('a phrase', () => {
  it('stands in a plain text where it stands in the same text beside a letter with an accent, which is read another way', () => {
    let standing = 0;
    const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''));
    checkProperty(
      fc.property(texts, (text) => {
        for (const phrase of PHRASES) {
          const stands = phrase.standsIn(`${text} x`);
          assert.equal(stands, phrase.standsIn(`${text} \u00fc`), text);
          if (stands) standing += 1;
        }
      }),
      { numRuns: 6_000 },
    );
    assert.ok(standing > 20, `${standing}`);
  });

  it('stands in a row across hyphens, ends of lines and possessive endings, and not within other words', () => {
    const [cats] = PHRASES;
    for (const text of ['Cats, dogs', 'the CATS\u2014dogs!', "cats's dogs", "of cats dogs' own", 'cat-s dogs'])
      assert.ok(cats?.standsIn(text), text);
    for (const text of ["cat's dogs", 'bobcats dogs', 'cats dogsled', "o'cats dogs", "cats dogs'll", 'cats and dogs'])
      assert.ok(!cats?.standsIn(text), text);
  });
});
