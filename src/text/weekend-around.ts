// The long weekend around a day: Saturday and Sunday nearest to it, and the days up to it.

import { weekdayOf } from './calendar.ts';
import { type Reading, readRange } from './date-reading.ts';

/** The Saturday and Sunday nearest to a day, drawn out to hold it: Saturday to Monday for Labor Day. Null for no day. */
export function weekendAround(date: Reading | null): Reading | null {
  if (date?.from === undefined || date.granularity !== 'day') return null;
  const weekday = weekdayOf(date.from);
  const saturday = date.from + (weekday < 3 ? -weekday - 1 : 6 - weekday);
  return readRange(Math.min(date.from, saturday), Math.max(date.from, saturday + 1), date.basis);
}
