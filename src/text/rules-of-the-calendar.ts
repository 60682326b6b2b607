// Rules for dates that name their day and month: "20 February 2017", "Feb. 20", "2017-02-20", "last December".

import { civil, daysInMonth } from './calendar.ts';
import {
  type Reading,
  type ReadingContext,
  readCivil,
  readMonth,
  readRange,
  readUndated,
  two,
} from './date-reading.ts';
import { type DateRule, type Groups, nearestMonth, nearestMonthDay } from './date-rule.ts';
import { monthOf, ordinalOf, weekdayNumber, yearOf } from './date-words.ts';

const DAY = '(?<day>{ordinalDay}|{dayNumber})(?!\\d|[.,]\\d|%)';
const OF_YEAR =
  "(?:{comma}(?:(?:of|in){_})?(?<year>{year}|{wordYear})(?![\\d%]|[.,]\\d)|,?{_}(?<shortYear>['’`]\\d\\d)\\b)";

export const CALENDAR_RULES: readonly DateRule[] = [
  {
    pattern: '\\b(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})(?!\\d)',
    example: '2017-02-20',
    fact: 'ISO 8601 calendar dates go from the year down.',
    read: (groups) => readCivil(Number(groups.year), Number(groups.month), Number(groups.day)),
  },
  {
    pattern: '\\b(?<year>(?:19|20)\\d\\d)(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\\d|3[01])(?!\\d)',
    example: '20170220',
    fact: 'ISO 8601 basic format leaves the hyphens out.',
    askedOnly: true,
    read: (groups) => readCivil(Number(groups.year), Number(groups.month), Number(groups.day)),
  },
  {
    pattern: '\\b(?<year>\\d{4})(?<mark>[/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})(?!\\d)',
    example: '2017/02/20',
    fact: 'A year of four digits in front is followed by month and day.',
    read: (groups) => readCivil(Number(groups.year), Number(groups.month), Number(groups.day)),
  },
  {
    pattern:
      "(?:(?<![\\d/.-])|(?<=/\\d{1,4}-))(?:(?:{weekday}),?{_})?(?<first>\\d{1,2})\\s?(?<mark>[/.,-])\\s?(?<second>\\d{1,2})\\s?(?:\\k<mark>|,)\\s?(?<year>\\d{4}(?=-\\d{1,2}/)|\\d{4}(?![/-]\\d)|['’]?\\d{2}(?![/-]\\d))(?![\\d%])",
    example: '2/20/2017',
    fact: 'American dates in digits put the month first, British ones the day; a number over 12 can only be a day.',
    read: readNumeric,
  },
  {
    pattern:
      '(?<![\\d/.$€£:-])(?:(?:{weekday}),?{_})?(?<first>\\d{1,2})(?:/|\\s?-\\s?|\\.)(?<second>\\d{1,2})(?![\\d/%:]|\\.\\d|-\\d(?!\\d?/))',
    example: '4/22',
    fact: 'In a question two small numbers with a slash are month and day.',
    askedOnly: true,
    read: (groups, context) => readShortNumeric(Number(groups.first), Number(groups.second), context),
  },
  {
    pattern: `\\b(?:(?<weekday>{weekday}){comma}(?:the{_})?)?(?<month>{month})(?:\\s{0,3}[-/.]?(?:the{_})?|,\\s(?=\\d{1,2}(?:st|nd|rd|th)))${DAY}(?:{_}?,?{_}?{weekday}(?=,))?(?:${OF_YEAR}|,{_}(?<lateWeekday>{weekday})(?=[\\s"”'’]*(?:$|[.,;:!?)])))?`,
    example: 'Monday, Feb. 20, 2017',
    fact: 'American order: month, day, year.',
    read: readNamed,
  },
  {
    pattern: `(?<![$€£]\\s?)\\b(?:(?<weekday>{weekday}){comma})?(?:the{_})?${DAY}(?:{_}day)?(?:\\s{0,3}[-/.,]?\\s{0,3}|{_}(?:of|in){_}|{_}day{_}of{_})(?<month>{month})(?:[-/](?<dashYear>\\d{4}|\\d\\d)(?!\\d)|${OF_YEAR})?`,
    example: '20th of February, 2017',
    fact: 'British order: day, month, year.',
    read: readNamed,
  },
  {
    pattern: '\\b(?<month>{month})[-/](?<day>\\d{1,2})[-/](?<year>\\d{4}|\\d\\d)(?!\\d)',
    example: 'Feb-20-2017',
    fact: 'Month, day and year with hyphens.',
    read: readNamed,
  },
  {
    pattern: '\\b(?<year>{year})[-/,\\s]{1,3}(?<month>{month})[-/,\\s]{1,3}(?<day>{dayNumber})(?!\\d)',
    example: '2017 February 20',
    fact: 'Year, month and day in words.',
    read: readNamed,
  },
  {
    pattern:
      "\\b(?<month>{month})(?:{comma}(?:of{_}|in{_})?|\\s?[-/]\\s?)(?<year>{year}|['’]\\d\\d|(?<=of\\s)\\d\\d|{wordYear})(?!\\d|[.,]\\d)",
    example: 'February 2017',
    fact: 'A month with its year.',
    read: (groups) => monthAndYear(groups),
  },
  {
    pattern: '\\b(?<year>{year})\\s?[-/,]?\\s?(?<month>{month})(?![a-z])',
    example: '2016, nov',
    fact: 'A year with its month.',
    askedOnly: true,
    read: (groups) => monthAndYear(groups),
  },
  {
    pattern:
      '(?<![\\d/.-])(?:(?<year>{year})\\s?[-/]\\s?(?<month>0?[1-9]|1[0-2])|(?<lateMonth>0?[1-9]|1[0-2])\\s?[-/]\\s?(?<lateYear>{year}))(?![\\d/-])',
    example: '2016-11',
    fact: 'Year and month in digits.',
    read: ({ year, month, lateYear, lateMonth }, { asked }) =>
      // In running text "2012-1" is a score.
      !asked && (month ?? lateMonth ?? '').length < 2
        ? null
        : readMonth(Number(year ?? lateYear), Number(month ?? lateMonth), 'stated'),
  },
  {
    pattern:
      '\\b(?:(?<which>last|next|this|past|coming|previous|current){_})?(?:the{_}month{_}of{_})?(?<month>{month})(?:,?{_}(?<when>(?:of{_})?(?:last|this|next|that){_}year))?(?![\\p{L}\\d]|-(?!{month})\\p{L}|\\.?\\s\\d{1,2}(?!\\d))',
    example: 'last December',
    fact: 'A month without a year is the nearest one that the tense allows.',
    read: bareMonth,
  },
  {
    pattern:
      '\\b(?:the{_})?(?<first>{ordinalDay}|{dayNumber}){_}?(?<joint>-|–|to|through|thru|until|till|and)\\s{0,2}(?:the{_})?(?<second>{ordinalDay}|{dayNumber}){_}(?:of{_}|in{_})?(?<month>{month})(?:{comma}(?<year>{year}))?(?!\\d)',
    example: '13 to 15 July',
    fact: 'Two days share the month that follows them.',
    read: daysOfMonth,
  },
  {
    pattern:
      '\\b(?<month>{month})\\s{0,3}(?:the{_})?(?<first>{ordinalDay}|{dayNumber}){_}?(?<joint>-|–|to|through|thru|until|till|and)\\s{0,2}(?:the{_})?(?<second>{ordinalDay}|{dayNumber})(?:{comma}(?<year>{year}))?(?![\\d:/]|[.,]\\d)',
    example: 'July 13-15',
    fact: 'Two days share the month that stands before them.',
    read: daysOfMonth,
  },
];

