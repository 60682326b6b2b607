// How alike two articles are as tellings of one happening: their words, the actors and the days they name, and the time between.

import type { Article, ReadArticle } from '../news/article.ts';
import type { Instant } from '../news/ids.ts';
import { findTerms, isStopWord } from '../text/understand.ts';

/** From this likeness on two articles tell one story. Chosen where precision and recall met on labelled pairs of a year's news. */
export const SAME_STORY_MIN = 0.26;
/** A happening and its echo lie within a week. */
const WINDOW_MS = 7 * 86_400_000;
/** What a week apart costs: about half of the likeness, in even steps. */
const WINDOW_COST = 0.47;
/** News tells the main thing first: what follows these content words is background, which other stories share. */
const BODY_TERMS_MAX = 400;
/** Holds so many content words in any language written with spaces; what is not compared need not be read. */
const READ_CHARS_MAX = 6_000;
/** A headline is a few words that somebody weighed: each counts as this many in the body. */
const TITLE_WEIGHT = 5;
/** As if so many unrelated articles had been read besides, so that in a handful of articles a shared word still counts. */
const UNSEEN_ARTICLES = 50;

/** An article as it is compared: its terms by number, ascending, and beside each its weight; the weights have length 1. */
export interface StoryProfile {
  readonly at: Instant;
  readonly terms: Uint32Array;
  readonly weights: Float64Array;
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
  const numbers = new Map([...articlesWith.keys()].map((term, number) => [term, number]));
  return reads.map(({ article }, index) => {
    const weighed = [...(counts[index] ?? [])]
      .map(([term, count]) => {
        // TF-IDF with a dampened frequency (1 + ln tf).
        const rarity = Math.log((reads.length + UNSEEN_ARTICLES) / ((articlesWith.get(term) ?? 0) + 1));
        return { number: numbers.get(term) ?? 0, weight: (1 + Math.log(count)) * rarity };
      })
      .sort((a, b) => a.number - b.number);
    const length = Math.hypot(...weighed.map(({ weight }) => weight));
    return {
      at: instantOf(article),
      terms: Uint32Array.from(weighed, ({ number }) => number),
      weights: Float64Array.from(weighed, ({ weight }) => (length === 0 ? 0 : weight / length)),
    };
  });
}

/** How alike two articles are, 0 to 1: the cosine of their words, less for the time between; 0 outside of the window. */
export function compareStories(a: StoryProfile, b: StoryProfile): number {
  const apart = Math.abs(a.at - b.at);
  if (apart > WINDOW_MS) return 0;
  return cosineOf(a, b) * (1 - (WINDOW_COST * apart) / WINDOW_MS);
}

/** Walks both lists of terms at once; the sum is the same whichever comes first. */
function cosineOf(a: StoryProfile, b: StoryProfile): number {
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

function countTerms({ article }: ReadArticle): Map<string, number> {
  const { language } = article;
  const counts = new Map<string, number>();
  const add = (text: string, weight: number) => {
    const terms = findTerms(text.slice(0, READ_CHARS_MAX), language);
    const content = terms.filter(({ term }) => !isStopWord(term, language)).slice(0, BODY_TERMS_MAX);
    for (const { stem } of content) counts.set(stem, (counts.get(stem) ?? 0) + weight);
  };
  add(article.title, TITLE_WEIGHT);
  add(article.text, 1);
  return counts;
}
