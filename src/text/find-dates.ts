// Finds the words that tell a time in a text and resolves them to intervals of days.

import type { Day, Instant } from '../news/ids.ts';
import type { TimeMention } from '../news/moment.ts';
import { dayOf, dayText, parseDay } from './calendar.ts';
import type { FoundDate, ReadingContext } from './date-reading.ts';
import type { DateRule } from './date-rule.ts';
import { DATE_RULES } from './date-rules.ts';
import { expandPieces } from './date-words.ts';
import { joinDates } from './join-dates.ts';
import { directionAround } from './tense.ts';

/** What a time is counted from: an article's day of publication (null: not known), or the instant and zone of a question. */
export type DateAnchor = { readonly published: Day | null } | { readonly asked: Instant; readonly zone: string };

/** How far around a hint a rule may look; longer than any date in words. */
const AROUND_CHARS = 70;
/** How near an hour of the clock stands to its day. */
const BESIDE_CHARS = 60;
/** What "two days later" and "that year" may go back to. */
const EARLIER: ReadonlySet<string> = new Set(['day', 'month', 'year']);
/** How far behind the day of saying something still belongs to what was said. */
const SAID_CHARS = 160;
/** How much of the text before a match a rule may look at. */
const BEFORE_CHARS = 40;

/**
 * The times that a text tells, in order, never overlapping. In an article they are counted from its day of
 * publication; where that is not known, yearless and relative dates keep the basis "unknown" and have no interval. In
 * a question they are counted from the asker's day, and shorter forms are read. `prefers` decides where neither words
 * nor tense do. Throws a RangeError when the zone is unknown.
 */
export function findDates(text: string, anchor: DateAnchor, prefers: 'past' | 'future' = 'past'): TimeMention[] {
  const asked = 'asked' in anchor;
  const anchorDay = 'asked' in anchor ? dayOf(anchor.asked, anchor.zone) : anchor.published;
  const number = anchorDay === null ? null : parseDay(anchorDay);
  const candidates = candidatesIn(text, asked);
  const found: FoundDate[] = [];
  let end = 0;
  let earlier: { readonly day: number; readonly isDay: boolean } | null = null;
  for (const candidate of candidates) {
    if (candidate.start < end) continue;
    const { direction, tensed } = directionAround(text, candidate, { asked, prefers });
    const context: ReadingContext = {
      anchor: number,
      anchorBasis: number === null ? 'unknown' : asked ? 'asked' : 'published',
      asked,
      direction,
      tensed,
      earlier: earlier?.day ?? null,
      dayBeside: earlier?.isDay === true && candidate.start - end < BESIDE_CHARS ? earlier.day : null,
      spokenOn: asked ? null : spokenOn(text, found.at(-1), candidate.start),
      before: text.slice(Math.max(0, candidate.start - BEFORE_CHARS), candidate.start),
      after: text.slice(candidate.end, candidate.end + BEFORE_CHARS),
    };
    const reading = candidate.rule.read(candidate.groups, context);
    if (reading === null) continue;
    found.push({ start: candidate.start, end: candidate.end, reading });
    end = candidate.end;
    if (reading.from !== undefined && EARLIER.has(reading.granularity)) {
      earlier = { day: reading.from, isDay: reading.granularity === 'day' };
    }
  }
  return joinDates(text, found, { anchor: number, asked }).map((date) => toMention(text, date));
}

/** A verb of saying right before a day, with its subject or addressee; behind the day follows what was said. */
const SAID_BEFORE =
  /\b(?:said|told|reported|announced|confirmed|added|testified|acknowledged|admitted)(?:\s\p{L}+)?(?:\son)?\s$/u;

/** The day on which what stands at `start` was said, in the same sentence; null when none was told. */
function spokenOn(text: string, last: FoundDate | undefined, start: number): number | null {
  if (last?.reading.granularity !== 'day' || last.reading.from === undefined || start - last.end > SAID_CHARS)
    return null;
  const between = text.slice(last.end, start);
  if (!/^,?\sthat\b/.test(between) || /[.!?;"”]\s|\n/.test(between)) return null;
  return SAID_BEFORE.test(text.slice(Math.max(0, last.start - BEFORE_CHARS), last.start)) ? last.reading.from : null;
}

function toMention(text: string, { start, end, reading }: FoundDate): TimeMention {
  const { from, to, mod, type, value, granularity, basis } = reading;
  return {
    start,
    end,
    text: text.slice(start, end),
    type,
    value,
    granularity,
    basis,
    ...(mod === undefined ? {} : { mod }),
    ...(from === undefined || to === undefined ? {} : { from: dayText(from), to: dayText(to) }),
  };
}

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly rule: DateRule;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** All matches of all rules, the leftmost first, then the longest, then in the order of the rules. */
function candidatesIn(text: string, asked: boolean): Candidate[] {
  const candidates: (Candidate & { order: number })[] = [];
  for (const window of asked ? [{ start: 0, text }] : windowsOf(text)) {
    for (const [order, { rule, pattern }] of compiled().entries()) {
      if (rule.askedOnly === true && !asked) continue;
      for (const match of window.text.matchAll(pattern)) {
        const start = window.start + match.index;
        candidates.push({ start, end: start + match[0].trimEnd().length, rule, order, groups: match.groups ?? {} });
      }
    }
  }
  return candidates.sort((a, b) => a.start - b.start || b.end - a.end || a.order - b.order);
}

const HINT =
  /\d|\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter|week|month|year|day|today|tonight|tmr|yesterday|tomorrow|now|current|present|recent|late|soon|short|future|past|hour|minute|second|decade|centur|qtr|yr|wk|quarter|half|night|morning|evening|afternoon|christ|xmas|easter|eid|hallow|thanks|twent|thirt|fort|fift|sixt|sevent|eight|ninet|two|annual|every|each|per|fiscal|fortnight|former|once|ramadan|pass?over|han?uk|chanuk|diwali|deepavali|holi\b|purim|yom|rosh|pentecost|ashura|mardi|navratri|dussehra)|(?:day|days|day's|year|years|month|months|week|weeks|hour|hours|ly)\b/giu;

/** The stretches of text around words that dates are made of; no rule is tried elsewhere. */
function windowsOf(text: string): { start: number; text: string }[] {
  const windows: { start: number; end: number }[] = [];
  for (const { index } of text.matchAll(HINT)) {
    const start = Math.max(0, index - AROUND_CHARS);
    const last = windows.at(-1);
    const end = Math.min(text.length, index + AROUND_CHARS);
    if (last !== undefined && start <= last.end) last.end = end;
    else windows.push({ start, end });
  }
  return windows.map(({ start, end }) => ({ start, text: text.slice(start, end) }));
}

let rules: { rule: DateRule; pattern: RegExp }[] | null = null;

function compiled(): readonly { rule: DateRule; pattern: RegExp }[] {
  rules ??= DATE_RULES.map((rule) => ({ rule, pattern: new RegExp(expandPieces(rule.pattern), 'giu') }));
  return rules;
}
