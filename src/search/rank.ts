// Scores passages by BM25F: the terms' frequencies in text and title are weighted first and saturated once.

import { type PostingList, placeFrom } from './postings.ts';
import type { Part, ViewOfSegments } from './view-mask.ts';
import { listsOfWords, type WordKeys } from './word-keys.ts';

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
const LENGTHS = 256;

/** One word of a query: its index keys and how much it counts. */
export interface WeightedTerm extends WordKeys {
  readonly weight: number;
}

/** The postings of a query's keys in each part, and how telling each key is in the view. */
export interface Ranking {
  readonly lists: ReadonlyMap<Part, ReadonlyMap<string, PostingList>>;
  /** The most telling key first; equal ones by their letters, so that sums do not depend on anything else. */
  readonly factors: readonly (readonly [key: string, factor: number])[];
  readonly norms: Norms;
  /** All of them, also those that stand nowhere. */
  readonly keys: readonly string[];
  /** What each key gives, and the keys that stand in each part, worked out when they are first needed. */
  readonly gains: Map<string, Gain>;
  readonly terms: Map<Part, readonly TermInPart[]>;
}

/** Reads the postings of all keys and counts in how many passages of the view each stands. */
export async function prepareRanking(view: ViewOfSegments, terms: readonly WeightedTerm[]): Promise<Ranking> {
  const keys = [...new Set(terms.flatMap((term) => term.keys))];
  const lists = new Map<Part, ReadonlyMap<string, PostingList>>(
    await Promise.all(view.parts.map(async (part) => [part, await listsOfWords(part, terms)] as const)),
  );
  const weights = new Map<string, number>();
  for (const term of terms) for (const key of term.keys) weights.set(key, (weights.get(key) ?? 0) + term.weight);
  const factors = keys.flatMap((key) => {
    let n = 0;
    for (const [part, byKey] of lists) n += countVisible(part, byKey.get(key));
    return n === 0 ? [] : [[key, (weights.get(key) ?? 0) * inverseFrequency(n, view.passages)] as const];
  });
  const gains = new Map<string, Gain>();
  return {
    norms: normsOf(view),
    gains,
    terms: new Map(),
    lists,
    keys,
    factors: factors.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)),
  };
}

function countVisible({ isWhole, visible, columns }: Part, list: PostingList | undefined): number {
  if (list === undefined) return 0;
  if (isWhole) return list.count;
  let count = 0;
  for (let at = 0; at < list.count; at += 1)
    count += visible[columns.articlesOf[list.numbers[at] as number] as number] ?? 0;
  return count;
}

/** How telling a term is in N passages of which n hold it (the idf of the formula above); above 0. */
function inverseFrequency(n: number, N: number): number {
  return Math.log(1 + (N - n + 0.5) / (n + 0.5));
}

/**
 * The scores of the passages of a part by number; 0 for those that hold none of the terms. `allowed` is 1 for the
 * articles that may be found; it must lie within the view.
 */
export function scorePart(ranking: Ranking, part: Part, allowed: Uint8Array): Float32Array {
  const scores = new Float32Array(part.columns.bodyLengths.length);
  for (const term of termsInPart(ranking, part)) addScores(term, part, allowed, scores);
  return scores;
}

/** A term of a query that stands in a part. */
export interface TermInPart {
  readonly list: PostingList;
  readonly gain: Gain;
  /** The most that this and all that follow it can give to a passage. */
  readonly left: number;
}

/** The terms that stand in a part, the most telling first. */
export function termsInPart(ranking: Ranking, part: Part): readonly TermInPart[] {
  const known = ranking.terms.get(part) ?? listTerms(ranking, part);
  ranking.terms.set(part, known);
  return known;
}

function listTerms(ranking: Ranking, part: Part): readonly TermInPart[] {
  const terms: TermInPart[] = [];
  let left = 0;
  for (const [key] of ranking.factors.toReversed()) {
    const list = ranking.lists.get(part)?.get(key);
    if (list === undefined) continue;
    const gain = gainOf(ranking, key);
    left += gain.factor * mostOf(list, part, gain.norms);
    terms.push({ list, gain, left });
  }
  return terms.reverse();
}

