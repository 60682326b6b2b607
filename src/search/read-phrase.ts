// Reads a phrase, and tells whether its words stand in a row in a text.

import { findTerms, foldText, type Term } from '../text/understand.ts';

/** A phrase in one language. */
export interface Phrase {
  /**
   * Whether its words stand in a row, forms of words as written, case and accents aside, compounds in one word, with a
   * hyphen or in two.
   */
  standsIn(text: string): boolean;
  /** Where it stands, given the terms of a text, whichever way compounds are cut into terms: first and last term of each. */
  placesAmong(terms: readonly Term[]): readonly { readonly first: Term; readonly last: Term }[];
}

/** Reads a phrase; one without words stands nowhere. */
export function readPhrase(phrase: string, language: string): Phrase {
  const words = findTerms(phrase, language).map(({ term }) => term);
  const letters = words.join('');
  // Of words in plain letters, what stands between two borders of words is a row of terms.
  const isPlain = words.every((word) => /^[a-z]{3,}$/.test(word));
  const plain = /^[a-z0-9]+$/.test(letters) ? Buffer.from(letters) : undefined;
  const inPlainText = plain === undefined || letters.length > ROW_LETTERS_MAX ? undefined : rowIn(letters);
  const placesAmong: Phrase['placesAmong'] = (terms) =>
    letters === '' ? [] : terms.flatMap((first, at) => ({ first, last: endOfRow(terms, at, letters) })).filter(isWhole);
  return {
    placesAmong,
    standsIn(text) {
      // Most candidates hold other forms of the words, or hold them apart: a look at the bare letters spares reading them.
      // Other scripts are evened out further than their letters are folded.
      if (plain !== undefined) {
        if (inPlainText !== undefined && isPlainText(text)) {
          if (!inPlainText.test(text)) return false;
          if (isPlain) return true;
        }
        const kept = keepLetters(text);
        if (kept === undefined ? !foldSlowly(text).includes(letters) : !holdsLetters(kept, plain)) return false;
        if (kept !== undefined && isPlain) return true;
      }
      return placesAmong(findTerms(text, language)).length > 0;
    },
  };
}

/** Other than the letters, figures and marks of English, and the dashes and quotation marks of print. */
const OTHER_CHARACTER = /[^\0-\x7f\u2000-\u206f]/;
/** In ASCII, which is told at once, every character is one byte of UTF-8. */
const isPlainText = (text: string): boolean => Buffer.byteLength(text) === text.length || !OTHER_CHARACTER.test(text);
/** An expression for more letters takes long to make. */
const ROW_LETTERS_MAX = 200;

/**
 * Finds letters in a row between two borders of words in such a text, whatever marks and possessive endings stand between
 * them; in a quarter of the time of `keepLetters`, and the same. An apostrophe within a word is no border.
 */
function rowIn(letters: string): RegExp {
  const [letter, apostrophe] = ['[a-z0-9]', `['\u2019]`];
  const possessive = `${apostrophe}s(?!${letter})`;
  const row = [...letters].map((one) => (one === 's' ? `(?:(?<!${apostrophe})s|s(?=${letter}))` : one));
  const kept = `(?:[a-rt-z0-9]|(?<!${apostrophe})s)`;
  const begin = `(?<!${letter}|${kept}(?:${apostrophe}s)*${apostrophe})`;
  const end = `(?!(?:${possessive})*(?:${letter}|(?!${possessive})${apostrophe}${letter}))`;
  return new RegExp(`${begin}${row.join(`(?:[^a-z0-9]|${possessive})*`)}${end}`, 'i');
}

const isWhole = (place: { first: Term; last: Term | undefined }): place is { first: Term; last: Term } =>
  place.last !== undefined;

