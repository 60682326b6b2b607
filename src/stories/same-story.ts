// How alike two articles are as tellings of one happening: their words, the actors and the days they name, and the time between.

import type { Article, ReadArticle } from '../news/article.ts';
import type { Instant } from '../news/ids.ts';
import { findTerms, isStopWord } from '../text/understand.ts';

/** From this likeness on two articles tell one story. Chosen where precision and recall met on labelled pairs of a year's news. */
export const SAME_STORY_MIN = 0.25;
/** A happening and its echo lie within a week. */
const WINDOW_MS = 7 * 86_400_000;
/** What a week apart costs: about half of the likeness, in even steps. */
const WINDOW_COST = 0.47;
/** News tells the main thing first: what follows these content words is background, which other stories share. */
const BODY_TERMS_MAX = 400;
/** A headline is a few words that somebody weighed: each counts as this many in the body. */
const TITLE_WEIGHT = 5;
/** As if so many unrelated articles had been read besides, so that in a handful of articles a shared word still counts. */
const UNSEEN_ARTICLES = 50;

/** An article as it is compared. `weights`: terms (numbered) to weights, of length 1. */
export interface StoryProfile {
  readonly at: Instant;
  readonly weights: ReadonlyMap<string, number>;
}

/** When an article came out, as far as is known: to the minute, else noon of its day, else when it was first seen. */
export function instantOf(article: Article): Instant {
  if (article.publishedAt !== undefined) return article.publishedAt;
  const noon = article.publishedDay === undefined ? Number.NaN : Date.parse(`${article.publishedDay}T12:00:00Z`);
  return Number.isNaN(noon) ? article.firstSeenAt : noon;
}

/** The profiles of articles, in their order; how rare a word is, is counted over them. */
export function profilesOf(reads: readonly ReadArticle[]): StoryProfile[] {
  const counts = reads.map(countTerms);
  const articlesWith = new Map<string, number>();
  for (const count of counts) {
    for (const term of count.keys()) articlesWith.set(term, (articlesWith.get(term) ?? 0) + 1);
  }
  return reads.map(({ article }, index) => ({
    at: instantOf(article),
    weights: weighTerms(counts[index] ?? new Map(), articlesWith, reads.length),
  }));
}

/** How alike two articles are, 0 to 1: the cosine of their words, less for the time between; 0 outside of the window. */
export function compareStories(a: StoryProfile, b: StoryProfile): number {
  const apart = Math.abs(a.at - b.at);
  if (apart > WINDOW_MS) return 0;
  const [small, large] = a.weights.size <= b.weights.size ? [a.weights, b.weights] : [b.weights, a.weights];
  let cosine = 0;
  for (const [term, weight] of small) {
    const other = large.get(term);
    if (other !== undefined) cosine += weight * other;
  }
  return cosine * (1 - (WINDOW_COST * apart) / WINDOW_MS);
}

function countTerms({ article }: ReadArticle): Map<string, number> {
  const { language } = article;
  const counts = new Map<string, number>();
  const add = (text: string, weight: number, termsMax: number) => {
    const terms = findTerms(text, language).filter(({ term }) => !isStopWord(term, language));
    for (const { stem } of terms.slice(0, termsMax)) counts.set(stem, (counts.get(stem) ?? 0) + weight);
  };
  add(article.title, TITLE_WEIGHT, BODY_TERMS_MAX);
  add(article.text, 1, BODY_TERMS_MAX);
  return counts;
}

/** TF-IDF with a dampened frequency (1 + ln tf), brought to length 1. */
function weighTerms(
  counts: ReadonlyMap<string, number>,
  articlesWith: ReadonlyMap<string, number>,
  articles: number,
): Map<string, number> {
  const weights = new Map<string, number>();
  let squares = 0;
  for (const [term, count] of counts) {
    const rarity = Math.log((articles + UNSEEN_ARTICLES) / ((articlesWith.get(term) ?? 0) + 1));
    const weight = (1 + Math.log(count)) * rarity;
    weights.set(term, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares);
  if (length > 0) for (const [term, weight] of weights) weights.set(term, weight / length);
  return weights;
}
