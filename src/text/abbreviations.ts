// Finds short forms introduced beside their long forms, after Schwartz and Hearst (2003).

import type { Abbreviation } from '../news/actor.ts';

/** A short form with both places it stands in. */
export interface FoundAbbreviation extends Abbreviation {
  readonly shortStart: number;
  readonly longStart: number;
  readonly longEnd: number;
}

/** Schwartz–Hearst: a short form has 2 to 10 characters, and at most two words. */
const SHORT_CHARS = { min: 2, max: 10 };

/** Schwartz–Hearst allows a long form of at most 15 words; words of science have up to 16 letters. */
const LONG_CHARS_MAX = 250;

/**
 * The pairs "long form (SF)" and "SF (long form)" of a text, in order, each short form once with its first long form.
 * Source: Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text".
 */
export function findAbbreviations(text: string): FoundAbbreviation[] {
  const found = new Map<string, FoundAbbreviation>();
  for (const { open, close } of bracketsOf(text)) {
    const pair = pairAt(text, open, close);
    if (pair !== null && !found.has(pair.short)) found.set(pair.short, pair);
  }
  return [...found.values()];
}

/** Innermost-first is not wanted: "nitric oxide (O(2))" is read by its outer bracket. Brackets of up to 200 characters. */
function bracketsOf(text: string): { open: number; close: number }[] {
  const found: { open: number; close: number }[] = [];
  const stack: number[] = [];
  for (const { 0: mark, index } of text.matchAll(/[()[\]\n]/g)) {
    if (mark === '\n') stack.length = 0;
    else if (mark === '(' || mark === '[') stack.push(index);
    else {
      const open = stack.pop();
      if (open !== undefined && index - open <= 200) found.push({ open, close: index });
    }
  }
  return found.sort((a, b) => a.open - b.open);
}

