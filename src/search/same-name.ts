// Decides whether a typed name may mean an actor: equal names, surnames alone, and other spellings of a name.

import { foldName, nameKeys } from '../text/understand.ts';

/**
 * Whether `typed` may name the actor called `name`: the folds are equal, or their surnames share a key and, where both
 * have more words than one, another of their words begins alike ("Khalifa Hifter", "Marshal Khalifa Haftar"), or all
 * words of one stand in a row in the other ("Africa Command", "US Africa Command"). False for blank names.
 */
export function mayName(typed: string, name: string): boolean {
  const first = foldName(typed);
  const second = foldName(name);
  if (first === '' || second === '') return false;
  if (first === second) return true;
  const firstWords = first.split(' ');
  const secondWords = second.split(' ');
  const [shorter, longer] = first.length <= second.length ? [first, second] : [second, first];
  if (shorter.includes(' ') && ` ${longer} `.includes(` ${shorter} `)) return true;
  const secondKeys = new Set(nameKeys(name).slice(1));
  if (
    !nameKeys(typed)
      .slice(1)
      .some((key) => secondKeys.has(key))
  )
    return false;
  if (firstWords.length === 1 || secondWords.length === 1) return true;
  const given = new Set(secondWords.slice(0, -1).map((word) => word.charAt(0)));
  return firstWords.slice(0, -1).some((word) => given.has(word.charAt(0)));
}
