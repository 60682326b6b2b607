import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  dayNumber,
  dayText,
  easterSunday,
  isoWeekOf,
  nthWeekday,
  orthodoxEaster,
  parseDay,
  weekdayOf,
} from '../../src/text/calendar.ts';
import { addDays, dayOf, daysOverlap } from '../../src/text/understand.ts';
import { checkProperty } from '../kit/check-property.ts';

describe('calendar', () => {
  it('agrees with the platform on every day of four thousand years', () => {
    checkProperty(
      fc.property(fc.integer({ min: -700_000, max: 700_000 }), (number) => {
        const iso = new Date(number * 86_400_000).toISOString();
        if (!iso.startsWith('-') && !iso.startsWith('+')) {
          assert.equal(dayText(number), iso.slice(0, 10));
          assert.equal(parseDay(dayText(number)), number);
          assert.equal(weekdayOf(number) % 7, new Date(number * 86_400_000).getUTCDay());
        }
      }),
    );
  });

  it('knows no 30 February', () => {
    assert.equal(parseDay('2017-02-30'), null);
    assert.equal(parseDay('20 February'), null);
  });

  it('knows no year 0, and adds no days beyond what four digits write', () => {
    assert.equal(parseDay('0000-12-31'), null);
    assert.equal(parseDay('0001-01-01'), dayNumber(1, 1, 1));
    assert.deepEqual([addDays('0001-01-03', -2), addDays('0001-01-03', -3)], ['0001-01-01', '0001-01-01']);
    assert.deepEqual([addDays('9999-12-29', 2), addDays('9999-12-29', 400)], ['9999-12-31', '9999-12-31']);
  });

  it('counts ISO weeks over the turn of the year', () => {
    assert.deepEqual(isoWeekOf(dayNumber(2021, 1, 3)), { year: 2020, week: 53 });
    assert.deepEqual(isoWeekOf(dayNumber(2018, 12, 31)), { year: 2019, week: 1 });
  });

  it('finds Easter and the nth weekday', () => {
    assert.equal(dayText(easterSunday(2017)), '2017-04-16');
    assert.equal(dayText(easterSunday(2024)), '2024-03-31');
    assert.equal(dayText(orthodoxEaster(2017)), '2017-04-16');
    assert.equal(dayText(orthodoxEaster(2024)), '2024-05-05');
    assert.equal(dayText(nthWeekday({ year: 2013, month: 11, weekday: 4, n: 4 })), '2013-11-28');
    assert.equal(dayText(nthWeekday({ year: 2013, month: 5, weekday: 1, n: -1 })), '2013-05-27');
  });

  it('adds days over months and years, and refuses what is no day', () => {
    assert.equal(addDays('2016-12-31', 1), '2017-01-01');
    assert.equal(addDays('2016-03-01', -1), '2016-02-29');
    assert.throws(() => addDays('soon', 1), RangeError);
  });

  it('tells whether runs of days share one', () => {
    assert.ok(daysOverlap({ from: '2017-02-01', to: '2017-02-20' }, { from: '2017-02-20', to: '2017-03-01' }));
    assert.ok(!daysOverlap({ from: '2017-02-01', to: '2017-02-19' }, { from: '2017-02-20', to: '2017-03-01' }));
  });

  it('gives the day of an instant in a zone', () => {
    assert.equal(dayOf(1_487_806_200_000, 'Asia/Tokyo'), '2017-02-23');
    assert.throws(() => dayOf(0, 'Nowhere/Land'), RangeError);
  });
});
