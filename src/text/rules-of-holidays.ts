// The rule for days that have names, and for what stands beside them: "last Easter", "Diwali 2019", "Labor Day weekend".

import { civil } from './calendar.ts';
import { type Reading, type ReadingContext, readDay, readRange, readUndated, readWeek } from './date-reading.ts';
import { type DateRule, type Groups, looksBack } from './date-rule.ts';
import { countOf, expandPieces, yearOf } from './date-words.ts';
import type { Holiday } from './holiday.ts';
import { HOLIDAYS } from './holidays.ts';
import { weekendAround } from './weekend-around.ts';

export const HOLIDAY_RULES: readonly DateRule[] = [
  {
    pattern: `\\b(?:(?<which>last|next|this|past|coming){_})?(?<name>${HOLIDAYS.map(({ names }) => names).join('|')})(?:(?:{_}of|{_}in)?{comma}(?<year>{year}|{wordYear})|{_}(?:of{_})?(?<when>last|this|next){_}year|{_}(?<count>{count}){_}years?{_}(?<way>ago|hence))?(?<beside>{_}week(?:end)?)?(?![\\p{L}\\d])`,
    example: 'Easter 2017',
    fact: 'The feast falls on a day that a calendar gives for each year.',
    read: (groups, context) => {
      const found = holidayNamed(groups.name ?? '');
      // In the news a feast has a capital; "lent" and "may day" have none.
      if (found === undefined || (!context.asked && !/^\p{Lu}/u.test(groups.name ?? ''))) return null;
      const first = holiday(found.day, groups, context);
      if (groups.beside === undefined) return lasting(first, found.days ?? 1);
      if (/end$/i.test(groups.beside)) return weekendAround(first);
      // "Easter week": the calendar week that holds the feast.
      return first?.from === undefined ? first : readWeek(first.from, first.basis);
    },
  },
];

let patterns: readonly { readonly whole: RegExp; readonly found: Holiday }[] | null = null;

function holidayNamed(name: string): Holiday | undefined {
  patterns ??= HOLIDAYS.map((found) => ({ whole: new RegExp(`^(?:${expandPieces(found.names)})$`, 'iu'), found }));
  return patterns.find(({ whole }) => whole.test(name))?.found;
}

/** A feast of several days runs on from its first. */
function lasting(first: Reading | null, days: number): Reading | null {
  if (days === 1 || first?.from === undefined) return first;
  return readRange(first.from, first.from + days - 1, first.basis);
}

function holiday(
  day: (year: number) => number,
  { year, which, when, count, way }: Groups,
  context: ReadingContext,
): Reading | null {
  if (year !== undefined) return onDay(day(yearOf(year)), 'stated');
  if (context.anchor === null) return readUndated('DATE', 'XXXX-XX-XX', 'day');
  const { anchor } = context;
  const at = civil(anchor).year;
  const basis = context.anchorBasis;
  if (when !== undefined) return onDay(day(at + (/last/i.test(when) ? -1 : /next/i.test(when) ? 1 : 0)), basis);
  if (count !== undefined) return onDay(day(at + (way === 'ago' ? -1 : 1) * countOf(count)), basis);
  const days = [at - 1, at, at + 1].map(day);
  const near = { past: days.findLast((one) => one <= anchor), future: days.find((one) => one >= anchor) };
  const back =
    which === undefined
      ? looksBack(context, anchor - (near.past ?? anchor), (near.future ?? anchor) - anchor)
      : /last|past/i.test(which);
  const found = back
    ? days.filter((one) => one <= anchor).at(-1)
    : days.find((one) => one > anchor || (one === anchor && which === undefined));
  return onDay(found ?? Number.NaN, basis);
}

function onDay(day: number, basis: Reading['basis']): Reading | null {
  return Number.isNaN(day) ? null : readDay(day, basis);
}
