// Gathers evidence: from the passages found for a question and each of its parts, the runs of sentences that hold most of it.

import type { ReadArticle } from '../news/article.ts';
import type { Coverage } from '../news/cited-text.ts';
import type { ArticleId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import type { PassageHit, Search, SearchFilters } from '../search/search.ts';
import type { ArticleStore } from '../store/store.ts';
import { chooseRuns } from './choose-runs.ts';
import { expandTerms } from './expand-terms.ts';
import { ALL_EXTRAS, type Extras } from './extras.ts';
import { type HeldArticle, holdSentences, type rememberTerms } from './hold-sentences.ts';
import { type QuestionReading, sourcesOf, withoutMarks } from './read-question.ts';
import type { rememberReadings } from './read-sentences.ts';
import { type RankedRuns, type Run, rankRuns } from './score-runs.ts';
import { type WeighedTerms, weighTerms } from './weigh-terms.ts';

/** Passages read for each part: enough for ten entries after weighing, 100 words each. */
const PASSAGES_PER_PART = 30;
/** With so many, enough was found; as many as are shown. */
const THIN_RUNS = 10;
/** For naming whom many articles speak of, a second run of one article says little. */
const SAME_ARTICLE_SPREAD = 0.85;

type Hits = ReadonlyMap<ArticleId, readonly PassageHit[]>;

export interface Gathering {
  readonly reading: QuestionReading;
  readonly terms: WeighedTerms;
  readonly hits: Hits;
  readonly articles: readonly HeldArticle[];
  /** For each part of the question all runs that hold something of it. */
  readonly lists: readonly RankedRuns[];
  /** What is shown, in rank order, without overlap. */
  readonly runs: readonly Run[];
  readonly coverage: Coverage;
  /** The words that were added to those of the question. */
  readonly words?: readonly string[];
}

export interface GatherParts {
  readonly search: Search;
  readonly articles: Pick<ArticleStore, 'getMany'>;
  readonly view: View;
  readonly filters?: SearchFilters;
  /** Counts the terms of a sentence; remembers them while one question is asked. */
  readonly counterOf: ReturnType<typeof rememberTerms>;
  /** Reads the sentences of an article; remembers them likewise. */
  readonly readingOf: ReturnType<typeof rememberReadings>;
  readonly extras: Extras;
}

/** Everything within the view that may answer; `runs` is empty when nothing does. Throws what the store throws. */
export async function gatherEvidence(reading: QuestionReading, parts: GatherParts): Promise<Gathering> {
  const { search, view } = parts;
  const coverage = await search.coverage(view);
  const terms = await weighTerms(reading, parts, coverage.articles);
  return weighHits({ reading, terms, coverage, hits: await findHits(reading, parts) }, parts);
}

/**
 * The same with a name that the question does not say: what is told of its bearer counts more. Looks only for what the
 * name adds.
 */
export async function gatherAbout(name: string, before: Gathering, parts: GatherParts): Promise<Gathering> {
  const reading = { ...before.reading, suggested: [name] };
  const hits = collectHits(parts, before.hits);
  for (const part of reading.parts) {
    const sources = sourcesOf(reading, part);
    await hits.look(part, { actors: [name], ...(sources.length > 0 && { sources }) });
  }
  const known = before.articles.map(({ read }) => read);
  return weighHits({ ...before, reading, hits: hits.found }, parts, known);
}

/**
 * Where little was found: the same with the words that the best of it shares, for what is shown, not for what is answered.
 */
export async function widenEvidence(before: Gathering, parts: GatherParts): Promise<Gathering> {
  const isThin = before.runs.length < THIN_RUNS;
  if (before.runs.length === 0 || !(isThin || parts.extras.has('expansion'))) return before;
  const { reading, terms, coverage } = before;
  const added = await expandTerms(before.runs, terms, { ...parts, articles: coverage.articles });
  if (added.length === 0) return before;
  const hits = collectHits(parts, before.hits);
  await hits.look(`${withoutMarks(reading.question)} ${added.map(({ written }) => written).join(' ')}`, {});
  const weights = new Map([...terms.weights, ...added.map(({ stem, weight }) => [stem, weight] as const)]);
  const known = before.articles.map(({ read }) => read);
  const words = added.map(({ written }) => written);
  return { ...(await weighHits({ ...before, terms: { ...terms, weights }, hits: hits.found }, parts, known)), words };
}

async function weighHits(
  { reading, terms, coverage, hits }: Pick<Gathering, 'reading' | 'terms' | 'coverage' | 'hits'>,
  { search, articles, view, counterOf, readingOf, extras }: GatherParts,
  known: readonly ReadArticle[] = [],
): Promise<Gathering> {
  const reads = await readRest([...hits.keys()], known, (ids) => articles.getMany(ids, view));
  const countsOf = counterOf(terms.weights);
  const looking = { reading, countsOf, readingOf, meant: await namesMeant(reading, search, view) };
  const held = reads.map((read) => holdSentences(read, hits.get(read.article.id) ?? [], looking));
  const lists = partsOf(reading, extras).map((part) => rankRuns(held, reading, part, { terms, extras }));
  return { reading, terms, hits, articles: held, lists, runs: chooseRuns(lists, 1, extras), coverage };
}

/** Under which names the articles know whom the question names: its bearer may be called otherwise by what people decided. */
async function namesMeant(
  { names, suggested }: QuestionReading,
  search: Search,
  view: View,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const sought = [...names, ...suggested];
  const meant = await Promise.all(sought.map((name) => search.namesMeant(name, view)));
  return new Map(sought.map((name, index) => [name, new Set(meant[index])]));
}

/** The articles of the ids, in their order; only those that are not known yet are read. */
async function readRest(
  ids: readonly ArticleId[],
  known: readonly ReadArticle[],
  read: (ids: readonly ArticleId[]) => Promise<readonly ReadArticle[]>,
): Promise<readonly ReadArticle[]> {
  const byId = new Map(known.map((one) => [one.article.id, one]));
  for (const one of await read(ids.filter((id) => !byId.has(id)))) byId.set(one.article.id, one);
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The runs from which names are counted: spread over more articles than those that are shown. */
export function spreadRuns({ lists }: Gathering): readonly Run[] {
  return chooseRuns(lists, SAME_ARTICLE_SPREAD, ALL_EXTRAS);
}

async function findHits(reading: QuestionReading, parts: GatherParts): Promise<Hits> {
  const { extras } = parts;
  const { look, found } = collectHits(parts, new Map());
  for (const part of partsOf(reading, extras)) {
    const sources = extras.has('sources named') ? sourcesOf(reading, part) : [];
    if (sources.length === 0 || part === reading.question) await look(part, {});
    if (sources.length > 0) await look(part, { sources });
  }
  if (extras.has('names')) for (const name of reading.names) await look(reading.question, { actors: [name] });
  if (!extras.has('days')) return found;
  for (const { from, to } of reading.eventDays) await look(reading.question, { about: { from, to } });
  for (const { from, to } of reading.publishedDays) await look(reading.question, { published: { from, to } });
  return found;
}

function partsOf({ parts, question }: QuestionReading, extras: Extras): readonly string[] {
  return extras.has('parts of the question') ? parts : [question];
}

/** Looks for passages and keeps them by article. A quoted phrase is preferred, but what lacks it is looked for too. */
function collectHits({ search, view, filters }: GatherParts, before: Hits) {
  const found = new Map([...before].map(([id, hits]) => [id, [...hits]]));
  const look = async (words: string, more: SearchFilters): Promise<void> => {
    for (const asked of new Set([words, withoutMarks(words)])) {
      const request = { reading: 'question', words: asked, view, limit: PASSAGES_PER_PART } as const;
      const hits = await search.findPassages({ ...request, filters: { ...filters, ...more } });
      for (const hit of hits) found.set(hit.articleId, [...(found.get(hit.articleId) ?? []), hit]);
    }
  };
  return { look, found };
}

/** The article of an id among those gathered, as `checkCitations` asks for it. */
export function articleOf(gathering: Gathering, id: ArticleId): ReadArticle['article'] | undefined {
  return gathering.articles.find(({ read }) => read.article.id === id)?.read.article;
}
