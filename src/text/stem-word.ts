// Folds and stems one word of a language.

import { newStemmer } from 'snowball-stemmers';
import { foldText } from './fold-text.ts';

/** BCP 47 primary tags and the stemmers' own names. */
const STEMMERS: Readonly<Record<string, string>> = {
  ar: 'arabic',
  da: 'danish',
  de: 'german',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  it: 'italian',
  nl: 'dutch',
  no: 'norwegian',
  nb: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
  tr: 'turkish',
};

/**
 * What folds and stems words of a language (a BCP 47 primary tag) as they stand in a text: the word without case,
 * diacritics and possessive, and its stem; the same twice where no stemmer knows the language. '' for what folds to nothing.
 */
export function stemmerFor(language: string): (word: string) => { readonly term: string; readonly stem: string } {
  const name = STEMMERS[language];
  const stemmer = name === undefined ? undefined : newStemmer(name);
  return (word) => {
    const folded = foldTerm(word);
    const isStemmed = stemmer !== undefined && !/\p{N}/u.test(folded);
    // Most stemmers know endings by their accents ("política", "новый"); the English one is better off without.
    const stemmed = !isStemmed
      ? folded
      : STEMS_FOLDED.has(language)
        ? stemmer.stem(folded)
        : foldTerm(stemmer.stem(lower(word)));
    const term = evenArabic(folded);
    // The French stemmer leaves nothing of an "s" behind a lone accent: what is found by no stem would be found by none.
    return { term, stem: evenArabic(stemmed) || term };
  };
}

function foldTerm(word: string): string {
  const folded = foldText(word).replace(/['’ʼ]/gu, '');
  if (/^\p{N}/u.test(folded)) return folded.replace(/,(?=\p{N}{3}(?!\p{N}))/gu, '');
  return folded.replace(/\./g, '');
}

/** Languages whose stemmer reads folded words: English writes accents or not, Arabic is evened out by folding. */
const STEMS_FOLDED: ReadonlySet<string> = new Set(['en', 'ar']);

const lower = (word: string): string => word.normalize('NFC').toLowerCase();

/**
 * Arabic letters that are written one for the other: the joined alef for the bare one, teh marbuta for heh, the dotless
 * yeh for the dotted, the Persian forms of yeh and kaf for theirs, and the stroke that only stretches a word. (Hamza and
 * madda are marks, which folding strips.)
 */
function evenArabic(word: string): string {
  if (!/\p{Script=Arabic}|\u0640/u.test(word)) return word;
  return word
    .replace(/\u0671/g, '\u0627')
    .replace(/\u0629/g, '\u0647')
    .replace(/[\u0649\u06cc]/g, '\u064a')
    .replace(/\u06a9/g, '\u0643')
    .replace(/\u0640/g, '');
}
