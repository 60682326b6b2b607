// What a rule makes of the words it matched: a value, and the days it covers, counted from the anchor.

import type { Basis, Granularity, TimexType } from '../news/moment.ts';
import { civil, dayNumber, daysInMonth, dayText, isoWeekOf, weekdayOf } from './calendar.ts';

/** A time as understood; days are day numbers (calendar.ts), both ends included, absent when not known. */
export interface Reading {
  readonly type: TimexType;
  readonly value: string;
  readonly granularity: Granularity;
  readonly basis: Basis;
  readonly from?: number;
  readonly to?: number;
  readonly mod?: string;
}

/** A reading with where its words stand. */
export interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly reading: Reading;
}

/** What surrounds the words: what is counted from, and which way the sentence looks. */
export interface ReadingContext {
  /** The day of publication or of asking; null when not known. */
  readonly anchor: number | null;
  readonly anchorBasis: Basis;
  /** True for a question: shorter forms are dates there ("4/22", "on the 15th"). */
  readonly asked: boolean;
  /** Whether in digits the day comes before the month, where both are possible. */
  readonly dayFirst: boolean;
  readonly direction: 'past' | 'future';
  /** True when the sentence itself decided the direction. */
  readonly tensed: boolean;
  /** True when it looks ahead and nothing in it looks back. */
  readonly sure: boolean;
  /** The last day mentioned before, for "two days later"; null when there is none. */
  readonly earlier: number | null;
  /** What that was: of a month or year told of before, "that day" is any day. */
  readonly earlierUnit: 'day' | 'month' | 'year';
  /** A day, month or year that was stated with its year and that this time goes on from; null when there is none. */
  readonly stated: number | null;
  /** The day mentioned just before, for the hour that follows it; null when none stands near. */
  readonly dayBeside: number | null;
  /** The day on which the sentence was said ("said on Friday that …"); null when it does not tell one. */
  readonly spokenOn: number | null;
  readonly before: string;
  readonly after: string;
}

const SEASON_STARTS: Readonly<Record<string, readonly [number, number]>> = {
  SP: [3, 21],
  SU: [6, 21],
  FA: [9, 23],
  WI: [12, 21],
};

/** A number in two digits at least. */
export function two(value: number): string {
  return String(value).padStart(2, '0');
}

function yearText(year: number): string {
  return String(year).padStart(4, '0');
}

/** One day; `suffix` adds the part of the day or the hour to its value. */
export function readDay(day: number, basis: Basis, type: TimexType = 'DATE', suffix = ''): Reading {
  return { type, value: dayText(day) + suffix, granularity: 'day', basis, from: day, to: day };
}

/** A day of a stated year; null when the month has no such day, or there is no such year (0). */
export function readCivil(year: number, month: number, dayOfMonth: number): Reading | null {
  if (year < 1) return null;
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return null;
  return readDay(dayNumber(year, month, dayOfMonth), 'stated');
}

/** A month; numbers past 12 or below 1 carry into the year. */
export function readMonth(year: number, month: number, basis: Basis): Reading {
  const from = dayNumber(year, month, 1);
  const at = civil(from);
  const to = dayNumber(year, month + 1, 1) - 1;
  return { type: 'DATE', value: `${yearText(at.year)}-${two(at.month)}`, granularity: 'month', basis, from, to };
}

/** One day, not known which, of the month or year that holds a day. */
export function readDayIn(unit: 'month' | 'year', day: number): Reading {
  const { year, month } = civil(day);
  const whole = unit === 'month' ? readMonth(year, month, 'earlier mention') : readYear(year, 'earlier mention');
  return { ...whole, value: `${whole.value}${unit === 'month' ? '-XX' : '-XX-XX'}` };
}

/** A calendar year. */
export function readYear(year: number, basis: Basis): Reading {
  const from = dayNumber(year, 1, 1);
  return { type: 'DATE', value: yearText(year), granularity: 'year', basis, from, to: dayNumber(year, 12, 31) };
}

/** The ISO week that holds the day, Monday to Sunday. */
export function readWeek(day: number, basis: Basis): Reading {
  const from = day - weekdayOf(day) + 1;
  const { year, week } = isoWeekOf(day);
  return { type: 'DATE', value: `${yearText(year)}-W${two(week)}`, granularity: 'week', basis, from, to: from + 6 };
}

/** Saturday and Sunday of the ISO week that holds the day. */
export function readWeekend(day: number, basis: Basis): Reading {
  const week = readWeek(day, basis);
  const monday = week.from ?? day;
  return { ...week, value: `${week.value}-WE`, granularity: 'range', from: monday + 5, to: monday + 6 };
}

