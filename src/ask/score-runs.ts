// Scores runs of sentences against a part of a question: by its words (BM25), its names, its days and its sources.

import { isAbout } from '../search/search.ts';
import { findTerms } from '../text/understand.ts';
import type { HeldArticle, HeldSentence } from './hold-sentences.ts';
import { type QuestionReading, sourcesOf } from './read-question.ts';
import type { WeighedTerms } from './weigh-terms.ts';

/** An unbroken run of sentences; `from`–`until` are positions among the article's held sentences. */
export interface Run {
  readonly article: HeldArticle;
  readonly from: number;
  readonly until: number;
  readonly words: number;
  readonly score: number;
}

/** Ten runs of this length fill the words that evidence may have. */
const RUN_WORDS_MAX = 200;
/** BM25 (Robertson & Zaragoza 2009) over runs; b is lower than for articles, since runs are about equally long. */
const K1 = 1.2;
const B = 0.5;
/** What else speaks for a run. Chosen on half of the evidence questions that we measure with; see the measures page. */
const TITLE_SHARE = 0.3;
const OUTSIDE_PART_SHARE = 0.3;
const OTHER_SOURCE_SHARE = 0.4;
const PUBLISHED_THAT_DAY = 1.5;
const TELLS_OF_THAT_DAY = 1.5;
const NAME_WEIGHT = 2;
const DAY_WEIGHT = 2;

/** All runs that hold something of the part, best first. */
export function scoreRuns(
  articles: readonly HeldArticle[],
  reading: QuestionReading,
  part: string,
  { weights }: WeighedTerms,
): Run[] {
  const inPart = new Set(findTerms(part, 'en').map(({ stem }) => stem));
  const own = new Map(
    [...weights].map(([stem, weight]) => [stem, inPart.has(stem) ? weight : weight * OUTSIDE_PART_SHARE]),
  );
  const sources = new Set(sourcesOf(reading, part));
  return articles
    .flatMap((article) => {
      const factor = articleFactor(article, reading, sources);
      const title = [...article.titleTerms].reduce((sum, stem) => sum + (own.get(stem) ?? 0), 0) * TITLE_SHARE;
      return runsOf(article, own, reading).map((run) => ({ ...run, score: (run.score + title) * factor }));
    })
    .sort((a, b) => b.score - a.score);
}

function articleFactor(
  { read }: HeldArticle,
  { publishedDays }: QuestionReading,
  sources: ReadonlySet<string>,
): number {
  const { source, publishedDay } = read.article;
  const ofSource = sources.size === 0 || sources.has(source) ? 1 : OTHER_SOURCE_SHARE;
  const thatDay =
    publishedDay !== undefined && publishedDays.some(({ from, to }) => publishedDay >= from && publishedDay <= to);
  return ofSource * (thatDay ? PUBLISHED_THAT_DAY : 1);
}

function runsOf(article: HeldArticle, weights: ReadonlyMap<string, number>, reading: QuestionReading): Run[] {
  const runs: Run[] = [];
  for (const [from, first] of article.sentences.entries()) {
    if (!isTelling(first, reading)) continue;
    let words = 0;
    let until = from;
    let next: HeldSentence | undefined = first;
    while (next !== undefined && (until === from || words + next.words <= RUN_WORDS_MAX)) {
      words += next.words;
      until += 1;
      const following: HeldSentence | undefined = article.sentences[until];
      next = following?.number === first.number + until - from ? following : undefined;
    }
    runs.push({
      article,
      from,
      until,
      words,
      score: scoreRun(article.sentences.slice(from, until), words, weights, reading),
    });
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
  { eventDays }: QuestionReading,
): number {
  const counts = new Map<string, number>();
  const names = new Set<string>();
  for (const { terms, about } of sentences) {
    for (const [stem, count] of terms) counts.set(stem, (counts.get(stem) ?? 0) + count);
    for (const name of about) names.add(name);
  }
  let score = names.size * NAME_WEIGHT;
  const length = 1 - B + (B * words) / RUN_WORDS_MAX;
  for (const [stem, count] of counts) score += ((weights.get(stem) ?? 0) * count * (K1 + 1)) / (count + K1 * length);
  const tells = eventDays.some((day) => sentences.some(({ days }) => tellsOfDay(days, day)));
  return tells ? score * TELLS_OF_THAT_DAY + DAY_WEIGHT : score;
}

/** Whether one of the days that a sentence tells of falls into a run of days, by the rule of the search filter. */
export function tellsOfDay(days: HeldSentence['days'], asked: { readonly from: string; readonly to: string }): boolean {
  return isAbout(days, asked);
}
