import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findDates } from '../../src/text/understand.ts';
import { DATE_FORMS, NO_DATE_FORMS } from '../golden/date-forms.ts';
import { ASKED_DATES, NEWS_DATES, NO_DATES } from '../golden/text-dates.ts';
import { checkProperty } from '../kit/check-property.ts';

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

  const UNITS = 'days weeks weekends fortnights months quarters years decades centuries'.split(' ');
  const daysOf = (text: string, anchor: Parameters<typeof findDates>[1], language = 'en') =>
    findDates(text, anchor, 'past', { language }).map(({ value, from, to }) => [value, from, to]);

  for (const unit of UNITS) {
    it(`gives ${unit} that reach before year 1 or behind year 9999 no days`, () => {
      for (const [anchor, way, ref] of [
        [{ published: '0001-01-01' }, 'last', 'PAST_REF'],
        [{ published: '9999-12-31' }, 'next', 'FUTURE_REF'],
      ] as const) {
        const [[length = '', from] = []] = daysOf(`It was the ${way} 9999 ${unit}.`, anchor);
        assert.deepEqual([length[0], from], ['P', undefined]);
        const away = `9999 ${unit} ${way === 'last' ? 'ago' : 'from now'}`;
        assert.deepEqual(daysOf(`It was ${away}.`, anchor), [[ref, undefined, undefined]]);
      }
    });
  }

  it('gives what lies before year 1 or behind year 9999 no days, however it is told', () => {
    const [behind, before] = [
      ['FUTURE_REF', undefined, undefined],
      ['PAST_REF', undefined, undefined],
    ];
    assert.deepEqual(daysOf('The last 9999 quarters were good.', PUBLISHED), [['P9999Q', undefined, undefined]]);
    assert.deepEqual(daysOf('He left in 9000 years.', ASKED), [behind]);
    assert.deepEqual(daysOf('It was 9000 years before 1 May 2017.', PUBLISHED), [before]);
    assert.deepEqual(daysOf('It was 9000 years after 1 May 2017.', PUBLISHED), [behind]);
    assert.deepEqual(daysOf('It was Easter 3000 years ago.', ASKED), [before]);
    assert.deepEqual(daysOf('C’était hier.', { published: '0001-01-01' }, 'fr'), [before]);
    for (const [language, text] of [
      ['fr', 'C’était il y a 999 ans.'],
      ['es', 'Fue hace 999 años.'],
      ['de', 'Das war vor 999 Jahren.'],
      ['ar', 'كان ذلك قبل 999 سنة.'],
    ] as const) {
      assert.deepEqual(daysOf(text, { published: '0500-05-01' }, language), [before], text);
    }
  });

  it('reads up to the ends of the calendar, and counts on from no day outside of it', () => {
    assert.deepEqual(daysOf('It was 2016 years ago.', PUBLISHED), [['0001', '0001-01-01', '0001-12-31']]);
    assert.deepEqual(daysOf('It was 2017 years ago.', PUBLISHED), [['PAST_REF', undefined, undefined]]);
    assert.deepEqual(daysOf('It was 7982 years from now.', PUBLISHED), [['9999', '9999-01-01', '9999-12-31']]);
    assert.deepEqual(daysOf('It was 7983 years from now.', PUBLISHED), [['FUTURE_REF', undefined, undefined]]);
    assert.deepEqual(
      daysOf('It began on 3 May 2015. It was built 9000 years ago. Two days later it fell.', PUBLISHED).at(-1),
      ['2015-05-05', '2015-05-05', '2015-05-05'],
    );
    assert.deepEqual(daysOf('Es war am 1.5.0000.', PUBLISHED, 'de'), []);
  });

  const readingsOf = (text: string, published: string | null) =>
    findDates(text, { published }).map(({ value, basis }) => `${value} ${basis}`);

  it('leaves a yearless run of days yearless, in digits', () => {
    const [run] = findDates('They met from 16 to 20 February.', { published: null });
    assert.deepEqual([run?.value, run?.from], ['XXXX-02-16/XXXX-02-20', undefined]);
  });

  it('counts from a dateline with its year when the day of publication is not known', () => {
    for (const head of [
      'TUNIS, 20 February 2017 (Agency) — ',
      'KABUL, Afghanistan, Feb. 20, 2017 -- ',
      'Talks\n\nROME, February 20, 2017 – ',
    ]) {
      assert.deepEqual(readingsOf(`${head}They spoke yesterday and will meet on 3 March.`, null), [
        '2017-02-20 stated',
        '2017-02-19 earlier mention',
        '2017-03-03 earlier mention',
      ]);
    }
    assert.deepEqual(readingsOf('TUNIS, 20 February — They spoke.', null), ['XXXX-02-20 unknown']);
  });

  it('counts from a dateline of the days before the paper, and from no older one', () => {
    assert.deepEqual(readingsOf('TUNIS, 20 February (Agency) – They met today and on Friday.', '2017-02-21'), [
      '2017-02-20 earlier mention',
      '2017-02-20 earlier mention',
      '2017-02-17 earlier mention',
    ]);
    assert.deepEqual(readingsOf('TUNIS, Dec. 31 – They met today.', '2017-01-01').at(-1), '2016-12-31 earlier mention');
    assert.deepEqual(readingsOf('TUNIS, 20 February – They met today.', '2017-02-20').at(-1), '2017-02-20 published');
    assert.deepEqual(readingsOf('TUNIS, 2 February – They met today.', '2017-02-21').at(-1), '2017-02-21 published');
    assert.deepEqual(readingsOf('TUNIS, 25 February – They met today.', '2017-02-21').at(-1), '2017-02-21 published');
    assert.deepEqual(readingsOf('TUNIS, 31 February – They met today.', '2017-03-01').at(-1), '2017-03-01 published');
  });

  it('carries a stated year on to the date that goes on from it', () => {
    assert.deepEqual(readingsOf('They met on 5 May 2015. On 7 June they met again.', null), [
      '2015-05-05 stated',
      '2015-06-07 earlier mention',
    ]);
    assert.deepEqual(readingsOf('They met on 5 May 2015 and again on 7 June.', '2017-02-22'), [
      '2015-05-05 stated',
      '2015-06-07 earlier mention',
    ]);
    // A sentence of its own is of the year of the paper.
    assert.deepEqual(readingsOf('They met on 5 May 2015. He resigned on 20 February.', '2017-02-22'), [
      '2015-05-05 stated',
      '2017-02-20 published',
    ]);
  });

  it('tells how a time is bounded, by the modifiers of TimeML', () => {
    const modOf = (text: string) => findDates(text, PUBLISHED)[0]?.mod;
    const pairs: readonly (readonly [text: string, mod: string | undefined])[] = [
      ['It lasted more than three years.', 'MORE_THAN'],
      ['It lasted less than two weeks.', 'LESS_THAN'],
      ['It lasted at least two hours.', 'EQUAL_OR_MORE'],
      ['It lasted two hours.', undefined],
      ['It will open early next year.', 'START'],
      ['It ended in mid-2016.', 'MID'],
      ['It ended in the late 1980s.', 'END'],
      ['They watched since late last autumn.', 'END'],
      ['It ended at the end of January.', 'END'],
    ];
    for (const [text, mod] of pairs) assert.equal(modOf(text), mod, text);
  });

  it('leaves what is counted from an unknown event unresolved, and says so', () => {
    const [date] = findDates('Two weeks after their abduction they are missing.', PUBLISHED);
    assert.deepEqual([date?.type, date?.value, date?.basis, date?.from], ['DURATION', 'P2W', 'unknown', undefined]);
  });

  it('counts a weekday in what was said from the day of saying it', () => {
    const [said, attack] = findDates('Police said on Friday that the attack on Tuesday was planned.', PUBLISHED);
    assert.deepEqual([said?.from, attack?.from], ['2017-02-17', '2017-02-14']);
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

describe('findDates on what was printed', () => {
  const MONTHS = 'January February March April May June July August September October November December'.split(' ');
  const dayArbitrary = fc
    .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2099, 11, 31) / 86_400_000 })
    .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
  const partsOf = (day: string) => {
    const [year = '', month = '', dayOfMonth = ''] = day.split('-');
    return { year, name: MONTHS[Number(month) - 1] ?? '', dayOfMonth: String(Number(dayOfMonth)), month };
  };
  const PRINTED: Readonly<Record<string, (day: string) => string>> = {
    'British words': (day) => `${partsOf(day).dayOfMonth} ${partsOf(day).name} ${partsOf(day).year}`,
    'American words': (day) => `${partsOf(day).name} ${partsOf(day).dayOfMonth}, ${partsOf(day).year}`,
    'ISO 8601': (day) => day,
  };

  for (const [name, print] of Object.entries(PRINTED)) {
    it(`gives a day printed in ${name} back, whole and with its month and year`, () => {
      checkProperty(
        fc.property(dayArbitrary, fc.constantFrom(PUBLISHED, { published: null }, ASKED), (day, anchor) => {
          const printed = print(day);
          const [found] = findDates(`It was on ${printed}.`, anchor);
          assert.deepEqual([found?.text, found?.value, found?.from, found?.to], [printed, day, day, day]);
        }),
        { numRuns: 300 },
      );
    });
  }

  it('gives a month and a year back', () => {
    checkProperty(
      fc.property(dayArbitrary, (day) => {
        const { name, year, month } = partsOf(day);
        const [found] = findDates(`It was in ${name} ${year}.`, PUBLISHED);
        assert.deepEqual([found?.text, found?.value], [`${name} ${year}`, `${year}-${month}`]);
        const [whole] = findDates(`It was in ${year}.`, PUBLISHED);
        assert.deepEqual([whole?.from, whole?.to], [`${year}-01-01`, `${year}-12-31`]);
      }),
      { numRuns: 200 },
    );
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
    'years',
    'weekends',
    'centuries',
    'next',
    'later',
    'il y a',
    'ans',
    'Jahren',
    '\n',
    '20/02',
    'ago',
    'février',
    'de',
    'vor',
    '٢٠',
    'شباط',
    'said',
    'that',
  );

  it('gives exact, ordered, valid mentions and never throws', () => {
    checkProperty(
      fc.property(
        fc.array(fc.oneof({ weight: 4, arbitrary: words }, fc.string({ unit: 'grapheme', maxLength: 6 })), {
          maxLength: 14,
        }),
        fc.constantFrom(PUBLISHED, { published: null }, ASKED),
        fc.constantFrom('en', 'fr', 'es', 'de', 'ar', 'constructor'),
        (parts, anchor, language) => {
          const text = parts.join(' ');
          let end = 0;
          for (const date of findDates(text, anchor, 'past', { language })) {
            assert.equal(text.slice(date.start, date.end), date.text);
            assert.ok(date.start >= end && date.end > date.start);
            assert.equal(date.from === undefined, date.to === undefined);
            if (date.from !== undefined && date.to !== undefined) {
              assert.match(`${date.from} ${date.to}`, /^(?!0000)\d{4}-\d\d-\d\d (?!0000)\d{4}-\d\d-\d\d$/);
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