function readNumeric({ first, second, year }: Groups, { dayFirst }: ReadingContext): Reading | null {
  const [a, b] = [Number(first), Number(second)];
  const isDayFirst = a > 12 || (dayFirst && b <= 12);
  return isDayFirst ? readCivil(yearOf(year ?? ''), b, a) : readCivil(yearOf(year ?? ''), a, b);
}

function readShortNumeric(first: number, second: number, context: ReadingContext): Reading | null {
  const isDayFirst = first > 12 || (context.dayFirst && second <= 12);
  return isDayFirst ? nearestMonthDay(second, first, context) : nearestMonthDay(first, second, context);
}

/** "12 May Street" is an address. */
const STREET = /^\s(?:Street|St\.|Road|Rd\.|Avenue|Ave\.|Lane|Square|Drive|Boulevard|Crescent|Terrace)(?!\p{L})/u;

function readNamed(groups: Groups, context: ReadingContext): Reading | null {
  const month = monthOf(groups.month ?? '');
  const dayOfMonth = ordinalOf(groups.day ?? '');
  const year = groups.year ?? groups.shortYear ?? groups.dashYear;
  // "may 5" and "march 10" in running text are verbs unless written as names.
  if (!context.asked && /^(?:may|march|mar|dec|sun|sat)$/.test(groups.month ?? '')) return null;
  if (year !== undefined) return readCivil(yearOf(year), month, dayOfMonth);
  if (STREET.test(context.after)) return null;
  return nearestMonthDay(month, dayOfMonth, context, weekdayNumber(groups.weekday ?? groups.lateWeekday ?? ''));
}