/** The term with which the letters end that begin with the one at `at`; undefined when they do not stand there. */
function endOfRow(terms: readonly Term[], at: number, letters: string): Term | undefined {
  let from = 0;
  for (let next = at; next < terms.length && from < letters.length; next += 1) {
    const { term } = terms[next] as Term;
    if (!letters.startsWith(term, from)) return undefined;
    from += term.length;
    if (from === letters.length) return terms[next];
  }
  return undefined;
}

/** Whether letters stand in a row among those that were kept, from where a word may begin to where one may end. */
function holdsLetters(kept: number, letters: Buffer): boolean {
  const all = room.subarray(0, kept);
  for (let at = all.indexOf(letters); at !== -1; at = all.indexOf(letters, at + 1))
    if (begins[at] === 1 && (at + letters.length === kept || begins[at + letters.length] === 1)) return true;
  return false;
}

/** The folded letters and figures of a text in a row, without possessive endings. */
function foldSlowly(text: string): string {
  return foldText(text)
    .replace(/['’ʼ]s(?![\p{L}\p{N}])/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Latin letters with their accents stand below this; then come other scripts. */
const LATIN_END = 0x250;
/** Dashes, quotation marks and spaces of print. */
const [MARKS_START, MARKS_END] = [0x2000, 0x2070];
const PRINTED_APOSTROPHE = 0x2019;
const APOSTROPHE = 0x27;
const SMALL_S = 0x73;
/** In the table: no single letter. */
const NOT_PLAIN = 255;

/** Used by one call at a time, none of which waits. */
let units = new Uint16Array(16_384);
let room = Buffer.alloc(16_384);
/** 1 for each letter in `room` with something else before it. */
let begins = new Uint8Array(16_384);
let table: Uint8Array | undefined;

/**
 * Writes the same into `room`, several times as fast; gives how many letters there are, or undefined for a text with
 * characters that the table does not know.
 */
function keepLetters(text: string): number | undefined {
  if (text.length > units.length) {
    units = new Uint16Array(text.length * 2);
    room = Buffer.alloc(text.length * 2);
    begins = new Uint8Array(text.length * 2);
  }
  Buffer.from(units.buffer).write(text, 'utf16le');
  table ??= foldLatin();
  let kept = 0;
  let begin = 1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = units[at] as number;
    if (unit >= LATIN_END) {
      if (unit < MARKS_START || unit >= MARKS_END) return undefined;
      if (begin === 1 || unit !== PRINTED_APOSTROPHE || !isLetter(table, at + 1, text.length)) begin = 1;
      continue;
    }
    const letter = table[unit] as number;
    if (letter === 0) {
      if (begin === 1 || unit !== APOSTROPHE || !isLetter(table, at + 1, text.length)) begin = 1;
      continue;
    }
    if (letter === NOT_PLAIN) return undefined;
    if (letter === SMALL_S && isPossessive(table, at, text.length)) continue;
    begins[kept] = begin;
    begin = 0;
    room[kept++] = letter;
  }
  return kept;
}

/** Whether the s at a place ends a word behind an apostrophe. */
function isPossessive(folded: Uint8Array, at: number, length: number): boolean {
  const before = at === 0 ? 0 : (units[at - 1] as number);
  if (before !== APOSTROPHE && before !== PRINTED_APOSTROPHE) return false;
  return !isLetter(folded, at + 1, length);
}

/** Whether a letter or a figure stands at a place. */
function isLetter(folded: Uint8Array, at: number, length: number): boolean {
  const unit = at < length ? (units[at] as number) : 0;
  return unit >= LATIN_END ? unit < MARKS_START || unit >= MARKS_END : folded[unit] !== 0;
}

/** By character: the letter or figure it folds to; 0 for what is neither, NOT_PLAIN for what becomes more than one. */
function foldLatin(): Uint8Array {
  return Uint8Array.from({ length: LATIN_END }, (_, unit) => {
    const folded = foldSlowly(String.fromCharCode(unit));
    if (folded === '') return 0;
    return /^[a-z0-9]$/.test(folded) ? folded.charCodeAt(0) : NOT_PLAIN;
  });
}
