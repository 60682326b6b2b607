// Rules for parts of a day, a week, a month or a year that are one word: "overnight", "midweek", "year-end".

import { civil, weekdayOf } from './calendar.ts';
import { type Reading, type ReadingContext, readDay, readUndated, readUnit } from './date-reading.ts';
import type { DateRule, Groups } from './date-rule.ts';
import { UNITS } from './date-words.ts';
import { partOf } from './part-of-date.ts';

/** What happens in one night; "an overnight train" runs in all of them. */
const OF_ONE_NIGHT =
  '(?:raids?|attacks?|(?:air|drone|missile)[\\s-]?(?:strikes?|attacks?|raids?)|strikes|bombings?|bombardments?|shelling|clashes|shootings?|fires?|assaults?|barrages?|blasts?|rampage|operation)';
/** From the first half of a unit "the end" that was is that of the unit before. */
const HALF_A_YEAR_MONTHS = 6;
const HALF_A_MONTH_DAYS = 15;
const WEDNESDAY = 3;

export const PART_RULES: readonly DateRule[] = [
  {
    pattern: `\\bovernight\\b(?:(?<=\\b(?:an?|the|its|their|his|her){_}overnight)(?={_}${OF_ONE_NIGHT}\\b)|(?<!\\b(?:an?|the|its|their|his|her|every|become|became|becomes|not|happen){_}overnight))(?![-'’]\\p{L}|{_}(?:(?:on|from|into|to|between){_}(?:the{_})?)?(?:{weekday}|{dayNumber}|{month})\\b|{_}(?:stays?|guests?|success|sensation|bags?|trains?|buses|flights?|rates?|lending|loans?|trips?|hit|shift)\\b)`,
    example: 'overnight',
    fact: 'TIMEX2 (2005): a night is TNI; the one before a paper is of the day before it, as "last night" is.',
    read: overnight,
  },
  {
    pattern: '\\b(?<which>next{_}|last{_}|this{_})?mid-?{_}?week\\b(?!-)',
    example: 'midweek',
    fact: 'ISO-TimeML: the week with the mod MID.',
    read: ({ which = '' }, context) => {
      if (context.anchor === null) return readUndated('DATE', 'XXXX-WXX', 'week', 'MID');
      const early = weekdayOf(context.anchor) < WEDNESDAY && !context.asked && context.direction === 'past';
      const offset = /last/i.test(which) || (which === '' && early) ? -1 : /next/i.test(which) ? 1 : 0;
      return withPart(readUnit('W', context.anchor, offset, context.anchorBasis), 'mid', context);
    },
  },
  {
    pattern:
      "\\b(?:the{_})?(?<unit>year|month|quarter|week)(?:[-‐–]end|['’]s[\\s-]end|{_}end(?=\\s*(?:$|[.,;:!?)])|{_}(?:and|but|or|to|than|as|for|in|on|from)\\b))(?![\\p{L}'’])",
    example: "year's end",
    fact: 'ISO-TimeML: the year with the mod END; one that is told of in the past is over.',
    read: unitEnd,
  },
];

function overnight(_groups: Groups, context: ReadingContext): Reading | null {
  // In a question it narrows a day that stands beside it.
  if (context.asked) return null;
  if (context.anchor === null) return readUndated('TIME', 'XXXX-XX-XXTNI', 'day');
  // "On Tuesday overnight" is told by its day.
  if (/\b\p{Lu}\p{Ll}+day\s$/u.test(context.before)) return null;
  const ahead = context.tensed && context.direction === 'future';
  return readDay(context.anchor - (ahead ? 0 : 1), context.anchorBasis, 'TIME', 'TNI');
}

function unitEnd({ unit = '' }: Groups, context: ReadingContext): Reading | null {
  const letter = UNITS[unit.toLowerCase()] ?? 'Y';
  // A "week-end" is Saturday and Sunday.
  if (letter === 'W' && !context.after.startsWith(' ') && context.asked) return null;
  if (context.anchor === null) return readUndated('DATE', letter === 'Y' ? 'XXXX' : 'XXXX-XX', 'range', 'END');
  const offset = !context.asked && context.tensed && context.direction === 'past' && isEarly(letter, context.anchor);
  return withPart(readUnit(letter, context.anchor, offset ? -1 : 0, context.anchorBasis), 'end of', context);
}

/** Whether the end of the unit that holds the day is far ahead. */
function isEarly(letter: string, day: number): boolean {
  const { month, dayOfMonth } = civil(day);
  if (letter === 'Y') return month <= HALF_A_YEAR_MONTHS;
  if (letter === 'Q') return month % 3 === 1;
  return letter === 'M' ? dayOfMonth <= HALF_A_MONTH_DAYS : weekdayOf(day) <= WEDNESDAY;
}

function withPart(whole: Reading | null, part: string, { anchor, asked }: ReadingContext): Reading | null {
  return whole === null ? null : partOf({ part }, whole, { anchor, asked });
}