/** A quarter; numbers past 4 or below 1 carry into the year. */
export function readQuarter(year: number, quarter: number, basis: Basis): Reading {
  const from = dayNumber(year, quarter * 3 - 2, 1);
  const at = civil(from);
  const value = `${yearText(at.year)}-Q${(at.month + 2) / 3}`;
  return { type: 'DATE', value, granularity: 'quarter', basis, from, to: dayNumber(year, quarter * 3 + 1, 1) - 1 };
}

/** The first or second half of a year. */
export function readHalf(year: number, half: number, basis: Basis): Reading {
  const from = dayNumber(year, half * 6 - 5, 1);
  const value = `${yearText(civil(from).year)}-H${half}`;
  return { type: 'DATE', value, granularity: 'half', basis, from, to: dayNumber(year, half * 6 + 1, 1) - 1 };
}

/** A season by its astronomical bounds (equinoxes and solstices of the north); a winter is of the year it starts in. */
export function readSeason(year: number, season: string, basis: Basis): Reading {
  const [month, dayOfMonth] = SEASON_STARTS[season] ?? [3, 20];
  const from = dayNumber(year, month, dayOfMonth);
  const next = SEASON_STARTS[season === 'SP' ? 'SU' : season === 'SU' ? 'FA' : season === 'FA' ? 'WI' : 'SP'] ?? [
    6, 21,
  ];
  const to = dayNumber(season === 'WI' ? year + 1 : year, next[0], next[1]) - 1;
  return { type: 'DATE', value: `${yearText(year)}-${season}`, granularity: 'season', basis, from, to };
}

/** The ten years, from one that ends in 0, that hold a year. */
export function readDecade(year: number, basis: Basis): Reading {
  const first = Math.floor(year / 10) * 10;
  const value = yearText(first).slice(0, 3);
  return {
    type: 'DATE',
    value,
    granularity: 'decade',
    basis,
    from: dayNumber(first, 1, 1),
    to: dayNumber(first + 9, 12, 31),
  };
}

/** The hundred years that start with the given hundreds (19 is 1900 to 1999). */
export function readCentury(hundreds: number, basis: Basis): Reading {
  const from = dayNumber(hundreds * 100, 1, 1);
  return {
    type: 'DATE',
    value: two(hundreds),
    granularity: 'range',
    basis,
    from,
    to: dayNumber(hundreds * 100 + 99, 12, 31),
  };
}

/** A time whose words do not say which days: durations, "recently", yearless dates without an anchor. */
export function readUndated(type: TimexType, value: string, granularity: Granularity, mod?: string): Reading {
  return { type, value, granularity, basis: 'unknown', ...(mod === undefined ? {} : { mod }) };
}

/** A run of days with no unit of its own. */
export function readRange(from: number, to: number, basis: Basis, value = `${dayText(from)}/${dayText(to)}`): Reading {
  return { type: 'DATE', value, granularity: 'range', basis, from, to };
}

/** The day moved by whole months; the day of the month is cut to the month's length. */
export function addMonths(day: number, months: number): number {
  const { year, month, dayOfMonth } = civil(day);
  const first = civil(dayNumber(year, month + months, 1));
  return dayNumber(first.year, first.month, Math.min(dayOfMonth, daysInMonth(first.year, first.month)));
}

/**
 * The calendar unit (`D W WE M Q Y E C S F`) that lies `offset` units from the one holding `day`. Null for units of
 * the clock, which are no days.
 */
export function readUnit(unit: string, day: number, offset: number, basis: Basis): Reading | null {
  const { year, month } = civil(day);
  if (unit === 'D') return readDay(day + offset, basis);
  if (unit === 'W') return readWeek(day + 7 * offset, basis);
  if (unit === 'F') return readRange(day + 14 * Math.min(offset, 0), day + 14 * Math.max(offset, 0), basis);
  if (unit === 'WE') return readWeekend(day + 7 * offset, basis);
  if (unit === 'M') return readMonth(year, month + offset, basis);
  if (unit === 'Q') return readQuarter(year, Math.ceil(month / 3) + offset, basis);
  if (unit === 'Y') return readYear(year + offset, basis);
  if (unit === 'E') return readDecade(year + 10 * offset, basis);
  if (unit === 'C') return readCentury(Math.floor(year / 100) + offset, basis);
  if (unit === 'S') return readSeasonAt(day, offset, basis);
  return null;
}

function readSeasonAt(day: number, offset: number, basis: Basis): Reading | null {
  const { year } = civil(day);
  const all = [year - 1, year, year + 1].flatMap((y) =>
    ['SP', 'SU', 'FA', 'WI'].map((season) => readSeason(y, season, basis)),
  );
  const now = all.findIndex(({ from = 0, to = 0 }) => from <= day && day <= to);
  return all[now + offset] ?? null;
}
