// What a rule for dates is: words to look for, an example, the fact behind it, and how to read a match.

import { civil, dayNumber, daysInMonth, weekdayOf } from './calendar.ts';
import type { Reading, ReadingContext } from './date-reading.ts';
import { readDay, readMonth, readUndated, two } from './date-reading.ts';

export type Groups = Readonly<Record<string, string | undefined>>;

export interface DateRule {
  /** A regular expression without case; `{name}` is a piece of date-words.ts. Bounded, so that matching is linear. */
  readonly pattern: string;
  readonly example: string;
  /** The fact of language or calendar that the rule rests on. */
  readonly fact: string;
  /** Only in questions, where short forms are dates. */
  readonly askedOnly?: boolean;
  /** Null when the words turn out to be no time. */
  readonly read: (groups: Groups, context: ReadingContext) => Reading | null;
}

/** How far back (days) a date without a year or a tense is still taken as past: three quarters of a year. */
const PAST_DAYS_MAX = 270;
/** So near a date ahead is meant even beside a verb in the past, when the other choice lies that far back. */
const NEAR_DAYS = 60;

/** A month and day without a year, in the year that the anchor and the tense suggest. */
export function nearestMonthDay(
  month: number,
  dayOfMonth: number,
  context: ReadingContext,
  weekday = 0,
): Reading | null {
  if (month < 1 || dayOfMonth < 1 || dayOfMonth > daysInMonth(2000, month)) return null;
  if (context.stated !== null) return readDay(onFrom(context.stated, month, dayOfMonth), 'earlier mention');
  if (context.anchor === null) return readUndated('DATE', `XXXX-${two(month)}-${two(dayOfMonth)}`, 'day');
  const { anchor } = context;
  const { year } = civil(anchor);
  const days = [-8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8]
    .filter((offset) => dayOfMonth <= daysInMonth(year + offset, month))
    .map((offset) => dayNumber(year + offset, month, dayOfMonth));
  const fitting = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]
    .map((offset) => dayNumber(year + offset, month, dayOfMonth))
    .filter((day) => weekdayOf(day) === weekday)
    .sort((a, b) => Math.abs(a - anchor) - Math.abs(b - anchor))[0];
  if (weekday > 0 && fitting !== undefined) return readDay(fitting, context.anchorBasis);
  const past = days.filter((day) => day <= anchor).at(-1) ?? anchor;
  const future = days.find((day) => day >= anchor) ?? anchor;
  const chosen = looksBack(context, anchor - past, future - anchor) ? past : future;
  return readDay(chosen, context.anchorBasis);
}

/** The first such day that is not before the month of the day it goes on from. */
function onFrom(stated: number, month: number, dayOfMonth: number): number {
  const { year, month: before } = civil(stated);
  const from = month < before ? year + 1 : year;
  return dayNumber(from, month, Math.min(dayOfMonth, daysInMonth(from, month)));
}

/** A month without a year. */
export function nearestMonth(month: number, context: ReadingContext): Reading {
  if (context.stated !== null) {
    const at = civil(onFrom(context.stated, month, 1));
    return readMonth(at.year, at.month, 'earlier mention');
  }
  if (context.anchor === null) return readUndated('DATE', `XXXX-${two(month)}`, 'month');
  const at = civil(context.anchor);
  const back = (at.month - month + 12) % 12;
  const ahead = (month - at.month + 12) % 12;
  const past = context.asked && back === 0 && context.direction === 'past' ? 0 : back;
  const offset = looksBack(context, past * 30, ahead * 30) ? -past : ahead;
  return readMonth(at.year, at.month + offset, context.anchorBasis);
}

/** Whether a date without a year is the one before the anchor, by how far both choices lie and by the tense. */
export function looksBack(context: ReadingContext, pastDays: number, futureDays: number): boolean {
  if (context.asked) return context.direction === 'past';
  if (pastDays > PAST_DAYS_MAX && futureDays < NEAR_DAYS) return false;
  if (futureDays > PAST_DAYS_MAX && pastDays < NEAR_DAYS) return true;
  if (context.tensed) return context.direction === 'past';
  return pastDays <= PAST_DAYS_MAX || pastDays <= futureDays;
}

/** The weekday nearest to the anchor in the sentence's direction; in the news the anchor's own day counts. */
export function nearestWeekday(weekday: number, context: ReadingContext): number | null {
  if (context.anchor === null) return null;
  // "Wednesday's ruling" has been made.
  const made = !context.asked && /^['’]s\s/.test(context.after);
  const back = (weekdayOf(context.anchor) - weekday + 7) % 7;
  if (back === 0) return context.asked ? context.anchor + (context.direction === 'past' ? -7 : 7) : context.anchor;
  const past = context.anchor - back;
  if (!made && context.direction === 'future') return context.anchor + 7 - back;
  // "said on Friday that the attack on Tuesday": what is told of was before it was told.
  return context.spokenOn !== null && context.spokenOn < past ? past - 7 : past;
}
