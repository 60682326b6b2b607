// Rules for bare days of the month, in questions: "on the 15th", "Friday the 22nd", "the third Tuesday".

import { civil, nthWeekday, weekdayOf } from './calendar.ts';
import { type Reading, type ReadingContext, readDay, readMonth } from './date-reading.ts';
import type { DateRule, Groups } from './date-rule.ts';
import { ordinalOf, weekdayNumber } from './date-words.ts';

export const DAY_OF_MONTH_RULES: readonly DateRule[] = [
  {
    pattern:
      '\\b(?:the{_})?(?<nth>first|second|third|fourth|fifth|last|\\d(?:st|nd|rd|th)){_}(?<weekday>{fullWeekday})(?!{_}(?:of|in|after|before)\\b)',
    example: 'the third Tuesday',
    fact: 'Without a month the nth weekday is one of this month.',
    askedOnly: true,
    read: nthOfThisMonth,
  },
  {
    pattern:
      '(?<=\\bon{_}(?:the{_})?|^the{_}|\\bthe{_}|^)(?:(?<weekday>{weekday}),?{_}(?:the{_})?)?(?<day>{ordinalDay})(?=\\s*(?:$|[.,!?;]|(?:of{_})?(?:this|next|last){_}month|at\\b))',
    example: 'on the 15th',
    fact: 'A day without a month is the nearest one that the direction allows.',
    askedOnly: true,
    read: dayOfMonth,
  },
  {
    pattern:
      '\\b(?<weekday>{weekday}),?{_}(?:the{_})?(?<day>{ordinalDay}|{dayNumber})(?![\\d/:.-]|\\s?[ap]\\.?m|\\s?-\\s?\\d)',
    example: 'Friday the 22nd',
    fact: 'Weekday and day of the month meet a few times a year; the nearest meeting is meant.',
    askedOnly: true,
    read: dayOfMonth,
  },
  {
    pattern: '(?<=\\bon{_})(?:the{_})?(?<day>{dayNumber})(?=\\s*(?:$|[.,!?;]))',
    example: "I'll be back on 15",
    fact: 'A small number after "on" is a day of the month.',
    askedOnly: true,
    read: dayOfMonth,
  },
];

function nthOfThisMonth({ nth = '', weekday = '' }: Groups, context: ReadingContext): Reading | null {
  if (context.anchor === null || /^last$/i.test(nth)) return null;
  const { year, month } = civil(context.anchor);
  return readDay(nthWeekday({ year, month, weekday: weekdayNumber(weekday), n: ordinalOf(nth) }), context.anchorBasis);
}

function dayOfMonth({ day = '', weekday }: Groups, context: ReadingContext): Reading | null {
  if (context.anchor === null) return null;
  const number = ordinalOf(day);
  if (number < 1 || number > 31) return null;
  const step = context.direction === 'past' ? -1 : 1;
  const at = civil(context.anchor);
  // Within 48 months every weekday meets every day of the month that all of them have.
  for (let months = 0; Math.abs(months) < 48; months += step) {
    const month = readMonth(at.year, at.month + months, 'asked');
    const found = (month.from ?? 0) + number - 1;
    if (found > (month.to ?? 0) || (step > 0 ? found < context.anchor : found > context.anchor)) continue;
    if (weekday === undefined || weekdayOf(found) === weekdayNumber(weekday))
      return readDay(found, context.anchorBasis);
  }
  return null;
}
