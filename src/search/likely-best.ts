// Finds the passages that may come among the best of a part without scoring all: MaxScore, window by window.

import { placeFrom } from './postings.ts';
import { gainAt, type Ranking, type TermInPart, termsInPart } from './rank.ts';
import type { Part } from './view-mask.ts';

/** Scores are rounded to 24 bits with each term: what lies so near the floor is kept. */
const ROUNDING = 1 + 1e-5;
/** Passages that are scored together at most: their scores stay in the processor's nearest memory. */
const WINDOW = 8_192;
/** The first windows are smaller: until some texts have set a floor, all that is begun is looked at closely. */
const FIRST_WINDOW = 256;
/** Looking one passage up in a list takes as long as reading through so many postings. */
const LOOK_UP_COST = 16;

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
 * The passages of a part that may come among the best, best first, each with the score that `scorePart` gives it. They are
 * scored in windows of some thousand that follow each other. In each, terms are taken from the rarest on; when all that
 * are left together cannot lift a passage above the floor that those before have set, none is begun any more: the long
 * lists of common words only add to those that were, and are only looked into for the few that may still win (MaxScore;
 * Turtle, Flood 1995; in windows as Lucene has it). `allowed` is 1 for the articles that may be found; it must lie within
 * the view.
 */
export function likelyBest(ranking: Ranking, part: Part, allowed: Uint8Array, wanted: BestWanted): Candidate[] {
  const terms = termsInPart(ranking, part).map((term) => ({ ...term, place: 0 }));
  const best = keepBest(part, wanted);
  const only = allowed.includes(0) ? allowed : undefined;
  const found: Candidate[] = [];
  const passages = part.columns.bodyLengths.length;
  const least = () => best.least / (wanted.slack * ROUNDING);
  for (let [from, size] = [0, FIRST_WINDOW]; from < passages; from += size, size = Math.min(size * 2, WINDOW)) {
    const count = scoreWindow(terms, part, { from, until: from + size, only, least });
    const begun = begunPassages.subarray(0, count).sort();
    for (const passage of begun) {
      const score = scores[passage - from] as number;
      scores[passage - from] = 0;
      if (score < least()) continue;
      found.push({ passage, score });
      best.take(passage, score);
    }
  }
  const floor = least();
  return found.filter(({ score }) => score >= floor).sort((a, b) => b.score - a.score || a.passage - b.passage);
}

/** A term with how far its list was read. */
interface ReadTerm extends TermInPart {
  place: number;
}

interface Window {
  readonly from: number;
  readonly until: number;
  /** 1 for the articles that may be found; absent where all may. */
  readonly only: Uint8Array | undefined;
  /** The least score that may still win. */
  readonly least: () => number;
}

/** Used by one call at a time, none of which waits: the scores of a window, all 0 between calls, and what was begun in it. */
const scores = new Float32Array(WINDOW);
const begunPassages = new Uint32Array(WINDOW);

/** Scores the passages of a window that may still win; gives how many of them there are. */
function scoreWindow(terms: readonly ReadTerm[], part: Part, window: Window): number {
  let count = 0;
  for (const term of terms) {
    const least = window.least() - term.left;
    if (least <= 0) {
      count = beginWith(term, part, window, count);
      continue;
    }
    count = keepFrom(least, window.from, count);
    if (count === 0) return 0;
    const { list } = term;
    term.place = placeFrom(list, term.place, window.from);
    const coming = (list.count * (window.until - window.from)) / part.columns.bodyLengths.length;
    if (coming > count * LOOK_UP_COST) lookUp(term, part, window.from, count);
    else addTo(term, part, window);
  }
  return keepFrom(window.least(), window.from, count);
}

/** Adds what a term gives to all passages of a window that hold it, and begins those that none before did. */
function beginWith(term: ReadTerm, part: Part, { from, until, only }: Window, begun: number): number {
  const { articlesOf, bodyLengths } = part.columns;
  const { numbers, packed, count } = term.list;
  const { once } = term.gain;
  let at = term.place;
  if (at < count && (numbers[at] as number) < from) at = placeFrom(term.list, at, from);
  let many = begun;
  for (; at < count; at += 1) {
    const passage = numbers[at] as number;
    if (passage >= until) break;
    const before = scores[passage - from] as number;
    if (before === 0) {
      if (only !== undefined && only[articlesOf[passage] as number] !== 1) continue;
      begunPassages[many] = passage;
      many += 1;
    }
    // Written out for most postings: this loop is where a search spends its time.
    scores[passage - from] =
      before + (packed[at] === 1 ? (once[bodyLengths[passage] as number] as number) : gainAt(term, part, at));
  }
  term.place = at;
  return many;
}

/** Adds what a term gives to the passages of a window that were begun, reading all of its postings there. */
function addTo(term: ReadTerm, part: Part, { from, until }: Window): void {
  const { numbers, count } = term.list;
  let at = term.place;
  for (; at < count; at += 1) {
    if ((numbers[at] as number) >= until) break;
    const place = (numbers[at] as number) - from;
    const before = scores[place] as number;
    if (before > 0) scores[place] = before + gainAt(term, part, at);
  }
  term.place = at;
}

/** Adds what a term gives to the first `count` passages that were begun, looking for each in its list. */
function lookUp(term: ReadTerm, part: Part, from: number, count: number): void {
  const { list, place } = term;
  for (let each = 0; each < count; each += 1) {
    const passage = begunPassages[each] as number;
    const at = placeFrom(list, place, passage);
    if (at < list.count && list.numbers[at] === passage)
      scores[passage - from] = (scores[passage - from] as number) + gainAt(term, part, at);
  }
}

/** Keeps of the begun passages those whose score is `least` or more; gives how many. */
function keepFrom(least: number, from: number, count: number): number {
  let kept = 0;
  for (let each = 0; each < count; each += 1) {
    const passage = begunPassages[each] as number;
    if ((scores[passage - from] as number) >= least) begunPassages[kept++] = passage;
    else scores[passage - from] = 0;
  }
  return kept;
}

/**
 * Keeps the score that `count` different texts have reached already; the floor while fewer have more than that. To be told
 * of passages in their order: an article's best passage counts whole, the next by the slack. Copies are passed over: less
 * than could be told, and never too much.
 */
function keepBest({ columns }: Part, { count, floor, slack }: BestWanted) {
  const { articlesOf, originals, hashes } = columns;
  const best: number[] = [];
  let [last, first, told] = [-1, 0, 0];
  let least = floor;
  const put = (score: number): void => {
    let place = best.length;
    while (place > 0 && (best[place - 1] as number) < score) place -= 1;
    best.splice(place, 0, score);
  };
  return {
    get least() {
      return least;
    },
    take(passage: number, score: number): void {
      const article = articlesOf[passage] as number;
      if (originals[article] !== hashes[article]) return;
      let reached = score;
      if (article === last) {
        reached = Math.max(first, score) + (slack - 1) * Math.min(first, score);
        const known = best.indexOf(told);
        if (reached <= told) return;
        if (known !== -1) best.splice(known, 1);
      }
      [last, first, told] = [article, article === last ? Math.max(first, score) : score, reached];
      put(reached);
      if (best.length > count) best.pop();
      if (best.length === count) least = Math.max(least, best[count - 1] ?? floor);
    },
  };
}
