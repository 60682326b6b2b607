// Turns a text into the terms of the search index: folded words with their stems and offsets.

import { newStemmer } from 'snowball-stemmers';
import { ENGLISH_STOP_WORDS } from './stop-words.ts';

/** One word as it is indexed. `start`/`end` are UTF-16 offsets into the text and cover the word as it stands there. */
export interface Term {
  /** The word folded: no case, no diacritics, no possessive. */
  readonly term: string;
  /** Its stem in the text's language; the folded word where no stemmer knows the language. */
  readonly stem: string;
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

/** Scripts written without spaces, where every character is a term of its own. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

/**
 * A letter run with inner apostrophes and the dots of "U.S."; a number with its inner points and commas. Hyphens part
 * words, so a compound gives its parts.
 */
const WORD =
  /(?:\p{Lu}\.){2,}(?:\p{Lu}(?!\p{L}))?|\p{N}+(?:[.,]\p{N}+)*\p{L}*|[\p{L}\p{M}\p{N}\u200c]+(?:['’ʼ][\p{L}\p{M}\p{N}]+)*/uy;

/**
 * The terms of a text in order. Possessive endings are dropped, "U.S." becomes "us", "1,000" becomes "1000", hyphenated
 * compounds give their parts. `language` is a BCP 47 primary tag; unknown ones are not stemmed. None for blank text.
 */
export function findTerms(text: string, language: string): Term[] {
  const read = readerFor(language);
  const terms: Term[] = [];
  const take = (word: string, start: number): void => {
    const { term, stem } = read(word);
    if (term !== '') terms.push({ term, stem, start, end: start + word.length });
  };
  let at = 0;
  while (at < text.length) {
    const plainEnd = endOfPlainWord(text, at);
    if (plainEnd > at) {
      take(text.slice(at, Math.min(plainEnd, at + TERM_CHARS_MAX)), at);
      at = plainEnd;
      continue;
    }
    if (isAsciiMark(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (word === undefined) {
      at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
      continue;
    }
    for (const piece of piecesOf(word)) take(piece.text, at + piece.at);
    at += word.length;
  }
  return terms;
}

/**
 * Where a run of English letters that begins here ends, when it is a word without further thought: what follows cannot
 * belong to it. `at` otherwise. Nine words of ten are such, and reading them so takes a third of the expression's time.
 */
function endOfPlainWord(text: string, at: number): number {
  let end = at;
  while (isAsciiLetter(text.charCodeAt(end))) end += 1;
  const next = text.charCodeAt(end);
  // A letter with a full stop may begin "U.S.".
  if (end < text.length && (!isAsciiMark(next) || next === APOSTROPHE || (next === FULL_STOP && end === at + 1)))
    return at;
  return end;
}

const APOSTROPHE = 0x27;
const FULL_STOP = 0x2e;

function isAsciiLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** Neither letter nor digit, and no word can begin with it. */
function isAsciiMark(code: number): boolean {
  return code < 0x80 && !isAsciiLetter(code) && !(code >= 0x30 && code <= 0x39);
}

/** Whether a folded term is a word without content. Only English has a list; other languages give false. */
export function isStopWord(term: string, language: string): boolean {
  return language === 'en' && ENGLISH_STOP_WORDS.has(term);
}

/** A text without case, diacritics and compatibility forms (NFKD, marks stripped, the letters that do not decompose spelt out). */
export function foldText(text: string): string {
  // Most words of most news: nothing to fold but case.
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u200c\u200d]+/gu, '')
    .toLowerCase()
    .replace(/[øłđħıßæœðþ]/g, (letter) => SPELT_OUT[letter] ?? letter);
}

const SPELT_OUT: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
};

function piecesOf(word: string): { text: string; at: number }[] {
  if (!UNSPACED.test(word)) {
    const bare = word.replace(/['’ʼ][sS]$/u, '');
    return [{ text: bare.slice(0, TERM_CHARS_MAX), at: 0 }];
  }
  const pieces: { text: string; at: number }[] = [];
  for (const { 0: text, index } of word.matchAll(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,64}/gu,
  )) {
    pieces.push({ text, at: index });
  }
  return pieces;
}

function foldTerm(word: string): string {
  const folded = foldText(word).replace(/['’ʼ]/gu, '');
  if (/^\p{N}/u.test(folded)) return folded.replace(/,(?=\p{N}{3}(?!\p{N}))/gu, '');
  return folded.replace(/\./g, '');
}

/**
 * Arabic letters that are written one for the other: the joined alef for the bare one, teh marbuta for heh, the dotless
 * yeh for the dotted, and the stroke that only stretches a word. (Hamza and madda are marks, which folding strips.)
 */
function evenArabic(word: string): string {
  if (!/\p{Script=Arabic}|\u0640/u.test(word)) return word;
  return word
    .replace(/\u0671/g, '\u0627')
    .replace(/\u0629/g, '\u0647')
    .replace(/\u0649/g, '\u064a')
    .replace(/\u0640/g, '');
}

// News uses some 100,000 word forms a year; stemming one costs 4 µs, remembering it a tenth. Cleared when full.
const WORDS_MAX = 200_000;

interface ReadWord {
  readonly term: string;
  readonly stem: string;
}

const known = new Map<string, (word: string) => ReadWord>();

/** Folds and stems words of a language as they stand in a text, and remembers them. */
function readerFor(language: string): (word: string) => ReadWord {
  const found = known.get(language);
  if (found !== undefined) return found;
  const reader = rememberWords(language);
  known.set(language, reader);
  return reader;
}

function rememberWords(language: string): (word: string) => ReadWord {
  const name = STEMMERS[language];
  const stemmer = name === undefined ? undefined : newStemmer(name);
  const words = new Map<string, ReadWord>();
  return (word) => {
    const remembered = words.get(word);
    if (remembered !== undefined) return remembered;
    if (words.size >= WORDS_MAX) words.clear();
    const term = foldTerm(word);
    const stem = stemmer === undefined || /\p{N}/u.test(term) ? term : stemmer.stem(term);
    const read = { term: evenArabic(term), stem: evenArabic(stem) };
    words.set(word, read);
    return read;
  };
}
