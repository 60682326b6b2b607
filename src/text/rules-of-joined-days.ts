// Rules for two days of one month that "and" joins in the news: "on 24 and 25 April", "April 24 and 25".

import { type Reading, type ReadingContext, readCivil } from './date-reading.ts';
import { type DateRule, type Groups, nearestMonthDay } from './date-rule.ts';
import { monthOf, ordinalOf, yearOf } from './date-words.ts';

const DAY = '(?:{ordinalDay}|{dayNumber})';
const JOINT = '{_}(?:and|or){_}(?:the{_})?';
/** What may follow the second day: a number before any other word counts things ("on May 3 and 5 people"). */
const AFTER_DAY =
  '(?={comma}{year}(?!\\d)|\\s*(?:$|[;:!?)"”—–]|[.,](?!\\d))|{_}(?:a|after|and|as|at|before|but|by|during|for|from|in|of|on|respectively|that|the|to|when|where|while|with)(?!\\p{L}))';

export const JOINED_DAY_RULES: readonly DateRule[] = [
  {
    pattern: `(?<![\\p{L}\\d.,/$€£-])(?<day>${DAY})(?=${JOINT}${DAY}{_}(?:of{_})?(?<month>{month})(?:{comma}(?<year>{year}))?(?!\\d))`,
    example: '24 and 25 April',
    fact: 'TIMEX2 (2005): expressions that a conjunction joins are tagged apart; the first shares the month of the second.',
    read: joinedDay,
  },
  {
    pattern: `(?<=\\b(?<month>{month})\\s{1,2}(?:the{_})?${DAY}${JOINT})(?<day>${DAY})${AFTER_DAY}(?:{comma}(?<year>{year})(?!\\d))?`,
    example: 'April 24 and 25',
    fact: 'TIMEX2 (2005): expressions that a conjunction joins are tagged apart; the second shares the month of the first.',
    read: joinedDay,
  },
];

function joinedDay({ day = '', month = '', year }: Groups, context: ReadingContext): Reading | null {
  if (context.asked || !/^\p{Lu}/u.test(month) || /\bbetween\s(?:the\s)?$/i.test(context.before)) return null;
  const [number, dayOfMonth] = [monthOf(month), ordinalOf(day)];
  return year === undefined
    ? nearestMonthDay(number, dayOfMonth, context)
    : readCivil(yearOf(year), number, dayOfMonth);
}
