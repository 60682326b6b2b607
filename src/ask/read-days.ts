// Reads the days that somebody asks for ("last week", "16 to 20 February", "Q1 2017"), and steps from them to the next ones.

import type { Period } from '../news/day-view.ts';
import { Failure } from '../news/failure.ts';
import type { Day, Instant } from '../news/ids.ts';
import { addDays, dayOf, findDates } from '../text/understand.ts';

const DAY_MS = 86_400_000;
/** Longer texts hold more than a day; also what is shown of them. */
const ASKED_CHARS_MAX = 100;
/** Years that a calendar of days can step through: the news tells of no others by day. */
const FIRST_YEAR = '1000';
const LAST_YEAR = '2999';
const MONTHS_PER_YEAR = 12;

/** The instant that "today" means, and the zone in which it is a day. */
interface AskedWhen {
  readonly asked: Instant;
  readonly zone: string;
}

export interface AskedDays extends Period {
  /** The words did not say all: the rest was counted from the asker's day. */
  readonly isCounted: boolean;
}

/**
 * The days that a text names, read as in a question: without its year a day is the nearest past one. Throws
 * Failure('bad-input') with examples when it names none, or something besides.
 */
export function readDays(text: string, options: AskedWhen): AskedDays {
  const trimmed = text.trim();
  const found = readIsoDays(trimmed) ?? readWords(trimmed, options);
  if (found === undefined || found.from.slice(0, 4) < FIRST_YEAR || found.to.slice(0, 4) > LAST_YEAR) {
    const shown = trimmed.length > ASKED_CHARS_MAX ? `${trimmed.slice(0, ASKED_CHARS_MAX).toWellFormed()}…` : trimmed;
    throw new Failure(
      'bad-input',
      `I cannot read “${shown}” as a day: write it like 20 February 2017, yesterday, last week, December 2016, Q1 2017 or 16 to 20 February 2017.`,
    );
  }
  return found;
}

/** `2017-02-20` or `2017-02-13/2017-02-19`: what the buttons carry, so that they mean the same days later. */
function readIsoDays(text: string): AskedDays | undefined {
  const [, from = '', to = from] = /^(\d{4}-\d\d-\d\d)(?:\/(\d{4}-\d\d-\d\d))?$/u.exec(text) ?? [];
  return isDay(from) && isDay(to) && from <= to ? { from, to, isCounted: false } : undefined;
}

/** "20 février 2017": the languages that dates are read in, English first. */
const LANGUAGES = ['en', 'fr', 'es', 'de', 'ar'];
/** Words that make a day the edge of a longer time. */
const EDGES =
  /(?<!\p{L})(?:until|till|before|after|not|except|avant|après|depuis|jusqu|antes|después|hasta|desde|vor|nach|bis|seit|قبل|بعد|منذ|حتى)(?!\p{L})/iu;

/** The days by the language that reads most of the words: "février 2017" is no year. */
function readWords(text: string, options: AskedWhen): AskedDays | undefined {
  let most: { readonly days: AskedDays; readonly chars: number } | undefined;
  for (const language of text.length > ASKED_CHARS_MAX ? [] : LANGUAGES) {
    const read = readWordsIn(language, text, options);
    if (read !== undefined && read.chars > (most?.chars ?? 0)) most = read;
  }
  return most?.days;
}

function readWordsIn(language: string, text: string, options: AskedWhen) {
  const times = findDates(text, options, 'past', { language });
  const [time, other] = times;
  if (time?.from === undefined || time.to === undefined || other !== undefined) return undefined;
  if (time.type === 'SET' || time.type === 'DURATION') return undefined;
  const beside = `${text.slice(0, time.start)} ${text.slice(time.end)}`;
  // "31 February" leaves its number over: that is no day, and not the month either.
  if (/\d/u.test(beside) || EDGES.test(beside)) return undefined;
  // A year alone is English enough.
  if (language !== 'en' && !/\p{L}/u.test(time.text)) return undefined;
  const days = { from: time.from, to: time.to, isCounted: time.basis !== 'stated' };
  const chars = time.end - time.start;
  if (!/\bsince\s*$/iu.test(text.slice(0, time.start))) return { days, chars };
  const today = dayOf(options.asked, options.zone);
  return time.from <= today ? { days: { ...days, to: today }, chars } : undefined;
}

/** The period of the same kind that many (1: the next, -1: the one before) away; undefined beyond the calendar. */
export function stepDays(period: Period, steps: 1 | -1): Period | undefined {
  const months = wholeMonths(period);
  const days = (Date.parse(period.to) - Date.parse(period.from)) / DAY_MS + 1;
  const stepped =
    months === undefined
      ? { from: addDays(period.from, days * steps), to: addDays(period.to, days * steps) }
      : monthsFrom(addMonths(period.from, months * steps), months);
  return stepped.from.slice(0, 4) < FIRST_YEAR || stepped.to.slice(0, 4) > LAST_YEAR ? undefined : stepped;
}

/** How many calendar months the period is, when it is whole ones. */
function wholeMonths({ from, to }: Period): number | undefined {
  if (!from.endsWith('-01') || !addDays(to, 1).endsWith('-01')) return undefined;
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * MONTHS_PER_YEAR + toMonth - fromMonth + 1;
}

function monthsFrom(from: Day, months: number): Period {
  return { from, to: addDays(addMonths(from, months), -1) };
}

/** The first of a month, that many months later. */
function addMonths(first: Day, months: number): Day {
  const [year = 0, month = 0] = first.split('-').map(Number);
  return isoDay(Date.UTC(year, month - 1 + months, 1));
}

const isoDay = (instant: number): Day => new Date(instant).toISOString().slice(0, 10);

function isDay(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  // Day 31 of a short month is read as a day of the next one.
  return /^\d{4}-\d\d-\d\d$/u.test(text) && !Number.isNaN(instant) && isoDay(instant) === text;
}
