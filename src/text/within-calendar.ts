// Takes the days from what reaches out of the calendar: "9,999 years ago" is a past without a day that could be written.

import { FIRST_DAY, LAST_DAY } from './calendar.ts';
import { type Reading, readUndated } from './date-reading.ts';

/**
 * The reading as it is when all its days can be written. Else without days: a length keeps its value ("the last 9999
 * years" are so many years), of a date is left whether it lies behind or ahead (ISO-TimeML: PAST_REF, FUTURE_REF).
 */
export function withinCalendar(reading: Reading): Reading {
  const { type, value, granularity, from, to, mod } = reading;
  if (from === undefined || to === undefined || (from >= FIRST_DAY && to <= LAST_DAY)) return reading;
  if (type === 'DURATION') return readUndated(type, value, granularity, mod);
  return readUndated('DATE', from < FIRST_DAY ? 'PAST_REF' : 'FUTURE_REF', 'range');
}
