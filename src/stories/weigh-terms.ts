// Weighs the terms of articles by how rare they are (TF-IDF), counted over the articles so far, and compares two by them.

/** As if so many unrelated articles had been read before, so that in a handful of articles a shared word still counts. */
const UNSEEN_ARTICLES = 50;
/** Room for so many terms at first; it doubles when they are more. */
const TERMS_AT_FIRST = 4_096;

/** The terms of one article by number, ascending, and beside each how much its repetition says: 1 + ln tf. */
export interface CountedTerms {
  readonly terms: Uint32Array;
  readonly times: Float64Array;
}

/** How rare terms are, counted over the articles so far. */
export interface TermRarity {
  /** The terms of an article as numbers, from how often it has each; new ones get numbers. Counts nothing. */
  read(counts: ReadonlyMap<string, number>): CountedTerms;
  /** Counts one article with these terms. */
  count(article: CountedTerms): void;
  /** ln((N + 50) / (df + 1)): how rare a term is among the N articles counted. */
  rarityOf(term: number): number;
  /** The length of an article's weighted terms: times · rarity. */
  lengthOf(article: CountedTerms): number;
  /** The cosine of two articles' weighted terms, 0 to 1; 0 where one has none. Their `lengths` are handed in. */
  cosineOf(a: CountedTerms, b: CountedTerms, lengths: number): number;
}

/** Nothing counted yet. */
export function countTerms(): TermRarity {
  const numbers = new Map<string, number>();
  // ln(df + 1) of each term by its number.
  let commonness = new Float64Array(TERMS_AT_FIRST);
  let articlesWith = new Uint32Array(TERMS_AT_FIRST);
  let articles = 0;
  let whole = Math.log(UNSEEN_ARTICLES);

  function numberOf(term: string): number {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(term, number);
    if (number === commonness.length) {
      commonness = grown(commonness, new Float64Array(2 * number));
      articlesWith = grown(articlesWith, new Uint32Array(2 * number));
    }
    return number;
  }

  return {
    read(counts) {
      const sorted = [...counts]
        .map(([term, times]) => ({ number: numberOf(term), times: 1 + Math.log(times) }))
        .sort((a, b) => a.number - b.number);
      return {
        terms: Uint32Array.from(sorted, ({ number }) => number),
        times: Float64Array.from(sorted, ({ times }) => times),
      };
    },
    count({ terms }) {
      articles += 1;
      whole = Math.log(articles + UNSEEN_ARTICLES);
      for (const term of terms) {
        const count = (articlesWith[term] ?? 0) + 1;
        articlesWith[term] = count;
        commonness[term] = Math.log(count + 1);
      }
    },
    rarityOf: (term) => whole - (commonness[term] ?? 0),
    lengthOf({ terms, times }) {
      let sum = 0;
      for (let at = 0; at < terms.length; at += 1) {
        const weight = (times[at] as number) * (whole - (commonness[terms[at] as number] as number));
        sum += weight * weight;
      }
      return Math.sqrt(sum);
    },
    cosineOf(a, b, lengths) {
      if (lengths === 0) return 0;
      let sum = 0;
      let here = 0;
      let there = 0;
      while (here < a.terms.length && there < b.terms.length) {
        const term = a.terms[here] as number;
        const difference = term - (b.terms[there] as number);
        if (difference === 0) {
          const rarity = whole - (commonness[term] as number);
          sum += (a.times[here] as number) * (b.times[there] as number) * rarity * rarity;
        }
        if (difference <= 0) here += 1;
        if (difference >= 0) there += 1;
      }
      return sum / lengths;
    },
  };
}

function grown<Numbers extends Float64Array | Uint32Array>(old: Numbers, larger: Numbers): Numbers {
  larger.set(old);
  return larger;
}
