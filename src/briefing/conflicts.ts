// Finds where the sources of one story give different figures for one thing, to show them side by side.

import type { NumberMention, ReadArticle, Sentence } from '../news/article.ts';
import type { Claim } from '../news/cited-text.ts';
import { findNumbers, findTerms, isStopWord } from '../text/understand.ts';
import { claimOf } from '../write/write-cited.ts';
import { countWords } from './tell-story.ts';

/** The figures that a story turns on stand near its top. */
const LEADING_SENTENCES = 12;
/** As for an item's own sentences: longer ones do not stand side by side on a phone. */
const SENTENCE_WORDS_MAX = 60;
/** Share of the shorter sentence's content words that both must have: they then speak of one thing. */
const SHARED_WORDS_MIN = 0.4;
/** Two voices show that figures differ; a third is the most that an item has room for. */
const CLAIMS_MAX = 3;

/** A figure with what it counts, and the sentence that gives it. */
interface Figure {
  readonly read: ReadArticle;
  readonly sentence: Sentence;
  readonly value: number;
  readonly counted: string;
  readonly words: ReadonlySet<string>;
}

/**
 * Sentences of different sources that count the same thing differently, oldest article first: at least two, or none.
 * Nothing is averaged and no side is taken.
 */
export function findConflicts(reads: readonly ReadArticle[]): Claim[] {
  const figures = reads.flatMap(figuresOf);
  for (const figure of figures) {
    const others = figures.filter((other) => isConflict(figure, other));
    if (others.length === 0) continue;
    const sides = new Map([figure, ...others].map((side) => [side.read.article.source, side]));
    return [...sides.values()].slice(0, CLAIMS_MAX).map(({ read, sentence }) => claimOf(read.article, sentence));
  }
  return [];
}

function isConflict(one: Figure, other: Figure): boolean {
  if (one.counted !== other.counted || one.value === other.value) return false;
  if (one.read.article.source === other.read.article.source) return false;
  const shared = [...one.words].filter((word) => other.words.has(word)).length;
  return shared >= SHARED_WORDS_MIN * Math.min(one.words.size, other.words.size);
}

function figuresOf(read: ReadArticle): Figure[] {
  const { language } = read.article;
  const { numbers: kept } = read.understanding;
  return read.understanding.sentences.slice(0, LEADING_SENTENCES).flatMap((sentence) => {
    // What was understood before numbers were kept has none: they are found anew.
    const found = kept.length > 0 ? numbersIn(sentence, kept) : findNumbers(sentence.text);
    const numbers = found.filter(({ noun }) => noun !== undefined);
    if (numbers.length === 0 || countWords(sentence.text) > SENTENCE_WORDS_MAX) return [];
    const words = contentWords(sentence.text, language, numbers);
    return numbers.map(({ value, noun = '' }) => ({ read, sentence, value, counted: stemOf(noun, language), words }));
  });
}

/** The numbers of an article that stand in one of its sentences, by their places in that. */
function numbersIn({ start, end }: Sentence, numbers: readonly NumberMention[]): NumberMention[] {
  return numbers
    .filter((number) => number.start >= start && number.end <= end)
    .map((number) => ({ ...number, start: number.start - start, end: number.end - start }));
}

/** The content words of a sentence but for its figures, which are what may differ. */
function contentWords(text: string, language: string, numbers: readonly NumberMention[]): Set<string> {
  const isFigure = (at: number) => numbers.some(({ start, end }) => at >= start && at < end);
  const terms = findTerms(text, language).filter(({ term, start }) => !isStopWord(term, language) && !isFigure(start));
  return new Set(terms.map(({ stem }) => stem));
}

function stemOf(noun: string, language: string): string {
  return findTerms(noun, language)
    .map(({ stem }) => stem)
    .join(' ');
}
