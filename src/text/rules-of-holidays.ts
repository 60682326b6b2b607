// Rules for days that have names: feasts fixed in the calendar, counted from Easter, or on the nth weekday of a month.

import { civil, dayNumber, easterSunday, nthWeekday } from './calendar.ts';
import { type Reading, type ReadingContext, readDay, readRange, readUndated } from './date-reading.ts';
import type { DateRule, Groups } from './date-rule.ts';
import { yearOf } from './date-words.ts';

interface Holiday {
  readonly names: string;
  /** The day number of the feast in a year. */
  readonly day: (year: number) => number;
  /** How many days it lasts; one when absent. */
  readonly days?: number;
}

const fixed = (month: number, dayOfMonth: number) => (year: number) => dayNumber(year, month, dayOfMonth);
const nth = (month: number, weekday: number, n: number) => (year: number) => nthWeekday({ year, month, weekday, n });
const easter = (offset: number) => (year: number) => easterSunday(year) + offset;

const islamic = (month: number, dayOfMonth: number) => (year: number) =>
  foreignDay('islamic-umalqura', year, String(month), dayOfMonth);
/** Jewish feasts start on the eve of their first day: `shift` is -1 for those that the evening opens. */
const hebrew = (month: string, dayOfMonth: number, shift: number) => (year: number) =>
  foreignDay('hebrew', year, month, dayOfMonth) + shift;

/** Names are patterns without case; an apostrophe may be left out. American dates where countries differ. */
const HOLIDAYS: readonly Holiday[] = [
  { names: "new{_}year[’']?s?{_}eve|nye", day: fixed(12, 31) },
  { names: "new{_}year[’']?s?(?:{_}day)?|yuandan", day: fixed(1, 1) },
  { names: 'christmas{_}eve|xmas{_}eve', day: fixed(12, 24) },
  { names: 'christmas(?:{_}day)?|xmas(?:{_}day)?', day: fixed(12, 25) },
  { names: 'boxing{_}day', day: fixed(12, 26) },
  { names: "(?:saint{_}|st\\.?{_})?valentine[’']?s?(?:{_}day)|(?:saint{_}|st\\.?{_})valentine", day: fixed(2, 14) },
  { names: "(?:saint|st\\.?){_}(?:patrick|paddy)[’']?s?{_}day", day: fixed(3, 17) },
  { names: "april{_}fools?[’']?s?(?:{_}day)?", day: fixed(4, 1) },
  { names: 'earth{_}day', day: fixed(4, 22) },
  { names: "may{_}day|international{_}workers[’']?{_}day", day: fixed(5, 1) },
  { names: 'cinco{_}de{_}mayo', day: fixed(5, 5) },
  { names: 'juneteenth', day: fixed(6, 19) },
  { names: 'canada{_}day', day: fixed(7, 1) },
  { names: '(?:us{_})?independence{_}day|fourth{_}of{_}july', day: fixed(7, 4) },
  { names: 'bastille{_}day', day: fixed(7, 14) },
  { names: "hallowe[’']?en(?:{_}day)?", day: fixed(10, 31) },
  { names: "all{_}saints[’']?{_}day", day: fixed(11, 1) },
  { names: "all{_}souls?[’']?{_}day", day: fixed(11, 2) },
  { names: 'guy{_}fawkes(?:{_}day)?|bonfire{_}night', day: fixed(11, 5) },
  { names: 'veterans?(?:{_}day)|remembrance{_}day|armistice{_}day', day: fixed(11, 11) },
  { names: 'groundhog{_}day', day: fixed(2, 2) },
  { names: "international{_}women[’']?s{_}day|women[’']?s{_}day", day: fixed(3, 8) },
  { names: 'australia{_}day', day: fixed(1, 26) },
  { names: 'anzac{_}day', day: fixed(4, 25) },
  { names: "(?:martin{_}luther{_}king(?:{_}jr\\.?)?|mlk)[’']?s?(?:{_}day)", day: nth(1, 1, 3) },
  { names: "presidents?[’']?s?{_}day|washington[’']s{_}birthday", day: nth(2, 1, 3) },
  { names: "mother[’']?s?[’']?{_}day", day: nth(5, 7, 2) },
  { names: 'memorial{_}day', day: nth(5, 1, -1) },
  { names: "father[’']?s?[’']?{_}day", day: nth(6, 7, 3) },
  { names: 'labou?r{_}day', day: nth(9, 1, 1) },
  { names: 'columbus{_}day', day: nth(10, 1, 2) },
  { names: 'election{_}day', day: (year) => nthWeekday({ year, month: 11, weekday: 1, n: 1 }) + 1 },
  { names: 'thanksgiving(?:{_}day)?|turkey{_}day', day: nth(11, 4, 4) },
  { names: 'black{_}friday', day: (year) => nthWeekday({ year, month: 11, weekday: 4, n: 4 }) + 1 },
  { names: 'cyber{_}monday', day: (year) => nthWeekday({ year, month: 11, weekday: 4, n: 4 }) + 4 },
  { names: 'shrove{_}tuesday|mardi{_}gras|pancake{_}(?:day|tuesday)', day: easter(-47) },
  { names: 'ash{_}wednesday', day: easter(-46) },
  { names: 'palm{_}sunday', day: easter(-7) },
  { names: '(?:maundy|holy|covenant){_}thu(?:rsday)?', day: easter(-3) },
  { names: 'good{_}friday', day: easter(-2) },
  { names: 'easter{_}monday', day: easter(1) },
  { names: 'easter(?:{_}(?:sunday|day))?', day: easter(0) },
  { names: 'ascension{_}day|ascension{_}thursday', day: easter(39) },
  { names: '(?:whit|pentecost){_}monday', day: easter(50) },
  { names: 'whit{_}sunday|pentecost', day: easter(49) },
  { names: 'corpus{_}christi', day: easter(60) },
  { names: 'chinese{_}new{_}years?|lunar{_}new{_}year', day: (year) => foreignDay('chinese', year, '1', 1) },
  { names: 'eid[\\s-]al[\\s-]fitr|eid[\\s-]ul[\\s-]fitr', day: islamic(10, 1) },
  {
    names: 'eid[\\s-]al[\\s-]adha|eid[\\s-]ul[\\s-]adha|sacrifice{_}feast',
    day: islamic(12, 10),
  },
  { names: 'ashura', day: islamic(1, 10) },
  { names: 'islamic{_}new{_}year', day: islamic(1, 1) },
  { names: 'mawlid(?:{_}al-nabi)?', day: islamic(3, 12) },
  { names: "isra{_}and{_}mi[’']?raj", day: islamic(7, 27) },
  { names: 'ramadan', day: islamic(9, 1), days: 29 },
  { names: 'la[yi]lat{_}(?:al|ul)[\\s-]qadr', day: islamic(9, 27) },
  { names: "tu{_}b['’]?i?shvat", day: hebrew('Shevat', 15, 0) },
  { names: 'purim', day: hebrew('Adar', 14, -1) },
  { names: 'pass?over|pesach', day: hebrew('Nisan', 15, -1), days: 9 },
  { names: "yom{_}ha['’]?(?:shoah|atzmaut)", day: hebrew('Nisan', 27, -1) },
  { names: "lag{_}b['’]?a?omer", day: hebrew('Iyar', 18, -1) },
  { names: 'shavuot', day: hebrew('Sivan', 6, -1), days: 3 },
  { names: "tisha{_}b['’]?av", day: hebrew('Av', 9, -1) },
  { names: 'sukk?oth?|succos', day: hebrew('Tishri', 15, -1), days: 9 },
  { names: 'simchat{_}torah', day: hebrew('Tishri', 23, -1) },
  { names: 'ch?anuk?kah?|ch?annukah|hanukk?ah', day: hebrew('Kislev', 25, -1), days: 9 },
  { names: 'rosh{_}has?hanah?', day: hebrew('Tishri', 1, 0) },
  { names: 'yom{_}kippur', day: hebrew('Tishri', 10, 0) },
];

