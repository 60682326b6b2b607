// Days of the calendar as ISO text, counted without a clock: sums of days, weeks and months, and intervals.

import type { Day, Instant } from '../news/ids.ts';

/** A run of whole days, both ends included. */
export interface Interval {
  readonly from: Day;
  readonly to: Day;
}

/**
 * The number of days from 1970-01-01 to the given civil date (proleptic Gregorian; months past 12 or below 1 carry
 * into the year). Source of the formula: Howard Hinnant, "chrono-compatible low-level date algorithms".
 */
export function dayNumber(year: number, month: number, dayOfMonth: number): number {
  const carried = year + Math.floor((month - 1) / 12);
  const monthInYear = ((((month - 1) % 12) + 12) % 12) + 1;
  const marchYear = monthInYear <= 2 ? carried - 1 : carried;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (monthInYear + (monthInYear > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** Year, month (1–12) and day of the month of a day number; the inverse of `dayNumber`. */
export function civil(number: number): { year: number; month: number; dayOfMonth: number } {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** The first and the last day that ISO 8601 writes with a year of four digits; before year 1 stands 1 BC, and no year 0. */
export const FIRST_DAY = dayNumber(1, 1, 1);
export const LAST_DAY = dayNumber(9999, 12, 31);

/** A day number from `FIRST_DAY` to `LAST_DAY` as ISO text. */
export function dayText(number: number): Day {
  const { year, month, dayOfMonth } = civil(number);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

/** The day number of an ISO day; null when the text is no day of the calendar. */
export function parseDay(day: Day): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match === null) return null;
  const number = dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
  return number >= FIRST_DAY && dayText(number) === day ? number : null;
}

/** How many days the month has (1–12; other months carry into the year). */
export function daysInMonth(year: number, month: number): number {
  return dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

/** The ISO weekday of a day number: Monday 1 … Sunday 7. */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** The ISO week of a day number, with the year that the week belongs to. */
export function isoWeekOf(number: number): { year: number; week: number } {
  const thursday = number - weekdayOf(number) + 4;
  const { year } = civil(thursday);
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 };
}

/** The day number of the Monday on which an ISO week starts. */
export function mondayOfIsoWeek(year: number, week: number): number {
  const fourth = dayNumber(year, 1, 4);
  return fourth - weekdayOf(fourth) + 1 + (week - 1) * 7;
}

/** Easter Sunday as a day number (Gregorian). Source: the anonymous computus printed in Nature, 1876. */
export function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/**
 * Orthodox Easter Sunday as a day number of our calendar. Source: Meeus, Astronomical Algorithms, chapter 8, for the
 * Julian calendar, moved by the days that lie between the calendars.
 */
export function orthodoxEaster(year: number): number {
  const d = (19 * (year % 19) + 15) % 30;
  const sum = d + ((2 * (year % 4) + 4 * (year % 7) - d + 34) % 7) + 114;
  const apart = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return dayNumber(year, Math.floor(sum / 31), (sum % 31) + 1) + apart;
}

/** The nth given weekday of a month (n from 1; -1 is the last) as a day number. */
export function nthWeekday({
  year,
  month,
  weekday,
  n,
}: {
  year: number;
  month: number;
  weekday: number;
  n: number;
}): number {
  if (n < 0) {
    const last = dayNumber(year, month + 1, 1) - 1;
    return last - ((weekdayOf(last) - weekday + 7) % 7) + (n + 1) * 7;
  }
  const first = dayNumber(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7;
}

/**
 * The day `days` after the given one (before it when negative), but none beyond the first and the last day that four
 * digits write: as text they would stand in no order. Throws a RangeError when `day` is no ISO day.
 */
export function addDays(day: Day, days: number): Day {
  const number = parseDay(day);
  if (number === null) throw new RangeError(`not a day: ${day}`);
  return dayText(Math.min(Math.max(number + days, FIRST_DAY), LAST_DAY));
}

/** Whether two runs of days share a day. Both ends count as inside. */
export function daysOverlap(first: Interval, second: Interval): boolean {
  return first.from <= second.to && second.from <= first.to;
}

/** The day on which an instant (UTC milliseconds) falls in an IANA zone. Throws a RangeError when the zone is unknown. */
export function dayOf(instant: Instant, zone: string): Day {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(instant);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return dayText(dayNumber(value('year'), value('month'), value('day')));
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
