// Rules for dates that name their day, month or year: "20 February 2017", "Feb. 20", "2017-02-20", "in 2016".

import { civil, daysInMonth, mondayOfIsoWeek, nthWeekday, weekdayOf } from './calendar.ts';
import {
  type Reading,
  type ReadingContext,
  readCentury,
  readCivil,
  readDay,
  readDecade,
  readHalf,
  readMonth,
  readQuarter,
  readRange,
  readUndated,
  readWeek,
  readYear,
} from './date-reading.ts';
import { type DateRule, type Groups, nearestMonth, nearestMonthDay } from './date-rule.ts';
import { monthOf, ordinalOf, weekdayNumber, yearOf } from './date-words.ts';

/** The earliest and latest number of four digits that stands for a year by itself. */
const BARE_YEARS = { from: 1400, to: 2199 };

const DAY = '(?<day>{ordinalDay}|{dayNumber})(?!\\d|[.,]\\d|%)';
const OF_YEAR = "(?:{comma}(?:of{_})?(?<year>{year}|{wordYear})(?![\\d%]|[.,]\\d)|,?{_}(?<shortYear>['’`]\\d\\d)\\b)";

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
      "(?<![\\d/.-])(?:(?:{weekday}),?{_})?(?<first>\\d{1,2}){slash}(?<second>\\d{1,2}){slash}(?<year>\\d{4}|['’]?\\d{2})(?![\\d%]|[/-]\\d)".replaceAll(
        '{slash}',
        '\\s?[/.,-]\\s?',
      ),
    example: '2/20/2017',
    fact: 'American dates in digits put the month first; a first number over 12 can only be a day.',
    read: (groups) => readNumeric(groups),
  },
  {
    pattern:
      '(?<![\\d/.$€£:-])(?:(?:{weekday}),?{_})?(?<first>\\d{1,2})(?:/|\\s?-\\s?|\\.)(?<second>\\d{1,2})(?![\\d/%:]|[.-]\\d)',
    example: '4/22',
    fact: 'In a question two small numbers with a slash are month and day.',
    askedOnly: true,
    read: (groups, context) => readShortNumeric(Number(groups.first), Number(groups.second), context),
  },
  {
    pattern: `\\b(?:(?<weekday>{weekday}){comma}(?:the{_})?)?(?<month>{month})(?:\\s{0,3}[-/.]?(?:the{_})?|,\\s(?=\\d{1,2}(?:st|nd|rd|th)))${DAY}(?:{_}?,?{_}?{weekday}(?=,))?${OF_YEAR}?`,
    example: 'Monday, Feb. 20, 2017',
    fact: 'American order: month, day, year.',
    read: readNamed,
  },
  {
    pattern: `\\b(?:(?<weekday>{weekday}){comma})?(?:the{_})?${DAY}(?:{_}day)?(?:\\s{0,3}[-/.,]?\\s{0,3}|{_}(?:of|in){_}|{_}day{_}of{_})(?<month>{month})(?:[-/](?<dashYear>\\d{4}|\\d\\d)(?!\\d)|${OF_YEAR})?`,
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
      "\\b(?<month>{month})(?:{comma}(?:of{_}|in{_})?|\\s?[-/]\\s?)(?<year>{year}|['’]\\d\\d|{wordYear})(?!\\d|[.,]\\d)",
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
    read: (groups) =>
      readMonth(Number(groups.year ?? groups.lateYear), Number(groups.month ?? groups.lateMonth), 'stated'),
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
      '\\b(?:(?:the{_})?year{_}|cy{_}?)?(?<year>{year}|{wordYear})(?<![$€£#]\\s?\\d{4})(?![\\d%]|[.,:/]\\d|-\\d(?!\\d{3}))',
    example: 'in 2016',
    fact: 'Four digits that are no amount are a year.',
    read: bareYear,
  },
  {
    pattern: "\\b(?:fiscal|fy|financial{_}year|fiscal{_}year)\\s{0,2}(?<year>{year}|'?\\d\\d)\\b",
    example: 'fiscal 2008',
    fact: 'A fiscal year is named by the calendar year it ends in; its days differ by company.',
    read: (groups) => ({ ...readYear(yearOf(groups.year ?? ''), 'stated'), value: `FY${yearOf(groups.year ?? '')}` }),
  },
  {
    pattern:
      "(?<!\\d)(?:(?<part>early|mid|late)[-\\s]{1,2})?(?:(?<century>1[5-9]|20)(?<ten>\\d)0['’]?s|(?:['’`]|(?<=\\bthe{_}(?:(?:early|mid|late)[-\\s])?))(?<short>[2-9])0['’]?s)\\b",
    example: 'the 1980s',
    fact: 'A decade is named by its first year; two digits are of the 20th century.',
    read: decade,
  },
  {
    pattern:
      '\\b(?:(?<century>nineteen|eighteen)[-\\s])?(?<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\\b',
    example: 'the nineteen seventies',
    fact: 'Decades in words.',
    read: wordDecade,
  },
  {
    pattern: '\\b(?:the{_})?(?<ordinal>\\d{1,2}(?:st|nd|rd|th)|{ordinalDay})[-\\s]centur(?:y|ies)\\b',
    example: 'the 21st century',
    fact: 'The nth century holds the years of n-1 hundred.',
    read: (groups) => readCentury(ordinalOf(groups.ordinal ?? '') - 1, 'stated'),
  },
  {
    pattern:
      '\\b(?:the{_})?week{_}(?:number{_}|no\\.?{_})?(?<week>\\d{1,2})(?:(?:{_}of)?{comma}(?<year>{year})|{_}of{_}(?<which>last|this|next){_}year)?\\b|\\b(?<isoYear>{year})-?W(?<isoWeek>\\d{2})\\b',
    example: 'week 8 of 2017',
    fact: "ISO 8601: week 1 holds the year's first Thursday.",
    read: weekNumber,
  },
  {
    pattern:
      '\\b(?:the{_})?(?<first>{ordinalDay}|{dayNumber}){_}?(?:-|–|to|through|thru|until|till|and)\\s{0,2}(?:the{_})?(?<second>{ordinalDay}|{dayNumber}){_}(?:of{_}|in{_})?(?<month>{month})(?:{comma}(?<year>{year}))?(?!\\d)',
    example: '13 to 15 July',
    fact: 'Two days share the month that follows them.',
    read: daysOfMonth,
  },
  {
    pattern:
      '\\b(?<month>{month})\\s{0,3}(?:the{_})?(?<first>{ordinalDay}|{dayNumber}){_}?(?:-|–|to|through|thru|until|till|and)\\s{0,2}(?:the{_})?(?<second>{ordinalDay}|{dayNumber})(?:{comma}(?<year>{year}))?(?![\\d:/]|[.,]\\d)',
    example: 'July 13-15',
    fact: 'Two days share the month that stands before them.',
    read: daysOfMonth,
  },
];

