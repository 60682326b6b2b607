// Finds figures that disagree: other numbers for the same noun in what other articles say of the same thing.

import type { ReadArticle, Sentence } from '../news/article.ts';
import type { Claim } from '../news/cited-text.ts';
import { findNumbers, foldName } from '../text/understand.ts';
import { claimOf } from '../write/write-cited.ts';

/** A sentence with the terms by which it is seen to speak of the same thing as another. */
interface Counting {
  readonly article: { readonly read: ReadArticle };
  readonly sentence: Sentence & { readonly terms: ReadonlyMap<string, number> };
}

/** Sentences that share fewer of the question's terms speak of something else. */
const SHARED_TERMS_MIN = 2;
/** More than these confuse rather than inform. */
const CONFLICTS_MAX = 3;

/**
 * Claims of other articles that count the noun of the first chosen sentence otherwise ("at least 20 dead", "84 dead"):
 * one for each further value, in rank order. They are shown side by side with it, never merged.
 */
export function findConflicts(chosen: readonly Counting[], candidates: readonly Counting[]): readonly Claim[] {
  const first = chosen[0];
  if (first === undefined) return [];
  const counted = countedIn(first.sentence.text);
  const seen = new Map([...counted].map(([noun, value]) => [noun, new Set([value])]));
  const claims: Claim[] = [];
  for (const { article, sentence } of candidates) {
    const isElsewhere = article.read.article.id !== first.article.read.article.id;
    const shared = [...sentence.terms.keys()].filter((stem) => first.sentence.terms.has(stem)).length;
    if (!isElsewhere || shared < SHARED_TERMS_MIN || claims.length === CONFLICTS_MAX) continue;
    const differing = [...countedIn(sentence.text)].filter(([noun, value]) => seen.get(noun)?.has(value) === false);
    if (differing.length === 0) continue;
    for (const [noun, value] of differing) seen.get(noun)?.add(value);
    claims.push(claimOf(article.read.article, sentence));
  }
  return claims;
}

/** Noun, folded → the value it is given in a text. */
function countedIn(text: string): Map<string, number> {
  return new Map(findNumbers(text).flatMap(({ noun, value }) => (noun === undefined ? [] : [[foldName(noun), value]])));
}
