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
  const shortPart = /^\s*["“'‘]?([^,;:]*?)["”'’]?\s*(?:[,;:]|$)/.exec(inside);
  const raw = shortPart?.[1]?.replace(/^(?:or|the|i\.e\.|also|called|known as)\s+/i, '').trim() ?? '';
  if (isShort(raw)) {
    const long = longBefore(text, open, raw);
    const shortStart = text.indexOf(raw, open);
    if (long !== null)
      return {
        short: raw,
        long: text.slice(long.start, long.end),
        shortStart,
        longStart: long.start,
        longEnd: long.end,
      };
  }
  return reversedPair(text, open, inside);
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
  // A lower-case word is a remark, not a short form.
  return (
    /\p{Lu}/u.test(candidate) ||
    (candidate.length <= 5 && /^[\p{L}\p{N}-]+$/u.test(candidate) && !/^\p{Ll}{4,}$/u.test(candidate))
  );
}

function longBefore(text: string, open: number, short: string): { start: number; end: number } | null {
  const sizeMax = Math.min(letterCount(short) + 5, letterCount(short) * 2);
  const end = open - (/\s+$/.exec(text.slice(Math.max(0, open - 3), open))?.[0].length ?? 0);
  const before = text.slice(Math.max(0, end - 250), end);
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
  const open = [...long].filter((mark) => mark === '(').length;
  const close = [...long].filter((mark) => mark === ')').length;
  return open === close && long.length > short.length + 1;
}

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
    while (
      at >= 0 &&
      ((long[at] ?? '').toLowerCase() !== wanted || (first && at > 0 && /[\p{L}\p{N}]/u.test(long[at - 1] ?? '')))
    )
      at -= 1;
    if (at < 0) return null;
    at -= 1;
  }
  return wordStart(long, at + 1);
}

function wordStart(long: string, at: number): number {
  let start = at;
  while (start > 0 && /[^\s]/.test(long[start - 1] ?? '') && !/[("“'‘[]/.test(long[start - 1] ?? '')) start -= 1;
  return start;
}