function readNumeric({ first, second, year }: Groups): Reading | null {
  const [a, b] = [Number(first), Number(second)];
  return a > 12 ? readCivil(yearOf(year ?? ''), b, a) : readCivil(yearOf(year ?? ''), a, b);
}

function readShortNumeric(first: number, second: number, context: ReadingContext): Reading | null {
  return first > 12 ? nearestMonthDay(second, first, context) : nearestMonthDay(first, second, context);
}

function readNamed(groups: Groups, context: ReadingContext): Reading | null {
  const month = monthOf(groups.month ?? '');
  const dayOfMonth = ordinalOf(groups.day ?? '');
  const year = groups.year ?? groups.shortYear ?? groups.dashYear;
  // "may 5" and "march 10" in running text are verbs unless written as names.
  if (!context.asked && /^(?:may|march|mar|dec|sun|sat)$/.test(groups.month ?? '')) return null;
  if (year !== undefined) return readCivil(yearOf(year), month, dayOfMonth);
  return nearestMonthDay(month, dayOfMonth, context, weekdayNumber(groups.weekday ?? ''));
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
    if (doubtful && !LEADS_TO_MONTH.test(context.before)) return null;
    if (/\p{Lu}\p{Ll}+\s$/u.test(context.before) && doubtful) return null;
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

function bareYear({ year = '' }: Groups, context: ReadingContext): Reading | null {
  const value = yearOf(year);
  if (value < BARE_YEARS.from || value > BARE_YEARS.to) return null;
  const digits = /^\d+$/.test(year);
  if (
    /[$€£#№]\s?$|\b(?:rs|usd|eur|no|nos|page|room|flight|model|version|about|over|nearly|some|than|only)\.?\s$/i.test(
      context.before,
    )
  )
    return null;
  const led =
    /\b(?:in|since|of|by|until|till|during|from|to|and|before|after|for|late|early|mid|year|between|through)[\s-]$/i.test(
      context.before,
    );
  if (
    /^\s(?:percent|per cent|million|billion|people|men|women|troops|soldiers|jobs|miles|km|feet|meters|metres|times|points|kg|lbs?|tons?|tonnes|hours|dollars|euros|pounds|(?:\p{Ll}+ )?\p{Ll}+ers)\b/u.test(
      context.after,
    )
  )
    return null;
  if (!digits && !led && !context.asked) return null;
  if (!led && !context.asked && value < 1800) return null;
  return readYear(value, 'stated');
}

function decade({ century, ten, short, part }: Groups): Reading {
  const first = century === undefined ? 1900 + Number(short) * 10 : Number(century) * 100 + Number(ten) * 10;
  const mod = part === undefined ? undefined : { early: 'START', mid: 'MID', late: 'END' }[part.toLowerCase()];
  const reading = readDecade(first, 'stated');
  return { ...reading, value: `${reading.value}X`, ...(mod === undefined ? {} : { mod }) };
}

const DECADES = 'twenties thirties forties fifties sixties seventies eighties nineties'.split(' ');

function wordDecade({ century, word = '' }: Groups, context: ReadingContext): Reading | null {
  if (/\b(?:his|her|their|my|our)\s(?:early\s|late\s|mid-?\s?)?$/i.test(context.before)) return null;
  const first = (century?.toLowerCase() === 'eighteen' ? 1800 : 1900) + (DECADES.indexOf(word.toLowerCase()) + 2) * 10;
  return { ...readDecade(first, 'stated'), value: `${first / 10}X` };
}

function weekNumber({ week, year, isoYear, isoWeek, which }: Groups, context: ReadingContext): Reading | null {
  const number = Number(week ?? isoWeek);
  if (number < 1 || number > 53) return null;
  const stated = year ?? isoYear;
  if (stated !== undefined) return readWeek(mondayOfIsoWeek(Number(stated), number), 'stated');
  if (!context.asked || context.anchor === null) return null;
  return readWeek(mondayOfIsoWeek(yearFrom(undefined, which, context) ?? 0, number), context.anchorBasis);
}

function daysOfMonth({ first, second, month = '', year }: Groups, context: ReadingContext): Reading | null {
  const number = monthOf(month);
  const [a, b] = [ordinalOf(first ?? ''), ordinalOf(second ?? '')];
  const end = year === undefined ? nearestMonthDay(number, b, context) : readCivil(Number(year), number, b);
  if (end === null || a >= b || a > daysInMonth(2000, number)) return null;
  if (end.to === undefined) return readUndated('DATE', `XXXX-${month}`, 'range');
  return readRange(end.to - (b - a), end.to, end.basis);
}

/** The rules for quarters and halves, which need a year or the anchor. */
export const QUARTER_RULES: readonly DateRule[] = [
  {
    pattern:
      "\\b(?:the{_})?(?:(?:q(?<q>[1-4])|(?<ordinal>first|second|third|fourth|1st|2nd|3rd|4th|last|final)[-\\s]{1,2}(?:fiscal{_})?(?:quarter|qtr))(?:{_}?(?:of{_}|in{_}|for{_})?(?:fiscal{_})?(?:the{_}year{_})?(?:(?<year>{year}|['’]?\\d\\d(?!\\d))|(?<which>this|last|next|the)(?:{_}fiscal)?{_}year))?|(?<front>{year}|\\d\\d)\\s?-?q(?<late>[1-4]))\\b",
    example: 'the third quarter of 2016',
    fact: 'Quarters start in January, April, July and October.',
    read: quarter,
  },
  {
    pattern:
      '\\b(?:the{_})?(?:h(?<h>[12])|(?<ordinal>first|second|1st|2nd|last|latter)[-\\s]half)(?:{_}?(?:of{_}|in{_})?(?:(?<year>{year})|(?<which>this|last|next|the){_}year))\\b|\\b(?<front>{year}){_}?h(?<late>[12])\\b',
    example: 'the first half of 2016',
    fact: 'The second half of a year starts in July.',
    read: half,
  },
];

function yearFrom(stated: string | undefined, which: string | undefined, context: ReadingContext): number | null {
  if (stated !== undefined) return yearOf(stated);
  if (context.anchor === null) return null;
  const { year } = civil(context.anchor);
  if (which === undefined || /this|the/i.test(which)) return year;
  return /last/i.test(which) ? year - 1 : year + 1;
}

function quarter(groups: Groups, context: ReadingContext): Reading | null {
  const { q, late, ordinal = '', front } = groups;
  const stated = groups.year ?? front;
  const number = Number(q ?? late ?? 0) || ordinalOf(ordinal);
  const year = yearFrom(stated, groups.which, context);
  if (q !== undefined && stated === undefined && !context.asked) return null;
  // "last quarter" alone is the one before this.
  if (number < 0 && stated === undefined && groups.which === undefined) return null;
  const value = number < 1 ? 4 : number;
  if (year === null) return readUndated('DATE', `XXXX-Q${value}`, 'quarter');
  const found = readQuarter(year, value, stated === undefined ? context.anchorBasis : 'stated');
  // Without a year in the past tense a quarter still to come is last year's.
  const ahead = stated === undefined && groups.which === undefined && (found.from ?? 0) > (context.anchor ?? 0);
  return ahead && context.direction === 'past' && !context.asked
    ? readQuarter(year - 1, value, context.anchorBasis)
    : found;
}

function half(groups: Groups, context: ReadingContext): Reading | null {
  const stated = groups.year ?? groups.front;
  const year = yearFrom(stated, groups.which, context);
  const number = Number(groups.h ?? groups.late ?? 0) || (/first|1st/i.test(groups.ordinal ?? '') ? 1 : 2);
  if (year === null) return null;
  return readHalf(year, number, stated === undefined ? context.anchorBasis : 'stated');
}

/** A bare day of the month, in questions: "on the 15th", "Friday the 22nd". */
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
  return readDay(nthWeekday({ year, month, weekday: weekdayFrom(weekday), n: ordinalOf(nth) }), context.anchorBasis);
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
    if (weekday === undefined || weekdayOf(found) === weekdayFrom(weekday)) return readDay(found, context.anchorBasis);
  }
  return null;
}

function weekdayFrom(word: string): number {
  return 'motuwethfrsasu'.indexOf(word.toLowerCase().slice(0, 2)) / 2 + 1;
}
