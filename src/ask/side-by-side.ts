// Puts beside an answer what other articles say otherwise: another number, another day, another outcome, each with its
// source and day, the newest first. Nothing is merged and nothing averaged.

import { findNumbers } from '../text/understand.ts';
import { isNegated } from '../write/write-cited.ts';
import type { ScoredSentence } from './choose-sentences.ts';
import { isEqualDay } from './fill-slot.ts';
import type { HeldSentence } from './hold-sentences.ts';
import { likeOpposites } from './like-words.ts';
import type { QuestionReading } from './read-question.ts';

/** More than these confuse rather than inform. */
const OTHERS_MAX = 3;
/** What holds less of the question than this share of the best sentence tells something else. */
const LIKE_BEST_SHARE = 0.6;

/**
 * The first of the sentences (which all answer, best first) with those of other articles that answer otherwise, newest
 * first; undefined when all agree.
 */
export function sideBySide(
  reading: QuestionReading,
  sentences: readonly ScoredSentence[],
): readonly ScoredSentence[] | undefined {
  const [first] = sentences;
  if (first === undefined) return undefined;
  const told = [first];
  for (const other of sentences) {
    if (other.score < first.score * LIKE_BEST_SHARE || told.length > OTHERS_MAX) break;
    const isNew = told.every((one) => isOtherArticle(one, other) && differs(reading, one, other));
    if (isNew) told.push(other);
  }
  if (told.length === 1) return undefined;
  return told.sort((a, b) => (publishedOf(a) < publishedOf(b) ? 1 : publishedOf(a) > publishedOf(b) ? -1 : 0));
}

const publishedOf = ({ article }: ScoredSentence): string => article.read.article.publishedDay ?? '';

function isOtherArticle({ article: one }: ScoredSentence, { article: other }: ScoredSentence): boolean {
  const idsOf = ({ read: { article } }: typeof one) => article.copyOf ?? article.id;
  return idsOf(one) !== idsOf(other);
}

function differs({ kind }: QuestionReading, one: ScoredSentence, other: ScoredSentence): boolean {
  switch (kind) {
    case 'how many':
      return isOtherNumber(one.slot, other.slot);
    case 'when':
      return isOtherDay(one, other);
    case 'yes or no':
    case 'why':
    case 'other':
      return isOtherOutcome(one.sentence, other.sentence);
    default:
      return false;
  }
}

function isOtherNumber(one: string, other: string): boolean {
  const [first, second] = [findNumbers(one)[0], findNumbers(other)[0]];
  return first !== undefined && second !== undefined && first.value !== second.value;
}

/** A month says nothing else than a day of it. */
function isOtherDay(one: ScoredSentence, other: ScoredSentence): boolean {
  const [first, second] = [one, other].map(({ sentence, slot }) => sentence.days.find((day) => isEqualDay(day, slot)));
  return first !== undefined && second !== undefined && (first.to < second.from || second.to < first.from);
}

/** One of them denies what the other says, or says its opposite, in the same words. */
export function isOtherOutcome(one: HeldSentence, other: HeldSentence): boolean {
  const shared = [...one.terms.keys()].filter((stem) => other.terms.has(stem)).length;
  if (shared < Math.min(one.terms.size, other.terms.size)) return false;
  const words = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const inOther = new Set(words(other.text));
  const isOpposed = words(one.text).some((word) => likeOpposites(word).some((opposite) => inOther.has(opposite)));
  return isOpposed || isNegated(one.text) !== isNegated(other.text);
}
