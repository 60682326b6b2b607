// Rules for short and spoken forms that are dates in questions only: "May twenty-nine", "3 Fridays from now", "EOM".

import { civil, dayNumber, daysInMonth, weekdayOf } from './calendar.ts';
import {
  addMonths,
  type Reading,
  type ReadingContext,
  readCivil,
  readDay,
  readMonth,
  readRange,
  readYear,
} from './date-reading.ts';
import { type DateRule, type Groups, nearestMonthDay, nearestWeekday } from './date-rule.ts';
import { countOf, monthOf, ordinalOf, unitOf, weekdayNumber, yearOf } from './date-words.ts';
import { partOf } from './part-of-date.ts';

const END = '(?=\\s*(?:$|[.,;:!?)]))';

const RULES: readonly Omit<DateRule, 'askedOnly'>[] = [
  {
    pattern: `\\b(?:{weekday}{comma})?(?:(?<month>{month}){_}(?:the{_})?(?<day>{wordDay})|(?<earlyDay>{wordDay}){_}(?:of{_})?(?<lateMonth>{month}))(?:{comma}(?<year>{year}|{wordYear})|${END})`,
    example: 'January twenty-five, 1986',
    fact: 'Days are spoken as plain numbers too.',
    read: ({ month, lateMonth, day, earlyDay, year }, context) => {
      const [m, d] = [monthOf(month ?? lateMonth ?? ''), countOf(day ?? earlyDay ?? '')];
      return year === undefined ? nearestMonthDay(m, d, context) : readCivil(yearOf(year), m, d);
    },
  },
  {
    pattern:
      '(?<![\\d/.-])(?<year>(?:19|20)\\d\\d)\\s(?<month>0?[1-9]|1[0-2])\\s(?<day>3[01]|[12]\\d|0?[1-9])(?![\\d/.:-])',
    example: '2016 10 16',
    fact: 'ISO order with spaces.',
    read: ({ year, month, day }) => readCivil(Number(year), Number(month), Number(day)),
  },
  {
    pattern:
      '\\b(?:the{_})?(?<day>{ordinalDay}){_}(?:(?:day{_})?of{_})(?:the{_})?(?<which>last|previous|next|this|coming|following|current){_}month\\b',
    example: '20th of the previous month',
    fact: 'A day of a month beside this one.',
    read: ({ day = '', which = '' }, context) => dayOfMonthBeside(ordinalOf(day), which, context),
  },
  {
    pattern:
      '\\b(?:from{_}|between{_})?(?:the{_})?(?<first>{ordinalDay}|{dayNumber})\\s?(?:-|–|to|till|until|through|and)\\s?(?:the{_})?(?<second>{ordinalDay}|{dayNumber}){_}(?:in{_}|of{_})?(?<which>last|next|this){_}month\\b',
    example: '4 to 23 next month',
    fact: 'Two days share the month that follows them.',
    read: ({ first = '', second = '', which = '' }, context) =>
      between(dayOfMonthBeside(ordinalOf(first), which, context), dayOfMonthBeside(ordinalOf(second), which, context)),
  },
  {
    pattern:
      '\\b(?<month>{month}){_}(?:between|from){_}(?:the{_})?(?<first>{ordinalDay}|{dayNumber})\\s?(?:-|–|to|till|until|through|and)\\s?(?:the{_})?(?<second>{ordinalDay}|{dayNumber})(?:{comma}(?<year>{year}|{wordYear}))?(?![\\d/:])',
    example: 'November between 19 and 20',
    fact: 'Two days share the month that stands before them.',
    read: ({ month = '', first = '', second = '', year }, context) => {
      const days = [first, second].map((day) =>
        year === undefined
          ? nearestMonthDay(monthOf(month), ordinalOf(day), context)
          : readCivil(yearOf(year), monthOf(month), ordinalOf(day)),
      );
      return between(days[0] ?? null, days[1] ?? null);
    },
  },
  {
    pattern:
      '\\b(?:from|between){_}(?:the{_})?(?<first>{ordinalDay}|{dayNumber})\\s?(?:-|–|to|till|until|through|and)\\s?(?<month>{month}){_}(?:the{_})?(?<second>{ordinalDay}|{dayNumber})(?:{comma}(?<year>{year}))?(?![\\d/:])',
    example: 'from 02 to April 07',
    fact: 'A first day without a month is of the month that the second one names.',
    read: ({ month = '', first = '', second = '', year }, context) => {
      const days = [first, second].map((day) =>
        year === undefined
          ? nearestMonthDay(monthOf(month), ordinalOf(day), context)
          : readCivil(yearOf(year), monthOf(month), ordinalOf(day)),
      );
      return between(days[0] ?? null, days[1] ?? null);
    },
  },
  {
    pattern: '\\b(?:(?<weekday>{fullWeekday})|(?<month>{month})){_}after{_}next\\b',
    example: 'Friday after next',
    fact: 'Of two that come, the second.',
    read: afterNext,
  },
  {
    pattern: '\\b(?<count>{count}){_}(?<weekday>{fullWeekday})s?{_}(?<way>from{_}(?:now|today)|hence|ago|back)\\b',
    example: '3 Fridays from now',
    fact: 'Weekdays are counted like units.',
    read: countedWeekdays,
  },
  {
    pattern:
      '\\b(?<count>{count}){_}(?<unit>{unit}),?{_}(?:and{_})?(?<more>{count}){_}(?<finer>{unit}){_}(?<way>ago|earlier|back|later|hence|from{_}(?:now|today))\\b',
    example: '1 month 21 days ago',
    fact: 'Lengths add up, the longer one first.',
    read: countedTwice,
  },
  {
    pattern: '\\b(?<which>this|next|last|coming){_}(?:work(?:ing)?|business)[\\s-]?week\\b',
    example: 'this working week',
    fact: 'A working week is Monday to Friday.',
    read: ({ which = '' }, { anchor, anchorBasis }) => {
      if (anchor === null) return null;
      const offset = /last/i.test(which) ? -7 : /next|coming/i.test(which) ? 7 : 0;
      const monday = anchor - weekdayOf(anchor) + 1 + offset;
      return readRange(monday, monday + 4, anchorBasis);
    },
  },
  {
    pattern: '\\b(?:the{_})?(?<part>[eb])o(?<unit>[my])\\b',
    example: 'EOM',
    fact: 'Shorthand of business: end or beginning of month or year.',
    read: ({ part = '', unit = '' }, { anchor, anchorBasis }) => {
      if (anchor === null) return null;
      const { year, month } = civil(anchor);
      const whole = /m/i.test(unit) ? readMonth(year, month, anchorBasis) : readYear(year, anchorBasis);
      return partOf({ part: /e/i.test(part) ? 'end of' : 'beginning of' }, whole, { anchor, asked: true });
    },
  },
];

