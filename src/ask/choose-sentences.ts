// Chooses the sentences of an answer: those that fill the question's slot, by what they hold of it.

import { EXCERPT_CHARACTERS_MAX } from '../news/article.ts';
import type { Claim } from '../news/cited-text.ts';
import { isOrder } from '../text/understand.ts';
import { claimOf } from '../write/write-cited.ts';
import { withCorrection } from './corrections.ts';
import { fillSlot, nameAsked } from './fill-slot.ts';
import { findRole } from './find-role.ts';
import { isSpokenBy } from './find-speakers.ts';
import type { Gathering } from './gather-evidence.ts';
import type { HeldArticle, HeldSentence } from './hold-sentences.ts';
import type { QuestionKind, QuestionReading } from './read-question.ts';
import { holdsRequired, isAbout, requiredWords } from './required-words.ts';
import { tellsOfDay, tellsWithin } from './score-runs.ts';

/** How many sentences each kind shows: one or two where a slot is filled, more where events are told. */
const CLAIMS_MAX: Readonly<Record<QuestionKind, number>> = {
  'who is': 2,
  said: 4,
  when: 2,
  where: 2,
  'how many': 2,
  happened: 6,
  known: 4,
  latest: 4,
  which: 3,
  why: 3,
  'yes or no': 3,
  other: 3,
};
/** A sentence with less than this share of the best one's score is not shown beside it. */
const NEAR_BEST_SHARE = 0.45;
/** Beside a sentence that fills the slot another must be about as good. */
const NEAR_BEST_SHARE_SLOT = 0.75;
const SLOT_KINDS: ReadonlySet<QuestionKind> = new Set(['who is', 'when', 'where', 'how many', 'which']);
const NAME_SCORE = 1;
const DAY_SCORE = 3;
/** A sentence in the run ranked first starts with this much; the next ones with less. */
const RANK_SCORE = 1.5;

/** What asks why is told by what says so: a word of cause counts as much as a day that was asked for. */
const CAUSE_SCORE = 3;
const CAUSE =
  /\b(?:because|since|due to|owing to|thanks to|as a result|caused|led to|prompted|after|over|amid|in protest|in response|so that|in order to|reasons?|unless|blamed)\b/iu;

export interface ScoredSentence {
  readonly article: HeldArticle;
  readonly sentence: HeldSentence;
  readonly slot: string;
  readonly score: number;
}

export interface ChosenSentence extends ScoredSentence {
  readonly claim: Claim;
}

/** The sentence as one that is shown, in its exact words. */
export function choose(scored: ScoredSentence): ChosenSentence {
  return { ...scored, claim: claimOf(scored.article.read.article, scored.sentence) };
}

/** Those that fill the slot of the question and hold what it requires, best first. */
export function fittingSentences(gathering: Gathering, scored: readonly ScoredSentence[]): readonly ScoredSentence[] {
  return scored
    .filter(({ article, sentence }) => fits(sentence, article, gathering.reading))
    .filter(holdingRequired(gathering));
}

/** The sentences that answer, of those that fit; none when none does. */
export function chooseSentences(
  { reading }: Gathering,
  candidates: readonly ScoredSentence[],
): readonly ChosenSentence[] {
  const share = SLOT_KINDS.has(reading.kind) ? NEAR_BEST_SHARE_SLOT : NEAR_BEST_SHARE;
  const scoreMin = reading.kind === 'happened' ? 0 : (candidates[0]?.score ?? 0) * share;
  const chosen: ChosenSentence[] = [];
  const shown = new Set<string>();
  const charsOf = new Map<string, number>();
  for (const candidate of candidates) {
    if (chosen.length === CLAIMS_MAX[reading.kind]) break;
    if (candidate.score < scoreMin) break;
    const { article } = candidate.article.read;
    const folded = candidate.sentence.text.replace(/\s+/gu, ' ').toLowerCase();
    const chars = (charsOf.get(article.id) ?? 0) + candidate.sentence.text.length;
    if (shown.has(folded) || (article.rights.show === 'excerpt' && chars > EXCERPT_CHARACTERS_MAX)) continue;
    shown.add(folded);
    charsOf.set(article.id, chars);
    chosen.push(choose(candidate));
  }
  return chosen;
}

/** Kinds whose answer is one fact: what the question asks of it must stand where it is told. */
export const FACT_KINDS: ReadonlySet<QuestionKind> = new Set([
  'when',
  'where',
  'how many',
  'which',
  'yes or no',
  'why',
  'other',
]);
/** A longer question paraphrases: it is borne out by its clauses, not word by word. */
const LONG_TERMS_MIN = 9;

/** Whether a question is so long that it is borne out by its clauses. */
export function isLong({ terms }: Pick<Gathering, 'terms'>): boolean {
  return terms.weights.size >= LONG_TERMS_MIN;
}

