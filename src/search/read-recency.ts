// Reads whether a query asks for what is new: only then does an article's day count.

import type { Query } from './read-query.ts';

/** They ask for an order, and are no words of the articles; in quotation marks they are. */
const RECENT: ReadonlySet<string> = new Set(['latest', 'newest', 'now', 'nowadays']);

/** The query without the words that ask for the newest ("latest Haftar"); as it is where it says nothing else. */
export function readRecency(query: Query): { readonly query: Query; readonly isRecent: boolean } {
  const left = query.filter(
    ([atom, ...others]) =>
      others.length > 0 || atom?.kind !== 'words' || atom.negated || !RECENT.has(atom.value.toLowerCase()),
  );
  const isRecent = left.length > 0 && left.length < query.length;
  return { query: isRecent ? left : query, isRecent };
}
