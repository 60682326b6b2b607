// Weighs the terms of articles by how rare they are (TF-IDF), and compares two articles by them.

/** As if so many unrelated articles had been read besides, so that in a handful of articles a shared word still counts. */
const UNSEEN_ARTICLES = 50;

/** Terms by number, ascending, and beside each its weight; all weights together have length 1 (or there are none). */
export interface WeightedTerms {
  readonly terms: Uint32Array;
  readonly weights: Float64Array;
}

/** The weighted terms of each article from how often it has each term: (1 + ln tf) · ln((N + 50) / (df + 1)). */
export function weighTerms(counts: readonly ReadonlyMap<string, number>[]): WeightedTerms[] {
  const articlesWith = new Map<string, number>();
  for (const count of counts) {
    for (const term of count.keys()) articlesWith.set(term, (articlesWith.get(term) ?? 0) + 1);
  }
  const numbers = new Map([...articlesWith.keys()].map((term, number) => [term, number]));
  return counts.map((count) => {
    const weighed = [...count]
      .map(([term, times]) => {
        const rarity = Math.log((counts.length + UNSEEN_ARTICLES) / ((articlesWith.get(term) ?? 0) + 1));
        return { number: numbers.get(term) ?? 0, weight: (1 + Math.log(times)) * rarity };
      })
      .sort((a, b) => a.number - b.number);
    const length = Math.hypot(...weighed.map(({ weight }) => weight));
    return {
      terms: Uint32Array.from(weighed, ({ number }) => number),
      weights: Float64Array.from(weighed, ({ weight }) => (length === 0 ? 0 : weight / length)),
    };
  });
}

/** The cosine of two articles' terms, 0 to 1. Walks both lists at once, so that the sum is the same either way round. */
export function cosineOf(a: WeightedTerms, b: WeightedTerms): number {
  let sum = 0;
  let here = 0;
  let there = 0;
  while (here < a.terms.length && there < b.terms.length) {
    const difference = (a.terms[here] ?? 0) - (b.terms[there] ?? 0);
    if (difference === 0) sum += (a.weights[here] ?? 0) * (b.weights[there] ?? 0);
    if (difference <= 0) here += 1;
    if (difference >= 0) there += 1;
  }
  return sum;
}
