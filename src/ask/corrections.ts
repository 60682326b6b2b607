// Tells what says that something was told wrongly, and holds it together with what puts it right.

import type { HeldArticle, HeldSentence } from './hold-sentences.ts';

/** "Correction: an article of 5 May said that …": what was wrong is never told without the sentence that puts it right. */
const CORRECTS =
  /^(?:correction|clarification)s?\b\s*[:.–-]|\b(?:incorrectly|mistakenly|wrongly|erroneously) (?:said|stated|reported|gave)\b|\b(?:an? )?(?:earlier|previous) (?:version|article|report)\b.{0,60}\b(?:said|stated|gave)\b/iu;

/** Whether a sentence says that something was told wrongly. */
export const isCorrection = (text: string): boolean => CORRECTS.test(text);

/** The sentence, joined with the next one where it only says what was wrong; and what of it tells. */
export function withCorrection(
  sentence: HeldSentence,
  { read, sentences }: HeldArticle,
  at: number,
): { readonly sentence: HeldSentence; readonly telling: HeldSentence } {
  const next = isCorrection(sentence.text) ? sentences[at + 1] : undefined;
  if (next === undefined || next.number !== sentence.number + 1) return { sentence, telling: sentence };
  const both = {
    ...sentence,
    end: next.end,
    text: read.article.text.slice(sentence.start, next.end),
    words: sentence.words + next.words,
    mentions: [...sentence.mentions, ...next.mentions],
    times: [...sentence.times, ...next.times],
    days: [...sentence.days, ...next.days],
    terms: new Map([...next.terms, ...sentence.terms]),
    names: new Set([...sentence.names, ...next.names]),
    about: new Set([...sentence.about, ...next.about]),
  };
  return { sentence: both, telling: { ...next, terms: both.terms } };
}
