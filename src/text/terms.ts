// Turns a text into the terms of the search index: folded words with their stems and offsets.

import type { KnownWord } from './known-words.ts';
import { createWordList, readWords, wordAt } from './read-words.ts';
import { beginningsOf } from './stem-beginnings.ts';

/** One word as it is indexed. `start`/`end` are UTF-16 offsets into the text and cover the word as it stands there. */
export interface Term extends KnownWord {
  readonly start: number;
  readonly end: number;
}

/** Used by one call at a time, none of which waits or calls another. */
const list = createWordList();

/**
 * The terms of a text in order. Possessive endings are dropped, "U.S." becomes "us", "1,000" becomes "1000", hyphenated
 * compounds give their parts (see `findCompounds`). Chinese and Japanese give each pair of characters that follow each
 * other, so that terms overlap there; Thai and its neighbours their words. `language` is a BCP 47 primary tag; unknown
 * ones are not stemmed. None for blank text. Where only some stems are sought (`sought`), English words that cannot have one
 * of them may be left out: they are not stemmed.
 */
export function findTerms(text: string, language: string, sought?: ReadonlySet<string>): Term[] {
  const begins = sought !== undefined && language === 'en' ? beginningsOf(sought) : undefined;
  readWords(text, language, list, begins);
  const { starts, ends, count } = list;
  const terms: Term[] = [];
  for (let at = 0; at < count; at += 1) {
    const { term, stem, isStopWord } = wordAt(list, at);
    terms.push({ term, stem, isStopWord, start: starts[at] as number, end: ends[at] as number });
  }
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
  readWords(text, language, list);
  for (let at = 0; at < list.count; at += 1) {
    const { stem } = wordAt(list, at);
    if (wanted.has(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}
