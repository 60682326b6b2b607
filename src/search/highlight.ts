// Cuts the stretch of a passage that shows best why it was found, and marks the matching words exactly.

import type { Excerpt } from '../news/cited-text.ts';
import { charactersOf, findTerms, foldText, type Term } from '../text/understand.ts';

/** Two lines and a half on a phone. */
const EXCERPT_CHARS_MAX = 300;

/** What is marked: words by their index keys, phrases by their words in a row. */
export interface Wanted {
  readonly keys: ReadonlySet<string>;
  readonly phrases: readonly string[];
}

interface Mark {
  readonly start: number;
  readonly end: number;
}

/**
 * At most `charsMax` characters of `text` (and never more than 300), cut at words, around the densest run of matching words, as they
 * stand there and without marks of omission. Highlights are offsets into the excerpt.
 */
export function excerptOf(
  text: string,
  language: string,
  wanted: Wanted,
  charsMax: number = EXCERPT_CHARS_MAX,
): Excerpt {
  const marks = findMarks(text, language, wanted);
  const { start, end } = bestWindow(text, marks, Math.min(charsMax, EXCERPT_CHARS_MAX));
  const highlights = marks
    .filter((mark) => mark.start >= start && mark.end <= end)
    .map((mark) => ({ start: mark.start - start, end: mark.end - start }));
  return { text: text.slice(start, end), highlights };
}

/**
 * Whether the words of a phrase stand in a row in a text, forms of words as written, case and accents aside, compounds in
 * one word, with a hyphen or in two.
 */
export function holdsPhrase(text: string, language: string, phrase: string): boolean {
  // Most candidates hold other forms of the words, or hold them apart: a look at the bare letters spares reading them.
  // Other scripts are evened out further than their letters are folded.
  const wanted = findTerms(phrase, language);
  const letters = wanted.map(({ term }) => term).join('');
  if (/^[\p{Script=Latin}\p{N}]+$/u.test(letters) && !lettersOf(text).includes(letters)) return false;
  return phraseMarks(findTerms(text, language), wanted).length > 0;
}

/** The folded letters and figures of a text in a row, without possessive endings. */
function lettersOf(text: string): string {
  return (
    plainLettersOf(text) ??
    foldText(text)
      .replace(/['’ʼ]s(?![\p{L}\p{N}])/gu, '')
      .replace(/[^\p{L}\p{N}]+/gu, '')
  );
}

/** The same of a text in ASCII, which most are, ten times as fast; undefined for others. */
function plainLettersOf(text: string): string | undefined {
  const bytes = Buffer.from(text);
  if (bytes.length !== text.length) return undefined;
  let kept = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const small = smallOf(bytes[at] as number);
    if (small === SMALL_S && bytes[at - 1] === APOSTROPHE && smallOf(bytes[at + 1] ?? 0) === 0) continue;
    if (small !== 0) bytes[kept++] = small;
  }
  return bytes.toString('latin1', 0, kept);
}

const APOSTROPHE = 0x27;
const SMALL_S = 0x73;

/** An ASCII letter in its small form, or a figure; 0 for all else. */
function smallOf(byte: number): number {
  const small = byte | 0x20;
  if (small >= 0x61 && small <= 0x7a) return small;
  return byte >= 0x30 && byte <= 0x39 ? byte : 0;
}

function findMarks(text: string, language: string, { keys, phrases }: Wanted): Mark[] {
  const terms = findTerms(text, language, phrases.length === 0 ? keys : undefined);
  const words = terms.flatMap((term) => wordMarks(text, term, keys));
  const marks = [...words, ...phrases.flatMap((phrase) => phraseMarks(terms, findTerms(phrase, language)))].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  const apart: Mark[] = [];
  for (const mark of marks) {
    const last = apart.at(-1);
    // What overlaps is one mark: pairs of characters, and phrases whose words are sought as well.
    if (last === undefined || mark.start >= last.end) apart.push(mark);
    else apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) };
  }
  return apart;
}

/** A term that is sought, or the characters of a pair that are. */
function wordMarks(
  text: string,
  { term, stem, isStopWord, start, end }: Term,
  keys: ReadonlySet<string>,
): readonly Mark[] {
  if (keys.has(stem) || (isStopWord && keys.has(`^${term}`))) return [{ start, end }];
  if (term.charCodeAt(0) < UNSPACED_FROM) return NO_MARKS;
  const [first, second] = charactersOf(term);
  const middle = start + ((text.codePointAt(start) as number) > 0xffff ? 2 : 1);
  return [
    ...(first !== undefined && keys.has(first) ? [{ start, end: middle }] : []),
    ...(second !== undefined && keys.has(second) ? [{ start: middle, end }] : []),
  ];
}

const NO_MARKS: readonly Mark[] = [];
/** No script without spaces has a character below this. */
const UNSPACED_FROM = 0x0e00;

/** Where the terms of a phrase stand in a row, whichever way compounds are cut into terms. */
function phraseMarks(terms: readonly Term[], wanted: readonly Term[]): Mark[] {
  const letters = wanted.map(({ term }) => term).join('');
  const marks: Mark[] = [];
  if (letters === '') return marks;
  for (let at = 0; at < terms.length; at += 1) {
    const last = endOfRow(terms, at, letters);
    if (last !== undefined) marks.push({ start: (terms[at] as Term).start, end: (terms[last] as Term).end });
  }
  return marks;
}

/** The term with which the letters end that begin with the one at `at`; undefined when they do not stand there. */
function endOfRow(terms: readonly Term[], at: number, letters: string): number | undefined {
  let from = 0;
  for (let next = at; next < terms.length && from < letters.length; next += 1) {
    const { term } = terms[next] as Term;
    if (!letters.startsWith(term, from)) return undefined;
    from += term.length;
    if (from === letters.length) return next;
  }
  return undefined;
}

function bestWindow(text: string, marks: readonly Mark[], charsMax: number): Mark {
  if (text.length <= charsMax) return { start: 0, end: text.length };
  let best = { start: 0, count: 0 };
  for (const [at, { start }] of marks.entries()) {
    const from = wordStart(text, Math.max(0, start - charsMax / 5));
    const inside = marks.slice(at).filter(({ end }) => end <= from + charsMax).length;
    if (inside > best.count) best = { start: from, count: inside };
  }
  return { start: best.start, end: wordEnd(text, best.start + charsMax) };
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at).search(/\s\S/u);
  return space === -1 ? at : at + space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const cut = text.slice(0, at + 1).search(/\s\S*$/u);
  return cut <= 0 ? at : cut;
}
