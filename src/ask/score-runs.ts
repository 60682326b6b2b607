// Scores runs of sentences against a part of a question: by its words (BM25), its names, its days and its sources.

import { isAbout } from '../search/search.ts';
import { findTerms } from '../text/understand.ts';
import type { Extra, Extras } from './extras.ts';
import type { HeldArticle, HeldSentence } from './hold-sentences.ts';
import { type QuestionReading, sourcesOf } from './read-question.ts';
import { rememberLast } from './remember-last.ts';
import type { WeighedTerms } from './weigh-terms.ts';

/** An unbroken run of sentences; `from`–`until` are positions among the article's held sentences. */
export interface Run {
  readonly article: HeldArticle;
  readonly from: number;
  readonly until: number;
  readonly words: number;
  readonly score: number;
}

/** The runs that hold something of a part, best first. */
export interface RankedRuns {
  readonly runs: readonly Run[];
  /** The score of a run when stems count only the given share (1 where none is given); never above its own score. */
  rescore(run: Run, shares: ReadonlyMap<string, number>): number;
}

/** Ten runs of this length fill the words that evidence may have. */
const RUN_WORDS_MAX = 200;
/** Where runs that touch are shown as one: shorter ones reach more places, and grow where there is room. */
const JOINED_RUN_WORDS_MAX = 150;
/** BM25 (Robertson & Zaragoza 2009) over runs; b is lower than for articles, since runs are about equally long. */
const K1 = 1.2;
const B = 0.5;
/**
 * What else speaks for a run, chosen on the evidence questions that we measure with; both halves of them gained by it.
 * The best sentence counts three times more: words that meet in one sentence say more than words spread over many.
 */
const BEST_SENTENCE_SHARE = 3;
const TITLE_SHARE = 0.3;
const OUTSIDE_PART_SHARE = 0.15;
const OTHER_SOURCE_SHARE = 0.4;
const PUBLISHED_THAT_DAY = 3;
const TELLS_OF_THAT_DAY = 1.5;
const NAME_WEIGHT = 2;
const SUGGESTED_NAME_WEIGHT = 5;
/** In the best sentence a suggested name counts as much as a rare word. */
const SUGGESTED_IN_SENTENCE = 3;
const PHRASE_WEIGHT = 6;
const DAY_WEIGHT = 2;

/** All runs that hold something of the part, best first. */
export function rankRuns(
  articles: readonly HeldArticle[],
  reading: QuestionReading,
  part: string,
  { terms: { weights }, extras }: { readonly terms: WeighedTerms; readonly extras: Extras },
): RankedRuns {
  const inPart = new Set(findTerms(part, 'en').map(({ stem }) => stem));
  const own = new Map(
    [...weights].map(([stem, weight]) => [stem, inPart.has(stem) ? weight : weight * OUTSIDE_PART_SHARE]),
  );
  const factors = new Map(articles.map((article) => [article, factorOf(article, reading, part, extras)]));
  const titleShare = extras.has('headline') ? TITLE_SHARE : 0;
  const scoreWith = ({ article, from, until, words }: Omit<Run, 'score'>, by: ReadonlyMap<string, number>) => {
    const title = [...article.titleTerms].reduce((sum, stem) => sum + (own.get(stem) ?? 0), 0) * titleShare;
    return (
      (scoreRun(article.sentences.slice(from, until), words, by, { reading, extras }) + title) *
      (factors.get(article) ?? 1)
    );
  };
  const faded = rememberLast((shares: ReadonlyMap<string, number>) => {
    return new Map([...own].map(([stem, weight]) => [stem, weight * (shares.get(stem) ?? 1)]));
  });
  return {
    runs: articles
      .flatMap((article) => runsOf(article, reading, wordsMaxOf(extras)))
      .map((run) => ({ ...run, score: scoreWith(run, own) }))
      .sort((a, b) => b.score - a.score),
    rescore: (run, shares) => scoreWith(run, faded(shares)),
  };
}

