// Joins two dates of a question into one range: "from A to B", "between A and B", "A - B".

import { civil, dayNumber } from './calendar.ts';
import { type FoundDate, type Reading, readCivil, readDay, readMonth, readRange } from './date-reading.ts';
import { weekdayNumber } from './date-words.ts';

/** The longest joint between the ends of a range: " through the ". */
const JOINT_CHARS_MAX = 14;
/** "between " and a space more. */
const OPENER_CHARS = 10;

/** One range from the first day of A to the last of B, wherever two dates stand so; dates in order. */
export function joinRanges(text: string, dates: readonly FoundDate[]): FoundDate[] {
  const joined: FoundDate[] = [];
  for (const date of dates) {
    const last = joined.at(-1);
    const range = last === undefined ? null : rangeOf(text, last, date);
    if (range === null) joined.push(date);
    else joined[joined.length - 1] = range;
  }
  return joined;
}

function rangeOf(text: string, first: FoundDate, second: FoundDate): FoundDate | null {
  const between = text.slice(first.end, second.start);
  if (
    between.length > JOINT_CHARS_MAX ||
    !/^\s*(?:-|–|to|till?|until|through|thru|and|til)\s*(?:the\s*)?$/i.test(between)
  )
    return null;
  const before = text.slice(Math.max(0, first.start - 10), first.start);
  const opener = /(?:from|between)\s+(?:the\s+)?$/i.exec(before);
  if (/and/i.test(between) && !/between\s+(?:the\s+)?$/i.test(before)) return null;
  // "From next Friday to 1 October 2020": the first end says its own year.
  const settled = /\b(?:this|next|last|today|tomorrow|yesterday|now|ago)\b/i.test(text.slice(first.start, first.end));
  const ends = ordered(first.reading, second.reading, settled);
  if (ends === null) return null;
  return {
    start: first.start - (opener?.[0].length ?? 0),
    end: second.end,
    reading: readRange(ends.from, ends.to, second.reading.basis),
  };
}

const DAY_OF_SAME_YEAR = /^\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?$/i;

/** In an article both ends stay times of their own; a first end without a year has the year of the second. */
export function shareYears(text: string, dates: readonly FoundDate[]): FoundDate[] {
  return dates.map((date, at) => {
    const next = dates[at + 1];
    if (next === undefined || date.reading.basis === 'stated' || next.reading.basis !== 'stated') return date;
    if (!/^(?:day|month)$/.test(date.reading.granularity) || !/^(?:XXXX|\d{4})-\d\d/.test(date.reading.value))
      return date;
    const between = text.slice(date.end, next.start);
    const opened = /\b(?:from|between)\s$/i.test(text.slice(Math.max(0, date.start - 10), date.start));
    const joins = opened ? /^\s(?:to|until|till|through|and)\s$/i : /^(?:\s?[-–]\s?|\s(?:to|through)\s)$/i;
    // "May 3, 4 and 5, 2015": those behind the first have but their day, and the last the year of all.
    const shares =
      /^(?:,|,?\s(?:and|or))\s(?:the\s)?$/i.test(between) && DAY_OF_SAME_YEAR.test(text.slice(next.start, next.end));
    const reading = shares || joins.test(between) ? inYearOf(date.reading, next.reading) : null;
    return reading === null ? date : { ...date, reading };
  });
}

/** A day or month by its value, in the year of the end that states one, or in the year before where it lies behind. */
function inYearOf({ value, granularity, type, mod }: Reading, { from }: Reading): Reading | null {
  const [, month, dayOfMonth] = /^(?:XXXX|\d{4})-(\d\d)(?:-(\d\d))?$/.exec(value) ?? [];
  if (from === undefined || type !== 'DATE' || month === undefined) return null;
  const end = civil(from);
  const year = Number(month) > end.month ? end.year - 1 : end.year;
  const found =
    granularity === 'month'
      ? readMonth(year, Number(month), 'stated')
      : readCivil(year, Number(month), Number(dayOfMonth));
  return found === null || mod === undefined ? found : { ...found, mod };
}

/** The ends in order: an end without a year is moved to the other's year, so that "Nov to Feb 2017" starts in 2016. */
function ordered(first: Reading, second: Reading, settled: boolean): { from: number; to: number } | null {
  if (first.from === undefined || second.to === undefined) return null;
  let { from } = first;
  let { to } = second;
  if (!settled && first.basis !== 'stated' && second.basis === 'stated') {
    from = inYear(from, civil(to).year);
    if (from > to) from = inYear(from, civil(to).year - 1);
  } else if (second.basis !== 'stated' && to < from)
    to = inYear(to + 1, civil(from).year + (inYear(to, civil(from).year) < from ? 1 : 0)) - 1;
  return from <= to ? { from, to } : null;
}

function inYear(day: number, year: number): number {
  const { month, dayOfMonth } = civil(day);
  return dayNumber(year, month, dayOfMonth);
}

/** A run of weekdays in an article, "from Monday to Thursday", is of seven days at most: its end lies behind its start. */
export function orderWeekdays(text: string, dates: readonly FoundDate[], anchor: number | null): FoundDate[] {
  const ordered = [...dates];
  for (const [at, end] of ordered.entries()) {
    const start = ordered[at - 1];
    if (start === undefined || anchor === null || !isWeekday(text, start) || !isWeekday(text, end)) continue;
    const [first, last] = [start.reading.from ?? 0, end.reading.from ?? 0];
    const opened = /\b(?:from|between)\s$/i.test(text.slice(Math.max(0, start.start - OPENER_CHARS), start.start));
    const joins = opened ? /^\s(?:to|until|till|through|and)\s$/i : /^\s?[-–]\s?$|^\s(?:to|through)\s$/i;
    if (last >= first || !joins.test(text.slice(start.end, end.start))) continue;
    // What lies ahead starts ahead; what has been ended before the paper.
    if (first > anchor)
      ordered[at] = { ...end, reading: readDay(last + 7 * Math.ceil((first - last) / 7), end.reading.basis) };
    else
      ordered[at - 1] = { ...start, reading: readDay(first - 7 * Math.ceil((first - last) / 7), start.reading.basis) };
  }
  return ordered;
}

function isWeekday(text: string, { start, end, reading }: FoundDate): boolean {
  const words = text.slice(start, end);
  return reading.type === 'DATE' && reading.granularity === 'day' && /day$/i.test(words) && weekdayNumber(words) > 0;
}
