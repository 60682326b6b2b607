// Cuts the stretch of a passage that shows best why it was found, and marks the matching words exactly.

import type { Excerpt } from '../news/cited-text.ts';
import { findTerms, foldText } from '../text/understand.ts';

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

/** Whether the words of a phrase stand in a row in a text, forms of words as written, case and accents aside. */
export function holdsPhrase(text: string, language: string, phrase: string): boolean {
  // Most candidates hold other forms of the words, or hold them apart: a look at the bare letters spares reading them.
  // Other scripts are evened out further than their letters are folded.
  const terms = findTerms(phrase, language).map(({ term }) => term);
  const isLatin = terms.every((term) => /^[\p{Script=Latin}\p{N}]+$/u.test(term));
  if (isLatin && !rowOf(terms).test(foldText(text).replace(/[.,'’ʼ]/gu, ''))) return false;
  return phraseMarks(text, language, phrase).length > 0;
}

/** Finds where folded words may stand in a row: all places where they do, and some others. */
function rowOf(terms: readonly string[]): RegExp {
  return new RegExp(terms.map((term) => term.replace(/[\^$]/g, '\\$&')).join('s?[^\\p{L}\\p{N}]*'), 'u');
}

function findMarks(text: string, language: string, { keys, phrases }: Wanted): Mark[] {
  const words = findTerms(text, language).filter(({ term, stem }) => keys.has(stem) || keys.has(`^${term}`));
  const marks = [...words, ...phrases.flatMap((phrase) => phraseMarks(text, language, phrase))]
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Mark[] = [];
  for (const mark of marks) if (mark.start >= (apart.at(-1)?.end ?? 0)) apart.push(mark);
  return apart;
}

function phraseMarks(text: string, language: string, phrase: string): Mark[] {
  const wanted = findTerms(phrase, language);
  const terms = findTerms(text, language);
  const marks: Mark[] = [];
  for (let at = 0; wanted.length > 0 && at + wanted.length <= terms.length; at += 1) {
    if (!wanted.every(({ term }, offset) => terms[at + offset]?.term === term)) continue;
    marks.push({ start: terms[at]?.start ?? 0, end: terms[at + wanted.length - 1]?.end ?? 0 });
  }
  return marks;
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
