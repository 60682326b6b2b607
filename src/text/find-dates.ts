// Finds the words that tell a time in a text and resolves them to intervals of days.

import type { Day, Instant } from '../news/ids.ts';
import type { TimeMention } from '../news/moment.ts';
import { dayOf, dayText, parseDay } from './calendar.ts';
import type { FoundDate, ReadingContext } from './date-reading.ts';
import type { DateRule } from './date-rule.ts';
import { DATE_RULES } from './date-rules.ts';
import { expandPieces } from './date-words.ts';
import { datelineDay } from './dateline.ts';
import { LANGUAGES_OF_DATES } from './dates-of-languages.ts';
import { joinDates } from './join-dates.ts';
import { hintOfLanguage, rulesOfLanguage } from './rules-of-languages.ts';
import { directionAround } from './tense.ts';
import { withinCalendar } from './within-calendar.ts';

/** What a time is counted from: an article's day of publication (null: not known), or the instant and zone of a question. */
export type DateAnchor = { readonly published: Day | null } | { readonly asked: Instant; readonly zone: string };

/** How far around a hint a rule may look; longer than any date in words. */
const AROUND_CHARS = 70;
/** How near an hour of the clock stands to its day. */
const BESIDE_CHARS = 60;
/** What "two days later" and "that year" may go back to. */
const EARLIER: ReadonlySet<string> = new Set(['day', 'month', 'year']);
const isEarlier = (unit: string): unit is Earlier['unit'] => EARLIER.has(unit);
/** How far behind the day of saying something still belongs to what was said. */
const SAID_CHARS = 160;
/** How much of the text before a match a rule may look at. */
const BEFORE_CHARS = 40;

/** How a text is read beside its anchor. */
export interface DateOptions {
  /** BCP 47 primary tag: `fr`, `es`, `de` and `ar` have rules of their own, everything else is read as English. */
  readonly language?: string;
  /** Whether "4/5/2017" is the 4th of May; read as April without it. */
  readonly dayFirst?: boolean;
}

/**
 * The times that a text tells, in order, never overlapping. In an article they are counted from a dateline of the
 * days before its publication, else from the day of publication, else from a dateline that states its year; where neither is known, yearless and relative dates keep the
 * basis "unknown" and have no interval, unless they go on from a date with its year; nor has one what lies before year 1 or behind year 9999. In a question they are counted from the asker's day, and shorter forms are read. `prefers` decides where neither words
 * nor tense do. Throws a RangeError when the zone is unknown.
 */
export function findDates(
  text: string,
  anchor: DateAnchor,
  prefers: 'past' | 'future' = 'past',
  { language = 'en', dayFirst = false }: DateOptions = {},
): TimeMention[] {
  const counted = countedFrom(text, anchor);
  const { asked } = counted;
  const ruleSet = ruleSetOf(language);
  const found: FoundDate[] = [];
  let earlier: Earlier | null = null;
  for (const candidate of candidatesIn(text, asked, ruleSet)) {
    const last = found.at(-1);
    if (candidate.start < (last?.end ?? 0)) continue;
    const context: ReadingContext = {
      ...counted,
      ...directionAround(text, candidate, { asked, prefers, ahead: ruleSet.ahead }),
      dayFirst,
      earlier: earlier?.day ?? null,
      earlierUnit: earlier?.unit ?? 'day',
      stated: asked ? null : statedBefore(text, last, candidate.start, counted.anchor),
      dayBeside: earlier?.unit === 'day' && candidate.start - (last?.end ?? 0) < BESIDE_CHARS ? earlier.day : null,
      spokenOn: asked ? null : spokenOn(text, last, candidate.start),
      before: text.slice(Math.max(0, candidate.start - BEFORE_CHARS), candidate.start),
      after: text.slice(candidate.end, candidate.end + BEFORE_CHARS),
    };
    const read = candidate.rule.read(candidate.groups, context);
    if (read === null) continue;
    const reading = withinCalendar(read);
    found.push({ start: candidate.start, end: candidate.end, reading });
    if (reading.from !== undefined && isEarlier(reading.granularity)) {
      earlier = { day: reading.from, unit: reading.granularity };
    }
  }
  return joinDates(text, found, counted).map((date) => toMention(text, date));
}

/** The last day, month or year told of, by its first day. */
interface Earlier {
  readonly day: number;
  readonly unit: 'day' | 'month' | 'year';
}

/** The day that is counted from, and what it is: the asker's, that of the dateline, else that of publication. */
function countedFrom(text: string, anchor: DateAnchor): Pick<ReadingContext, 'anchor' | 'anchorBasis' | 'asked'> {
  if ('asked' in anchor)
    return { anchor: parseDay(dayOf(anchor.asked, anchor.zone)), anchorBasis: 'asked', asked: true };
  const published = anchor.published === null ? null : parseDay(anchor.published);
  const day = datelineDay(text, published);
  // "Today" in a text that was sent on the day before its paper is the day of sending it.
  if (published !== null && (day === null || day === published))
    return { anchor: published, anchorBasis: 'published', asked: false };
  return { anchor: day, anchorBasis: day === null ? 'unknown' : 'earlier mention', asked: false };
}

