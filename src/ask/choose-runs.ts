// Chooses the runs that are shown as evidence: from the parts of a question in turn, what is told already counting less.

import type { Extras } from './extras.ts';
import type { RankedRuns, Run } from './score-runs.ts';

/** Evidence shown at most (measures.md: ten entries, 2,000 words). */
const RUNS_MAX = 10;
const WORDS_MAX = 2_000;
/** Each further run of one source counts this much less, so that all named sources are heard. */
const SAME_SOURCE = 0.95;
/** A word counts this much less for each chosen run that holds it: what nothing chosen holds yet is looked for next. */
const TOLD_ALREADY = 0.9;

/**
 * Takes from the parts' lists in turn, the best that neither overlaps what is taken nor breaks the limits; at most ten.
 * Each further run of one article counts `sameArticle` (0–1) of what it would.
 */
export function chooseRuns(lists: readonly RankedRuns[], sameArticle: number, extras: Extras): Run[] {
  const chosen: Run[] = [];
  let shares: ReadonlyMap<string, number> = new Map();
  const isSpread = extras.has('spread');
  const sameSource = isSpread ? SAME_SOURCE : 1;
  let words = 0;
  const turns = RUNS_MAX + lists.length;
  for (let turn = 0; chosen.length < RUNS_MAX && turn < turns; turn += 1) {
    const list = lists[turn % lists.length];
    const run = list && bestOf(list, chosen, { shares, sameSource, sameArticle, wordsLeft: WORDS_MAX - words });
    if (run === undefined) continue;
    chosen.push(run);
    if (isSpread) shares = fadeStems(shares, run);
    words += run.words;
  }
  return chosen;
}

function bestOf(
  { runs, rescore }: RankedRuns,
  chosen: readonly Run[],
  by: {
    readonly shares: ReadonlyMap<string, number>;
    readonly sameSource: number;
    readonly sameArticle: number;
    readonly wordsLeft: number;
  },
): Run | undefined {
  let best: Run | undefined;
  let bestScore = 0;
  for (const run of runs) {
    // Sorted by score: what follows cannot do better.
    if (run.score <= bestScore) break;
    if (run.words > by.wordsLeft || chosen.some((other) => overlaps(run, other))) continue;
    const { source } = run.article.read.article;
    const heard = chosen.filter(({ article }) => article.read.article.source === source).length;
    const told = chosen.filter(({ article }) => article === run.article).length;
    const score = rescore(run, by.shares) * by.sameSource ** heard * by.sameArticle ** told;
    if (score > bestScore) [best, bestScore] = [run, score];
  }
  return best;
}

function fadeStems(shares: ReadonlyMap<string, number>, { article, from, until }: Run): ReadonlyMap<string, number> {
  const faded = new Map(shares);
  const stems = new Set(article.sentences.slice(from, until).flatMap(({ terms }) => [...terms.keys()]));
  for (const stem of stems) faded.set(stem, (faded.get(stem) ?? 1) * TOLD_ALREADY);
  return faded;
}

function overlaps(run: Run, other: Run): boolean {
  return run.article === other.article && run.from < other.until && other.from < run.until;
}
