// Decides that a question cannot be answered from what the asker may see, and says why.

import type { WhyNot } from '../news/cited-text.ts';
import type { View } from '../news/view.ts';
import type { Search } from '../search/search.ts';
import { findTerms, isStopWord } from '../text/understand.ts';
import { FACT_KINDS, isLong } from './choose-sentences.ts';
import type { Gathering } from './gather-evidence.ts';
import { asksForLetter } from './name-candidates.ts';
import type { QuestionKind } from './read-question.ts';
import { requiredWords } from './required-words.ts';
import { tellsOfDay, tellsWithin } from './score-runs.ts';
import { heldShare, supportOfClauses } from './support-clauses.ts';

/** One run must hold this share of the question's weight: half of a short question, less of a long one, which paraphrases. */
const HELD_SHARE_MIN_SHORT = 0.5;
const HELD_SHARE_MIN_LONG = 0.34;
/**
 * Of a long question that asks for a name, its clauses must be borne out to this share by what is told of one bearer.
 * Chosen on half of the refusing questions that we measure with: one in ten is refused that could be answered, and
 * nine in ten that could not; the same on the other half.
 */
const CLAUSES_HELD_MIN = 0.48;
/** A paraphrase in quotation marks has more than this share of its content words in one run. */
const PHRASE_SHARE_MIN = 0.5;

/** Why there is no answer; undefined when there may be one. */
export async function whyNot(gathering: Gathering, search: Search, view: View): Promise<WhyNot | undefined> {
  const { reading, coverage, runs } = gathering;
  if (coverage.articles === 0) return { kind: 'no articles' };
  const [publisher] = reading.sources.unknown;
  if (publisher !== undefined) return { kind: 'no source', source: publisher };
  const missing = await missingNames(gathering, search, view);
  if (missing !== undefined) return { kind: 'no mention', name: missing };
  const phrase = await missingPhrase(gathering, search, view);
  if (phrase !== undefined) return { kind: 'no phrase', phrase };
  const [day] = reading.eventDays;
  if (day !== undefined && isDayRequired(gathering) && !isDayTold(gathering)) {
    return { kind: 'no day', day: day.from === day.to && !day.yearless ? day.from : day.text };
  }
  if (runs.length === 0 || !isBorneOut(gathering)) {
    const [word] = gathering.terms.absent.values();
    return { kind: 'not told', ...(word === undefined ? {} : { word }) };
  }
  return undefined;
}

async function missingNames({ reading }: Gathering, search: Search, view: View): Promise<string | undefined> {
  const counts = await search.countArticles(reading.names, view);
  return reading.names.find((_, at) => counts[at] === 0);
}

/**
 * People quote from memory: a quoted phrase is missing only when no article has it and no run found has most of its
 * words either.
 */
async function missingPhrase({ reading, runs }: Gathering, search: Search, view: View): Promise<string | undefined> {
  for (const phrase of reading.phrases) {
    const found = await search.matchArticles({ reading: 'query', words: `"${phrase}"`, view });
    if (found.length > 0) continue;
    const terms = findTerms(phrase, 'en').filter(({ term }) => !isStopWord(term, 'en'));
    const isAlike = runs.some(({ article, from, until }) => {
      const held = new Set(article.sentences.slice(from, until).flatMap((sentence) => [...sentence.terms.keys()]));
      return terms.filter(({ stem }) => held.has(stem)).length > terms.length * PHRASE_SHARE_MIN;
    });
    if (!isAlike) return phrase;
  }
  return undefined;
}

function isDayRequired({ reading }: Gathering): boolean {
  return !['yes or no', 'which', 'why', 'other'].includes(reading.kind);
}

/** What is said, known or new may be told under the day of its paper; what happened, when, where and to how many may not. */
const MAY_BE_OF_PAPER: ReadonlySet<QuestionKind> = new Set(['who is', 'said', 'known', 'latest']);

function isDayTold({ articles, reading }: Gathering): boolean {
  const tells = reading.kind === 'happened' ? tellsWithin : tellsOfDay;
  return articles.some(({ sentences, read }) => {
    const published = MAY_BE_OF_PAPER.has(reading.kind) ? read.article.publishedDay : undefined;
    return reading.eventDays.some(
      (day) =>
        sentences.some(({ days }) => tells(days, day)) ||
        (published !== undefined && published >= day.from && published <= day.to),
    );
  });
}

/** Whether what was found holds enough of the question for an answer to be in it. */
function isBorneOut(gathering: Gathering): boolean {
  const { reading } = gathering;
  if (reading.kind === 'happened') return true;
  if (asksForLetter(reading)) return false;
  if (!isLong(gathering)) {
    // A short question for a fact is borne out by the sentence that holds its words, in whatever form.
    if (FACT_KINDS.has(reading.kind) && requiredWords(reading).words.length > 0) return true;
    // A short question about a name rests on the name, which is required anyway.
    return reading.names.length > 0 || heldShare(gathering) >= HELD_SHARE_MIN_SHORT;
  }
  return reading.kind === 'which'
    ? reading.suggested.length > 0 && supportOfClauses(gathering) >= CLAUSES_HELD_MIN
    : heldShare(gathering) >= HELD_SHARE_MIN_LONG;
}
