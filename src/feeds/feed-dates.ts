// Reads the dates that feeds and pages write: RFC 822 in all its bent forms, ISO 8601 and W3CDTF, asctime, and months
// written out in many languages.

import type { Day, Instant } from '../news/ids.ts';
import { foldLetters, readMonthName } from './month-names.ts';
import { readZone } from './time-zones.ts';

// Longer texts are no dates; the limit also bounds the work.
const DATE_LENGTH_MAX = 80;

// What news is dated with: older or later years are typing errors or unset fields ("0001-01-01", "9999-12-31").
const YEAR_MIN = 1900;
const YEAR_MAX = 2100;

export interface WrittenDate {
  readonly day: Day;
  readonly instant: Instant;
  readonly hasTime: boolean;
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** What stands after the date: time and zone. */
  readonly rest: string;
}

/** Takes a date as a feed wrote it; gives the instant (to the second), or undefined when it is none or absurd. Without a zone it is UTC. */
export function readFeedDate(text: string): Instant | undefined {
  return readDayAndInstant(text)?.instant;
}

/** Like `readFeedDate`, with the day as it stands there, in the writer's own zone, and whether a time stands beside it. */
export function readDayAndInstant(text: string): WrittenDate | undefined {
  if (text.length > DATE_LENGTH_MAX) return undefined;
  const folded = foldLetters(text).replace(/\s+/g, ' ').trim();
  const unix = readUnixTime(folded);
  if (unix !== undefined) return { day: new Date(unix).toISOString().slice(0, 10), instant: unix, hasTime: true };
  const isKorean = /[년월일]|오[전후]/.test(folded.normalize('NFC'));
  const plain = withoutWeekday(isKorean ? withoutKorean(folded.normalize('NFC')) : withoutHan(folded));
  const parts = readAsctime(plain) ?? readNumericDate(plain) ?? readWordDate(plain);
  if (parts === undefined || !isRealDay(parts)) return undefined;
  const time = readTime(parts.rest, isKorean ? 540 : 0);
  if (time === undefined) return undefined;
  const instant = Date.UTC(parts.year, parts.month - 1, parts.day) + time;
  const day = `${parts.year}-${String(parts.month).padStart(2, '0')}-${String(parts.day).padStart(2, '0')}`;
  return { day, instant, hasTime: /\d[:h]\d|t\d{4}/.test(parts.rest) };
}

/** Seconds (10 digits) or milliseconds (13 digits) since 1970, as some scripts write. */
function readUnixTime(text: string): Instant | undefined {
  if (!/^1\d{9}(?:\d{3})?$/.test(text)) return undefined;
  return text.length === 10 ? Number(text) * 1_000 : Math.floor(Number(text) / 1_000) * 1_000;
}

/** "2024年1月15日 10时30分" → "2024-1-15 10:30": Chinese and Japanese, with which they write the parts behind the numbers. */
function withoutHan(text: string): string {
  if (!text.includes('年')) return text;
  return text
    .replace(/(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日(?: ?\([^)]*\))?/, '$1-$2-$3')
    .replace(
      /(\d{1,2}) ?[時时点點] ?(\d{1,2}) ?分.*$/,
      (_whole, hour, minute: string) => `${hour}:${minute.padStart(2, '0')}`,
    );
}

function withoutKorean(text: string): string {
  return text
    .replace(/(\d{4})년 ?(\d{1,2})월 ?(\d{1,2})일/, '$1-$2-$3')
    .replace('오전', 'am')
    .replace('오후', 'pm');
}

/** "thu, 01 jan 2004" → "01 jan 2004": a weekday is a word at the start that is no month. It is not checked against the date. */
function withoutWeekday(text: string): string {
  const word = /^(\p{L}{2,12})\.?(?:, ?|\. ?| )(?=\S)/u.exec(text);
  if (word?.[1] === undefined) return text;
  const rest = text.slice(word[0].length);
  if (readMonthName(word[1]) !== undefined && !/^\p{L}/u.test(rest) && !word[0].includes(',')) return text;
  return rest;
}

/** "jan 4 16:29:06 2004", perhaps with a zone before or after the year (C's asctime, Unix date). */
function readAsctime(text: string): DateParts | undefined {
  const match = /^(\p{L}+) (\d{1,2}) (\d{1,2}:\d{2}(?::\d{2})?) (?:([a-z+][a-z0-9+:-]*) )?(\d{4})(?: ?(\S+))?$/u.exec(
    text,
  );
  const month = readMonthName(match?.[1] ?? '');
  if (match === null || month === undefined) return undefined;
  const zone = match[4] ?? match[6] ?? '';
  return { year: Number(match[5]), month, day: Number(match[2]), rest: `${match[3]} ${zone}` };
}

// Each form, most specific first; year, month, day are the groups in that order.
const NUMERIC_FORMS: readonly RegExp[] = [
  /^(\d{4})-(0?\d{1,2})-(\d{1,2})(?!\d|-)/,
  /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/,
  /^(\d{4})(\d{2})(\d{2})(?!\d)/,
  /^(\d{2})-(\d{2})-(\d{2})(?!\d|-)/,
  /^(\d{4})-(\d{2})(?!\d|-)/,
  /^(\d{4})(?!\d|-)/,
];

