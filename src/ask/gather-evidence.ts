// Gathers evidence: from the passages found for a question and each of its parts, the runs of sentences that hold most of it.

import type { ReadArticle } from '../news/article.ts';
import type { Coverage } from '../news/cited-text.ts';
import type { ArticleId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import type { PassageHit, Search, SearchFilters } from '../search/search.ts';
import type { ArticleStore } from '../store/store.ts';
import { type HeldArticle, holdSentences } from './hold-sentences.ts';
import { type QuestionReading, sourcesOf } from './read-question.ts';
import { type Run, scoreRuns } from './score-runs.ts';
import { type WeighedTerms, weighTerms } from './weigh-terms.ts';

/** Passages read for each part: enough for ten entries after weighing, 100 words each. */
const PASSAGES_PER_PART = 30;
/** Evidence shown at most (measures.md: ten entries, 2,000 words). */
const RUNS_MAX = 10;
const WORDS_MAX = 2_000;
/** Each further run of one source counts this much less, so that all named sources are heard. */
const SAME_SOURCE = 0.85;

export interface Gathering {
  readonly reading: QuestionReading;
  readonly terms: WeighedTerms;
  readonly articles: readonly HeldArticle[];
  /** In rank order, without overlap. */
  readonly runs: readonly Run[];
  readonly coverage: Coverage;
}

export interface GatherParts {
  readonly search: Search;
  readonly articles: Pick<ArticleStore, 'getMany'>;
  readonly view: View;
  readonly filters?: SearchFilters;
}

/** Everything within the view that may answer; `runs` is empty when nothing does. */
export async function gatherEvidence(reading: QuestionReading, parts: GatherParts): Promise<Gathering> {
  const { search, articles, view } = parts;
  const coverage = await search.coverage(view);
  const terms = await weighTerms(reading, search, view, coverage.articles);
  const hits = await findHits(reading, parts);
  const reads = await articles.getMany([...hits.keys()], view);
  const held = reads.map((read) => holdSentences(read, hits.get(read.article.id) ?? [], reading, terms));
  const lists = reading.parts.map((part) => scoreRuns(held, reading, part, terms));
  return { reading, terms, articles: held, runs: chooseRuns(lists), coverage };
}

async function findHits(
  reading: QuestionReading,
  { search, view, filters }: GatherParts,
): Promise<Map<ArticleId, PassageHit[]>> {
  const found = new Map<ArticleId, PassageHit[]>();
  const look = async (words: string, more: SearchFilters) => {
    const request = { reading: 'question', words, view, limit: PASSAGES_PER_PART } as const;
    const hits = await search.findPassages({ ...request, filters: { ...filters, ...more } });
    for (const hit of hits) found.set(hit.articleId, [...(found.get(hit.articleId) ?? []), hit]);
  };
  for (const part of reading.parts) {
    const sources = sourcesOf(reading, part);
    if (sources.length === 0 || part === reading.question) await look(part, {});
    if (sources.length > 0) await look(part, { sources });
  }
  for (const name of reading.names) await look(reading.question, { actors: [name] });
  for (const { from, to } of reading.eventDays) await look(reading.question, { about: { from, to } });
  for (const { from, to } of reading.publishedDays) await look(reading.question, { published: { from, to } });
  return found;
}

/** Takes from the parts' lists in turn, the best that neither overlaps what is taken nor breaks the limits. */
function chooseRuns(lists: readonly (readonly Run[])[]): Run[] {
  const chosen: Run[] = [];
  let words = 0;
  const turns = RUNS_MAX + lists.length;
  for (let turn = 0; chosen.length < RUNS_MAX && turn < turns; turn += 1) {
    const run = bestOf(lists[turn % lists.length] ?? [], chosen, WORDS_MAX - words);
    if (run === undefined) continue;
    chosen.push(run);
    words += run.words;
  }
  return chosen;
}

function bestOf(list: readonly Run[], chosen: readonly Run[], wordsLeft: number): Run | undefined {
  let best: Run | undefined;
  let bestScore = 0;
  for (const run of list) {
    // Sorted by score: what follows cannot do better.
    if (run.score <= bestScore) break;
    if (run.words > wordsLeft || chosen.some((other) => overlaps(run, other))) continue;
    const heard = chosen.filter(
      (other) => other.article.read.article.source === run.article.read.article.source,
    ).length;
    const score = run.score * SAME_SOURCE ** heard;
    if (score > bestScore) [best, bestScore] = [run, score];
  }
  return best;
}

function overlaps(run: Run, other: Run): boolean {
  const sameText = run.article.read.article.id === other.article.read.article.id;
  return sameText && run.from < other.until && other.from < run.until;
}

/** The article of an id among those gathered, as `checkCitations` asks for it. */
export function articleOf(gathering: Gathering, id: ArticleId): ReadArticle['article'] | undefined {
  return gathering.articles.find(({ read }) => read.article.id === id)?.read.article;
}
