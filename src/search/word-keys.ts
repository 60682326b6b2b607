// The index keys of a query's words in each language of the view, and their postings in the articles of those languages.

import { findCompounds, findTerms, foldName, foldText, isStopWord, type Term } from '../text/understand.ts';
import { isOfPassages, phraseKey, wordKey } from './keys.ts';
import { pause } from './pause.ts';
import { type PostingList, placeFrom } from './postings.ts';
import type { Part, ViewOfSegments } from './view-mask.ts';

/** One word of a query: its keys, any of which will do. */
export interface WordKeys {
  readonly keys: readonly string[];
  /** The languages in whose articles a key means the word; those of the view where none are said. */
  readonly onlyIn: ReadonlyMap<string, ReadonlySet<string>>;
}

type Languages = Pick<ViewOfSegments, 'languages'>;

/**
 * The index keys of each word of a text, in each language of the view; words without content have none. A word of a
 * compound ("e-mail") also has the key of the whole ("email"), unless `apart`.
 */
export function keysOfWords(view: Languages, words: string, apart = false): WordKeys[] {
  const readings = view.languages.map((language) => readIn(words, language));
  return (readings[0]?.terms ?? []).flatMap(({ term, start, end }, at) => {
    const isName = end - start > 1 && /^\p{Lu}[\p{Lu}.]+$/u.test(words.slice(start, end));
    if (isStopWord(term, 'en')) return isName ? [{ keys: [wordKey(`^${term}`)], onlyIn: EVERYWHERE }] : [];
    return [joinReadings(readings, at, apart)];
  });
}

/**
 * The names of two to four capitalised words in a text, as one key each: passages that hold a name count more than those
 * that hold its words apart.
 */
export function keysOfNames(words: string): WordKeys[] {
  const keys = new Set<string>();
  for (const [run] of words.matchAll(NAME_RUN)) {
    const parts = run.split(/\s+/u);
    for (let from = 0; from < parts.length - 1; from += 1)
      for (let until = from + 2; until <= Math.min(parts.length, from + NAME_WORDS_MAX); until += 1)
        keys.add(phraseKey(foldName(parts.slice(from, until).join(' '))));
  }
  return [...keys].filter((key) => key.includes(' ')).map((key) => ({ keys: [key], onlyIn: EVERYWHERE }));
}

const NAME_RUN = /\p{Lu}[\p{L}\p{N}'’.-]*(?:\s\p{Lu}[\p{L}\p{N}'’.-]*)+/gu;
/** Longer names are found by the parts of theirs that are as long. */
const NAME_WORDS_MAX = 4;

const EVERYWHERE: ReadonlyMap<string, ReadonlySet<string>> = new Map();

interface Reading {
  readonly language: string;
  readonly terms: readonly Term[];
  /** The same words without their accents, as people type them; empty where that parts them otherwise. */
  readonly plain: readonly Term[];
  /** Stems of compounds, by the number of each term that they take the place of. */
  readonly compounds: ReadonlyMap<number, readonly string[]>;
}

function readIn(words: string, language: string): Reading {
  const terms = findTerms(words, language);
  const folded = foldText(words);
  const plain = folded === words.toLowerCase() ? [] : findTerms(folded, language);
  const compounds = new Map<number, string[]>();
  for (const { stem, first, last } of findCompounds(words, listOf(terms), language))
    for (let at = first; at <= last; at += 1) compounds.set(at, [...(compounds.get(at) ?? []), stem]);
  return { language, terms, plain: plain.length === terms.length ? plain : [], compounds };
}

/** Terms as the list that they were read from. */
function listOf(terms: readonly Term[]) {
  const [starts, ends] = [terms.map(({ start }) => start), terms.map(({ end }) => end)];
  return { count: terms.length, known: terms, numbers: [...terms.keys()], starts, ends };
}

function joinReadings(readings: readonly Reading[], at: number, apart: boolean): WordKeys {
  const languagesOf = new Map<string, Set<string>>();
  for (const { language, terms, plain, compounds } of readings) {
    const stems = [terms[at]?.stem, plain[at]?.stem, ...(apart ? [] : (compounds.get(at) ?? []))];
    for (const stem of stems)
      if (stem !== undefined)
        languagesOf.set(wordKey(stem), (languagesOf.get(wordKey(stem)) ?? new Set()).add(language));
  }
  const onlyIn = new Map([...languagesOf].filter(([, languages]) => languages.size < readings.length));
  return { keys: [...languagesOf.keys()], onlyIn };
}

/** Others run after the lists of so many keys were read, more than questions have: 10 ms for the commonest of a hundred thousand articles. */
const KEYS_PER_SLICE = 32;

/**
 * The postings of all keys of some words in a part. A stem of one language is another word in another ("news" is "new" in
 * French): it is looked for in the articles of its own language alone. `keyOf` makes other keys of the words' own.
 */
export async function listsOfWords(
  part: Part,
  words: readonly WordKeys[],
  keyOf: (key: string) => string = (key) => key,
): Promise<ReadonlyMap<string, PostingList>> {
  const wanted = [...new Set(words.flatMap(({ keys }) => keys))].map(keyOf);
  const lists = new Map<string, PostingList>();
  for (let at = 0; at < wanted.length; at += KEYS_PER_SLICE) {
    if (at > 0) await pause();
    const some = await part.segment.lists(wanted.slice(at, at + KEYS_PER_SLICE), part.memory);
    for (const [key, list] of some) lists.set(key, asSeen(part, key, list));
  }
  const limits = new Map<string, ReadonlySet<string> | undefined>();
  for (const { keys, onlyIn } of words)
    for (const key of keys) {
      const [known, more] = [limits.get(key), onlyIn.get(key)];
      const isOpen = more === undefined || (limits.has(key) && known === undefined);
      limits.set(key, isOpen ? undefined : new Set([...(known ?? []), ...more]));
    }
  for (const [key, languages] of limits) {
    const list = lists.get(keyOf(key));
    if (list !== undefined && languages !== undefined)
      lists.set(keyOf(key), keepLanguages(part, keyOf(key), list, languages));
  }
  return lists;
}

/** Without the postings of articles that the tail took in since the view was made: it knows nothing else of them. */
function asSeen({ segment, columns }: Part, key: string, list: PostingList): PostingList {
  if (segment.passages === columns.articlesOf.length) return list;
  const end = isOfPassages(key) ? columns.articlesOf.length : columns.sequences.length;
  return { ...list, count: placeFrom(list, 0, end) };
}

function keepLanguages({ segment, columns }: Part, key: string, list: PostingList, languages: ReadonlySet<string>) {
  const wanted = segment.languageNames.map((name) => languages.has(name));
  if (wanted.every((isWanted) => isWanted)) return list;
  const ofPassages = isOfPassages(key);
  const kept: number[] = [];
  for (let at = 0; at < list.count; at += 1) {
    const number = list.numbers[at] as number;
    const article = ofPassages ? (columns.articlesOf[number] as number) : number;
    if (wanted[columns.languages[article] as number] === true) kept.push(at);
  }
  return {
    ...list,
    count: kept.length,
    numbers: Uint32Array.from(kept, (at) => list.numbers[at] as number),
    packed: Uint16Array.from(kept, (at) => list.packed[at] as number),
    holders: undefined,
  };
}
