// The rules for dates as data: each names an example that it reads and the fact that it rests on.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DATE_RULES } from '../../src/text/date-rules.ts';
import { expandPieces } from '../../src/text/date-words.ts';
import { LANGUAGES_OF_DATES } from '../../src/text/dates-of-languages.ts';
import { rulesOfLanguage } from '../../src/text/rules-of-languages.ts';
import { findDates } from '../../src/text/understand.ts';

/** 2017-02-22T12:00Z. */
const ASKED = { asked: 1_487_764_800_000, zone: 'UTC' };

describe('the rules for dates', () => {
  for (const { pattern, example, fact, askedOnly } of DATE_RULES) {
    it(`${askedOnly === true ? 'in questions ' : ''}match their example: ${example}`, () => {
      assert.match(example, new RegExp(expandPieces(pattern), 'iu'));
      assert.match(fact, /^[A-Z"].+\.$/);
      const sentence = `It was so in ${example}.`;
      const found = [
        findDates(sentence, { published: '2017-02-22' }),
        findDates(sentence, ASKED),
        findDates(example, ASKED),
      ];
      assert.ok(
        found.some((dates) => dates.length > 0),
        `nothing is read in “${example}”`,
      );
    });
  }

  it('are the same for all four languages', () => {
    const shapes = Object.values(LANGUAGES_OF_DATES).map((language) => [
      language.months.length,
      language.weekdays.length,
    ]);
    assert.deepEqual(shapes, Array(4).fill([12, 7]));
    for (const language of Object.values(LANGUAGES_OF_DATES)) {
      for (const { pattern } of rulesOfLanguage(language)) assert.ok(new RegExp(pattern, 'giu'));
    }
  });
});
