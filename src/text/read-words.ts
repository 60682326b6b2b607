// Reads the words of a text, each as what was made of it once for all texts of its language.

import { type KnownWord, NO_WORD, wordsOf } from './known-words.ts';
import { type Beginnings, mayBegin } from './stem-beginnings.ts';
import { cutUnspaced, isUnspaced } from './unspaced.ts';
import { HASH_START, HASH_STEP, hashOfUnits, unitsOf } from './word-table.ts';

/** Words of a text in order: arrays that are used again, text after text, with room behind the last. */
export interface WordList {
  count: number;
  /** Places in `known`. */
  numbers: Int32Array;
  known: readonly KnownWord[];
  /** The number of what each is indexed as (see `WordsOfLanguage`); NO_KEY where it is not. */
  keys: Int32Array;
  /** UTF-16 offsets into the text. */
  starts: Int32Array;
  ends: Int32Array;
  /** Whether some may be of a script without spaces. */
  mayBeUnspaced: boolean;
}

/** A list without words. */
export function createWordList(): WordList {
  const none = new Int32Array(0);
  return { count: 0, known: [], numbers: none, keys: none, starts: none, ends: none, mayBeUnspaced: false };
}

/** What was made of the word at a place. */
export const wordAt = ({ known, numbers }: Pick<WordList, 'known' | 'numbers'>, at: number): KnownWord =>
  known[numbers[at] as number] as KnownWord;

/** A text has at most a word for each of its units. */
function makeRoom(list: WordList, length: number): void {
  if (list.numbers.length >= length) return;
  const room = Math.max(length, list.numbers.length * 2);
  for (const name of ['numbers', 'keys', 'starts', 'ends'] as const) list[name] = new Int32Array(room);
}

/** Longer runs are no words (base64, DNA); cutting them keeps an index key short. */
const TERM_CHARS_MAX = 64;

/**
 * A letter run with inner apostrophes and the dots of "U.S."; a number with its inner points and commas. Hyphens part
 * words, so a compound gives its parts.
 */
const WORD =
  /(?:\p{Lu}\.){2,}(?:\p{Lu}(?!\p{L}))?|\p{N}+(?:[.,]\p{N}+)*\p{L}*|[\p{L}\p{M}\p{N}\u200c]+(?:['’ʼ][\p{L}\p{M}\p{N}]+)*/uy;

/**
 * Puts the words of a text into a list, in place of what it held; see `findTerms` for what is a word. With `begins` those
 * may be missing that cannot have one of its stems (see `beginningsOf`).
 */
export function readWords(text: string, language: string, list: WordList, begins?: Beginnings): void {
  const known = wordsOf(language);
  const { table } = known;
  const units = unitsOf(text);
  const { length } = units;
  makeRoom(list, length);
  const { numbers, keys: keysOfList, starts, ends } = list;
  list.known = known.words;
  list.mayBeUnspaced = false;
  let count = 0;
  const take = (start: number, end: number, hash: number): void => {
    const found = table.find(units, start, end, hash);
    const number = found === -1 ? known.learn(units, start, end, hash) : found;
    const key = known.keys[number] as number;
    if (key === NO_WORD) return;
    numbers[count] = number;
    keysOfList[count] = key;
    starts[count] = start;
    ends[count] = end;
    count += 1;
  };
  const takeOdd = (start: number, end: number): void => {
    take(start, end, hashOfUnits(units, start, end));
    if ((units[start] as number) >= UNSPACED_FROM) list.mayBeUnspaced = true;
  };
  for (let at = 0; at < length; ) {
    const start = at;
    let hash = HASH_START;
    for (; at < length && isAsciiLetter(units[at] as number); at += 1)
      hash = Math.imul(hash ^ (units[at] as number), HASH_STEP);
    if (at > start && at - start <= TERM_CHARS_MAX && endsPlainWord(units, start, at)) {
      if (begins === undefined || mayBegin(begins, units, start, at)) take(start, at, hash);
    } else if (at === start && isAsciiMark(units[at] as number)) at += 1;
    else at = readOddWord(text, start, takeOdd);
  }
  list.count = count;
}

/** No script without spaces has a character below this. */
const UNSPACED_FROM = 0x0e00;

/** Takes the word that begins at a place, piece by piece, if one does; gives where the next may begin. */
function readOddWord(text: string, at: number, take: (start: number, end: number) => void): number {
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0];
  if (word === undefined) return at + ((text.codePointAt(at) as number) > 0xffff ? 2 : 1);
  for (const piece of piecesOf(word)) take(at + piece.at, at + piece.at + piece.text.length);
  return at + word.length;
}

/**
 * Whether a run of English letters is a word without further thought: what follows cannot belong to it. Nine words of ten
 * are such, and reading them so takes a third of the expression's time.
 */
function endsPlainWord(units: Uint16Array, start: number, end: number): boolean {
  if (end === units.length) return true;
  const next = units[end] as number;
  // A letter with a full stop may begin "U.S.".
  return isAsciiMark(next) && next !== APOSTROPHE && (next !== FULL_STOP || end !== start + 1);
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

function piecesOf(word: string): readonly { readonly text: string; readonly at: number }[] {
  const bare = word.replace(/['’ʼ][sS]$/u, '');
  if (isUnspaced(bare)) return cutUnspaced(bare, TERM_CHARS_MAX);
  return [{ text: bare.slice(0, TERM_CHARS_MAX), at: 0 }];
}