/** ISO 8601 and its relatives; also days counted through the year ("2003-335", "03335"). */
function readNumericDate(text: string): DateParts | undefined {
  const named = /^(\d{4})-(\p{L}+)-(\d{1,2})(?!\d)/u.exec(text);
  const month = readMonthName(named?.[2] ?? '');
  if (named !== null && month !== undefined) {
    return { year: Number(named[1]), month, day: Number(named[3]), rest: text.slice(named[0].length) };
  }
  const ordinal = /^(\d{4}-?|\d{2}-?)(\d{3})(?![\d-])/.exec(text);
  if (ordinal?.[1] !== undefined && !/^\d{4}-?$/.test(text.trim())) return readOrdinal(ordinal, text);
  for (const form of NUMERIC_FORMS) {
    const match = form.exec(text);
    if (match?.[1] === undefined) continue;
    const year = fullYear(match[1]);
    return { year, month: Number(match[2] ?? 1), day: Number(match[3] ?? 1), rest: text.slice(match[0].length) };
  }
  return readSlashedDate(text);
}

function readOrdinal(match: RegExpExecArray, text: string): DateParts | undefined {
  const year = fullYear((match[1] ?? '').replace('-', ''));
  const dayOfYear = Number(match[2]);
  if (dayOfYear < 1 || dayOfYear > 366) return undefined;
  const date = new Date(Date.UTC(year, 0, dayOfYear));
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate(), rest: text.slice(match[0].length) };
}

/** "31/12/2003" or "12/31/2003" (also with dots): only when one number can be no month, or dots say that the day is first. */
function readSlashedDate(text: string): DateParts | undefined {
  const match = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)/.exec(text);
  if (match === null) return undefined;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const isDayFirst = match[2] === '.' || first > 12;
  if (!isDayFirst && second <= 12 && first !== second) return undefined;
  const [day, month] = isDayFirst ? [first, second] : [second, first];
  return { year: Number(match[4]), month, day, rest: text.slice(match[0].length) };
}

/** "01 jan 2004", "1. januar 2004", "3 de mayo de 2004", "jan 01, 2004". */
function readWordDate(text: string): DateParts | undefined {
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?: |-|\/)?(?:de |of )?(\p{L}+)\.?(?:,? |-|\/)(?:de )?(\d{4}|\d{2})(?!\d|:)/u.exec(
      text,
    );
  const monthFirst = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/u.exec(text);
  const match = dayFirst ?? monthFirst;
  if (match === null) return undefined;
  const [word, day] = dayFirst ? [match[2], match[1]] : [match[1], match[2]];
  const month = readMonthName(word ?? '');
  if (month === undefined) return undefined;
  return { year: fullYear(match[3] ?? ''), month, day: Number(day), rest: text.slice(match[0].length) };
}

/** Two digits: 70 to 99 are the last century, the rest this one (RFC 2822's spirit, with Unix' year zero as the border). */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function isRealDay({ year, month, day }: DateParts): boolean {
  if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Milliseconds to add to midnight UTC for what stands after the date; 0 when nothing does, undefined when it is no time. */
function readTime(rest: string, zoneWhenNone: number): number | undefined {
  const text = spreadTime(
    rest
      .replace(/^ ?(?:г|р)\.?(?= |$)/, '')
      .replace(/^(?:t| ?,? ?(?:at|um|@|-|a|as|alle|ore|kl\.?|klo|o|в|о)? )/, '')
      .replace(/^(\d{1,2})h(?=\d{2}\b)/, '$1:')
      .trim(),
  );
  if (text === '') return -zoneWhenNone * 60_000;
  const match =
    /^(?:([ap])\.?m\.? ?)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,:]\d{1,9})?)? ?(?:([ap])\.?m\b\.?)?(.*)$/.exec(text);
  if (match === null) {
    // A zone may follow a bare day.
    const zone = /^[a-z]{1,5}$|^[+-]\d{2}:?\d{2}$/.test(text) ? readZone(text, 0) : undefined;
    return zone === undefined ? undefined : -zone * 60_000;
  }
  const half = match[1] ?? match[5];
  const hour = onTheClock(Number(match[2]), half);
  const [minute, second] = [Number(match[3]), Number(match[4] ?? 0)];
  const zone = readZone(match[6] ?? '', zoneWhenNone);
  if (hour === undefined || minute > 59 || second > 60 || zone === undefined) return undefined;
  if (hour === 24 && minute + second > 0) return undefined;
  return ((hour * 60 + minute - zone) * 60 + second) * 1_000;
}

/** ISO's basic form of a time, "083000z", as "08:30:00z". */
function spreadTime(text: string): string {
  return text.replace(
    /^(\d{2})(\d{2})(\d{2})?(?=[z+. -]|$)/,
    (_whole, hour, minute, second = '00') => `${hour}:${minute}:${second}`,
  );
}

/** The hour of a 24-hour clock, or undefined when there is none such. 24 is midnight at the day's end. */
function onTheClock(hour: number, half: string | undefined): number | undefined {
  if (half === undefined || hour > 12) return hour <= 24 ? hour : undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
