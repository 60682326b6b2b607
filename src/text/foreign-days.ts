// Days of the Chinese, Islamic and Hebrew calendars as days of ours, by the tables of the platform.

import { dayNumber } from './calendar.ts';

/** ICU's tables of the moon's months are exact for these years; looking further would only cost time. */
const YEARS = { from: 1900, to: 2100 };

const known = new Map<string, number>();

/**
 * The first day of a Gregorian year that is the given day and month (by ICU's names) of another calendar, as a day
 * number. NaN when the year has none or lies outside the tables. Answers are kept: a search walks through a year.
 */
export function foreignDay(calendar: string, year: number, month: string, dayOfMonth: number): number {
  if (year < YEARS.from || year > YEARS.to) return Number.NaN;
  const key = `${calendar} ${year} ${month} ${dayOfMonth}`;
  const found = known.get(key) ?? searchDay(calendar, year, month, dayOfMonth);
  known.set(key, found);
  return found;
}

function searchDay(calendar: string, year: number, month: string, dayOfMonth: number): number {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  const first = dayNumber(year, 1, 1);
  const end = dayNumber(year + 1, 1, 1);
  for (let number = first; number < end; number += 1) {
    const parts = format.formatToParts(number * 86_400_000);
    const value = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
    // A leap year has two months of Adar; the feast is in the second.
    const inMonth = value('month') === month || (month === 'Adar' && value('month') === 'Adar II');
    if (inMonth && value('day') === String(dayOfMonth)) return number;
  }
  return Number.NaN;
}
