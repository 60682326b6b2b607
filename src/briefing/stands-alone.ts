// Tells whether a sentence can open an item: it says who it speaks of, speaks to nobody, and is told by nobody's "I".

import type { ReadArticle, Sentence } from '../news/article.ts';
import { findTerms, isOrder, isStopWord } from '../text/understand.ts';

/** Words at the head of a sentence that lean on the one before it. */
const LEANS_BACK =
  /^["'“‘(]*(?:(?:he|she|they|his|her|hers|their|theirs|him|them|its|and|or|so|yet|but|however|instead|meanwhile|also|then|such|both|another|others?|still|indeed|moreover|furthermore|additionally|similarly|likewise|thus|therefore|nevertheless|nonetheless|for (?:example|instance)|in (?:addition|contrast|other words|fact)|as (?:a result|such)|on the other hand|even so|that said|let['’]s|well(?=,)|perhaps|particularly|especially|including|namely|back then|either way)\b|(?:it|this|that|these|those)\b(?!['’]s\b| is\b| was\b| has been\b| (?:week|month|year|season|summer|winter|spring|autumn|fall|morning|afternoon|evening|weekend|time)\b))/iu;
/** "Unfortunately, that led to …": an adverb before what leans back. */
const LEANS_BEHIND_ADVERB = /^["'“‘(]*\p{L}+ly, (?:it|this|that|these|those|he|she|they|his|her|its|their)\b/iu;
/** The same for a sentence that is not the first of its article. */
const LEANS_BACK_LATER =
  /^["'“‘(]*(?:it|this|that|these|those|there)\b|^(?:the (?:pair|duo|trio|two|three|four|latter|former|move|incident|announcement|comments?|remarks?|findings|decision|ruling|change|result|same)|a (?:second|third|further)|one (?:of them|such)|more than that)\b/iu;
const PRONOUN = /\b(?:he|she|they|him|her|hers|his|them|their|theirs)\b/iu;
/** The writer, or who reads: what is told so is a column's voice, not a happening. */
const PERSONAL =
  /(?<![\p{L}\p{N}])(?:I|I['’]\p{L}+|[Mm]y|[Mm]e|[Ww]e|[Ww]e['’]\p{L}+|[Oo]ur|[Uu]s|[Yy]ou|[Yy]ou['’]\p{L}+|[Yy]ours?)(?![\p{L}\p{N}])/u;
/** A quotation with both its marks. */
const QUOTED = /“[^“”]*”|"[^"]*"/gu;

/** Whether words lean on some before them by how they begin: "They are …", "But …". */
export const leansBack = (text: string): boolean => LEANS_BACK.test(text) || LEANS_BEHIND_ADVERB.test(text);

/** Whether a reader understands the sentence who has read nothing else of the article. `isFirst`: it opens the article. */
export function standsAlone(read: ReadArticle, sentence: Sentence, isFirst: boolean): boolean {
  const { text } = sentence;
  if (leansBack(text) || (!isFirst && LEANS_BACK_LATER.test(text))) return false;
  if (/[?]["'”’)]*$/u.test(text) || isOrder(text)) return false;
  const plain = withoutQuotations(text);
  // A quotation alone, without who says it.
  if (!/\p{L}/u.test(plain)) return false;
  return !PERSONAL.test(plain) && hasAntecedent(read, sentence, plain) && !refersBack(read, sentence);
}

/** The same for a sentence that somebody wrote anew: it leans on none before it, and a pronoun has somebody before it. */
export function standsAloneAnew(text: string, language: string): boolean {
  if (leansBack(text) || LEANS_BACK_LATER.test(text) || /[?]["'”’)]*$/u.test(text) || isOrder(text)) return false;
  const plain = withoutQuotations(text);
  const pronoun = PRONOUN.exec(plain);
  const before = pronoun === null ? plain : plain.slice(0, pronoun.index);
  if (!/\p{L}/u.test(plain)) return false;
  const hasSomebody = findTerms(before, language).some((term) => !term.isStopWord);
  return hasSomebody && !PERSONAL.test(plain) && isQuotedWhole(text);
}

/** Whether a sentence may be shown where the one before it is: its quotations are whole and it is in nobody's own voice. */
export function mayFollow({ text }: Sentence): boolean {
  return isQuotedWhole(text) && !PERSONAL.test(withoutQuotations(text)) && !isOrder(text) && !/\?["'”’)]*$/u.test(text);
}

/** Whether all quotation marks that open also close. */
export function isQuotedWhole(text: string): boolean {
  const count = (mark: string) => text.split(mark).length;
  return count('“') === count('”') && count('"') % 2 === 1;
}

/** Whether somebody's words stand in it, three at least. */
export function hasQuotation(text: string): boolean {
  return (text.match(QUOTED) ?? []).some((quotation) => quotation.trim().split(/\s+/u).length >= 3);
}

/** The text with spaces where quotations stand, of the same length. */
function withoutQuotations(text: string): string {
  return text.replace(QUOTED, (quotation) => ' '.repeat(quotation.length));
}

/** "After he spoke": the first pronoun needs somebody before it, and neither a time nor a place is somebody. */
function hasAntecedent({ article, understanding }: ReadArticle, { start }: Sentence, plain: string): boolean {
  const pronoun = PRONOUN.exec(plain);
  if (pronoun === null) return true;
  const end = start + pronoun.index;
  const asides = [
    ...understanding.timeMentions,
    ...understanding.actorMentions.filter(({ type }) => type === 'LOC'),
  ].filter((aside) => aside.start >= start && aside.end <= end);
  const terms = findTerms(plain.slice(0, pronoun.index), article.language);
  return terms.some(
    ({ term, start: at }) =>
      !isStopWord(term, article.language) &&
      !asides.some((aside) => start + at >= aside.start && start + at < aside.end),
  );
}

/** "The ministry said": stands for an actor whom only an earlier sentence names. */
function refersBack({ understanding }: ReadArticle, { start, end }: Sentence): boolean {
  return understanding.references.some(
    (reference) =>
      reference.start >= start &&
      reference.end <= end &&
      !understanding.actorMentions.some(
        (mention) => mention.actor === reference.actor && mention.start >= start && mention.end <= reference.start,
      ),
  );
}
