// Rules for days of one month that "and" joins: "on 24 and 25 April", "April 24, 25 and 26".

import { type Reading, type ReadingContext, readCivil, readRange } from './date-reading.ts';
import { type DateRule, type Groups, nearestMonthDay } from './date-rule.ts';
import { expandPieces, monthOf, ordinalOf, yearOf } from './date-words.ts';

const DAY = '(?:{ordinalDay}|{dayNumber})';
/** Days of a list before its last two; a week of them at most. */
const MORE_DAYS = `(?:,{_}(?:the{_})?${DAY}){0,5}`;
const JOINT = ',?{_}(?:and|or){_}(?:the{_})?';
/** What may follow the last day: a number before any other word counts things ("on May 3 and 5 people"). */
const AFTER_DAY =
  '(?={comma}{year}(?!\\d)|\\s*(?:$|[;:!?)"”—–]|[.,](?!\\d))|{_}(?:a|after|and|as|at|before|but|by|during|for|from|in|of|on|respectively|that|the|to|when|where|while|with)(?!\\p{L}))';
const OF_YEAR = '(?:{comma}(?<year>{year})(?!\\d))?';
const OF_MONTH = '{_}(?:of{_})?(?<month>{month})';

export const JOINED_DAY_RULES: readonly DateRule[] = [
  {
    pattern: `(?<![\\p{L}\\d.,/$€£-])(?<days>(?:the{_})?${DAY}${MORE_DAYS},{_}(?:the{_})?${DAY}${JOINT}${DAY})${OF_MONTH}${OF_YEAR}`,
    example: '24, 25 and 26 April',
    fact: 'Asked for, days that follow each other are one time.',
    askedOnly: true,
    read: runOfDays,
  },
  {
    pattern: `\\b(?<month>{month}){_}(?<days>(?:the{_})?${DAY}${MORE_DAYS},{_}(?:the{_})?${DAY}${JOINT}${DAY})${AFTER_DAY}${OF_YEAR}`,
    example: 'April 24, 25 and 26',
    fact: 'Asked for, days that follow each other are one time.',
    askedOnly: true,
    read: runOfDays,
  },
  {
    pattern: `(?<![\\p{L}\\d.,/$€£-]|\\d,\\s)(?<day>(?:the{_})?${DAY})(?=${MORE_DAYS}${JOINT}${DAY}${OF_MONTH}${OF_YEAR}(?!\\d))`,
    example: '24 and 25 April',
    fact: 'TIMEX2 (2005): expressions that a conjunction joins are tagged apart; the first shares the month of the last.',
    read: joinedDay,
  },
  {
    pattern: `(?<=(?<![\\p{L}\\d.,/$€£-])(?:the{_})?${DAY}${MORE_DAYS},{_})(?<day>(?:the{_})?${DAY})(?=${MORE_DAYS}${JOINT}${DAY}${OF_MONTH}${OF_YEAR}(?!\\d))`,
    example: '24, 25 and 26 April',
    fact: 'Those in the middle of a list share its month too.',
    read: joinedDay,
  },
  {
    pattern: `(?<=\\b(?<month>{month})\\s{1,2}(?:the{_})?${DAY}${MORE_DAYS},{_}(?:the{_})?)(?<day>${DAY})(?=${MORE_DAYS}${JOINT}${DAY}${AFTER_DAY}${OF_YEAR})`,
    example: 'April 24, 25 and 26',
    fact: 'Those in the middle of a list share its month too.',
    read: joinedDay,
  },
  {
    pattern: `(?<=\\b(?<month>{month})\\s{1,2}(?:the{_})?${DAY}${MORE_DAYS}${JOINT})(?<day>${DAY})${AFTER_DAY}${OF_YEAR}`,
    example: 'April 24 and 25',
    fact: 'TIMEX2 (2005): expressions that a conjunction joins are tagged apart; the last shares the month of the first.',
    read: joinedDay,
  },
];

function joinedDay({ day = '', month = '', year }: Groups, context: ReadingContext): Reading | null {
  if (context.asked || !/^\p{Lu}/u.test(month) || /\bbetween\s(?:the\s)?$/i.test(context.before)) return null;
  return dayOf(day.replace(/^the\s+/i, ''), month, year, context);
}

function dayOf(day: string, month: string, year: string | undefined, context: ReadingContext): Reading | null {
  const [number, dayOfMonth] = [monthOf(month), ordinalOf(day)];
  return year === undefined
    ? nearestMonthDay(number, dayOfMonth, context)
    : readCivil(yearOf(year), number, dayOfMonth);
}

const DAYS = new RegExp(expandPieces(DAY), 'giu');

/** From the first to the last; null when they do not follow each other. */
function runOfDays({ days = '', month = '', year }: Groups, context: ReadingContext): Reading | null {
  const words = days.match(DAYS) ?? [];
  const first = ordinalOf(words[0] ?? '');
  const isRun = words.every((word, at) => ordinalOf(word) === first + at);
  const last = dayOf(words.at(-1) ?? '', month, year, context);
  if (!isRun || last?.from === undefined) return null;
  return readRange(last.from - words.length + 1, last.from, last.basis);
}
