// Finds compounds that are written in one word, with a hyphen or in two ("email", "e-mail", "e mail"), as one word.

import { findTerms } from './terms.ts';

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

/** The words of a text in order, as `WordList` holds them. */
interface Words {
  readonly count: number;
  readonly known: readonly { readonly term: string }[];
  /** Places in `known`. */
  readonly numbers: ArrayLike<number>;
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

/** The compounds among the words of a text: what hyphens join, two by two and whole, and letters before a word. */
export function findCompounds(text: string, words: Words, language: string): Compound[] {
  const compounds: Compound[] = [];
  for (let first = 0; first < words.count - 1; first += 1) {
    const end = words.ends[first] as number;
    // Most words are longer than a letter and stand apart by a space.
    if (words.starts[first + 1] !== end + 1) continue;
    if (text.charCodeAt(end) === SPACE && end - (words.starts[first] as number) > 1) continue;
    const last = endOfRun(text, words, first);
    if (last === first || /^\p{N}/u.test(termAt(words, first))) continue;
    const ends = last === first + 1 || isJoined(text, words, first - 1) ? [first + 1] : [first + 1, last];
    for (const end of ends) compounds.push(joinTerms(words, first, end, language));
  }
  return compounds;
}

const termAt = ({ known, numbers }: Words, at: number): string => known[numbers[at] ?? -1]?.term ?? '';

/** The words from `first` to `last` written in one, with its stem in the language. */
function joinTerms(words: Words, first: number, last: number, language: string): Compound {
  let term = '';
  for (let at = first; at <= last; at += 1) term += termAt(words, at);
  return { term, stem: findTerms(term, language)[0]?.stem ?? term, first, last };
}

function endOfRun(text: string, words: Words, first: number): number {
  let last = first;
  while (last - first + 1 < PARTS_MAX && isJoined(text, words, last)) last += 1;
  return last === first && isLetterBeforeWord(text, words, first) ? first + 1 : last;
}

/** Whether a hyphen joins a word to the next. */
function isJoined(text: string, { count, starts, ends }: Words, at: number): boolean {
  if (at < 0 || at + 1 >= count) return false;
  const end = ends[at] as number;
  return starts[at + 1] === end + 1 && HYPHEN.test(text.charAt(end));
}

function isLetterBeforeWord(text: string, words: Words, at: number): boolean {
  const end = words.ends[at] as number;
  const next = words.starts[at + 1];
  if (at + 1 >= words.count || !LETTER.test(termAt(words, at)) || next !== end + 1) return false;
  return text.charAt(end) === ' ' && /^\p{Ll}{3}/u.test(text.slice(next, words.ends[at + 1]));
}
