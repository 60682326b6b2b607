// Reads the days that somebody asks for, or says how they are written, and steps from them to the next ones.

import type { Period } from '../news/day-view.ts';
import { Failure } from '../news/failure.ts';
import type { Day } from '../news/ids.ts';
import { type AskedDays, type AskedWhen, addDays, readAskedDays } from '../text/understand.ts';

const DAY_MS = 86_400_000;
/** What is shown of a text that is no day. */
const ASKED_CHARS_MAX = 100;
/** Years that a calendar of days can step through: the news tells of no others by day. */
const FIRST_YEAR = '1000';
const LAST_YEAR = '2999';
const MONTHS_PER_YEAR = 12;

/**
 * The days that a text names, read as in a question: without its year a day is the nearest past one. Throws
 * Failure('bad-input') with examples when it names none, or something besides.
 */
export function readDays(text: string, options: AskedWhen): AskedDays {
  const trimmed = text.trim();
  const found = readAskedDays(trimmed, options);
  if (found === undefined) {
    const shown = trimmed.length > ASKED_CHARS_MAX ? `${trimmed.slice(0, ASKED_CHARS_MAX).toWellFormed()}…` : trimmed;
    throw new Failure(
      'bad-input',
      `I cannot read “${shown}” as a day: write it like 20 February 2017, yesterday, last week, December 2016, Q1 2017 or 16 to 20 February 2017.`,
    );
  }
  return found;
}

/** The period of the same kind that many (1: the next, -1: the one before) away; undefined beyond the calendar. */
export function stepDays(period: Period, steps: 1 | -1): Period | undefined {
  const months = wholeMonths(period);
  const days = (Date.parse(period.to) - Date.parse(period.from)) / DAY_MS + 1;
  const stepped =
    months === undefined
      ? { from: addDays(period.from, days * steps), to: addDays(period.to, days * steps) }
      : monthsFrom(addMonths(period.from, months * steps), months);
  return stepped.from.slice(0, 4) < FIRST_YEAR || stepped.to.slice(0, 4) > LAST_YEAR ? undefined : stepped;
}

/** How many calendar months the period is, when it is whole ones. */
function wholeMonths({ from, to }: Period): number | undefined {
  if (!from.endsWith('-01') || !addDays(to, 1).endsWith('-01')) return undefined;
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * MONTHS_PER_YEAR + toMonth - fromMonth + 1;
}

function monthsFrom(from: Day, months: number): Period {
  return { from, to: addDays(addMonths(from, months), -1) };
}

/** The first of a month, that many months later. */
function addMonths(first: Day, months: number): Day {
  const [year = 0, month = 0] = first.split('-').map(Number);
  return isoDay(Date.UTC(year, month - 1 + months, 1));
}

const isoDay = (instant: number): Day => new Date(instant).toISOString().slice(0, 10);