/** A share of its factor that a term never gives more of: what it gave a passage with the most mentions and the fewest words. */
function mostOf({ bodyMost, titleMost }: PostingList, { columns }: Part, norms: Norms): number {
  const frequency =
    bodyMost * (norms.body[columns.shortestBody] as number) +
    titleMost * (norms.title[columns.shortestTitle] as number);
  return frequency / (K1 + frequency);
}

/** The scores of the passages of one article in their order, to the bit what `scorePart` gives them. */
export function scorePassages(ranking: Ranking, part: Part, article: number): Float32Array {
  const { firstPassages } = part.columns;
  const [from, until] = [firstPassages[article] as number, firstPassages[article + 1] as number];
  const scores = new Float32Array(until - from);
  for (const term of termsInPart(ranking, part)) {
    const { numbers, count } = term.list;
    for (let at = placeFrom(term.list, 0, from); at < count && (numbers[at] as number) < until; at += 1) {
      const passage = (numbers[at] as number) - from;
      scores[passage] = (scores[passage] as number) + gainAt(term, part, at);
    }
  }
  return scores;
}

interface Norms {
  readonly body: Float64Array;
  readonly title: Float64Array;
}

/** Each field's weight over its length's normalisation, by length. */
function normsOf({ bodyLengthMean, titleLengthMean }: ViewOfSegments): Norms {
  const by = ({ weight, b }: { weight: number; b: number }, mean: number) =>
    filled((length) => weight / (1 - b + (b * length) / mean));
  return { body: by(BODY, bodyLengthMean), title: by(TITLE, titleLengthMean) };
}

/** A value for each length that a column can hold; written out, for `from` takes as long as a search. */
function filled(valueFor: (length: number) => number): Float64Array {
  const values = new Float64Array(LENGTHS);
  for (let length = 0; length < LENGTHS; length += 1) values[length] = valueFor(length);
  return values;
}

/** Adds what a term gives to the scores of the passages of allowed articles that hold it. */
function addScores(term: Omit<TermInPart, 'left'>, part: Part, allowed: Uint8Array, scores: Float32Array): void {
  const { articlesOf } = part.columns;
  const { numbers, count } = term.list;
  for (let at = 0; at < count; at += 1) {
    const passage = numbers[at] as number;
    if (allowed[articlesOf[passage] as number] === 1)
      scores[passage] = (scores[passage] as number) + gainAt(term, part, at);
  }
}

/** What a term gives to the passage at a place of its list. */
export function gainAt({ list, gain }: Omit<TermInPart, 'left'>, { columns }: Part, at: number): number {
  const passage = list.numbers[at] as number;
  const counts = list.packed[at] as number;
  const length = columns.bodyLengths[passage] as number;
  if (counts === 1) return gain.once[length] as number;
  let frequency = (counts & 255) * (gain.norms.body[length] as number);
  if (counts > 255) {
    const titleLength = columns.titleLengths[columns.articlesOf[passage] as number] as number;
    frequency += (counts >> 8) * (gain.norms.title[titleLength] as number);
  }
  return (gain.factor * frequency) / (K1 + frequency);
}

/** What a term gives by its frequency. */
interface Gain {
  readonly factor: number;
  readonly norms: Norms;
  /** Most postings are one mention in the text: what that gives, worked out once for each length. */
  readonly once: Float64Array;
}

function gainOf({ gains, factors, norms }: Ranking, key: string): Gain {
  const known = gains.get(key);
  if (known !== undefined) return known;
  const factor = factors.find(([one]) => one === key)?.[1] ?? 0;
  const once = filled((length) => (factor * (norms.body[length] as number)) / (K1 + (norms.body[length] as number)));
  const gain = { factor, norms, once };
  gains.set(key, gain);
  return gain;
}