export const HOLIDAY_RULES: readonly DateRule[] = HOLIDAYS.map(({ names, day, days }) => ({
  pattern: `\\b(?:(?<which>last|next|this|past|coming){_})?(?:${names})(?:(?:{_}of|{_}in)?{comma}(?<year>{year})|{_}(?:of{_})?(?<when>last|this|next){_}year)?(?![\\p{L}\\d])`,
  example: names.split('|')[0] ?? '',
  fact: 'The feast falls on a day that the calendar gives for each year.',
  read: (groups: Groups, context: ReadingContext) => lasting(holiday(day, groups, context), days ?? 1),
}));

/** A feast of several days runs on from its first. */
function lasting(first: Reading | null, days: number): Reading | null {
  if (days === 1 || first?.from === undefined) return first;
  return readRange(first.from, first.from + days - 1, first.basis);
}

function holiday(
  day: (year: number) => number,
  { year, which, when }: Groups,
  context: ReadingContext,
): Reading | null {
  if (year !== undefined) return onDay(day(yearOf(year)), 'stated');
  if (context.anchor === null) return readUndated('DATE', 'XXXX-XX-XX', 'day');
  const { anchor } = context;
  const at = civil(anchor).year;
  const basis = context.anchorBasis;
  if (when !== undefined) return onDay(day(at + (/last/i.test(when) ? -1 : /next/i.test(when) ? 1 : 0)), basis);
  const days = [at - 1, at, at + 1].map(day);
  const back = which === undefined ? context.direction === 'past' : /last|past/i.test(which);
  const found = back
    ? days.filter((one) => one <= anchor).at(-1)
    : days.find((one) => one > anchor || (one === anchor && which === undefined));
  return onDay(found ?? Number.NaN, basis);
}

function onDay(day: number, basis: Reading['basis']): Reading | null {
  return Number.isNaN(day) ? null : readDay(day, basis);
}

/** ICU's tables of the moon's months are exact for these years; looking further would only cost time. */
const FOREIGN_YEARS = { from: 1900, to: 2100 };

const foreignDays = new Map<string, number>();

/** `searchForeignDay`, each answer remembered: a search walks through a year. NaN for years outside the tables. */
function foreignDay(calendar: string, year: number, month: string, dayOfMonth: number): number {
  if (year < FOREIGN_YEARS.from || year > FOREIGN_YEARS.to) return Number.NaN;
  const key = `${calendar} ${year} ${month} ${dayOfMonth}`;
  const known = foreignDays.get(key) ?? searchForeignDay(calendar, year, month, dayOfMonth);
  foreignDays.set(key, known);
  return known;
}

/** The first day of a Gregorian year that is the given day and month of another calendar, by ICU's month names. */
function searchForeignDay(calendar: string, year: number, month: string, dayOfMonth: number): number {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  const first = dayNumber(year, 1, 1);
  for (let number = first; number < first + 366; number += 1) {
    const parts = format.formatToParts(number * 86_400_000);
    const value = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
    // A leap year has two months of Adar; the feast is in the second.
    const inMonth = value('month') === month || (month === 'Adar' && value('month') === 'Adar II');
    if (inMonth && value('day') === String(dayOfMonth)) return number;
  }
  return Number.NaN;
}
