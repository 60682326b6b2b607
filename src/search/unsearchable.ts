// Tells what of a query cannot be looked for: words without content alone, and what looks like an operator and is none.

import type { Ranking } from './rank.ts';
import type { Query } from './read-query.ts';
import type { SearchRequest } from './search-request.ts';

/** Whether something was typed of which nothing can be looked for, and nothing else narrows the articles. */
export function isEverything({ words, filters = {} }: SearchRequest, query: Query, { keys }: Ranking): boolean {
  const isPlain = query.flat().every(({ kind, negated }) => kind === 'words' && !negated);
  return words.trim() !== '' && keys.length === 0 && isPlain && Object.keys(filters).length === 0;
}

/** What looks like an operator and is none: letters before a colon, but for addresses. */
export function unknownOperators(query: Query): readonly string[] {
  const words = query.flat().filter(({ kind, isAdded }) => kind === 'words' && isAdded !== true);
  return [...new Set(words.flatMap(({ value }) => /^(\p{L}{2,}):(?!\/\/)/u.exec(value)?.[1] ?? []))];
}
