// Finds the passages that may come among the best of a part without scoring all: MaxScore, term by term.

import type { PostingList } from './postings.ts';
import { addScores, type Best, gainAt, type Ranking, type TermInPart, termsInPart } from './rank.ts';
import type { Part } from './view-mask.ts';

/** Scores are rounded to 24 bits with each term: what lies so near the floor is kept. */
const ROUNDING = 1 + 1e-5;
/** A list so many times longer than the passages that wait for it is looked into for them; a shorter one is read through. */
const LOOKED_INTO_FROM = 2;

/** What is wanted of a part. */
export interface BestWanted {
  /** Of so many texts. */
  readonly count: number;
  /** A score that so many have already. */
  readonly floor: number;
  /** How much more than its passage's score an article may have: 1.25 times; 1 where passages are sought. */
  readonly slack: number;
}

/** A passage with its whole score. */
export interface Candidate {
  readonly passage: number;
  readonly score: number;
}

/**
 * The passages of a part that may come among the best, best first, each with the score that `scorePart` gives it. Terms
 * are taken from the rarest on. When all that are left together cannot lift a passage among the best, none is begun any
 * more: the long lists of common words only add to those that were (MaxScore; Turtle, Flood 1995), and in the end are only
 * looked into for the few that may still win. `allowed` is 1 for the articles that may be found; it must lie within the
 * view.
 */
export function likelyBest(ranking: Ranking, part: Part, allowed: Uint8Array, wanted: BestWanted): Candidate[] {
  const terms = termsInPart(ranking, part);
  const scores = scratchFor(part.columns.bodyLengths.length);
  const begun: PostingList[] = [];
  let waiting = 0;
  let { floor } = wanted;
  const least = (left: number): number => floor / (wanted.slack * ROUNDING) - left;
  let at = 0;
  for (; at < terms.length; at += 1) {
    const { list, left } = terms[at] as TermInPart;
    const mayBegin = least(left) <= 0;
    if (!mayBegin && list.count > waiting * LOOKED_INTO_FROM) break;
    const best = keepBest(part, { ...wanted, floor });
    addScores(terms[at] as TermInPart, part, { allowed, mayBegin }, scores, best);
    if (mayBegin) {
      begun.push(list);
      waiting += list.count;
    }
    floor = best.least;
  }
  let likely = takeScores(begun, scores, least(terms[at]?.left ?? 0));
  for (; at < terms.length; at += 1) {
    addToSome(terms[at] as TermInPart, part, likely);
    const best = keepBest(part, { ...wanted, floor });
    for (let place = 0; place < likely.scores.length; place += 1) {
      const score = likely.scores[place] as number;
      if (score > best.least) best.take(likely.passages[place] as number, score);
    }
    floor = best.least;
    likely = keepFrom(likely, least(terms[at + 1]?.left ?? 0));
  }
  const { passages, scores: own } = likely;
  const candidates = Array.from(passages, (passage, place) => ({ passage, score: own[place] as number }));
  return candidates.sort((a, b) => b.score - a.score || a.passage - b.passage);
}

/** Passages with what they score so far. */
interface Scored {
  readonly passages: Uint32Array;
  readonly scores: Float32Array;
}

/** The passages of lists whose score is `least` or more, ascending; sets all scores to 0. */
function takeScores(lists: readonly PostingList[], scores: Float32Array, least: number): Scored {
  const taken: number[] = [];
  for (const { count, numbers } of lists)
    for (let at = 0; at < count; at += 1) {
      const passage = numbers[at] as number;
      const score = scores[passage] as number;
      if (score <= 0 || score < least) continue;
      taken.push(passage);
      // Taken once, though it stands in several lists.
      scores[passage] = -score;
    }
  const passages = Uint32Array.from(taken).sort();
  const own = new Float32Array(passages.length);
  for (let at = 0; at < own.length; at += 1) own[at] = -(scores[passages[at] as number] as number);
  for (const { count, numbers } of lists) for (let at = 0; at < count; at += 1) scores[numbers[at] as number] = 0;
  return { passages, scores: own };
}

/** Those whose score is `least` or more. */
function keepFrom({ passages, scores }: Scored, least: number): Scored {
  const places: number[] = [];
  for (let at = 0; at < scores.length; at += 1) if ((scores[at] as number) >= least) places.push(at);
  return {
    passages: Uint32Array.from(places, (at) => passages[at] as number),
    scores: Float32Array.from(places, (at) => scores[at] as number),
  };
}

/** Adds what a term gives to some passages, ascending. */
function addToSome(term: TermInPart, part: Part, { passages, scores }: Scored): void {
  const { list } = term;
  let place = 0;
  for (let at = 0; at < passages.length && place < list.count; at += 1) {
    const passage = passages[at] as number;
    place = placeFrom(list, place, passage);
    if (list.numbers[place] === passage) scores[at] = (scores[at] as number) + gainAt(term, part, place);
  }
}

/** The place of the first number that is not below `wanted`, at `from` or later; by steps that double, then by halves. */
function placeFrom({ numbers, count }: PostingList, from: number, wanted: number): number {
  let step = 1;
  let low = from;
  while (low + step < count && (numbers[low + step] as number) < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, count);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Keeps the score that passages of `count` different texts have reached already; `floor` while fewer have more than that.
 * To be told of passages in their order. The first good one of an article stands for it, and copies are passed over: less
 * than could be told, and never too much.
 */
function keepBest({ columns }: Part, { count, floor }: Pick<BestWanted, 'count' | 'floor'>): Best {
  const { articlesOf, originals, hashes } = columns;
  const best: number[] = [];
  let last = -1;
  let least = floor;
  return {
    get least() {
      return least;
    },
    take(passage, score) {
      const article = articlesOf[passage] as number;
      if (article === last || originals[article] !== hashes[article]) return least;
      last = article;
      let place = best.length;
      while (place > 0 && (best[place - 1] as number) < score) place -= 1;
      best.splice(place, 0, score);
      if (best.length > count) best.pop();
      if (best.length === count) least = best[count - 1] ?? floor;
      return least;
    },
  };
}

/** Used by one call at a time, none of which waits; all 0 between calls. A new one for each search would cost more than it. */
let scratch = new Float32Array(0);

function scratchFor(passages: number): Float32Array {
  if (scratch.length < passages) scratch = new Float32Array(passages);
  return scratch;
}
