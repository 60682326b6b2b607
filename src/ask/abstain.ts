// Decides that a question cannot be answered from what the asker may see, and says why in one sentence.

import type { View } from '../news/view.ts';
import type { Search } from '../search/search.ts';
import { foldName } from '../text/understand.ts';
import { writeDay } from './fill-slot.ts';
import type { Gathering } from './gather-evidence.ts';
import type { QuestionReading } from './read-question.ts';
import { type Run, tellsOfDay } from './score-runs.ts';
import type { WeighedTerms } from './weigh-terms.ts';

/**
 * One run must hold this share of the question's weight: half of a short question, less of a long one, which
 * paraphrases. Chosen on half of the questions that we measure with: at .34 one in eight is refused that could be
 * answered, and seven in ten that could not.
 */
const HELD_SHARE_MIN_SHORT = 0.5;
const HELD_SHARE_MIN_LONG = 0.34;
const LONG_TERMS_MIN = 9;

/** Why there is no answer; undefined when there may be one. */
export async function whyNot(gathering: Gathering, search: Search, view: View): Promise<string | undefined> {
  const { reading, coverage, runs } = gathering;
  if (coverage.articles === 0) return 'I have no articles yet.';
  const [publisher] = reading.sources.unknown;
  if (publisher !== undefined) return `None of my sources is ${publisher}.`;
  const missing = await missingNames(gathering, search, view);
  if (missing !== undefined) return `None of them mentions ${missing}.`;
  const phrase = await missingPhrase(reading, search, view);
  if (phrase !== undefined) return `None of them has the words “${phrase}”.`;
  const [day] = reading.eventDays;
  if (day !== undefined && isDayRequired(gathering) && !isDayTold(gathering)) {
    return `None of them tells of ${day.from === day.to && !day.yearless ? writeDay(day.from) : day.text}.`;
  }
  if (runs.length === 0 || heldShare(gathering) < requiredShare(gathering)) {
    const [word] = gathering.terms.absent.values();
    return word === undefined ? 'None of them tells that.' : `None of them tells that; none has the word “${word}”.`;
  }
  return undefined;
}

async function missingNames({ reading }: Gathering, search: Search, view: View): Promise<string | undefined> {
  const counts = await search.countArticles(reading.names, view);
  return reading.names.find((_, at) => counts[at] === 0);
}

/** A quoted phrase is a condition, as in every search. */
async function missingPhrase(
  { question, sources }: QuestionReading,
  search: Search,
  view: View,
): Promise<string | undefined> {
  for (const match of question.matchAll(/"([^"]{2,80})"|“([^“”]{2,80})”/gu)) {
    const phrase = (match[1] ?? match[2] ?? '').replace(/[.,;:!?]+$/u, '').trim();
    const isSource = sources.known.some(({ written }) => written === foldName(phrase));
    if (isSource || !/[\p{L}\p{N}]/u.test(phrase)) continue;
    const found = await search.matchArticles({ reading: 'query', words: `"${phrase}"`, view });
    if (found.length === 0) return phrase;
  }
  return undefined;
}

function isDayRequired({ reading }: Gathering): boolean {
  return reading.kind !== 'yes or no' && reading.kind !== 'which' && reading.kind !== 'other';
}

function isDayTold({ articles, reading }: Gathering): boolean {
  return articles.some(({ sentences, read }) => {
    const published = read.article.publishedDay;
    return reading.eventDays.some(
      (day) =>
        sentences.some(({ days }) => tellsOfDay(days, day)) ||
        (published !== undefined && published >= day.from && published <= day.to),
    );
  });
}

/** How much of the question's weight the run that holds most of it holds, with its title; 1 for a question without words. */
export function heldShare({ terms, runs }: Gathering): number {
  const total = [...terms.weights.values()].reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return 1;
  return Math.max(0, ...runs.map((run) => weightHeld(run, terms))) / total;
}

function weightHeld({ article, from, until }: Run, { weights }: WeighedTerms): number {
  const held = new Set(article.titleTerms);
  for (const { terms } of article.sentences.slice(from, until)) for (const stem of terms.keys()) held.add(stem);
  return [...held].reduce((sum, stem) => sum + (weights.get(stem) ?? 0), 0);
}

function requiredShare({ terms, reading }: Gathering): number {
  if (reading.kind === 'happened') return 0;
  if (terms.weights.size >= LONG_TERMS_MIN) return HELD_SHARE_MIN_LONG;
  // A short question about a name rests on the name, which is required anyway.
  return reading.names.length > 0 ? 0 : HELD_SHARE_MIN_SHORT;
}
