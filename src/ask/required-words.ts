// Decides whether a sentence tells of what a short question asks: its names and its words, in whatever form, stand there.

import { findTerms, foldName, isStopWord } from '../text/understand.ts';
import type { HeldArticle, HeldSentence } from './hold-sentences.ts';
import { LIGHT_WORDS, likeWords } from './like-words.ts';
import { REPORTING_STEMS } from './question-words.ts';
import type { QuestionReading } from './read-question.ts';

/** Of so many words of a question one may be missing in what answers it. */
const WORDS_PER_MISSING = 3;
/** So near to a sentence its subject may be named. */
const SENTENCES_NEAR = 2;
/** A long common beginning makes two words forms of one ("evict", "eviction"). */
const COMMON_LETTERS_MIN = 5;

export interface RequiredWords {
  readonly words: readonly string[];
  /** The noun that is counted ("how many families") or chosen ("which brigade"): it may never be missing. */
  readonly noun?: string;
}

/** What a question requires of a sentence besides its names: its content words, without those that say little. */
export function requiredWords(reading: QuestionReading): RequiredWords {
  const { question, names, eventDays, publishedDays, sources, kind } = reading;
  const outside = new Set(
    [
      ...names,
      ...[...eventDays, ...publishedDays].map(({ text }) => text),
      ...sources.known.map(({ written }) => written),
    ].flatMap((text) => findTerms(text, 'en').map(({ term }) => term)),
  );
  const words = findTerms(question, 'en').flatMap(({ term, stem }) =>
    isStopWord(term, 'en') ||
    outside.has(term) ||
    REPORTING_STEMS.has(stem) ||
    LIGHT_WORDS.has(term) ||
    /\d/u.test(term) ||
    ASKING.test(term)
      ? []
      : [term],
  );
  const noun = kind === 'how many' ? nounCounted(question) : undefined;
  return { words: [...new Set(words)], ...(noun !== undefined && words.includes(noun) && { noun }) };
}

const ASKING = /^(?:who|what|which|when|where|why|how|whom|whose)$/u;

/** The last word before the verb: "how many US soldiers are …" counts soldiers. */
function nounCounted(question: string): string | undefined {
  const counted =
    /\bhow (?:many|much)\s+(.{2,60}?)\s+(?:are|were|is|was|have|has|had|did|do|does|will|would|can|could|in|at|of|on|from|died|took)\b/iu.exec(
      question,
    )?.[1];
  return counted === undefined ? undefined : findTerms(counted, 'en').at(-1)?.term;
}

/** Whether the sentence, under its headline, holds the names of the question and nearly all of the words it requires. */
export function holdsRequired(
  sentence: HeldSentence,
  article: HeldArticle,
  reading: QuestionReading,
  { words, noun }: RequiredWords,
): boolean {
  if (!reading.names.every((name) => isNamedNear(name, sentence, article))) return false;
  const told = termsNear(sentence, article);
  const isEither = reading.kind === 'yes or no';
  const holds = (word: string) => [word, ...likeWords(word, isEither)].some((form) => isTold(form, told));
  if (noun !== undefined && !holds(noun)) return false;
  return words.filter((word) => !holds(word)).length <= Math.floor(words.length / WORDS_PER_MISSING);
}

function isTold(word: string, told: ReadonlyMap<string, string>): boolean {
  const stem = findTerms(word, 'en')[0]?.stem ?? word;
  if (told.has(stem)) return true;
  const head = word.slice(0, Math.max(COMMON_LETTERS_MIN, Math.ceil(word.length * 0.6)));
  return word.length >= COMMON_LETTERS_MIN && [...told.values()].some((term) => term.startsWith(head));
}

/** Stem → term of the sentence, of the one that it goes on from, and of the headline. */
function termsNear(sentence: HeldSentence, { read, sentences }: HeldArticle): ReadonlyMap<string, string> {
  const before =
    sentence.names.size < sentence.about.size
      ? sentences.find(({ number }) => number === sentence.number - 1)
      : undefined;
  const texts = [sentence.text, before?.text ?? '', read.article.title];
  return new Map(texts.flatMap((text) => findTerms(text, 'en').map(({ stem, term }) => [stem, term] as const)));
}

function isNamedNear(name: string, sentence: HeldSentence, { read, sentences }: HeldArticle): boolean {
  if (sentence.about.has(name) || sentence.names.has(name)) return true;
  if (` ${foldName(read.article.title)} `.includes(` ${foldName(name)} `)) return true;
  return sentences.some(({ number, names }) => Math.abs(number - sentence.number) <= SENTENCES_NEAR && names.has(name));
}
