// Dates in French, Spanish, German and Arabic, and the order of day and month in digits.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findDates, understand } from '../../src/text/understand.ts';
import {
  ARABIC_DATES,
  FRENCH_DATES,
  GERMAN_DATES,
  type LanguagePair,
  SPANISH_DATES,
} from '../golden/dates-of-languages.ts';

const PUBLISHED = { published: '2017-02-22' };
const interval = ({ from, to }: { from?: string; to?: string }): string[] =>
  from === undefined ? [] : [from === to ? from : `${from}/${to}`];

const LANGUAGES: readonly (readonly [name: string, language: string, pairs: readonly LanguagePair[]])[] = [
  ['French', 'fr', FRENCH_DATES],
  ['Spanish', 'es', SPANISH_DATES],
  ['German', 'de', GERMAN_DATES],
  ['Arabic', 'ar', ARABIC_DATES],
];

for (const [name, language, pairs] of LANGUAGES) {
  describe(`findDates in ${name}`, () => {
    for (const [text, ...dates] of pairs) {
      it(`reads: ${text}`, () => {
        const found = findDates(text, PUBLISHED, 'past', { language });
        assert.deepEqual(
          found.map((date) => [date.text, ...interval(date)]),
          dates,
        );
      });
    }

    it('keeps them yearless when the day of publication is not known', () => {
      const yearless = pairs[3]?.[0] ?? '';
      const [date] = findDates(yearless, { published: null }, 'past', { language });
      assert.deepEqual([date?.value, date?.basis, date?.from], ['XXXX-01-19', 'unknown', undefined]);
    });
  });
}

describe('understand', () => {
  it('reads the dates of an article in its language', () => {
    const text = 'Le ministre de la Défense a dit que les soldats sont morts dans une attaque le 19 janvier.';
    const days = understand({ title: '', text, publishedDay: '2017-02-22' }).timeMentions.map(({ from }) => from);
    assert.deepEqual(days, ['2017-01-19']);
  });

  const dayOf = (text: string, facts: { language?: string; url?: string } = {}) =>
    understand({ title: '', text, publishedDay: '2017-06-22', ...facts }).timeMentions.at(-1)?.from;

  it('reads 4/5/2017 by the other dates of the article', () => {
    assert.equal(dayOf('It began on 25/4/2017 and ended on 4/5/2017.'), '2017-05-04');
    assert.equal(dayOf('It began on 3/25/2017 and ended on 4/5/2017.'), '2017-04-05');
    assert.equal(dayOf('It was planned on 3 March and ended on 4/5/2017.'), '2017-05-04');
    assert.equal(dayOf('It was planned on March 3 and ended on 4/5/2017.'), '2017-04-05');
  });

  it('reads 4/5/2017 by the country of its language or address', () => {
    assert.equal(dayOf('It ended on 4/5/2017.', { language: 'en-GB' }), '2017-05-04');
    assert.equal(dayOf('It ended on 4/5/2017.', { language: 'en-US' }), '2017-04-05');
    assert.equal(dayOf('It ended on 4/5/2017.', { url: 'https://news.example.co.uk/a' }), '2017-05-04');
    assert.equal(dayOf('It ended on 4/5/2017.', { url: 'https://news.example/a' }), '2017-04-05');
  });
});
