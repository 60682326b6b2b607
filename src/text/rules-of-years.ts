// Rules for years and their parts: "in 2016", "the 1980s", "the third quarter of 2016", "week 8 of 2017".

import { civil, mondayOfIsoWeek } from './calendar.ts';
import {
  type Reading,
  type ReadingContext,
  readCentury,
  readDecade,
  readHalf,
  readQuarter,
  readRange,
  readUndated,
  readWeek,
  readYear,
} from './date-reading.ts';
import type { DateRule, Groups } from './date-rule.ts';
import { ordinalOf, yearOf } from './date-words.ts';

/** The earliest and latest number of four digits that stands for a year by itself. */
const BARE_YEARS = { from: 1400, to: 2199 };

export const YEAR_RULES: readonly DateRule[] = [
  {
    pattern:
      '(?<!\\d[.,])\\b(?:(?:the{_})?(?:calendar{_})?year{_}|cy{_}?)?(?<year>{year}|{wordYear})(?<![$€£#]\\s?\\d{4})(?![\\d%]|[.,:/]\\d|-\\d(?!\\d{3}))',
    example: 'in 2016',
    fact: 'Four digits that are no amount are a year.',
    read: bareYear,
  },
  {
    pattern: '(?<![\\d/.,-])(?<year>(?:18|19|20)\\d\\d)\\s?[-–/]\\s?(?<next>\\d\\d)(?![\\d/-]|[.,]\\d)',
    example: '1990-91',
    fact: 'In running text a year and the two digits of the next are a season or fiscal year, no month.',
    read: ({ year = '', next = '' }, { asked }) => {
      const first = Number(year);
      if (asked || (first + 1) % 100 !== Number(next)) return null;
      const [from, to] = [readYear(first, 'stated').from ?? 0, readYear(first + 1, 'stated').to ?? 0];
      return readRange(from, to, 'stated', `${first}/${first + 1}`);
    },
  },
  {
    pattern: "\\b(?:fiscal|fy|financial{_}year|fiscal{_}year)\\s{0,2}(?<year>{year}|'?\\d\\d)\\b",
    example: 'fiscal 2008',
    fact: 'A fiscal year is named by the calendar year it ends in; its days differ by company.',
    read: (groups) => ({ ...readYear(yearOf(groups.year ?? ''), 'stated'), value: `FY${yearOf(groups.year ?? '')}` }),
  },
  {
    pattern:
      "(?<!\\d)(?:(?<part>early|mid|late)[-\\s]{1,2})?(?:(?<century>1[5-9]|20)(?<ten>\\d)0['’\\s]?s|(?:['’`]|(?<=\\b(?:the|in|during){_}(?:(?:early|mid|late)[-\\s])?))(?<short>[2-9])0['’]?s)\\b",
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
    pattern: '\\b(?:the{_})?(?<ordinal>\\d{1,2}(?:st|nd|rd|th)|{ordinalDay})[-\\s]{1,3}centur(?:y|ies)\\b',
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
      "\\b(?:the{_})?(?:(?:q(?<q>[1-4])|(?<ordinal>first|second|third|fourth|1st|2nd|3rd|4th|last|final)[-\\s]{1,2}(?:fiscal{_})?(?:quarter|qtr))(?:[\\s-]{0,3}(?:of{_}|in{_}|for{_})?(?:fiscal{_})?(?:the{_}year{_})?(?:(?<year>{year}|{wordYear}|['’]?\\d\\d(?!\\d))|(?<which>this|last|next|the)(?:{_}fiscal)?{_}year))?|(?<front>{year}|\\d\\d)\\s?-?q(?<late>[1-4]))\\b",
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

/** "Her 1987 Chevrolet": the year of a model dates the car, not what is told. */
const MAKE_OF_CAR =
  /^\s(?:Acura|Alfa Romeo|Audi|BMW|Buick|Cadillac|Chevrolet|Chevy|Chrysler|Citro[eë]n|Dodge|Ferrari|Fiat|Ford|GMC|Honda|Hyundai|Infiniti|Jaguar|Jeep|Kia|Lada|Lamborghini|Land Rover|Lexus|Mazda|Mercedes|Mitsubishi|Nissan|Oldsmobile|Opel|Peugeot|Pontiac|Porsche|Renault|Rolls-Royce|Saab|Subaru|Suzuki|Tesla|Toyota|Volkswagen|Volvo)(?!\p{L})/u;

function bareYear({ year = '' }: Groups, context: ReadingContext): Reading | null {
  const value = yearOf(year);
  if (value < BARE_YEARS.from || value > BARE_YEARS.to) return null;
  const digits = /^\d+$/.test(year);
  if (
    /[$€£#№]\s?$|\b(?:rs|usd|eur|no|nos|page|room|flight|model|version|chapter|section|article|resolution|highway|route|channel|unit|number|about|over|nearly|some|than|only)\.?\s$/i.test(
      context.before,
    )
  )
    return null;
  if (MAKE_OF_CAR.test(context.after)) return null;
  // "2010 to 1776" is a score: years run up.
  const next = /^\s?(?:to|-|–)\s?(\d{4})\b/.exec(context.after)?.[1];
  const last = /\b(\d{4})\s?(?:to|-|–)\s?$/.exec(context.before)?.[1];
  if (digits && (Number(next ?? value) < value || Number(last ?? value) > value)) return null;
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
