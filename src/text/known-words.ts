// Remembers what was made of the words of each language: each is folded and stemmed once.

import { numberOfStem, stemEpoch } from './stem-numbers.ts';
import { stemmerFor } from './stem-word.ts';
import { ENGLISH_STOP_WORDS } from './stop-words.ts';
import { createWordTable, type WordTable } from './word-table.ts';

// News uses some 100,000 word forms a year; stemming one costs 4 µs, remembering it a tenth. Cleared when full, between two texts.
const WORDS_MAX = 200_000;
const FIRST_WORDS = 8_192;

/** What was made of a word as it stands in texts of a language. */
export interface KnownWord {
  /** The word folded: no case, no diacritics, no possessive. */
  readonly term: string;
  /** Its stem in the text's language; the folded word where no stemmer knows the language. */
  readonly stem: string;
  /** Whether it is a word without content in the text's language. */
  readonly isStopWord: boolean;
}

/** The words of a language that were read, by their numbers in a table. */
export interface WordsOfLanguage {
  readonly table: WordTable;
  readonly words: readonly KnownWord[];
  /** The number of what each is indexed as: its stem, or of a stop word in capitals ("US", "WHO") `^` and the word; NO_KEY, NO_WORD. */
  keys: Int32Array;
  /** Adds a word that stands in a text; gives its number. */
  learn(units: Uint16Array, start: number, end: number, hash: number): number;
}

/** Stands for the key of a word that is not indexed. */
export const NO_KEY = -1;
/** Stands for the key of what folds to nothing. */
export const NO_WORD = -2;

const known = new Map<string, { readonly words: WordsOfLanguage; readonly epoch: number }>();

/** The words of a language; all are forgotten when they are too many, or with the numbers of stems. */
export function wordsOf(language: string): WordsOfLanguage {
  const found = known.get(language);
  if (found !== undefined && found.epoch === stemEpoch() && found.words.table.size < WORDS_MAX) return found.words;
  const words = noWords(language);
  known.set(language, { words, epoch: stemEpoch() });
  return words;
}

function noWords(language: string): WordsOfLanguage {
  const stem = stemmerFor(language);
  const table = createWordTable();
  const words: KnownWord[] = [];
  return {
    table,
    words,
    keys: new Int32Array(FIRST_WORDS),
    learn(units, start, end, hash) {
      const word = String.fromCharCode(...units.subarray(start, end));
      const read = stem(word);
      const number = table.add(units, start, end, hash);
      if (number >= this.keys.length) {
        const larger = new Int32Array(this.keys.length * 2);
        larger.set(this.keys);
        this.keys = larger;
      }
      words.push({ ...read, isStopWord: isStopWord(read.term, language) });
      this.keys[number] = keyOf(words.at(-1) as KnownWord, word);
      return number;
    },
  };
}

function keyOf({ term, stem, isStopWord }: KnownWord, word: string): number {
  if (term === '') return NO_WORD;
  if (!isStopWord) return numberOfStem(stem);
  return word.length > 1 && SHOUTED.test(word) ? numberOfStem(`^${term}`) : NO_KEY;
}

/** "US", "WHO" and "IT" in capitals are names, though their small forms are words without content. */
const SHOUTED = /^\p{Lu}[\p{Lu}.]+$/u;

/** Whether a folded term is a word without content. Only English has a list; other languages give false. */
export function isStopWord(term: string, language: string): boolean {
  return language === 'en' && ENGLISH_STOP_WORDS.has(term);
}
