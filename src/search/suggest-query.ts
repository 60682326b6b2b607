// Suggests, where nothing is found, the query with each misspelt word put right: "did you mean".

import type { FoundArticle } from '../news/article.ts';
import type { Hits, Spelling } from '../news/cited-text.ts';
import { findTerms } from '../text/understand.ts';
import type { Ranking } from './rank.ts';
import type { Query } from './read-query.ts';
import { formsOfUnknown, nearestWord } from './suggest-word.ts';
import type { ViewOfSegments } from './view-mask.ts';
import { typedOf } from './words-of-request.ts';

/** Who misspells more words writes another language; each is compared with thousands. */
const MISSPELT_MAX = 5;

/**
 * The words of a query that no visible article holds, each with the nearest that one does, and the query so put right.
 * Undefined where all are known or nothing is near. Only what the view shows is looked at.
 */
export async function suggestQuery(
  view: ViewOfSegments,
  { words, query }: { readonly words: string; readonly query: Query },
  ranking: Ranking,
  read: (sequences: readonly number[]) => Promise<readonly FoundArticle[]>,
): Promise<Hits['didYouMean']> {
  const found = new Set(ranking.factors.map(([key]) => key));
  const nearest = new Map<string, string | undefined>();
  const spellings: Spelling[] = [];
  for (const { value, at } of typedOf(query)) {
    let from = at;
    for (const { term, start, end } of findTerms(value, view.languages[0] ?? 'en')) {
      const typed = value.slice(start, end);
      const forms = formsOfUnknown(view, term, found);
      if (forms === undefined) continue;
      if (!nearest.has(term) && nearest.size < MISSPELT_MAX) nearest.set(term, await nearestWord(view, forms, read));
      const meant = nearest.get(term);
      const place = placeOf(typed, words, from);
      if (meant === undefined || place === undefined) continue;
      spellings.push({ typed, meant, at: place });
      from = place + typed.length;
    }
  }
  return spellings.length === 0 ? undefined : { spellings, words: putRight(words, spellings) };
}

/** Where a word stands as a whole, from an offset on. */
function placeOf(typed: string, words: string, from: number): number | undefined {
  for (let at = words.indexOf(typed, from); at !== -1; at = words.indexOf(typed, at + 1)) {
    const [before, behind] = [words.slice(0, at), words.slice(at + typed.length)];
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(behind)) return at;
  }
  return undefined;
}

/** The words with each spelling put right that lies within them. */
export function putRight(words: string, spellings: readonly Spelling[]): string {
  let right = words;
  for (const { typed, meant, at } of spellings.toSorted((a, b) => b.at - a.at)) {
    if (right.startsWith(typed, at)) right = right.slice(0, at) + meant + right.slice(at + typed.length);
  }
  return right;
}
