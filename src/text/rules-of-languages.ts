// Makes date rules of what is known of a language's dates: one set of rules for all languages, their words are the data.

import { weekdayOf } from './calendar.ts';
import {
  type Reading,
  type ReadingContext,
  readCivil,
  readDay,
  readMonth,
  readRange,
  readUndated,
  readUnit,
  readYear,
} from './date-reading.ts';
import { type DateRule, type Groups, nearestMonth, nearestMonthDay, nearestWeekday } from './date-rule.ts';
import type { LanguageOfDates } from './dates-of-languages.ts';

/** Western digits, those of the Arab east, and those of Persian; Unicode, blocks Arabic and Basic Latin. */
const DIGIT = '[0-9٠-٩۰-۹]';
/** A word begins here, or behind one of the Arabic letters that are written together with it ("and", "in", "to", "so"). */
const START = '(?:(?<![\\p{L}\\p{N}])|(?<=(?<![\\p{L}\\p{N}])[وبلف]))';
const END = '(?![\\p{L}\\p{N}])';
/** What four digits alone may be as a year. */
const BARE_YEARS = { from: 1400, to: 2199 };

/** The rules of a language, in the order in which they win where they match alike. */
export function rulesOfLanguage(language: LanguageOfDates): DateRule[] {
  return [...dayRules(language), ...monthAndYearRules(language), ...nearRules(language), weekdayRule(language)];
}

const YEAR = `(?<year>${DIGIT}{4})`;

/** The names of months; Arabic papers write both: "شباط/فبراير". */
function monthsOf({ months }: LanguageOfDates): string {
  const month = `(?:${months.join('|')})`;
  return `(?<month>${month})(?:\\s?[/(]\\s?${month}\\)?)?`;
}

function dayRules(language: LanguageOfDates): DateRule[] {
  const day = (name: string): string => `(?<${name}>${DIGIT}{1,2})${language.afterDay}`;
  const weekday = `(?<weekday>${language.weekdays.join('|')})`;
  const ofYear = `(?:${language.ofYear}${YEAR}${END})?`;
  const range = language.range.replace('{first}', day('first')).replace('{second}', day('second'));
  const digits = ({ day: dayDigits, number, year }: Groups): Reading | null =>
    readCivil(digitsToNumber(year), digitsToNumber(number), digitsToNumber(dayDigits));
  return [
    {
      pattern: `${START}${range}${language.ofMonth}${monthsOf(language)}${ofYear}${END}`,
      example: 'du 16 au 20 février',
      fact: 'Two days share the month that follows them.',
      read: (groups, context) => readDays(groups, context, language),
    },
    {
      pattern: `${START}(?:${weekday}[،,]?\\s${language.leadsToDay})?${day('day')}${language.ofMonth}${monthsOf(language)}${ofYear}${END}`,
      example: 'lundi 20 février 2017',
      fact: 'Day, month, year: none of these languages puts the month first.',
      read: (groups, context) => readDayAndMonth(groups, context, language),
    },
    {
      pattern: `(?<![\\p{N}/.-])(?<day>${DIGIT}{1,2})(?<mark>[/.-])(?<number>${DIGIT}{1,2})\\k<mark>${YEAR}(?![\\p{N}/-])`,
      example: '20.02.2017',
      fact: 'In digits too the day comes first.',
      read: digits,
    },
    {
      pattern: `(?<![\\p{N}/.-])${YEAR}(?<mark>[/-])(?<number>${DIGIT}{1,2})\\k<mark>(?<day>${DIGIT}{1,2})(?![\\p{N}/-])`,
      example: '2017-02-20',
      fact: 'ISO 8601 goes from the year down.',
      read: digits,
    },
  ];
}

function monthAndYearRules(language: LanguageOfDates): DateRule[] {
  return [
    {
      pattern: `${START}${monthsOf(language)}${language.ofYear}${YEAR}${END}`,
      example: 'febrero de 2017',
      fact: 'A month with its year.',
      read: (groups) => readMonth(digitsToNumber(groups.year), monthIn(groups, language), 'stated'),
    },
    {
      pattern: `(?<=${START}${language.leadsToMonth})${monthsOf(language)}${END}`,
      example: 'en février',
      fact: 'A month alone is one behind its preposition: "mars" is a planet too.',
      read: (groups, context) => nearestMonth(monthIn(groups, language), context),
    },
    {
      pattern: `(?<=${START}${language.leadsToYear})${YEAR}${END}(?![.,]${DIGIT}|\\s?[%€$])`,
      example: 'en 2016',
      fact: 'Four digits are a year behind a word that leads to one.',
      read: ({ year }) => {
        const value = digitsToNumber(year);
        return value < BARE_YEARS.from || value > BARE_YEARS.to ? null : readYear(value, 'stated');
      },
    },
  ];
}

