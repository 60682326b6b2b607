import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findDates } from '../../src/text/understand.ts';
import { DATE_FORMS, NO_DATE_FORMS } from '../golden/date-forms.ts';
import { ASKED_DATES, NEWS_DATES, NO_DATES } from '../golden/text-dates.ts';

const PUBLISHED = { published: '2017-02-22' };
/** 2017-02-22T12:00Z. */
const ASKED = { asked: 1_487_764_800_000, zone: 'UTC' };

describe('findDates in an article', () => {
  for (const { text, dates } of [...NEWS_DATES, ...DATE_FORMS]) {
    it(`reads: ${text}`, () => {
      const found = findDates(text, PUBLISHED).map(({ text: words, value, from, to }) =>
        from === undefined ? [words, value] : [words, value, `${from}/${to}`],
      );
      assert.deepEqual(found, dates);
    });
  }

  for (const text of [...NO_DATES, ...NO_DATE_FORMS]) {
    it(`finds no date in: ${text}`, () => {
      assert.deepEqual(
        findDates(text, PUBLISHED).map((date) => date.text),
        [],
      );
    });
  }

  it('leaves a yearless day yearless when the day of publication is not known', () => {
    const [date] = findDates('They met on 20 February.', { published: null });
    assert.equal(date?.value, 'XXXX-02-20');
    assert.equal(date?.basis, 'unknown');
    assert.equal(date?.from, undefined);
  });

  it('tells what each date was counted from', () => {
    const basisOf = (text: string) => findDates(text, PUBLISHED).map(({ basis }) => basis);
    assert.deepEqual(basisOf('On 5 May 2015, and two days later, and last week.'), [
      'stated',
      'earlier mention',
      'published',
    ]);
  });

  it('reads a weekday with its day in the year where they meet', () => {
    assert.equal(findDates('It opens on Monday, Oct. 26.', { published: '1998-10-25' })[0]?.value, '1998-10-26');
  });
});

describe('findDates in a question', () => {
  for (const [question, interval] of ASKED_DATES) {
    it(`reads: ${question}`, () => {
      assert.deepEqual(
        findDates(question, ASKED).map(({ from, to }) => `${from}/${to}`),
        [interval],
      );
    });
  }

  it('counts from the day in the asker’s zone', () => {
    // 23:30 UTC on the 22nd is the 23rd in Tokyo.
    const asked = 1_487_806_200_000;
    assert.equal(findDates('today', { asked, zone: 'Asia/Tokyo' })[0]?.from, '2017-02-23');
    assert.equal(findDates('today', { asked, zone: 'America/New_York' })[0]?.from, '2017-02-22');
  });

  it('looks ahead when that is preferred', () => {
    assert.equal(findDates('on Monday', ASKED, 'future')[0]?.from, '2017-02-27');
    assert.equal(findDates('on Monday', ASKED, 'past')[0]?.from, '2017-02-20');
  });
});

describe('findDates on any text', () => {
  const words = fc.constantFrom(
    'the',
    'first',
    'week',
    'of',
    'May',
    '5',
    ',',
    '2017',
    'Monday',
    'last',
    'two',
    'days',
    'before',
    'early',
    '13-15',
    'July',
    '’s',
    '31',
    'February',
    '9999',
    'from',
    'to',
    'quarter',
    '\n',
    '20/02',
    'ago',
  );

  it('gives exact, ordered, valid mentions and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 14 }),
        fc.constantFrom(PUBLISHED, { published: null }, ASKED),
        (parts, anchor) => {
          const text = parts.join(' ');
          let end = 0;
          for (const date of findDates(text, anchor)) {
            assert.equal(text.slice(date.start, date.end), date.text);
            assert.ok(date.start >= end && date.end > date.start);
            assert.equal(date.from === undefined, date.to === undefined);
            if (date.from !== undefined && date.to !== undefined) {
              assert.match(date.from, /^\d{4}-\d\d-\d\d$/);
              assert.ok(date.from <= date.to, `${date.text}: ${date.from} to ${date.to}`);
            }
            end = date.end;
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
