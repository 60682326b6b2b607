// What a request says: its conditions, and the words that rank what fulfils them.

import type { Instant } from '../news/ids.ts';
import { actorsNamed } from './actors-named.ts';
import type { MatchContext } from './match.ts';
import type { WeightedTerm } from './rank.ts';
import { type Query, type QueryAtom, readQuery, readQuestion } from './read-query.ts';
import type { SearchRequest } from './search-request.ts';
import { keysOfNames, keysOfWords } from './word-keys.ts';

/** What decides which articles are found. */
export type Conditions = Pick<SearchRequest, 'reading' | 'words' | 'filters' | 'view' | 'zone' | 'asOf'>;

/** A name as a whole counts half of what a word as rare would: its words have counted already. */
const NAME_WEIGHT = 0.5;

/** The conditions; of a question, which is no query, its quoted phrases. Throws Failure('bad-input') as `readQuery` does. */
export function queryOf({ reading, words, zone = 'UTC' }: Conditions, now: (() => Instant) | undefined): Query {
  if (reading === 'query') return readQuery(words, now && { asked: now(), zone });
  return readQuestion(words).phrases.map((value) => [{ kind: 'phrase', value, negated: false, at: 0 }]);
}

/** The words that rank, as one text. */
function wordsOf({ reading, words }: Conditions, query: Query): string {
  if (reading === 'question') return readQuestion(words).plain;
  return rankingOf(query)
    .map(({ value }) => value)
    .join(' ');
}

/** The words that rank, each with its place in the query: those that were typed. */
export const typedOf = (query: Query): readonly QueryAtom[] =>
  rankingOf(query).filter(({ isAdded }) => isAdded !== true);

const rankingOf = (query: Query): readonly QueryAtom[] =>
  query.flat().filter(({ kind, negated }) => !negated && RANKING.has(kind));

const RANKING: ReadonlySet<string> = new Set(['words', 'phrase', 'title', 'actor']);

/** What ranks: the words of the request, and those of the names under which the wanted actors stand in the view. */
export async function termsOf({ view }: MatchContext, request: Conditions, query: Query): Promise<WeightedTerm[]> {
  const names: string[] = [];
  for (const name of request.filters?.actors ?? []) names.push(...(await actorsNamed(view, name)));
  const words = wordsOf(request, query);
  const said = [words, ...names];
  const asTyped = query.map((clause) => clause.filter(({ isAdded }) => isAdded !== true));
  const terms = [
    ...said.flatMap((some) => keysOfWords(view, some)).map((term) => ({ ...term, weight: 1 })),
    ...[wordsOf(request, asTyped), ...names].flatMap(keysOfNames).map((term) => ({ ...term, weight: NAME_WEIGHT })),
  ];
  return [...new Map(terms.map((term) => [term.keys.join(' '), term])).values()];
}
