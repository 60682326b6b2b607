// Measures how far the clauses of a question are borne out: each by the run that holds most of it.

import { findTerms } from '../text/understand.ts';
import type { Gathering } from './gather-evidence.ts';
import type { Run } from './score-runs.ts';

/** A clause of less weight than this (about one rare word) says too little to be borne out. */
const CLAUSE_WEIGHT_MIN = 3;

/**
 * The share (0–1) of the weight of the question's clauses that single runs hold, each clause by its best run: of the
 * runs that speak of the suggested name (if there is one) in a source that the question names (if it names any). 1 for
 * a question without words.
 */
export function supportOfClauses({ reading, terms, lists }: Gathering): number {
  const sources = new Set(reading.sources.known.map(({ name }) => name));
  const runs = (lists[0]?.runs ?? []).filter(
    (run) =>
      (sources.size === 0 || sources.has(run.article.read.article.source)) &&
      reading.suggested.every((name) => sentencesOf(run).some(({ about }) => about.has(name))),
  );
  const held = runs.map(stemsOf);
  let supported = 0;
  let total = 0;
  for (const weights of clausesOf(reading.parts, terms.weights)) {
    const weight = sumOf(weights.values());
    supported += Math.max(
      0,
      ...held.map((stems) => sumOf([...weights].map(([stem, one]) => (stems.has(stem) ? one : 0)))),
    );
    total += weight;
  }
  return total === 0 ? 1 : supported / total;
}

/** How much of the question's weight the run that holds most of it holds, with its title; 1 for a question without words. */
export function heldShare({ terms: { weights }, runs }: Gathering): number {
  const total = sumOf(weights.values());
  if (total === 0) return 1;
  return Math.max(0, ...runs.map((run) => sumOf([...stemsOf(run)].map((stem) => weights.get(stem) ?? 0)))) / total;
}

/** The words of each clause with their weights; the whole question where no clause weighs enough. */
function clausesOf(parts: readonly string[], weights: ReadonlyMap<string, number>): ReadonlyMap<string, number>[] {
  const clauses = parts.slice(1).map((part) => {
    const stems = new Set(findTerms(part, 'en').map(({ stem }) => stem));
    return new Map([...weights].filter(([stem]) => stems.has(stem)));
  });
  const telling = clauses.filter((clause) => sumOf(clause.values()) > CLAUSE_WEIGHT_MIN);
  return telling.length > 0 ? telling : [weights];
}

/** The question's stems in a run and in the title over it. */
function stemsOf(run: Run): ReadonlySet<string> {
  return new Set([...run.article.titleTerms, ...sentencesOf(run).flatMap(({ terms }) => [...terms.keys()])]);
}

function sentencesOf({ article, from, until }: Run) {
  return article.sentences.slice(from, until);
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
