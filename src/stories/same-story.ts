// How alike two articles are as tellings of one happening: by their words, the actors and the days they name, and the time between.

import type { Article, ReadArticle } from '../news/article.ts';
import type { Day, Instant } from '../news/ids.ts';
import { findTerms } from '../text/understand.ts';
import { type CountedTerms, countTerms } from './weigh-terms.ts';

/** From this likeness on two articles tell one story. Chosen where precision and recall met on labelled pairs of a year's news. */
export const SAME_STORY_MIN = 0.27;
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

/** An article as it is compared. */
export interface StoryProfile {
  readonly at: Instant;
  readonly words: CountedTerms;
  readonly actors: CountedTerms;
  /** The days near its publication that it names. */
  readonly days: ReadonlySet<Day>;
}

/** When an article came out, as far as is known: to the minute, else noon of its day, else when it was first seen. */
export function instantOf(article: Article): Instant {
  if (article.publishedAt !== undefined) return article.publishedAt;
  const noon = article.publishedDay === undefined ? Number.NaN : Date.parse(`${article.publishedDay}T12:00:00Z`);
  return Number.isNaN(noon) ? article.firstSeenAt : noon;
}

/** Whether two articles lie so near in time that they may tell one story. */
export function isNear(a: Pick<StoryProfile, 'at'>, b: Pick<StoryProfile, 'at'>): boolean {
  return Math.abs(a.at - b.at) <= WINDOW_MS;
}

/** Compares articles by how rare what they share is among all that were counted so far. */
export interface Comparer {
  /** The profile of an article, which is not counted yet. */
  profileOf(read: ReadArticle): StoryProfile;
  /** Counts the words and the actors of one more article. */
  count(profile: StoryProfile): void;
  /** The heaviest terms of an article, as numbers, heaviest first: words are even, actors odd. */
  heaviest(profile: StoryProfile, termsMax: number): readonly { readonly term: number; readonly weight: number }[];
  /**
   * How alike two articles are, 0 to about 1: the cosines of their words and actors (the words alone where one names no
   * actor), more for a shared day, less for the time between; 0 outside of the window.
   */
  compare(a: StoryProfile, b: StoryProfile): number;
}

/** A comparer that has counted nothing yet. */
export function createComparer(): Comparer {
  const words = countTerms();
  const actors = countTerms();
  return {
    profileOf: (read) => ({
      at: instantOf(read.article),
      words: words.read(countWords(read)),
      actors: actors.read(countActors(read)),
      days: eventDaysOf(read),
    }),
    count(profile) {
      words.count(profile.words);
      actors.count(profile.actors);
    },
    heaviest(profile, termsMax) {
      const weigh = ({ terms, times }: CountedTerms, by: typeof words, isActor: 0 | 1) => {
        const length = by.lengthOf({ terms, times }) || 1;
        const share = isActor ? ACTORS_SHARE : 1 - ACTORS_SHARE;
        return Array.from(terms, (term, at) => ({
          term: 2 * term + isActor,
          weight: (share * (times[at] ?? 0) * by.rarityOf(term)) / length,
        }));
      };
      return [...weigh(profile.words, words, 0), ...weigh(profile.actors, actors, 1)]
        .sort((a, b) => b.weight - a.weight || a.term - b.term)
        .slice(0, termsMax);
    },
    compare(a, b) {
      if (!isNear(a, b)) return 0;
      const alike = (one: CountedTerms, other: CountedTerms, by: typeof words) =>
        by.cosineOf(one, other, by.lengthOf(one) * by.lengthOf(other));
      const ofWords = alike(a.words, b.words, words);
      const named = a.actors.terms.length > 0 && b.actors.terms.length > 0;
      const both = named ? (1 - ACTORS_SHARE) * ofWords + ACTORS_SHARE * alike(a.actors, b.actors, actors) : ofWords;
      const bonus = [...a.days].some((day) => b.days.has(day)) ? SHARED_DAY_BONUS : 0;
      return (both + bonus) * (1 - (WINDOW_COST * Math.abs(a.at - b.at)) / WINDOW_MS);
    },
  };
}

/**
 * Many briefings are composed of the same articles at one hour, and reading their words is half of grouping them: those of
 * the latest ones are kept, some 20 KB each.
 */
const COUNTED_MAX = 300;
const counted = new Map<string, ReadonlyMap<string, number>>();

function countWords({ article }: ReadArticle): ReadonlyMap<string, number> {
  const key = `${article.language} ${article.textHash} ${article.title}`;
  const counts = counted.get(key) ?? readWords(article);
  counted.delete(key);
  counted.set(key, counts);
  const [oldest] = counted.keys();
  if (counted.size > COUNTED_MAX && oldest !== undefined) counted.delete(oldest);
  return counts;
}

function readWords(article: Article): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (text: string, weight: number) => {
    let left = BODY_TERMS_MAX;
    for (const { stem, isStopWord } of findTerms(text.slice(0, READ_CHARS_MAX), article.language)) {
      if (isStopWord) continue;
      if (left === 0) break;
      left -= 1;
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
