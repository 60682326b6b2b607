// Reads the days that somebody asks for in a few words: "last week", "16 to 20 February", "Q1 2017", "20 février 2017".

import type { Day, Instant } from '../news/ids.ts';
import { dayOf } from './calendar.ts';
import { findDates } from './find-dates.ts';

/** Longer texts hold more than a day. */
const ASKED_CHARS_MAX = 100;
/** Years that a calendar of days can step through: the news tells of no others by day. */
const FIRST_YEAR = '1000';
const LAST_YEAR = '2999';

/** The instant that "today" means, and the zone in which it is a day. */
export interface AskedWhen {
  readonly asked: Instant;
  /** An IANA zone. */
  readonly zone: string;
}

export interface AskedDays {
  readonly from: Day;
  /** The last of them. */
  readonly to: Day;
  /** The words did not say all: the rest was counted from the asker's day. */
  readonly isCounted: boolean;
  /** Nothing stands beside the words that tell the days, but what leads to them ("on", "in the"). */
  readonly isWhole: boolean;
}

/**
 * The days that a text names, read as in a question: without its year a day is the nearest past one. Undefined when it
 * names none, or several, or only the edge of a longer time ("before May").
 */
export function readAskedDays(text: string, when: AskedWhen): AskedDays | undefined {
  const trimmed = text.trim();
  const found = readIsoDays(trimmed) ?? readWords(trimmed, when);
  return found === undefined || found.from.slice(0, 4) < FIRST_YEAR || found.to.slice(0, 4) > LAST_YEAR
    ? undefined
    : found;
}

/** `2017-02-20` or `2017-02-13/2017-02-19`: what the buttons carry, so that they mean the same days later. */
function readIsoDays(text: string): AskedDays | undefined {
  const [, from = '', to = from] = /^(\d{4}-\d\d-\d\d)(?:\/(\d{4}-\d\d-\d\d))?$/u.exec(text) ?? [];
  return isDay(from) && isDay(to) && from <= to ? { from, to, isCounted: false, isWhole: true } : undefined;
}

/** "20 février 2017": the languages that dates are read in, English first. */
const LANGUAGES = ['en', 'fr', 'es', 'de', 'ar'];
/** Words that make a day the edge of a longer time. */
const EDGES =
  /(?<!\p{L})(?:until|till|before|after|not|except|avant|après|depuis|jusqu|antes|después|hasta|desde|vor|nach|bis|seit|قبل|بعد|منذ|حتى)(?!\p{L})/iu;

/** The days by the language that reads most of the words: "février 2017" is no year. */
function readWords(text: string, when: AskedWhen): AskedDays | undefined {
  let most: { readonly days: AskedDays; readonly chars: number } | undefined;
  for (const language of text.length > ASKED_CHARS_MAX ? [] : LANGUAGES) {
    const read = readWordsIn(language, text, when);
    // What English reads whole needs no other language.
    if (language === 'en' && read?.days.isWhole === true) return read.days;
    if (read !== undefined && read.chars > (most?.chars ?? 0)) most = read;
  }
  return most?.days;
}

function readWordsIn(language: string, text: string, when: AskedWhen) {
  const times = findDates(text, when, 'past', { language });
  const [time, other] = times;
  if (time?.from === undefined || time.to === undefined || other !== undefined) return undefined;
  if (time.type === 'SET' || time.type === 'DURATION') return undefined;
  const beside = `${text.slice(0, time.start)} ${text.slice(time.end)}`;
  // "31 February" leaves its number over: that is no day, and not the month either.
  if (/\d/u.test(beside) || EDGES.test(beside)) return undefined;
  // A year alone is English enough.
  if (language !== 'en' && !/\p{L}/u.test(time.text)) return undefined;
  const isWhole = /^\s*(?:(?:on|in|at|of|from|since|during|the|le|la|en|du|el|am|im|der|den)\s+){0,2}$/iu.test(beside);
  const days = { from: time.from, to: time.to, isCounted: time.basis !== 'stated', isWhole };
  const chars = time.end - time.start;
  if (!/\bsince\s*$/iu.test(text.slice(0, time.start))) return { days, chars };
  const today = dayOf(when.asked, when.zone);
  return time.from <= today ? { days: { ...days, to: today }, chars } : undefined;
}

const isoDay = (instant: number): Day => new Date(instant).toISOString().slice(0, 10);

function isDay(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  // Day 31 of a short month is read as a day of the next one.
  return /^\d{4}-\d\d-\d\d$/u.test(text) && !Number.isNaN(instant) && isoDay(instant) === text;
}
