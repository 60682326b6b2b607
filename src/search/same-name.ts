// Decides whether a typed name may mean an actor: equal names, surnames alone, and other spellings of a name.

import { compareNames, foldName, nameKeys } from '../text/understand.ts';

/**
 * Whether `typed` may name the actor called `name`: the folds are equal, or all words of one stand in a row in the other
 * ("Africa Command", "US Africa Command"), or they are one name in two spellings, as `compareNames` decides it also where
 * articles are filed ("Khalifa Hifter", "Haftar"; "Jinping Xi"). What only one of them says in front ("Marshal Khalifa
 * Haftar") does no harm. False for blank names.
 */
export function mayName(typed: string, name: string): boolean {
  const first = readName(typed);
  const second = readName(name);
  if (first.fold === '' || second.fold === '') return false;
  if (first.fold === second.fold) return true;
  const [shorter, longer] = first.words.length <= second.words.length ? [first, second] : [second, first];
  if (shorter.words.length > 1 && ` ${longer.fold} `.includes(` ${shorter.fold} `)) return true;
  // Comparing costs ten times as much as looking whether it is worth it.
  const isNear = first.surnames.some((key) => second.surnames.includes(key)) || first.sorted === second.sorted;
  if (!isNear) return false;
  if (compareNames(typed, name) !== null) return true;
  const ending = longer.words.slice(-shorter.words.length).join(' ');
  return shorter.words.length > 1 && ending !== longer.fold && compareNames(shorter.fold, ending) !== null;
}

/**
 * Whether `typed` is spelled so nearly like `name` that a slip may be in it: the consonants of their surnames agree, and where both have more
 * words than one, another of their words begins alike ("Selma Brendt", "Selma Brandt"). For where nobody is called so.
 */
export function isSpelledNearly(typed: string, name: string): boolean {
  const [first, second] = [readName(typed), readName(name)];
  if (!first.surnames.some((key) => second.surnames.includes(key))) return false;
  if (first.words.length === 1 || second.words.length === 1) return true;
  const given = second.words.slice(0, -1).map((word) => word.charAt(0));
  return first.words.slice(0, -1).some((word) => given.includes(word.charAt(0)));
}

interface NameRead {
  readonly fold: string;
  readonly words: readonly string[];
  /** Its words in the order of the alphabet: equal for "Xi Jinping" and "Jinping Xi". */
  readonly sorted: string;
  /** The keys of its surname. */
  readonly surnames: readonly string[];
}

// A question compares its names with thousands of others, the same ones again and again: reading one costs 3 µs,
// remembering it a tenth. Cleared when full.
const NAMES_MAX = 50_000;
const known = new Map<string, NameRead>();

function readName(name: string): NameRead {
  const remembered = known.get(name);
  if (remembered !== undefined) return remembered;
  if (known.size >= NAMES_MAX) known.clear();
  const fold = foldName(name);
  const words = fold.split(' ');
  const read = { fold, words, sorted: words.toSorted().join(' '), surnames: nameKeys(name).slice(1) };
  known.set(name, read);
  return read;
}