/** How far behind a stated year a date without one may go on from it: a sentence or two, where nothing else is known. */
const GOES_ON_CHARS = 250;
/** The same where the day of publication is known: "on 5 May 2015 and again on 7 June". */
const JOINED =
  /^(?:,?\s(?:and|then|again|until|to|through|or|from|between|on|in|late|early|but|before|after)){1,4}\s$|^\s?[-–—]\s?$/;

/** The first day of the date with a year that the date at `start` goes on from; null when there is none. */
function statedBefore(text: string, last: FoundDate | undefined, start: number, anchor: number | null): number | null {
  if (last?.reading.from === undefined || !isEarlier(last.reading.granularity)) return null;
  if (last.reading.basis !== 'stated' && last.reading.basis !== 'earlier mention') return null;
  const between = text.slice(last.end, start);
  if (anchor !== null) return last.reading.granularity !== 'year' && JOINED.test(between) ? last.reading.from : null;
  return between.length <= GOES_ON_CHARS && !/\n\s*\n/.test(between) ? last.reading.from : null;
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
  // What was joined may reach further than its parts: "9000 years before 1 May 2017".
  const { from, to, mod, type, value, granularity, basis } = withinCalendar(reading);
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
function candidatesIn(text: string, asked: boolean, { hint, rules }: RuleSet): Candidate[] {
  const candidates: (Candidate & { order: number })[] = [];
  for (const window of asked ? [{ start: 0, text }] : windowsOf(text, hint)) {
    for (const [order, { rule, pattern }] of rules.entries()) {
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
  /\d|\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter|week|month|year|day|today|tonight|tmr|yesterday|tomorrow|now|current|present|recent|late|soon|short|future|past|hour|minute|second|decade|centur|qtr|yr|wk|quarter|half|night|overnight|noon|mid|morning|evening|afternoon|christ|xmas|easter|eid|hallow|thanks|twent|thirt|fort|fift|sixt|sevent|eight|ninet|two|annual|every|each|per|fiscal|fortnight|former|once|ramadan|pass?over|han?uk|chanuk|diwali|deepavali|holi\b|purim|yom|rosh|pentecost|ashura|mardi|navratri|dussehra)|(?:day|days|day's|year|years|month|months|week|weeks|hour|hours|ly)\b/giu;

/** The stretches of text around words that dates are made of; no rule is tried elsewhere. */
function windowsOf(text: string, hint: RegExp): { start: number; text: string }[] {
  const windows: { start: number; end: number }[] = [];
  for (const { index } of text.matchAll(hint)) {
    const start = Math.max(0, index - AROUND_CHARS);
    const last = windows.at(-1);
    const end = Math.min(text.length, index + AROUND_CHARS);
    if (last !== undefined && start <= last.end) last.end = end;
    else windows.push({ start, end });
  }
  return windows.map(({ start, end }) => ({ start, text: text.slice(start, end) }));
}

interface RuleSet {
  /** Words near which rules are tried. */
  readonly hint: RegExp;
  readonly rules: readonly { readonly rule: DateRule; readonly pattern: RegExp }[];
  /** What makes a sentence look ahead; null where the English tenses decide. */
  readonly ahead: RegExp | null;
}

/** Patterns are compiled once a language, when first needed. */
const ruleSets = new Map<string, RuleSet>();

// Letters of all scripts and the flag `u` make compiling twice as dear (400 ms against 200 for these rules, in every thread);
// what stands beside English words is a Latin letter.
const LATIN = 'a-zà-ɏ';

function englishPattern(pattern: string): RegExp {
  const latin = expandPieces(pattern).replaceAll(/(\[[^\]]*?)?\\p\{Ll?\}/g, (_letter, open: string | undefined) =>
    open === undefined ? `[${LATIN}]` : `${open}${LATIN}`,
  );
  return new RegExp(latin, 'gi');
}

function ruleSetOf(language: string): RuleSet {
  const known = ruleSets.get(language);
  if (known !== undefined) return known;
  const words = Object.hasOwn(LANGUAGES_OF_DATES, language) ? LANGUAGES_OF_DATES[language] : undefined;
  if (words === undefined && language !== 'en') return ruleSetOf('en');
  const rules = (words === undefined ? DATE_RULES : rulesOfLanguage(words)).map((rule) => ({
    rule,
    pattern: words === undefined ? englishPattern(rule.pattern) : new RegExp(rule.pattern, 'giu'),
  }));
  const set: RuleSet = {
    hint: words === undefined ? HINT : hintOfLanguage(words),
    rules,
    ahead: words === undefined ? null : new RegExp(`(?<!\\p{L})(?:${words.ahead})(?!\\p{L})`, 'iu'),
  };
  ruleSets.set(language, set);
  return set;
}
