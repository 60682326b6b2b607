// The best passages of a view: scored part by part, equals ordered by what does not depend on how they were written.

import { likelyBest } from './likely-best.ts';
import { passagesAbout } from './match.ts';
import { isMatching, type Matching } from './matching.ts';
import { type Ranking, scorePart } from './rank.ts';
import type { DayRange } from './read-query.ts';
import type { Part } from './view-mask.ts';

/** A passage of a part with its score. */
export interface ScoredPassage {
  readonly part: Part;
  readonly passage: number;
  readonly score: number;
}

/** The best of all parts, best first, at most `limit`; without a ranking all allowed passages are as good as each other. */
export async function bestPassages(options: {
  readonly ranking: Ranking;
  readonly matching: ReadonlyMap<Part, Matching>;
  readonly limit: number;
  readonly about?: DayRange;
}): Promise<readonly ScoredPassage[]> {
  const { ranking, matching, limit, about } = options;
  let best: ScoredPassage[] = [];
  // Large parts first: they set the floor that others must reach.
  const parts = [...matching].sort(([a], [b]) => b.visible.length - a.visible.length);
  for (const [part, matched] of parts) {
    const telling = about === undefined ? undefined : await passagesAbout(part, about);
    const floor = best.length < limit ? 0 : (best.at(-1)?.score ?? 0);
    // Where days limit the passages, a floor of passages of other days would cut too much.
    const isPruned = telling === undefined && ranking.factors.length > 0;
    const own = isPruned
      ? likelyBest(ranking, part, matched.within, { count: limit, floor, slack: 1 }).map((found) => ({
          part,
          ...found,
        }))
      : bestOfPart(part, scoresOf(ranking, part, matched), limit, floor, telling);
    best = [...best, ...own].sort(inOrder).slice(0, limit);
  }
  return best;
}

function scoresOf(ranking: Ranking, part: Part, matched: Matching): Float32Array {
  if (ranking.factors.length > 0) return scorePart(ranking, part, matched.within);
  return Float32Array.from(part.columns.articlesOf, (article) => (isMatching(matched, article) ? 1 : 0));
}

function bestOfPart(
  part: Part,
  scores: Float32Array,
  limit: number,
  floor: number,
  telling: Uint8Array | undefined,
): ScoredPassage[] {
  const best: ScoredPassage[] = [];
  let least = floor;
  for (let passage = 0; passage < scores.length; passage += 1) {
    const score = scores[passage] as number;
    if (score === 0 || score < least || (telling !== undefined && telling[passage] !== 1)) continue;
    const scored = { part, passage, score };
    if (best.length === limit && inOrder(scored, best[limit - 1] as ScoredPassage) > 0) continue;
    let at = best.length;
    while (at > 0 && inOrder(scored, best[at - 1] as ScoredPassage) < 0) at -= 1;
    best.splice(at, 0, scored);
    if (best.length > limit) best.pop();
    if (best.length === limit) least = Math.max(least, best[limit - 1]?.score ?? 0);
  }
  return best;
}

/** Better first; equals by their article's hash, then by their place in it. */
function inOrder(a: ScoredPassage, b: ScoredPassage): number {
  return b.score - a.score || hashOfArticle(a) - hashOfArticle(b) || placeOf(a) - placeOf(b);
}

function hashOfArticle({ part: { columns }, passage }: ScoredPassage): number {
  return columns.hashes[columns.articlesOf[passage] as number] as number;
}

function placeOf({ part: { columns }, passage }: ScoredPassage): number {
  return passage - (columns.firstPassages[columns.articlesOf[passage] as number] as number);
}