function holdingRequired(gathering: Gathering) {
  const { reading } = gathering;
  if (!FACT_KINDS.has(reading.kind) || isLong(gathering)) return () => true;
  const required = requiredWords(reading);
  return ({ article, sentence }: ScoredSentence) => holdsRequired(sentence, article, reading, required);
}

/** Every held sentence with what it holds of the question, best first, whether or not it fills the slot. */
export function scoreSentences({ reading, terms, articles, runs }: Gathering): ScoredSentence[] {
  const scored = articles.flatMap((article) =>
    article.sentences.flatMap((one, at) => {
      const { sentence, telling } =
        one.terms.size > 0 ? withCorrection(one, article, at) : { sentence: one, telling: one };
      let score = [...sentence.terms.keys()].reduce((sum, stem) => sum + (terms.weights.get(stem) ?? 0), 0);
      score += sentence.names.size * NAME_SCORE + (sentence.about.size > sentence.names.size ? NAME_SCORE / 2 : 0);
      if (reading.eventDays.some((day) => tellsOfDay(sentence.days, day))) score += DAY_SCORE;
      if (score === 0 || !isNews(sentence.text)) return [];
      const slot = fillSlot(telling, reading);
      const rank = runs.findIndex((run) => run.article === article && at >= run.from && at < run.until);
      if (rank !== -1) score += RANK_SCORE / (1 + rank);
      if (slot !== undefined && slot !== '' && !isOver(telling, reading)) score += RANK_SCORE;
      if (reading.kind === 'why' && CAUSE.test(sentence.text)) score += CAUSE_SCORE;
      return [{ article, sentence, slot: slot ?? '', score }];
    }),
  );
  const dayOf = ({ article }: (typeof scored)[number]) => article.read.article.publishedDay ?? '';
  return scored.sort((a, b) =>
    reading.kind === 'latest'
      ? dayOf(a) < dayOf(b)
        ? 1
        : dayOf(a) > dayOf(b)
          ? -1
          : b.score - a.score
      : b.score - a.score,
  );
}

/** Who somebody is now is not told by what they once were: "ex-president" comes behind "head of the bank". */
function isOver(sentence: HeldSentence, reading: QuestionReading): boolean {
  return (
    reading.kind === 'who is' &&
    !ASKED_THEN.test(reading.question) &&
    findRole(sentence, nameAsked(reading))?.isOver === true
  );
}

const ASKED_THEN = /\bwho\s+(?:was|were)\b/iu;

/**
 * False for captions and lines about the site: they have no full stop, too few words, or words of their own. Questions
 * and orders tell nothing either.
 */
export function isNews(text: string): boolean {
  const words = text.split(/\s+/u).length;
  return words >= 4 && /[.!…"”’)]$/u.test(text) && !BOILERPLATE.test(text) && !isOrder(text);
}

const BOILERPLATE =
  /\b(?:this article (?:was|is|first|originally)|all rights reserved|sign up|subscribe (?:to|now)|newsletter|cookies?|terms of (?:use|service)|click here|read more|follow us|most read (?:\w+\s){0,4}(?:blog|site|website))\b/iu;

function fits(sentence: HeldSentence, article: HeldArticle, reading: QuestionReading): boolean {
  const isOfDays = reading.eventDays.length === 0 || reading.eventDays.some((day) => tellsOfDay(sentence.days, day));
  const isWithinDays =
    reading.eventDays.length === 0 || reading.eventDays.some((day) => tellsWithin(sentence.days, day));
  switch (reading.kind) {
    case 'who is': {
      const name = nameAsked(reading);
      const named = sentence.names.has(name) || sentence.text.toLowerCase().includes(name.toLowerCase());
      return named && fillSlot(sentence, reading) !== undefined;
    }
    case 'said':
      return (
        (reading.names.length === 0 || reading.names.some((name) => isSpokenBy(sentence, name, article))) &&
        isAbout(sentence, article, reading) &&
        (isOfDays || isPublishedWithin(article, reading))
      );
    case 'happened':
      return isWithinDays && (reading.names.length === 0 || reading.names.some((name) => sentence.about.has(name)));
    case 'known':
    case 'latest':
      return (
        (reading.names.length === 0 || reading.names.some((name) => sentence.about.has(name))) &&
        (isOfDays || isPublishedWithin(article, reading))
      );
    case 'when':
    case 'where':
    case 'how many':
      return fillSlot(sentence, reading) !== undefined && (reading.kind === 'when' || isOfDays);
    default:
      return true;
  }
}

/** A statement told without its day may be of the day of the paper. */
function isPublishedWithin({ read }: HeldArticle, { eventDays }: QuestionReading): boolean {
  const day = read.article.publishedDay;
  return day !== undefined && eventDays.some(({ from, to }) => day >= from && day <= to);
}
