// Scores passages by BM25F: the terms' frequencies in text and title are weighted first and saturated once.

import type { PostingList } from './postings.ts';
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
  /** What each key gives, worked out when it is first needed. */
  readonly gains: Map<string, Gain>;
}

/** Reads the postings of all keys and counts in how many passages of the view each stands. */
export async function prepareRanking(view: ViewOfSegments, terms: readonly WeightedTerm[]): Promise<Ranking> {
  const keys = [...new Set(terms.flatMap((term) => term.keys))];
  const lists = new Map<Part, ReadonlyMap<string, PostingList>>();
  for (const part of view.parts) lists.set(part, await listsOfWords(part, terms));
  const weights = new Map<string, number>();
  for (const term of terms) for (const key of term.keys) weights.set(key, (weights.get(key) ?? 0) + term.weight);
  const factors = keys.flatMap((key) => {
    let n = 0;
    for (const [part, byKey] of lists) n += countVisible(part, byKey.get(key));
    return n === 0 ? [] : [[key, (weights.get(key) ?? 0) * inverseFrequency(n, view.passages)] as const];
  });
  const gains = new Map<string, Gain>();
  return { norms: normsOf(view), gains, lists, keys, factors: factors.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)) };
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
  for (const [key] of ranking.factors) {
    const list = ranking.lists.get(part)?.get(key);
    if (list !== undefined) addScores({ ranking, part, allowed, key, list }, scores);
  }
  return scores;
}

/** The score of one passage, to the bit what `scorePart` gives it. */
export function scorePassage(ranking: Ranking, part: Part, passage: number): number {
  const lists = ranking.lists.get(part);
  let score = 0;
  for (const [key] of ranking.factors) {
    const list = lists?.get(key);
    const at = list === undefined ? -1 : placeOf(list, passage);
    if (list !== undefined && at !== -1) score = Math.fround(score + gainAt({ ranking, part, key, list }, at));
  }
  return score;
}

/** The place of a number in a list; -1 when it is not there. */
function placeOf({ numbers, count }: PostingList, wanted: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low < count && numbers[low] === wanted ? low : -1;
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

/** A list of a key that is added to the scores of a part. */
export interface Adding {
  readonly ranking: Ranking;
  readonly part: Part;
  readonly allowed: Uint8Array;
  readonly key: string;
  readonly list: PostingList;
}

/** Adds what a key gives to the scores of all passages that hold it. */
export function addScores({ ranking, part, allowed, key, list }: Adding, scores: Float32Array): void {
  const { articlesOf, bodyLengths } = part.columns;
  const { count, numbers, packed } = list;
  const { factor, once } = gainOf(ranking, key);
  for (let at = 0; at < count; at += 1) {
    const passage = numbers[at] as number;
    if (allowed[articlesOf[passage] as number] !== 1) continue;
    const before = scores[passage] as number;
    const counts = packed[at] as number;
    if (counts === 1) {
      scores[passage] = before + (once[bodyLengths[passage] as number] as number);
      continue;
    }
    const frequency = frequencyOf(part, passage, counts, ranking.norms);
    scores[passage] = before + (factor * frequency) / (K1 + frequency);
  }
}

/** What a key gives to a passage that holds it at a place of its list: to the bit what `addScores` adds. */
export function gainAt({ ranking, part, key, list }: Omit<Adding, 'allowed'>, at: number): number {
  const counts = list.packed[at] as number;
  const frequency = frequencyOf(part, list.numbers[at] as number, counts, ranking.norms);
  return (gainOf(ranking, key).factor * frequency) / (K1 + frequency);
}

/** The weighted frequency of a term in a passage: tf~ of the formula above. */
function frequencyOf({ columns }: Part, passage: number, counts: number, norms: Norms): number {
  const body = (counts & 255) * (norms.body[columns.bodyLengths[passage] as number] as number);
  if (counts <= 255) return body;
  const titleLength = columns.titleLengths[columns.articlesOf[passage] as number] as number;
  return body + (counts >> 8) * (norms.title[titleLength] as number);
}

/** Most postings are one mention in the text: what that adds is worked out once for each length. */
interface Gain {
  readonly factor: number;
  readonly once: Float64Array;
}

function gainOf({ gains, factors, norms }: Ranking, key: string): Gain {
  const known = gains.get(key);
  if (known !== undefined) return known;
  const factor = factors.find(([one]) => one === key)?.[1] ?? 0;
  const once = filled((length) => (factor * (norms.body[length] as number)) / (K1 + (norms.body[length] as number)));
  gains.set(key, { factor, once });
  return { factor, once };
}
