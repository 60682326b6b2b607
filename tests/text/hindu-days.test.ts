import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayText } from '../../src/text/calendar.ts';
import { lunarDay, parsiNewYear, sunEnters } from '../../src/text/hindu-days.ts';

/** Sunset of the new moon of Ashvina, as public calendars of India give Diwali. */
const DIWALI: readonly (readonly [number, string])[] = [
  [2012, '2012-11-13'],
  [2015, '2015-11-11'],
  [2016, '2016-10-30'],
  [2018, '2018-11-07'],
  [2020, '2020-11-14'],
  [2021, '2021-11-04'],
  [2023, '2023-11-12'],
];

describe('hindu days', () => {
  for (const [year, day] of DIWALI) {
    it(`finds Diwali of ${year}`, () => {
      assert.equal(dayText(lunarDay(year, { month: 6, tithi: 30, hour: 18 })), day);
    });
  }

  it('takes the second of two months of one name in a leap year', () => {
    // 2020 had a second Ashvina before its own; 2023 a second Shravana.
    assert.equal(dayText(lunarDay(2020, { month: 6, tithi: 10, hour: 14 })), '2020-10-25');
    assert.equal(dayText(lunarDay(2023, { month: 4, tithi: 15, hour: 18 })), '2023-08-30');
  });

  it('lets the sun enter its signs, after sunset on the next day', () => {
    assert.equal(dayText(sunEnters(2018, 9)), '2018-01-14');
    assert.equal(dayText(sunEnters(2019, 9)), '2019-01-15');
    assert.equal(dayText(sunEnters(2018, 0)), '2018-04-14');
  });

  it('moves the Parsi new year by a day in four years', () => {
    assert.equal(dayText(parsiNewYear(2018)), '2018-08-17');
    assert.equal(dayText(parsiNewYear(2022)), '2022-08-16');
  });

  it('knows nothing of years that it is not exact in', () => {
    assert.ok(Number.isNaN(lunarDay(1700, { month: 6, tithi: 30, hour: 18 })));
    assert.ok(Number.isNaN(sunEnters(2300, 0)));
  });
});
