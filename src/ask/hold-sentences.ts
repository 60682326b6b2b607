// Holds the sentences round the passages found, with what the question looks for in each.

import type { ReadArticle } from '../news/article.ts';
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
  const near = (start: number, end: number) =>
    hits.some((hit) => start < hit.end + AROUND_CHARS && end > hit.start - AROUND_CHARS);
  const { sentenceAt, mayBe } = readingOf(read);
  const bears = (actor: string, name: string): boolean =>
    mayBe(actor, name) || meant.get(name)?.has(foldName(actor)) === true;
  const sentences: HeldSentence[] = [];
  let orders = 0;
  for (const [number, { start, end }] of understanding.sentences.entries()) {
    if (!near(start, end)) continue;
    const sentence = sentenceAt(number);
    if (sentence.isOrder) {
      orders += 1;
      continue;
    }
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

/** A sentence that opens so goes on about the one before it. */
export const REFERS_BACK =
  /^["“‘']?(?:he|she|they|it|his|her|their|its|the (?:official|general|minister|president|company|group|latter))\b/iu;
