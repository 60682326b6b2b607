// Holds the sentences round the passages found, with what the question looks for in each.

import type { ActorMention } from '../news/actor.ts';
import type { ReadArticle } from '../news/article.ts';
import type { TimeMention } from '../news/moment.ts';
import { mayName, type PassageHit } from '../search/search.ts';
import { daysToldIn, findTerms, type Interval } from '../text/understand.ts';
import type { QuestionReading } from './read-question.ts';
import type { WeighedTerms } from './weigh-terms.ts';

/** How far round a passage sentences are held: a run of 200 words that starts or ends in it. */
const AROUND_CHARS = 1_200;

export interface HeldSentence {
  /** Its number among the article's sentences. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly words: number;
  /** The question's terms in it, with how often. */
  readonly terms: ReadonlyMap<string, number>;
  readonly mentions: readonly ActorMention[];
  readonly times: readonly TimeMention[];
  /** The days that it tells of: of its event, and those named beside it. */
  readonly days: readonly Interval[];
  /** The question's names that stand in it. */
  readonly names: ReadonlySet<string>;
  /** The question's names that it speaks of: those in it, or (when it opens with a pronoun) those before it. */
  readonly about: ReadonlySet<string>;
}

export interface HeldArticle {
  readonly read: ReadArticle;
  /** The question's terms in its title. */
  readonly titleTerms: ReadonlySet<string>;
  readonly sentences: readonly HeldSentence[];
}

/** Gives the terms of a text in a language, as `findTerms` does. */
export type TermFinder = typeof findTerms;

/** Finds terms and remembers them: a question is often weighed twice over the same sentences. */
export function rememberTerms(): TermFinder {
  const found = new Map<string, ReturnType<TermFinder>>();
  return (text, language) => {
    const terms = found.get(text) ?? findTerms(text, language);
    found.set(text, terms);
    return terms;
  };
}

interface Looking {
  readonly reading: QuestionReading;
  readonly terms: WeighedTerms;
  readonly termsOf: TermFinder;
}

interface Counting {
  readonly language: string;
  readonly weights: ReadonlyMap<string, number>;
  readonly termsOf: TermFinder;
}

/** The sentences of an article that stand in or near the hits, in order. */
export function holdSentences(
  read: ReadArticle,
  hits: readonly PassageHit[],
  { reading, terms: { weights }, termsOf }: Looking,
): HeldArticle {
  const { article, understanding } = read;
  const { language } = understanding;
  const soughtNames = [...reading.names, ...reading.suggested];
  const near = (start: number, end: number) =>
    hits.some((hit) => start < hit.end + AROUND_CHARS && end > hit.start - AROUND_CHARS);
  const namesOf = nameFinder(understanding.actorMentions, soughtNames);
  const sentences: HeldSentence[] = [];
  for (const [number, { start, end, text }] of understanding.sentences.entries()) {
    if (!near(start, end)) continue;
    const mentions = understanding.actorMentions.filter((mention) => mention.start >= start && mention.end <= end);
    const names = new Set(mentions.flatMap(({ actor }) => namesOf(actor)));
    for (const name of soughtNames) if (text.includes(name)) names.add(name);
    const before = sentences.at(-1);
    const carried = names.size === 0 && before?.number === number - 1 && REFERS_BACK.test(text) ? before.about : names;
    sentences.push({
      number,
      start,
      end,
      text,
      words: text.split(/\s+/u).length,
      terms: countTerms(text, { language, weights, termsOf }),
      mentions,
      times: understanding.timeMentions.filter((time) => time.start >= start && time.end <= end),
      days: daysToldIn(number, understanding),
      names,
      about: carried,
    });
  }
  return { read, titleTerms: new Set(countTerms(article.title, { language, weights, termsOf }).keys()), sentences };
}

/** A sentence that opens so goes on about the one before it. */
export const REFERS_BACK =
  /^["“‘']?(?:he|she|they|it|his|her|their|its|the (?:official|general|minister|president|company|group|latter))\b/iu;

/** Which of the question's names an actor of this article bears, under any of its namings here. */
function nameFinder(mentions: readonly ActorMention[], names: readonly string[]): (actor: string) => readonly string[] {
  const namings = new Map<string, Set<string>>();
  for (const { actor, text } of mentions) namings.set(actor, (namings.get(actor) ?? new Set([actor])).add(text));
  const known = new Map<string, readonly string[]>();
  return (actor) => {
    const found =
      known.get(actor) ??
      names.filter((name) => [...(namings.get(actor) ?? [actor])].some((text) => mayName(name, text)));
    known.set(actor, found);
    return found;
  };
}

function countTerms(text: string, { language, weights, termsOf }: Counting): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stem } of termsOf(text, language)) if (weights.has(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}