function pairAt(text: string, open: number, close: number): FoundAbbreviation | null {
  const inside = text.slice(open + 1, close);
  const shortPart = /^\s*["“'‘]?((?:[^,;:]|,(?!\s))*?)["”'’]?\s*(?:[;:]|,\s|$)/.exec(inside);
  const raw = shortPart?.[1]?.replace(/^(?:or|the|i\.e\.|also|called|known as)\s+/i, '').trim() ?? '';
  if (isShort(raw)) {
    const long = longBefore(text, open, raw);
    if (long !== null) return pairOf(text, raw, text.indexOf(raw, open), long);
  }
  return reversedPair(text, open, inside) ?? lastInBrackets(text, open, inside);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function pairOf(text: string, short: string, shortStart: number, { start, end }: Span): FoundAbbreviation {
  return { short, long: text.slice(start, end), shortStart, longStart: start, longEnd: end };
}

/** "(National Accord Council, NAC)" and "National Accord Council (since 2011; NAC)": the short form ends the bracket. */
function lastInBrackets(text: string, open: number, inside: string): FoundAbbreviation | null {
  const comma = /[,;]\s+(?=[^,;]*$)/.exec(inside);
  if (comma === null) return null;
  const raw = inside.slice(comma.index + comma[0].length).trim();
  if (!isShort(raw) || !/^\p{Lu}[\p{L}\p{N}]*\p{Lu}[\p{L}\p{N}]*$/u.test(raw) || raw.length < 3) return null;
  const shortStart = text.indexOf(raw, open + 1 + comma.index);
  const within = longBefore(text, open + 1 + comma.index, raw, open + 1);
  const long = within ?? (comma[0].startsWith(';') ? longBefore(text, open, raw) : null);
  return long === null ? null : pairOf(text, raw, shortStart, long);
}

/** "GNA (Government of National Accord)". */
function reversedPair(text: string, open: number, inside: string): FoundAbbreviation | null {
  const before = /(?:^|[\s("“])([\p{L}\p{N}][\p{L}\p{N}&.-]{1,9})\s$/u.exec(
    text.slice(Math.max(0, open - 14), open),
  )?.[1];
  if (before === undefined || !isShort(before) || !/^\p{Lu}{2}|\p{Lu}$/u.test(before)) return null;
  const candidate = inside.split(/[;,]/)[0]?.trim() ?? '';
  if (!candidate.includes(' ') || candidate.length < before.length * 2) return null;
  const start = matchLong(candidate, before);
  if (start !== 0) return null;
  const longStart = text.indexOf(candidate, open);
  return {
    short: before,
    long: candidate,
    shortStart: open - 1 - before.length,
    longStart,
    longEnd: longStart + candidate.length,
  };
}

function isShort(candidate: string): boolean {
  if (candidate.length < SHORT_CHARS.min || candidate.length > SHORT_CHARS.max) return false;
  if (!/^[\p{L}\p{N}]/u.test(candidate) || candidate.split(/\s+/).length > 2) return false;
  if (!/\p{L}/u.test(candidate)) return false;
  // "L+W-" is a formula, "LGBTQ+" a short form.
  if (/[+=/<>]/.test(candidate.slice(0, -1)) || /[-=/<>]$/.test(candidate)) return false;
  if (candidate.endsWith('+') && letterCount(candidate) < 3) return false;
  // A lower-case word is a remark, not a short form.
  return (
    /\p{Lu}/u.test(candidate) ||
    (candidate.length <= 5 && /^[\p{L}\p{N}-]+$/u.test(candidate) && !/^\p{Ll}{4,}$/u.test(candidate))
  );
}

/** The long form that ends where the bracket opens, not before `from`. */
function longBefore(text: string, open: number, short: string, from = 0): Span | null {
  const sizeMax = Math.min(letterCount(short) + 5, letterCount(short) * 2);
  const end = open - (/[\s”’"]+$/.exec(text.slice(Math.max(0, open - 3), open))?.[0].length ?? 0);
  const before = text.slice(Math.max(from, end - LONG_CHARS_MAX), end);
  const clause = before.slice(Math.max(before.search(/[.;:!?)\]\n]\s[^.;:!?\n]*$/) + 1, 0));
  const words = [...clause.matchAll(/\S+/g)];
  const first = words.at(-Math.min(words.length, sizeMax));
  if (first === undefined) return null;
  const candidate = clause.slice(first.index);
  const at = matchLong(candidate, short);
  if (at === null) return null;
  const long = candidate.slice(at);
  if (!isSoundLong(long, short)) return null;
  return { start: end - long.length, end };
}

function letterCount(short: string): number {
  return short.replace(/[^\p{L}\p{N}]/gu, '').length;
}

function isSoundLong(long: string, short: string): boolean {
  if (
    long.length < short.length ||
    long
      .toLowerCase()
      .split(/[\s-]+/)
      .includes(short.toLowerCase())
  )
    return false;
  if (long.length <= short.length + 1 || CLAUSE_WORDS.test(long)) return false;
  // A bracket inside is another short form's, unless it is part of a word: "(AIDS)-related", "(+/-)-phenyl".
  if (/\s\(|\p{L}\(\p{Lu}{2,}\)/u.test(long)) return false;
  const open = [...long].filter((mark) => mark === '(').length;
  const close = [...long].filter((mark) => mark === ')').length;
  return open === close;
}

/** Words of clauses, not of names. */
const CLAUSE_WORDS =
  /(?:^|\s)(?:is|are|was|were|has|have|had|be|been|also|which|that|who|through|between|among|but|such|via|including)\s/i;

/**
 * Matches the letters of the short form from the right, the first of them at the start of a word:
 *
 *   G overnment of N ational A ccord
 *   G              N         A
 *
 * Gives where in `long` the match starts; null when there is none.
 */
function matchLong(long: string, short: string): number | null {
  return matchInitials(long, short) ?? matchLetters(long, short);
}

/** Every letter is the first of a word or of a part of a hyphened one; little words may be passed over. */
function matchInitials(long: string, short: string): number | null {
  const letters = [...short.toLowerCase().replace(/s$/, '')].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const parts = [...long.matchAll(/[\p{L}\p{N}]+/gu)].toReversed();
  let at = letters.length - 1;
  for (const { 0: part, index } of parts) {
    if (part[0]?.toLowerCase() === letters[at]) {
      at -= 1;
      if (at < 0) return wordStart(long, index);
    } else if (!/^(?:of|for|and|the|in|on|to|a|an|de|la|with|by)$/i.test(part)) return null;
  }
  return null;
}

function matchLetters(long: string, short: string): number | null {
  let at = long.length - 1;
  for (let letter = short.length - 1; letter >= 0; letter -= 1) {
    const wanted = (short[letter] ?? '').toLowerCase();
    if (!/[\p{L}\p{N}]/u.test(wanted)) continue;
    const first = /^[^\p{L}\p{N}]*$/u.test(short.slice(0, letter));
    while (at >= 0 && !((long[at] ?? '').toLowerCase() === wanted && mayMatch(long, at, first))) at -= 1;
    if (at < 0) return null;
    at -= 1;
  }
  return wordStart(long, at + 1);
}

/** The first letter stands at the start of a word; no letter stands within a little word: not the f of "of". */
function mayMatch(long: string, at: number, first: boolean): boolean {
  const opens = at === 0 || !/[\p{L}\p{N}]/u.test(long[at - 1] ?? '');
  if (opens) return true;
  return (
    !first && !/(?:^|\s)(?:of|for|and|the|in|on|to|an|de|by)$/i.test(long.slice(Math.max(0, at - 4), at + 2).trimEnd())
  );
}

/** Back to the start of the word, over hyphens and inner marks: "4,5',8-trimethyl…", but not over "--" or a quotation mark. */
function wordStart(long: string, at: number): number {
  let start = at;
  if (/^(?:--|[–—]|\)\/)$/.test(long.slice(Math.max(0, at - 2), at).replace(/^.([–—])$/, '$1'))) return at;
  while (start > 0 && !/[\s("“‘[]/.test(long[start - 1] ?? '') && !isQuoteOpening(long, start - 1)) start -= 1;
  return start;
}

function isQuoteOpening(long: string, at: number): boolean {
  return long[at] === "'" && (at === 0 || /\s/.test(long[at - 1] ?? ''));
}
