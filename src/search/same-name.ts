// Decides whether a typed name may mean an actor: equal names, surnames alone, and other spellings of a name.

import { foldName, nameKeys } from '../text/understand.ts';

/**
 * Whether `typed` may name the actor called `name`: the folds are equal, or their surnames share a key and, where both
 * have more words than one, another of their words begins alike ("Khalifa Hifter", "Marshal Khalifa Haftar"), or all
 * words of one stand in a row in the other ("Africa Command", "US Africa Command"). False for blank names.
 */
export function mayName(typed: string, name: string): boolean {
  const first = readName(typed);
  const second = readName(name);
  if (first.fold === '' || second.fold === '') return false;
  if (first.fold === second.fold) return true;
  const [shorter, longer] = first.fold.length <= second.fold.length ? [first, second] : [second, first];
  if (shorter.words.length > 1 && ` ${longer.fold} `.includes(` ${shorter.fold} `)) return true;
  if (!first.surnames.some((key) => second.surnames.includes(key))) return false;
  if (first.words.length === 1 || second.words.length === 1) return true;
  const given = second.words.slice(0, -1).map((word) => word.charAt(0));
  return first.words.slice(0, -1).some((word) => given.includes(word.charAt(0)));
}

interface NameRead {
  readonly fold: string;
  readonly words: readonly string[];
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
  const read = { fold, words: fold.split(' '), surnames: nameKeys(name).slice(1) };
  known.set(name, read);
  return read;
}