function factorOf({ read }: HeldArticle, reading: QuestionReading, part: string, extras: Extras): number {
  const { source, publishedDay } = read.article;
  const sources = sourcesOf(reading, part);
  const ofSource =
    !extras.has('sources named') || sources.length === 0 || sources.includes(source) ? 1 : OTHER_SOURCE_SHARE;
  const ownDays = reading.publishedDays.filter(({ text }) => part.includes(text));
  const days = ownDays.length > 0 ? ownDays : reading.publishedDays;
  const thatDay = publishedDay !== undefined && days.some(({ from, to }) => publishedDay >= from && publishedDay <= to);
  return ofSource * (thatDay && extras.has('days') ? PUBLISHED_THAT_DAY : 1);
}

const wordsMaxOf = (extras: Extras): number => (extras.has('joined runs') ? JOINED_RUN_WORDS_MAX : RUN_WORDS_MAX);

function runsOf(article: HeldArticle, reading: QuestionReading, wordsMax: number): Omit<Run, 'score'>[] {
  const runs: Omit<Run, 'score'>[] = [];
  for (const [from, first] of article.sentences.entries()) {
    if (!isTelling(first, reading)) continue;
    let words = 0;
    let until = from;
    let next: HeldSentence | undefined = first;
    while (next !== undefined && (until === from || words + next.words <= wordsMax)) {
      words += next.words;
      until += 1;
      const following: HeldSentence | undefined = article.sentences[until];
      next = following?.place === first.place + until - from ? following : undefined;
    }
    runs.push({ article, from, until, words });
  }
  return runs;
}

function isTelling({ terms, about, days }: HeldSentence, { eventDays }: QuestionReading): boolean {
  return terms.size > 0 || about.size > 0 || eventDays.some((day) => tellsOfDay(days, day));
}

function scoreRun(
  sentences: readonly HeldSentence[],
  words: number,
  weights: ReadonlyMap<string, number>,
  {
    reading: { eventDays, suggested, phrases },
    extras,
  }: { readonly reading: QuestionReading; readonly extras: Extras },
): number {
  const by = (extra: Extra): number => (extras.has(extra) ? 1 : 0);
  const counts = new Map<string, number>();
  const names = new Set<string>();
  let best = 0;
  for (const { terms, about } of sentences) {
    let held = suggested.some((name) => about.has(name)) ? SUGGESTED_IN_SENTENCE : 0;
    for (const [stem, count] of terms) {
      counts.set(stem, (counts.get(stem) ?? 0) + count);
      held += weights.get(stem) ?? 0;
    }
    for (const name of about) names.add(name);
    best = Math.max(best, held);
  }
  let score = best * BEST_SENTENCE_SHARE * by('words in one sentence');
  for (const name of names) score += suggested.includes(name) ? SUGGESTED_NAME_WEIGHT : NAME_WEIGHT * by('names');
  for (const phrase of phrases)
    if (sentences.some(({ text }) => holdsWords(text, phrase))) score += PHRASE_WEIGHT * by('quoted phrases');
  const length = 1 - B + (B * words) / wordsMaxOf(extras);
  for (const [stem, count] of counts) score += ((weights.get(stem) ?? 0) * count * (K1 + 1)) / (count + K1 * length);
  const tells = extras.has('days') && eventDays.some((day) => sentences.some(({ days }) => tellsOfDay(days, day)));
  return tells ? score * TELLS_OF_THAT_DAY + DAY_WEIGHT : score;
}

function holdsWords(text: string, phrase: string): boolean {
  return text.toLowerCase().includes(phrase.toLowerCase());
}

/** Whether one of the days that a sentence tells of falls into a run of days, by the rule of the search filter. */
export function tellsOfDay(days: HeldSentence['days'], asked: { readonly from: string; readonly to: string }): boolean {
  return isAbout(days, asked);
}

/** Whether one of the days lies within those asked for: "last week" tells nothing of its Sunday. */
export function tellsWithin(
  days: HeldSentence['days'],
  asked: { readonly from: string; readonly to: string },
): boolean {
  return days.some(({ from, to }) => from >= asked.from && to <= asked.to);
}
