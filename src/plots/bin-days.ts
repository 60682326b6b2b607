// Puts counts by day into bars that can be told apart: of a day each, or of a longer time where there are many days.

import type { DayCount } from '../news/day-counts.ts';
import type { Day } from '../news/ids.ts';

export type BinUnit = 'day' | 'week' | 'month' | 'year' | 'decade';

/** One bar: from the first day to the last, both included. */
export interface Bin {
  readonly from: Day;
  readonly to: Day;
  readonly count: number;
}

export interface BinnedDays {
  readonly unit: BinUnit;
  /** In the order of the days, without gaps. */
  readonly bins: readonly Bin[];
}

// Why 62: two months of days; on a phone a bar is then 5 pixels wide, which an eye still tells from the next.
const BINS_MAX = 62;
/** A single bar over the whole width tells nothing of when: what is shorter is shown amid the days around it. */
const DAYS_MIN = 7;
const DAY_MS = 86_400_000;
const UNITS: readonly BinUnit[] = ['day', 'week', 'month', 'year', 'decade'];

/**
 * Bins the days from the first with a count to the last, in the shortest unit that makes at most 62 bars (decades
 * make more, if it must be). Undefined when no day has a count.
 */
export function binDays(counts: readonly DayCount[]): BinnedDays | undefined {
  const days = counts.filter(({ count }) => count > 0).sort((one, other) => (one.day < other.day ? -1 : 1));
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  if (first === undefined || last === undefined) return undefined;
  const span = widen({ from: first, to: last });
  const unit = UNITS.find((each) => startsOf(span, each, BINS_MAX) !== undefined) ?? 'decade';
  const starts = startsOf(span, unit, Number.POSITIVE_INFINITY) ?? [];
  const totals = new Map<Day, number>();
  for (const { day, count } of days) {
    const start = startOf(day, unit);
    totals.set(start, (totals.get(start) ?? 0) + count);
  }
  return {
    unit,
    bins: starts.map((from) => ({ from, to: addDays(startAfter(from, unit), -1), count: totals.get(from) ?? 0 })),
  };
}

interface Span {
  readonly from: Day;
  readonly to: Day;
}

function widen({ from, to }: Span): Span {
  const missing = DAYS_MIN - (Date.parse(to) - Date.parse(from)) / DAY_MS - 1;
  if (missing <= 0) return { from, to };
  return { from: addDays(from, -Math.ceil(missing / 2)), to: addDays(to, Math.floor(missing / 2)) };
}

/** The first days of the bins that cover a span; undefined when there would be more than `max`. */
function startsOf({ from, to }: Span, unit: BinUnit, max: number): readonly Day[] | undefined {
  const starts: Day[] = [];
  for (let start = startOf(from, unit); start <= to; start = startAfter(start, unit)) {
    if (starts.length >= max) return undefined;
    starts.push(start);
  }
  return starts;
}

/** The first day of the bin that a day lies in; weeks begin on Monday (ISO 8601). */
function startOf(day: Day, unit: BinUnit): Day {
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return addDays(day, -((new Date(Date.parse(day)).getUTCDay() + 6) % 7));
    case 'month':
      return `${day.slice(0, 7)}-01`;
    case 'year':
      return `${day.slice(0, 4)}-01-01`;
    case 'decade':
      return `${day.slice(0, 3)}0-01-01`;
  }
}

function startAfter(start: Day, unit: BinUnit): Day {
  const longest: Readonly<Record<BinUnit, number>> = { day: 1, week: 7, month: 31, year: 366, decade: 3_653 };
  // Counted from the first day of a bin, the longest one of its kind ends in the next; that one's first day is wanted.
  return startOf(addDays(start, longest[unit]), unit);
}

const addDays = (day: Day, days: number): Day => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
