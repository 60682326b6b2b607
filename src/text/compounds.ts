// Finds compounds that are written in one word, with a hyphen or in two ("email", "e-mail", "e mail"), as one word.

import { findTerms, type Term } from './terms.ts';

/** Three parts and one more ("up-to-the-minute"); longer runs are lists or addresses. */
const PARTS_MAX = 4;
/** English letters that stand before a word as if they were one: e-mail, t-shirt, u-turn, x-ray, k-pop. */
const LETTER = /^[etuxk]$/;
const HYPHEN = /^[-‐‑]$/;
const SPACE = 0x20;

/** A compound written in one word: its stem, and the numbers of the terms that it takes the place of. */
export interface Compound {
  readonly term: string;
  readonly stem: string;
  readonly first: number;
  readonly last: number;
}

/** The compounds among the terms of a text: what hyphens join, two by two and whole, and letters before a word. */
export function findCompounds(text: string, terms: readonly Term[], language: string): Compound[] {
  const compounds: Compound[] = [];
  for (let first = 0; first < terms.length - 1; first += 1) {
    const { term, end } = terms[first] as Term;
    // Most words are longer than a letter and stand apart by a space.
    if (term.length > 1 && text.charCodeAt(end) === SPACE) continue;
    const last = endOfRun(text, terms, first);
    if (last === first || /^\p{N}/u.test((terms[first] as Term).term)) continue;
    const ends = last === first + 1 || isJoined(text, terms, first - 1) ? [first + 1] : [first + 1, last];
    for (const end of ends) compounds.push(joinTerms(terms, first, end, language));
  }
  return compounds;
}

/** The terms from `first` to `last` written in one word, with its stem in the language. */
function joinTerms(terms: readonly Term[], first: number, last: number, language: string): Compound {
  const term = terms
    .slice(first, last + 1)
    .map((part) => part.term)
    .join('');
  return { term, stem: findTerms(term, language)[0]?.stem ?? term, first, last };
}

function endOfRun(text: string, terms: readonly Term[], first: number): number {
  let last = first;
  while (last - first + 1 < PARTS_MAX && isJoined(text, terms, last)) last += 1;
  return last === first && isLetterBeforeWord(text, terms, first) ? first + 1 : last;
}

/** Whether a hyphen joins a term to the next. */
function isJoined(text: string, terms: readonly Term[], at: number): boolean {
  const [one, next] = [terms[at], terms[at + 1]];
  if (one === undefined || next === undefined || next.start !== one.end + 1) return false;
  return HYPHEN.test(text.charAt(one.end));
}

function isLetterBeforeWord(text: string, terms: readonly Term[], at: number): boolean {
  const [one, next] = [terms[at] as Term, terms[at + 1]];
  if (next === undefined || one.term.length > 1 || !LETTER.test(one.term) || next.start !== one.end + 1) return false;
  return text.charAt(one.end) === ' ' && /^\p{Ll}{3}/u.test(text.slice(next.start, next.end));
}
