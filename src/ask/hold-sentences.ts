// Holds the sentences round the passages found, with what the question looks for in each.

import type { ReadArticle, Sentence } from '../news/article.ts';
import type { PassageHit } from '../search/search.ts';
import { countStems, foldName } from '../text/understand.ts';
import type { QuestionReading } from './read-question.ts';
import type { ReadSentence, rememberReadings } from './read-sentences.ts';
import { rememberLast } from './remember-last.ts';

/** How far round a passage sentences are held: a run of 200 words that starts or ends in it. */
const AROUND_CHARS = 1_200;

export interface HeldSentence extends ReadSentence {
  /** Its number among those that are no orders: what an order stands between stays together. */
  readonly place: number;
  /** The question's terms in it, with how often. */
  readonly terms: ReadonlyMap<string, number>;
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
  /** Whether an actor of this article, by its key in mentions, quotes and statements, bears one of the question's names. */
  readonly bears: (actor: string, name: string) => boolean;
}

/** Counts how often each term of the question stands in a text of a language. */
export type TermCounter = (text: string, language: string) => ReadonlyMap<string, number>;

/** Gives the counter of a question's terms; it remembers: a question is often weighed twice over the same sentences. */
export function rememberTerms(): (weights: ReadonlyMap<string, number>) => TermCounter {
  return rememberLast((weights) => {
    const known = new Map<string, ReadonlyMap<string, number>>();
    return (text, language) => {
      const counts = known.get(text) ?? countStems(text, language, weights);
      known.set(text, counts);
      return counts;
    };
  });
}

interface Looking {
  readonly reading: QuestionReading;
  readonly countsOf: TermCounter;
  readonly readingOf: ReturnType<typeof rememberReadings>;
  /** For each of the question's names the folded names of those who bear it in the view, as people decided. */
  readonly meant: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * The sentences of an article that stand in or near the hits, in order, without those that speak to a reader, an assistant
 * or a machine: they neither tell anything nor part what does.
 */
export function holdSentences(
  read: ReadArticle,
  hits: readonly PassageHit[],
  { reading, countsOf, readingOf, meant }: Looking,
): HeldArticle {
  const { article, understanding } = read;
  const { language } = understanding;
  const soughtNames = [...reading.names, ...reading.suggested];
  const { sentenceAt, isOrderAt, mayBe } = readingOf(read);
  const near = nearHits(understanding.sentences, hits, isOrderAt);
  const bears = (actor: string, name: string): boolean =>
    mayBe(actor, name) || meant.get(name)?.has(foldName(actor)) === true;
  const sentences: HeldSentence[] = [];
  let orders = 0;
  for (const number of understanding.sentences.keys()) {
    if (!near.has(number)) continue;
    if (isOrderAt(number)) {
      orders += 1;
      continue;
    }
    const sentence = sentenceAt(number);
    const { text, mentions } = sentence;
    const place = number - orders;
    const names = new Set<string>();
    for (const { actor } of mentions) for (const name of soughtNames) if (bears(actor, name)) names.add(name);
    for (const name of soughtNames) if (text.includes(name)) names.add(name);
    const before = sentences.at(-1);
    const carried = names.size === 0 && before?.place === place - 1 && REFERS_BACK.test(text) ? before.about : names;
    sentences.push({ ...sentence, place, terms: countsOf(text, language), names, about: carried });
  }
  return { read, titleTerms: new Set(countsOf(article.title, language).keys()), sentences, bears };
}

/**
 * The numbers of the sentences that stand in the hits or within AROUND_CHARS of them, and of the orders between: these
 * make nothing farther.
 */
function nearHits(
  sentences: readonly Sentence[],
  hits: readonly PassageHit[],
  isOrderAt: (number: number) => boolean,
): ReadonlySet<number> {
  const near = new Set<number>();
  for (const { start, end } of hits) {
    let gone = 0;
    const first = sentences.findIndex((sentence) => sentence.end > start);
    for (let number = first; number !== -1 && number < sentences.length; number += 1) {
      const sentence = sentences[number] as Sentence;
      if (sentence.start - gone >= end + AROUND_CHARS) break;
      near.add(number);
      if (sentence.start >= end && isOrderAt(number))
        gone += (sentences[number + 1]?.start ?? sentence.end) - sentence.start;
    }
    gone = 0;
    for (let number = (first === -1 ? sentences.length : first) - 1; number >= 0; number -= 1) {
      const sentence = sentences[number] as Sentence;
      if (sentence.end + gone <= start - AROUND_CHARS) break;
      near.add(number);
      if (isOrderAt(number)) gone += (sentences[number + 1]?.start ?? sentence.end) - sentence.start;
    }
  }
  return near;
}

/** A sentence that opens so goes on about the one before it. */
export const REFERS_BACK =
  /^["“‘']?(?:he|she|they|it|his|her|their|its|the (?:official|general|minister|president|company|group|latter))\b/iu;
