// Finds numbers with what they count and how surely they are said.

import type { NumberMention } from '../news/article.ts';
import { countOf, MONTHS, PIECES } from './date-words.ts';
import { ENGLISH_STOP_WORDS } from './stop-words.ts';

const MULTIPLIERS: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
};

const WORDS =
  'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|a couple of|a dozen|half a dozen';
const NUMBER = new RegExp(
  `(?<![\\p{L}\\d.,/:-])(?<sign>[$€£¥])?(?:(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,15}(?:\\.\\d{1,6})?)|(?<words>(?:${WORDS})(?:[- ](?:${WORDS}))?|(?:a|an)(?= hundred| thousand| million| billion| dozen)))(?:[ -]?(?<times>hundred(?: thousand)?|thousand|million|billion|trillion|bn|dozen)\\b|(?<short>[mk])\\b)?(?<percent>\\s?%|\\spercent\\b|\\sper cent\\b)?(?!(?!(?:km|kg|cm|mph|kph|mw|gw|lbs?)\\b)[\\p{L}\\d]|[:/]\\d|-\\d)`,
  'giu',
);

const HEDGE_BEFORE =
  /(?:^|[^\p{L}])((?:(?:at least|at most|more than|less than|fewer than|no more than|no fewer than|as many as|as few as|up to|about|around|roughly|approximately|some|nearly|almost|over|under|an estimated|estimated|close to|reportedly|believed to be|just over|just under|only|possibly|perhaps|probably)\s?){1,2})$/iu;
const HEDGE_AFTER =
  /^[^.;!?]{0,60}?\b((?:are|is|were|was)\s(?:believed|thought|said|estimated|feared|reported|presumed|expected)|reportedly|allegedly|or so|or more)\b/iu;

/** How far on "are believed" still hedges the number. */
const AFTER_CHARS = 90;

/**
 * The numbers of a text in order, in digits or words, but not those of dates, times, versions and addresses. Never
 * throws; none for a text without numbers.
 */
export function findNumbers(text: string): NumberMention[] {
  const numbers: NumberMention[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const found = readNumber(text, match);
    if (found !== null) numbers.push(found);
  }
  return numbers;
}

function readNumber(text: string, match: RegExpExecArray): NumberMention | null {
  const groups = match.groups ?? {};
  const start = match.index;
  const end = start + match[0].length;
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + AFTER_CHARS);
  const value = amountOf(groups);
  if (!Number.isFinite(value) || isDatePart(groups, value, before, after)) return null;
  const noun = groups.percent !== undefined ? 'percent' : (nounAfter(after) ?? groups.sign);
  // "one of them", "at one point": a pronoun, not a count.
  if (
    groups.words !== undefined &&
    /^(?:one|a|an)$/i.test(groups.words) &&
    groups.times === undefined &&
    noun === undefined
  )
    return null;
  const hedge = hedgeOf(before, after, groups.words ?? '');
  return {
    start,
    end,
    text: match[0],
    value,
    ...(hedge === null ? {} : { hedge }),
    ...(noun === undefined ? {} : { noun }),
  };
}

function amountOf(groups: Record<string, string | undefined>): number {
  const { digits, words = '', times, short } = groups;
  const base = digits === undefined ? wordValue(words) : Number(digits.replaceAll(',', ''));
  const factors = (times ?? short ?? '').toLowerCase().split(' ');
  return factors.reduce((product, factor) => product * (factor === 'dozen' ? 12 : (MULTIPLIERS[factor] ?? 1)), base);
}

function wordValue(words: string): number {
  const lower = words.toLowerCase();
  if (lower === 'half a dozen') return 6;
  if (lower === 'a dozen') return 12;
  return countOf(lower);
}

const MONTH_BESIDE = new RegExp(
  `^\\s?(?:${PIECES.month})|^(?:st|nd|rd|th)\\b|^\\s?[ap]\\.?m\\b|^\\s(?:BC|AD|UTC|GMT)\\b`,
  'iu',
);
const MONTH_BEFORE = new RegExp(
  `(?:${MONTHS.join('|')}|\\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?)\\s(?:\\d{1,2},?\\s)?$`,
  'iu',
);

function isDatePart(groups: Record<string, string | undefined>, value: number, before: string, after: string): boolean {
  const plain =
    groups.digits !== undefined &&
    /^\d+$/.test(groups.digits) &&
    groups.sign === undefined &&
    groups.times === undefined &&
    groups.percent === undefined;
  if (!plain) return false;
  if (value <= 31 && (MONTH_BESIDE.test(after) || MONTH_BEFORE.test(before))) return true;
  if (value >= 1000 && value <= 2199 && groups.digits?.length === 4) {
    return (
      MONTH_BEFORE.test(before) ||
      nounAfter(after) === undefined ||
      /\b(?:in|since|of|by|until|during|from|to|the|and)\s$/i.test(before)
    );
  }
  return false;
}

/** Nouns that count without an s at their end. */
const PLAIN_NOUNS =
  /^(?:people|men|women|children|police|dead|killed|wounded|injured|missing|percent|km|kg|cent|staff|personnel|fish|aircraft|seats?|mph|others?|hectares?|sheep)$/;

/** The counted noun within the next words, before any verb or new clause. */
function nounAfter(after: string): string | undefined {
  const words = /^[ -]?((?:[\p{L}'’-]+ ?){1,5})/u.exec(after)?.[1]?.trim().split(' ') ?? [];
  for (const [index, word] of words.entries()) {
    const lower = word.toLowerCase();
    if (PLAIN_NOUNS.test(lower)) return lower;
    if (/^(?:more|other|additional|new|of|the|its|his|her|their|these|those|or|so|and)$/.test(lower) && index < 3)
      continue;
    if (ENGLISH_STOP_WORDS.has(lower) || /^(?:said|says|is|are|was|were|has|have|had)$/.test(lower)) return undefined;
    if (/^\p{Ll}{2,}s$/u.test(word) && !/(?:ss|us|is)$/.test(word)) return lower;
  }
  const first = words[0] ?? '';
  return /^\p{Ll}{3,}$/u.test(first) && !ENGLISH_STOP_WORDS.has(first) ? first : undefined;
}

function hedgeOf(before: string, after: string, words: string): string | null {
  const lead = HEDGE_BEFORE.exec(before)?.[1]?.trim().toLowerCase();
  const couple = /couple/i.test(words) ? 'a couple of' : undefined;
  const tail = HEDGE_AFTER.exec(after)?.[1]?.toLowerCase();
  const parts = [lead ?? couple, tail].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(' … ');
}
