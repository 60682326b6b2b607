// How alike two articles are as tellings of one happening: by their words, the actors and the days they name, and the time between.

import type { Article, ReadArticle } from '../news/article.ts';
import type { Day, Instant } from '../news/ids.ts';
import { findTerms, isStopWord } from '../text/understand.ts';
import { cosineOf, type WeightedTerms, weighTerms } from './weigh-terms.ts';

/** From this likeness on two articles tell one story. Chosen where precision and recall met on labelled pairs of a year's news. */
export const SAME_STORY_MIN = 0.26;
/** How much the actors count beside the words: who is in it tells stories apart that share their subject. */
const ACTORS_SHARE = 0.4;
/** What a shared day of an event adds. */
const SHARED_DAY_BONUS = 0.08;
/** Days further from publication are background or outlook, which many stories share. */
const EVENT_DAYS_APART_MS_MAX = 10 * 86_400_000;
/** A happening and its echo lie within a week. */
const WINDOW_MS = 7 * 86_400_000;
/** What a week apart costs: half of the likeness, in even steps. */
const WINDOW_COST = 0.5;
/** News tells the main thing first: what follows these content words is background, which other stories share. */
const BODY_TERMS_MAX = 400;
/** Holds so many content words in any language written with spaces; what is not compared need not be read. */
const READ_CHARS_MAX = 6_000;
/** A headline is a few words that somebody weighed: each counts as this many in the body. */
const TITLE_WEIGHT = 5;

/** ISO 639-2 for "undetermined": no stemmer knows it. */
const UNSTEMMED = 'und';

/** An article as it is compared. */
export interface StoryProfile {
  readonly at: Instant;
  readonly words: WeightedTerms;
  readonly actors: WeightedTerms;
  /** The days near its publication that it names. */
  readonly days: ReadonlySet<Day>;
}

/** When an article came out, as far as is known: to the minute, else noon of its day, else when it was first seen. */
export function instantOf(article: Article): Instant {
  if (article.publishedAt !== undefined) return article.publishedAt;
  const noon = article.publishedDay === undefined ? Number.NaN : Date.parse(`${article.publishedDay}T12:00:00Z`);
  return Number.isNaN(noon) ? article.firstSeenAt : noon;
}

/** The profiles of articles, in their order; how rare a word or an actor is, is counted over them. */
export function profilesOf(reads: readonly ReadArticle[]): StoryProfile[] {
  const stemOf = rememberStems();
  const words = weighTerms(reads.map((read) => countWords(read, stemOf)));
  const actors = weighTerms(reads.map(countActors));
  return reads.map((read, index) => ({
    at: instantOf(read.article),
    words: words[index] ?? NOTHING,
    actors: actors[index] ?? NOTHING,
    days: eventDaysOf(read),
  }));
}

const NOTHING: WeightedTerms = { terms: new Uint32Array(), weights: new Float64Array() };

/**
 * How alike two articles are, 0 to about 1: the cosines of their words and actors (the words alone where one names no
 * actor), more for a shared day, less for the time between; 0 outside of the window.
 */
export function compareStories(a: StoryProfile, b: StoryProfile): number {
  const apart = Math.abs(a.at - b.at);
  if (apart > WINDOW_MS) return 0;
  const words = cosineOf(a.words, b.words);
  const named = a.actors.terms.length > 0 && b.actors.terms.length > 0;
  const both = named ? (1 - ACTORS_SHARE) * words + ACTORS_SHARE * cosineOf(a.actors, b.actors) : words;
  const bonus = [...a.days].some((day) => b.days.has(day)) ? SHARED_DAY_BONUS : 0;
  return (both + bonus) * (1 - (WINDOW_COST * apart) / WINDOW_MS);
}

/** Stemming is the dear part of reading: each word is stemmed once for all the articles. */
function rememberStems(): (term: string, language: string) => string {
  const stems = new Map<string, string>();
  return (term, language) => {
    const key = `${language} ${term}`;
    const known = stems.get(key);
    if (known !== undefined) return known;
    const stem = findTerms(term, language)[0]?.stem ?? term;
    stems.set(key, stem);
    return stem;
  };
}

function countWords({ article }: ReadArticle, stemOf: (term: string, language: string) => string): Map<string, number> {
  const { language } = article;
  const counts = new Map<string, number>();
  const add = (text: string, weight: number) => {
    const terms = findTerms(text.slice(0, READ_CHARS_MAX), UNSTEMMED);
    const content = terms.filter(({ term }) => !isStopWord(term, language)).slice(0, BODY_TERMS_MAX);
    for (const { term } of content) {
      const stem = stemOf(term, language);
      counts.set(stem, (counts.get(stem) ?? 0) + weight);
    }
  };
  add(article.title, TITLE_WEIGHT);
  add(article.text, 1);
  return counts;
}

function countActors({ understanding }: ReadArticle): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { actor, start } of understanding.actorMentions) {
    if (start < READ_CHARS_MAX) counts.set(actor, (counts.get(actor) ?? 0) + 1);
  }
  return counts;
}

function eventDaysOf({ article, understanding }: ReadArticle): Set<Day> {
  const at = instantOf(article);
  const days = understanding.timeMentions.flatMap(({ from, to, granularity, start }) =>
    granularity === 'day' && from !== undefined && from === to && start < READ_CHARS_MAX ? [from] : [],
  );
  return new Set(days.filter((day) => Math.abs(Date.parse(day) - at) <= EVENT_DAYS_APART_MS_MAX));
}
