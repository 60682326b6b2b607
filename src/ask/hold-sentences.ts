// Holds the sentences round the passages found, with what the question looks for in each.

import type { ActorMention } from '../news/actor.ts';
import type { ReadArticle } from '../news/article.ts';
import type { TimeMention } from '../news/moment.ts';
import { mayName, type PassageHit } from '../search/search.ts';
import { daysToldIn, findTerms, type Interval } from '../text/understand.ts';
import type { QuestionReading } from './read-question.ts';
import { rememberLast } from './remember-last.ts';

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

/** Counts how often each term of the question stands in a text of a language. */
export type TermCounter = (text: string, language: string) => ReadonlyMap<string, number>;

/** Gives the counter of a question's terms; it remembers: a question is often weighed twice over the same sentences. */
export function rememberTerms(): (weights: ReadonlyMap<string, number>) => TermCounter {
  return rememberLast((weights) => {
    const known = new Map<string, ReadonlyMap<string, number>>();
    return (text, language) => {
      const counts = known.get(text) ?? countTerms(text, language, weights);
      known.set(text, counts);
      return counts;
    };
  });
}

function countTerms(text: string, language: string, weights: ReadonlyMap<string, number>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stem } of findTerms(text, language)) {
    if (weights.has(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

interface Looking {
  readonly reading: QuestionReading;
  readonly countsOf: TermCounter;
}

/** The sentences of an article that stand in or near the hits, in order. */
export function holdSentences(
  read: ReadArticle,
  hits: readonly PassageHit[],
  { reading, countsOf }: Looking,
): HeldArticle {
  const { article, understanding } = read;
  const { language } = understanding;
  const soughtNames = [...reading.names, ...reading.suggested];
  const near = (start: number, end: number) =>
    hits.some((hit) => start < hit.end + AROUND_CHARS && end > hit.start - AROUND_CHARS);
  const namesOf = nameFinder(understanding.actorMentions, soughtNames);
  const mentionsIn = stretchFinder(understanding.actorMentions);
  const timesIn = stretchFinder(understanding.timeMentions);
  const dated = new Set(understanding.eventDays.map(({ sentence }) => sentence));
  const sentences: HeldSentence[] = [];
  for (const [number, { start, end, text }] of understanding.sentences.entries()) {
    if (!near(start, end)) continue;
    const mentions = mentionsIn(start, end);
    const times = timesIn(start, end);
    const names = new Set(mentions.flatMap(({ actor }) => namesOf(actor)));
    for (const name of soughtNames) if (text.includes(name)) names.add(name);
    const before = sentences.at(-1);
    const carried = names.size === 0 && before?.number === number - 1 && REFERS_BACK.test(text) ? before.about : names;
    sentences.push({
      number,
      start,
      end,
      text,
      words: countWords(text),
      terms: countsOf(text, language),
      mentions,
      times,
      days: times.length > 0 || dated.has(number) ? daysToldIn(number, understanding) : [],
      names,
      about: carried,
    });
  }
  return { read, titleTerms: new Set(countsOf(article.title, language).keys()), sentences };
}

/** Gives what stands inside a stretch, of things that stand in a text. */
function stretchFinder<Thing extends { readonly start: number; readonly end: number }>(things: readonly Thing[]) {
  const sorted = things.toSorted((a, b) => a.start - b.start);
  let at = 0;
  /** `start` never lies before that of an earlier call. */
  return (start: number, end: number): readonly Thing[] => {
    while ((sorted[at]?.start ?? Number.POSITIVE_INFINITY) < start) at += 1;
    const inside: Thing[] = [];
    for (let next = at; (sorted[next]?.start ?? Number.POSITIVE_INFINITY) < end; next += 1) {
      const thing = sorted[next];
      if (thing !== undefined && thing.end <= end) inside.push(thing);
    }
    return inside;
  };
}

/** Runs of what is no white space; an empty text has one, as if split. */
function countWords(text: string): number {
  let words = 1;
  for (let at = 1; at < text.length; at += 1) {
    if (text.charCodeAt(at) === 0x20 && text.charCodeAt(at - 1) !== 0x20) words += 1;
  }
  return words;
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
