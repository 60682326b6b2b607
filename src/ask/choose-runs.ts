// Chooses the runs that are shown as evidence: from the parts of a question in turn, what is told already counting less.

import type { Extras } from './extras.ts';
import type { RankedRuns, Run } from './score-runs.ts';

/** Evidence shown at most (measures.md: ten entries, 2,000 words). */
const RUNS_MAX = 10;
const WORDS_MAX = 2_000;
/** Runs that touch are one entry, so that more may be taken: with so many, sixteen articles' worth of turns is enough. */
const TAKEN_MAX = 16;
/** Each further run of one source counts this much less, so that all named sources are heard. */
const SAME_SOURCE = 0.95;
/** A word counts this much less for each chosen run that holds it: what nothing chosen holds yet is looked for next. */
const TOLD_ALREADY = 0.9;

/** What was taken so far, and how it is shown. */
interface Choice {
  readonly taken: readonly Run[];
  readonly shown: readonly Run[];
  readonly words: number;
}

/**
 * Takes from the parts' lists in turn, the best that neither overlaps what is taken nor breaks the limits; at most ten.
 * Runs of one article that touch are shown as one, and the words that are left over go to the sentences around. Each
 * further run of one article counts `sameArticle` (0–1) of what it would.
 */
export function chooseRuns(lists: readonly RankedRuns[], sameArticle: number, extras: Extras): Run[] {
  const isJoined = extras.has('joined runs');
  const isSpread = extras.has('spread');
  const sameSource = isSpread ? SAME_SOURCE : 1;
  const takenMax = isJoined ? TAKEN_MAX : RUNS_MAX;
  let shares: ReadonlyMap<string, number> = new Map();
  let choice: Choice = { taken: [], shown: [], words: 0 };
  for (let turn = 0; choice.taken.length < takenMax && turn < takenMax + lists.length; turn += 1) {
    const list = lists[turn % lists.length];
    const run = list && bestOf(list, choice, { shares, sameSource, sameArticle, isJoined });
    if (run === undefined) continue;
    const { taken, shown, words } = choice;
    choice = {
      taken: [...taken, run],
      shown: isJoined ? joinTo(shown, run) : [...shown, run],
      words: words + run.words,
    };
    if (isSpread) shares = fadeStems(shares, run);
  }
  return isJoined ? growRuns(choice.shown, WORDS_MAX - choice.words) : [...choice.shown];
}

function bestOf(
  { runs, rescore }: RankedRuns,
  { taken, shown, words }: Choice,
  by: {
    readonly shares: ReadonlyMap<string, number>;
    readonly sameSource: number;
    readonly sameArticle: number;
    readonly isJoined: boolean;
  },
): Run | undefined {
  let best: Run | undefined;
  let bestScore = 0;
  for (const run of runs) {
    // Sorted by score: what follows cannot do better.
    if (run.score <= bestScore) break;
    if (run.words > WORDS_MAX - words || shown.some((other) => overlaps(run, other))) continue;
    if (shown.length >= RUNS_MAX && !(by.isJoined && shown.some((other) => touches(run, other)))) continue;
    const { source } = run.article.read.article;
    const heard = taken.filter(({ article }) => article.read.article.source === source).length;
    const told = taken.filter(({ article }) => article === run.article).length;
    const score = rescore(run, by.shares) * by.sameSource ** heard * by.sameArticle ** told;
    if (score > bestScore) [best, bestScore] = [run, score];
  }
  return best;
}

/** The runs with one more, those that it touches and itself as one, at the place of the first. */
function joinTo(shown: readonly Run[], run: Run): readonly Run[] {
  const [first, ...rest] = shown.filter((other) => touches(run, other));
  if (first === undefined) return [...shown, run];
  const joined = [first, ...rest, run];
  const whole = {
    ...first,
    from: Math.min(...joined.map(({ from }) => from)),
    until: Math.max(...joined.map(({ until }) => until)),
    words: joined.reduce((sum, { words }) => sum + words, 0),
  };
  return shown.flatMap((other) => (other === first ? [whole] : rest.includes(other) ? [] : [other]));
}

/** The runs, each with the sentences before and behind it in turn, for as long as words are left over. */
function growRuns(shown: readonly Run[], wordsLeft: number): Run[] {
  const grown = [...shown];
  let left = wordsLeft;
  for (let hasGrown = true; hasGrown; ) {
    hasGrown = false;
    for (const [at, run] of grown.entries())
      for (const next of [neighbour(run, -1), neighbour(grown[at] as Run, 1)]) {
        if (next === undefined || next.words > left) continue;
        if (grown.some((other) => other !== grown[at] && overlaps(next, other))) continue;
        left -= next.words;
        grown[at] = joinTo([grown[at] as Run], next)[0] as Run;
        hasGrown = true;
      }
  }
  return grown;
}

/** The sentence before (-1) or behind (1) a run, as a run of its own; undefined where the article's held ones end. */
function neighbour({ article, from, until, score }: Run, side: -1 | 1): Run | undefined {
  const at = side === -1 ? from - 1 : until;
  const sentence = article.sentences[at];
  const edge = article.sentences[side === -1 ? from : until - 1];
  if (sentence === undefined || edge === undefined || sentence.place !== edge.place + side) return undefined;
  return { article, from: at, until: at + 1, words: sentence.words, score };
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

/** Whether one of them goes on where the other ends, no sentence between. */
function touches(run: Run, other: Run): boolean {
  if (run.article !== other.article) return false;
  const [first, second] = run.from < other.from ? [run, other] : [other, run];
  const { sentences } = run.article;
  return first.until === second.from && sentences[first.until - 1]?.place === (sentences[second.from]?.place ?? 0) - 1;
}