function weekdayRule(language: LanguageOfDates): DateRule {
  const { last, next } = language;
  const any = (...patterns: readonly string[]): string => patterns.filter((one) => one !== '').join('|') || '(?!)';
  return {
    pattern: `${START}(?<before>${any(last.before, next.before)})?(?<weekday>${language.weekdays.join('|')})(?:\\s(?<after>${any(last.after, next.after)}))?${END}`,
    example: 'lundi dernier',
    fact: 'A weekday is the nearest one that the tense allows.',
    read: (groups, context) => readWeekday(groups, context, language),
  };
}

/** A pattern of what may start a date in the language; no rule is tried far from it. */
export function hintOfLanguage({ weekdays, months, near, counts }: LanguageOfDates): RegExp {
  const words = [...weekdays, ...months, ...near.map(([pattern]) => pattern), ...Object.keys(counts)];
  return new RegExp(`${DIGIT}|${words.join('|')}`, 'giu');
}

function nearRules(language: LanguageOfDates): DateRule[] {
  const units = language.units.map(([pattern]) => pattern).join('|');
  const counts = `(?<count>${DIGIT}{1,3}|${Object.keys(language.counts).join('|')})`;
  return [
    {
      pattern: `${START}${language.ago.replace('{count}', counts).replace('{unit}', `(?<unit>${units})`)}${END}`,
      example: 'il y a trois jours',
      fact: 'So many units before the anchor, no finer than the unit.',
      read: ({ count = '', unit = '' }, context) => {
        const number = language.counts[count.toLowerCase()] ?? digitsToNumber(count);
        const letter = language.units.find(([pattern]) => isWhole(pattern, unit))?.[1] ?? 'D';
        return context.anchor === null
          ? readUndated('DATE', 'PAST_REF', 'range')
          : readUnit(letter, context.anchor, -number, context.anchorBasis);
      },
    },
    ...language.near.map(
      ([pattern, unit, offset]): DateRule => ({
        pattern: `${START}(?:${pattern})${END}`,
        example: pattern,
        fact: 'Days and units beside the anchor have words of their own.',
        read: (_groups, { anchor, anchorBasis }) =>
          anchor === null
            ? readUndated('DATE', offset < 0 ? 'PAST_REF' : offset > 0 ? 'FUTURE_REF' : 'PRESENT_REF', 'range')
            : readUnit(unit, anchor, offset, anchorBasis),
      }),
    ),
  ];
}

function readDays(groups: Groups, context: ReadingContext, language: LanguageOfDates): Reading | null {
  const month = monthIn(groups, language);
  const [first, second] = [digitsToNumber(groups.first), digitsToNumber(groups.second)];
  const end =
    groups.year === undefined
      ? nearestMonthDay(month, second, context)
      : readCivil(digitsToNumber(groups.year), month, second);
  if (end === null || first >= second) return null;
  if (end.to === undefined) return readUndated('DATE', `XXXX-${String(month).padStart(2, '0')}`, 'range');
  return readRange(end.to - (second - first), end.to, end.basis);
}

function readDayAndMonth(groups: Groups, context: ReadingContext, language: LanguageOfDates): Reading | null {
  const month = monthIn(groups, language);
  const day = digitsToNumber(groups.day);
  if (groups.year !== undefined) return readCivil(digitsToNumber(groups.year), month, day);
  return nearestMonthDay(month, day, context, weekdayIn(groups, language));
}

function readWeekday(groups: Groups, context: ReadingContext, language: LanguageOfDates): Reading | null {
  const number = weekdayIn(groups, language);
  if (number === 0) return null;
  const { anchor } = context;
  if (anchor === null) return readUndated('DATE', `XXXX-WXX-${number}`, 'day');
  const { before, after } = groups;
  const isOf = (words: { readonly before: string; readonly after: string }): boolean =>
    (before !== undefined && words.before !== '' && isWhole(words.before, before)) ||
    (after !== undefined && words.after !== '' && isWhole(words.after, after));
  const back = (weekdayOf(anchor) - number + 7) % 7 || 7;
  if (isOf(language.last)) return readDay(anchor - back, context.anchorBasis);
  if (isOf(language.next)) return readDay(anchor + (7 - (back % 7)), context.anchorBasis);
  const day = nearestWeekday(number, context);
  return day === null ? null : readDay(day, context.anchorBasis);
}

function monthIn({ month = '' }: Groups, { months }: LanguageOfDates): number {
  return months.findIndex((pattern) => isWhole(pattern, month)) + 1;
}

function weekdayIn({ weekday = '' }: Groups, { weekdays }: LanguageOfDates): number {
  return weekdays.findIndex((pattern) => isWhole(pattern, weekday)) + 1;
}

function isWhole(pattern: string, word: string): boolean {
  return new RegExp(`^(?:${pattern})$`, 'iu').test(word);
}

/** The value of digits of any of the three kinds; NaN for anything else. */
function digitsToNumber(digits = ''): number {
  return Number(digits.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15)));
}