export const QUESTION_RULES: readonly DateRule[] = RULES.map((rule) => ({ ...rule, askedOnly: true }));

function dayOfMonthBeside(day: number, which: string, { anchor, anchorBasis }: ReadingContext): Reading | null {
  if (anchor === null || day < 1) return null;
  const offset = /last|previous/i.test(which) ? -1 : /next|coming|following/i.test(which) ? 1 : 0;
  const { year, month } = civil(anchor);
  if (day > daysInMonth(year, month + offset)) return null;
  return readDay(dayNumber(year, month + offset, day), anchorBasis);
}

function between(first: Reading | null, second: Reading | null): Reading | null {
  if (first?.from === undefined || second?.to === undefined || first.from >= second.to) return null;
  // Both are of one month; the nearest of each may be a year apart.
  return second.to - first.from > 31 ? null : readRange(first.from, second.to, second.basis);
}

function afterNext({ weekday, month }: Groups, context: ReadingContext): Reading | null {
  if (context.anchor === null) return null;
  const ahead: ReadingContext = { ...context, direction: 'future' };
  if (weekday !== undefined) {
    const day = nearestWeekday(weekdayNumber(weekday), ahead);
    return day === null ? null : readDay(day + 7, context.anchorBasis);
  }
  const at = civil(context.anchor);
  const number = monthOf(month ?? '');
  return readMonth(at.year + (number > at.month ? 1 : 2), number, context.anchorBasis);
}

function countedWeekdays({ count = '', weekday = '', way = '' }: Groups, context: ReadingContext): Reading | null {
  const back = /ago|back/i.test(way);
  const first = nearestWeekday(weekdayNumber(weekday), { ...context, direction: back ? 'past' : 'future' });
  const number = countOf(count);
  if (first === null || !Number.isInteger(number) || number < 1) return null;
  return readDay(first + (back ? -7 : 7) * (number - 1), context.anchorBasis);
}

function countedTwice(
  { count = '', unit = '', more = '', finer = '', way = '' }: Groups,
  context: ReadingContext,
): Reading | null {
  if (context.anchor === null) return null;
  const sign = /ago|earlier|back/i.test(way) ? -1 : 1;
  const [first, second] = [countOf(count), countOf(more)];
  const months: Record<string, number> = { M: 1, Q: 3, Y: 12, E: 120 };
  const days: Record<string, number> = { D: 1, W: 7, F: 14 };
  const [a, b] = [unitOf(unit), unitOf(finer)];
  const sum = (months[a] ?? 0) * first + (months[b] ?? 0) * second;
  const rest = (days[a] ?? 0) * first + (days[b] ?? 0) * second;
  if (!Number.isInteger(sum) || !Number.isInteger(rest) || a.startsWith('T') || b.startsWith('T')) return null;
  return readDay(addMonths(context.anchor, sign * sum) + sign * rest, context.anchorBasis);
}
