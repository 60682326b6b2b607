// Scores passages by BM25F: the terms' frequencies in text, title and source are weighted first and saturated once.

import type { PostingList } from './postings.ts';
import type { TextIndex } from './text-index.ts';
import type { ViewMask } from './view-mask.ts';

/**
 * BM25F with the fields' weights w, length normalisation b and saturation k1:
 *
 *   tf~(t) = Σ_field w · tf / (1 − b + b · length / meanLength)
 *   score  = Σ_t idf(t) · tf~ / (k1 + tf~),   idf = ln(1 + (N − n + ½) / (n + ½))
 *
 * Source: Robertson, Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), §3.6; k1 and b of the
 * text are its usual values, the fields' weights were chosen on half of the evidence questions that we measure with.
 */
const K1 = 1.2;
const BODY = { weight: 1, b: 0.75 };
const TITLE = { weight: 0.6, b: 0.3 };
const SOURCE = { weight: 0.3, b: 0 };

/** One word of a query: its index keys (one for each language it is stemmed in) and how much it counts. */
export interface WeightedTerm {
  readonly keys: readonly string[];
  readonly weight: number;
}

/** In how many passages of the view a term stands, by the visible ones of its postings. */
function countPassages(index: TextIndex, view: ViewMask, key: string): number {
  const list = index.terms.get(key);
  if (list === undefined) return 0;
  let count = 0;
  for (let at = 0; at < list.count; at += 1) {
    count += view.visible[index.passages[list.passages[at] as number]?.article as number] as number;
  }
  return count;
}

/** How telling a term is in N passages of which n hold it (the idf of the formula above); above 0. */
function inverseFrequency(n: number, N: number): number {
  return Math.log(1 + (N - n + 0.5) / (n + 0.5));
}

/**
 * The scores of the passages of the allowed articles by passage number; 0 for those that hold none of the terms.
 * `allowed` is 1 for the articles that may be found; it must lie within the view.
 */
export function scorePassages(
  index: TextIndex,
  view: ViewMask,
  allowed: Uint8Array,
  terms: readonly WeightedTerm[],
): Float64Array {
  const scores = new Float64Array(index.passages.length);
  for (const { keys, weight } of terms) {
    for (const key of keys) {
      const list = index.terms.get(key);
      if (list === undefined) continue;
      const factor = weight * inverseFrequency(countPassages(index, view, key), view.passages);
      addScores(index, view, allowed, list, factor, scores);
    }
  }
  return scores;
}

function addScores(
  index: TextIndex,
  view: ViewMask,
  allowed: Uint8Array,
  list: PostingList,
  factor: number,
  scores: Float64Array,
): void {
  for (let at = 0; at < list.count; at += 1) {
    const number = list.passages[at] as number;
    const passage = index.passages[number];
    if (passage === undefined || allowed[passage.article] !== 1) continue;
    const article = index.articles[passage.article];
    if (article === undefined) continue;
    const packed = list.packed[at] as number;
    const frequency =
      weigh(packed & 255, BODY, passage.length / view.bodyLengthMean) +
      weigh((packed >> 8) & 15, TITLE, article.titleLength / view.titleLengthMean) +
      weigh(packed >> 12, SOURCE, article.sourceLength / view.sourceLengthMean);
    scores[number] = (scores[number] as number) + (factor * frequency) / (K1 + frequency);
  }
}

function weigh(count: number, { weight, b }: { weight: number; b: number }, length: number): number {
  return count === 0 ? 0 : (weight * count) / (1 - b + b * length);
}

/** The numbers of the best `limit` passages that are scored and kept by `keeps`, best first; earlier ones before equals. */
export function bestPassages(scores: Float64Array, limit: number, keeps: (passage: number) => boolean): number[] {
  const best: number[] = [];
  const scoreOf = (at: number) => scores[best[at] ?? -1] ?? 0;
  for (let passage = 0; passage < scores.length; passage += 1) {
    const score = scores[passage] as number;
    if (score === 0 || (best.length === limit && score <= scoreOf(limit - 1)) || !keeps(passage)) continue;
    let at = best.length;
    while (at > 0 && scoreOf(at - 1) < score) at -= 1;
    best.splice(at, 0, passage);
    if (best.length > limit) best.pop();
  }
  return best;
}
