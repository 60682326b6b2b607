// Turns a text into the terms of the search index: folded words with their stems and offsets.

import { newStemmer } from 'snowball-stemmers';
import { foldText } from './fold-text.ts';
import { type Beginnings, beginningsOf, mayBegin } from './stem-beginnings.ts';
import { numberOfStem, stemEpoch } from './stem-numbers.ts';
import { ENGLISH_STOP_WORDS } from './stop-words.ts';
import { cutUnspaced, isUnspaced } from './unspaced.ts';
import { createWordTable, unitsOf, type WordTable } from './word-table.ts';

/** One word as it is indexed. `start`/`end` are UTF-16 offsets into the text and cover the word as it stands there. */
export interface Term {
  /** The word folded: no case, no diacritics, no possessive. */
  readonly term: string;
  /** Its stem in the text's language; the folded word where no stemmer knows the language. */
  readonly stem: string;
  /** Stands for the stem (see `numberOfStem`). */
  readonly stemNumber: number;
  /** Whether it is a word without content in the text's language. */
  readonly isStopWord: boolean;
  readonly start: number;
  readonly end: number;
}

/** Longer runs are no words (base64, DNA); cutting them keeps an index key short. */
const TERM_CHARS_MAX = 64;

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
 * A letter run with inner apostrophes and the dots of "U.S."; a number with its inner points and commas. Hyphens part
 * words, so a compound gives its parts.
 */
const WORD =
  /(?:\p{Lu}\.){2,}(?:\p{Lu}(?!\p{L}))?|\p{N}+(?:[.,]\p{N}+)*\p{L}*|[\p{L}\p{M}\p{N}\u200c]+(?:['’ʼ][\p{L}\p{M}\p{N}]+)*/uy;

/**
 * The terms of a text in order. Possessive endings are dropped, "U.S." becomes "us", "1,000" becomes "1000", hyphenated
 * compounds give their parts (see `findCompounds`). Chinese and Japanese give each pair of characters that follow each
 * other, so that terms overlap there; Thai and its neighbours their words. `language` is a BCP 47 primary tag; unknown
 * ones are not stemmed. None for blank text. Where only some stems are sought (`sought`), English words that cannot have one
 * of them may be left out: they are not stemmed.
 */
export function findTerms(text: string, language: string, sought?: ReadonlySet<string>): Term[] {
  const terms: Term[] = [];
  const begins = sought !== undefined && language === 'en' ? beginningsOf(sought) : undefined;
  visitWords(
    text,
    language,
    ({ term, stem, stemNumber, isStopWord }, start, end) => {
      terms.push({ term, stem, stemNumber, isStopWord, start, end });
    },
    begins,
  );
  return terms;
}

/**
 * How often each of the wanted stems stands in a text: the stems of `findTerms`, in the order in which they first stand
 * there, without a term made for each word. Empty where none does.
 */
export function countStems(
  text: string,
  language: string,
  wanted: { readonly has: (stem: string) => boolean },
): Map<string, number> {
  const counts = new Map<string, number>();
  visitWords(text, language, ({ stem }) => {
    if (wanted.has(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  });
  return counts;
}

function visitWords(
  text: string,
  language: string,
  visit: (word: ReadWord, start: number, end: number) => void,
  begins?: Beginnings,
): void {
  const words = wordsOf(language);
  const units = unitsOf(text);
  const take = (start: number, end: number): void => {
    const word = words.find(units, start, end);
    if (word.term !== '') visit(word, start, end);
  };
  let at = 0;
  while (at < units.length) {
    const plainEnd = endOfPlainWord(units, at);
    if (plainEnd > at) {
      if (begins === undefined || mayBegin(begins, units, at, plainEnd))
        take(at, Math.min(plainEnd, at + TERM_CHARS_MAX));
      at = plainEnd;
      continue;
    }
    if (isAsciiMark(units[at] as number)) {
      at += 1;
      continue;
    }
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (word === undefined) {
      at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
      continue;
    }
    for (const piece of piecesOf(word)) take(at + piece.at, at + piece.at + piece.text.length);
    at += word.length;
  }
}

/**
 * Where a run of English letters that begins here ends, when it is a word without further thought: what follows cannot
 * belong to it. `at` otherwise. Nine words of ten are such, and reading them so takes a third of the expression's time.
 */
function endOfPlainWord(units: Uint16Array, at: number): number {
  let end = at;
  while (end < units.length && isAsciiLetter(units[end] as number)) end += 1;
  if (end === units.length) return end;
  const next = units[end] as number;
  // A letter with a full stop may begin "U.S.".
  return !isAsciiMark(next) || next === APOSTROPHE || (next === FULL_STOP && end === at + 1) ? at : end;
}

const APOSTROPHE = 0x27;
const FULL_STOP = 0x2e;

function isAsciiLetter(unit: number): boolean {
  const small = unit | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

/** Neither letter nor digit, and no word can begin with it. */
function isAsciiMark(unit: number): boolean {
  return unit < 0x80 && !isAsciiLetter(unit) && !(unit >= 0x30 && unit <= 0x39);
}

/** Whether a folded term is a word without content. Only English has a list; other languages give false. */
export function isStopWord(term: string, language: string): boolean {
  return language === 'en' && ENGLISH_STOP_WORDS.has(term);
}

function piecesOf(word: string): readonly { readonly text: string; readonly at: number }[] {
  if (isUnspaced(word)) return cutUnspaced(word, TERM_CHARS_MAX);
  const bare = word.replace(/['’ʼ][sS]$/u, '');
  return [{ text: bare.slice(0, TERM_CHARS_MAX), at: 0 }];
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

// News uses some 100,000 word forms a year; stemming one costs 4 µs, remembering it a tenth. Cleared when full.
const WORDS_MAX = 200_000;

type ReadWord = Pick<Term, 'term' | 'stem' | 'stemNumber' | 'isStopWord'>;

interface KnownWords {
  readonly words: WordTable<ReadWord>;
  /** Of the stems' numbers. */
  epoch: number;
}

const known = new Map<string, KnownWords>();

/** The words of a language, folded and stemmed. */
function wordsOf(language: string): WordTable<ReadWord> {
  const found = known.get(language) ?? { words: createWordTable(WORDS_MAX, readerFor(language)), epoch: stemEpoch() };
  known.set(language, found);
  if (found.epoch !== stemEpoch()) {
    found.words.clear();
    found.epoch = stemEpoch();
  }
  return found.words;
}

/** Folds and stems words of a language as they stand in a text. */
function readerFor(language: string): (word: string) => ReadWord {
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
    const [term, stem] = [evenArabic(folded), evenArabic(stemmed)];
    return { term, stem, stemNumber: numberOfStem(stem), isStopWord: isStopWord(term, language) };
  };
}
