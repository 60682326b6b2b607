// Cuts the stretch of a passage that shows best why it was found, and marks the matching words exactly.

import type { Excerpt } from '../news/cited-text.ts';
import { charactersOf, findTerms, type Term } from '../text/understand.ts';
import { readPhrase } from './read-phrase.ts';

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

function findMarks(text: string, language: string, { keys, phrases }: Wanted): Mark[] {
  const terms = findTerms(text, language, phrases.length === 0 ? keys : undefined);
  const words = terms.flatMap((term) => wordMarks(text, term, keys));
  const marks = [...words, ...phrases.flatMap((phrase) => phraseMarks(terms, phrase, language))].sort(
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

/** Where a phrase stands. */
function phraseMarks(terms: readonly Term[], phrase: string, language: string): Mark[] {
  return readPhrase(phrase, language)
    .placesAmong(terms)
    .map(({ first, last }) => ({ start: first.start, end: last.end }));
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

/** The beginning of the first word behind a place; the place itself where no word begins any more. */
function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  for (let next = at; next + 1 < text.length; next += 1)
    if (isSpace(text.charCodeAt(next)) && !isSpace(text.charCodeAt(next + 1))) return next + 1;
  return at;
}

/** The last space at or before a place; the place itself where there is none. */
function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  for (let end = at; end > 0; end -= 1) if (isSpace(text.charCodeAt(end))) return end;
  return at;
}

/** Most spaces are plain: an expression for each place takes longer than all else of an excerpt. */
const isSpace = (code: number): boolean =>
  code <= 0x20 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : code > 0x7f && /\s/u.test(String.fromCharCode(code));