function monthAndYear({ month = '', year = '' }: Groups): Reading | null {
  if (/^(?:may|march)$/.test(month) && !/^\d{4}$/.test(year)) return null;
  return readMonth(yearOf(year), monthOf(month), 'stated');
}

const LEADS_TO_MONTH =
  /(?:^|[\s("“])(?:in|of|by|since|until|till|through|throughout|during|for|before|after|from|between|to|and|early|late|mid|around|on|about|beginning|-|–)[\s-]$/i;

function bareMonth({ which: lead, when, month = '' }: Groups, context: ReadingContext): Reading | null {
  const which = lead ?? when;
  const number = monthOf(month);
  const word = month.toLowerCase().replace('.', '');
  if (!context.asked && !/^\p{Lu}/u.test(month)) return null;
  const doubtful = word.length <= 3 || word === 'march' || word === 'august';
  if (!context.asked && which === undefined) {
    // "April Summers and June Winter" are persons, "In June President Winter" is not.
    const isName = /^(?:april|may|june|august)$/.test(word) && /^\s\p{Lu}\p{Ll}/u.test(context.after);
    if (
      isName &&
      !/\b(?:in|of|by|since|until|till|during|for|before|after|from|early|late|mid|last|this|next)[\s-]$/i.test(
        context.before,
      )
    )
      return null;
    // "The March accession", but not "the March on Rome"; "and Jan Kavan" is a person.
    const asAdjective = /\bthe\s$/i.test(context.before) && /^\s\p{Ll}{4}/u.test(context.after);
    if (doubtful && !asAdjective && !LEADS_TO_MONTH.test(context.before)) return null;
    if (doubtful && !month.endsWith('.') && /^\s\p{Lu}\p{Ll}/u.test(context.after)) return null;
  } else if (context.asked && which === undefined && /^(?:may|march|mar|sat|sun)$/i.test(word)) {
    if (!LEADS_TO_MONTH.test(context.before) && !/^\p{Lu}/u.test(month)) return null;
  }
  if (context.anchor === null) return nearestMonth(number, context);
  if (which === undefined) return nearestMonth(number, context);
  const at = civil(context.anchor);
  const basis = context.anchorBasis;
  if (when !== undefined)
    return readMonth(at.year + (/last/i.test(when) ? -1 : /next/i.test(when) ? 1 : 0), number, basis);
  if (/last|past|previous/i.test(which)) return readMonth(number < at.month ? at.year : at.year - 1, number, basis);
  if (/next|coming/i.test(which)) return readMonth(number > at.month ? at.year : at.year + 1, number, basis);
  return readMonth(at.year, number, basis);
}

function daysOfMonth({ first, second, joint, month = '', year }: Groups, context: ReadingContext): Reading | null {
  // "3 and 5 may" counts things; two days that "and" joins are two times (rules-of-joined-days.ts).
  if (!context.asked && !/^\p{Lu}/u.test(month)) return null;
  if (!context.asked && joint?.toLowerCase() === 'and' && !/\bbetween\s(?:the\s)?$/i.test(context.before)) return null;
  const number = monthOf(month);
  const [a, b] = [ordinalOf(first ?? ''), ordinalOf(second ?? '')];
  const end = year === undefined ? nearestMonthDay(number, b, context) : readCivil(Number(year), number, b);
  if (end === null || a >= b || a > daysInMonth(2000, number)) return null;
  if (end.to === undefined)
    return readUndated('DATE', `XXXX-${two(number)}-${two(a)}/XXXX-${two(number)}-${two(b)}`, 'range');
  return readRange(end.to - (b - a), end.to, end.basis);
}
