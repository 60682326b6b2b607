// Joins an hour of the clock with the day that follows it: "9 a.m. Tuesday" is one time.

import { dayText } from './calendar.ts';
import type { FoundDate } from './date-reading.ts';

/** The dates with each hour joined to the day right behind it; dates in order. */
export function joinClocks(text: string, dates: readonly FoundDate[]): FoundDate[] {
  const joined: FoundDate[] = [];
  for (const date of dates) {
    const last = joined.at(-1);
    const whole = last === undefined ? null : clockAndDay(text, last, date);
    if (whole === null) {
      if (last !== undefined) joined[joined.length - 1] = clockOfDay(text, last, date);
      joined.push(date);
    } else joined[joined.length - 1] = whole;
  }
  return joined;
}

function clockAndDay(text: string, clock: FoundDate, day: FoundDate): FoundDate | null {
  const hour = /T\d\d:\d\dZ?$/.exec(clock.reading.value)?.[0];
  const { from, type, granularity } = day.reading;
  if (hour === undefined || type !== 'DATE' || granularity !== 'day' || from === undefined) return null;
  if (!/^,?\s$/.test(text.slice(clock.end, day.start))) return null;
  return { start: clock.start, end: day.end, reading: { ...day.reading, type: 'TIME', value: dayText(from) + hour } };
}

/** How far an hour may stand from the day behind it: " (0735 GMT) on ". */
const BETWEEN_CHARS_MAX = 30;

/** "10:35 a.m. (0735 GMT) Friday", "9 a.m. on Monday": two times, the hour is of the day behind it. */
function clockOfDay(text: string, clock: FoundDate, day: FoundDate): FoundDate {
  const hour = /T\d\d:\d\dZ?$/.exec(clock.reading.value)?.[0];
  const { from, basis, granularity } = day.reading;
  const between = day.start - clock.end > BETWEEN_CHARS_MAX ? '' : text.slice(clock.end, day.start);
  const joins = /^(?:,?\s\([^)]{1,20}\))?,?\s(?:on\s)?$/.test(between);
  if (hour === undefined || granularity !== 'day' || from === undefined || !joins) return clock;
  return { ...clock, reading: { ...clock.reading, value: dayText(from) + hour, basis, from, to: from } };
}
