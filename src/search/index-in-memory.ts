// The search over an index in memory: good to 20,000 articles, rebuilt at start, behind the door's interface.

import type { ReadArticle } from '../news/article.ts';
import type { Coverage, Hits } from '../news/cited-text.ts';
import type { ArticleId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import type { ArticleStore, FeedStore } from '../store/store.ts';
import { completeName } from './complete.ts';
import { holdsPhrase } from './highlight.ts';
import { listHits } from './list-hits.ts';
import {
  actorsNamed,
  applyFilters,
  articlesOfActor,
  isAbout,
  keysOfWords,
  type MatchContext,
  matchQuery,
} from './match.ts';
import { bestPassages, scorePassages, type WeightedTerm } from './rank.ts';
import { type Query, readQuery, readQuestion } from './read-query.ts';
import { followStore } from './refresh.ts';
import type { PassageHit, Search, SearchRequest } from './search-request.ts';
import type { TextIndex } from './text-index.ts';
import { viewMasks } from './view-mask.ts';

/** Articles whose text is read at once to verify a phrase: about 300 KB. */
const VERIFIED_AT_ONCE = 64;

interface SearchParts {
  readonly articles: Pick<ArticleStore, 'changesSince' | 'lastSequence' | 'getMany' | 'hidden'>;
  readonly feeds: Pick<FeedStore, 'visible'>;
}

/** What a request comes to: the articles that match, and the words that rank them. */
interface Found extends MatchContext {
  readonly matching: Uint8Array;
  readonly terms: readonly WeightedTerm[];
  readonly phrases: readonly string[];
  readonly scores: Float64Array;
}

/** A search over the articles of a store. Reads nothing until it is first called. */
export function createSearch({ articles, feeds }: SearchParts): Search {
  const kept = followStore(articles);
  const masks = viewMasks();

  async function look(view: View): Promise<MatchContext> {
    await kept.refresh();
    const index = kept.current();
    return {
      index,
      view: masks(index, await feeds.visible(view), await articles.hidden(view)),
      verifyPhrase: (phrase, candidates) => verify(articles, index, view, phrase, candidates),
    };
  }

  async function find(request: Pick<SearchRequest, 'reading' | 'words' | 'filters' | 'view'>): Promise<Found> {
    const query = queryOf(request);
    const context = await look(request.view);
    const matching = applyFilters(context, request.filters ?? {}, await matchQuery(context, query));
    const terms = termsOf(context, request, query);
    const scored = scorePassages(context.index, context.view, matching, terms);
    const scores = terms.length > 0 ? scored : allPassages(context.index, matching);
    if (request.reading === 'question' && query.length === 0 && terms.length > 0)
      keepScored(context.index, matching, scores);
    const phrases = query.flat().flatMap((atom) => (atom.kind === 'phrase' && !atom.negated ? [atom.value] : []));
    return { ...context, matching, terms, phrases, scores };
  }

  return {
    async search(request): Promise<Hits> {
      return listHits(await find(request), request, (ids) => articles.getMany(ids, request.view));
    },

    async findPassages(request): Promise<readonly PassageHit[]> {
      const found = await find(request);
      const about = request.filters?.about;
      const keeps = (at: number) => about === undefined || isAbout(found.index.passages[at]?.events ?? [], about);
      const best = bestPassages(found.scores, request.limit, keeps);
      return readPassages(found, best, (ids) => articles.getMany(ids, request.view));
    },

    async matchArticles(request): Promise<readonly ArticleId[]> {
      const { index, matching } = await find(request);
      return [...index.articles.entries()]
        .filter(([number]) => matching[number] === 1)
        .sort(([, a], [, b]) => a.firstSeenAt - b.firstSeenAt || (a.id < b.id ? -1 : 1))
        .map(([, { id }]) => id);
    },

    async countArticles(words, view): Promise<readonly number[]> {
      const context = await look(view);
      return words.map((word) => countArticlesWith(context, word));
    },

    async complete(what, typed, view, limit): Promise<readonly string[]> {
      const context = await look(view);
      return completeName(context.index, context.view, what, typed, limit);
    },

    async coverage(view): Promise<Coverage> {
      return (await look(view)).view.coverage;
    },

    refresh: kept.refresh,
  };
}

/** A question is no query: only its quoted phrases are conditions. */
function queryOf({ reading, words }: Pick<SearchRequest, 'reading' | 'words'>): Query {
  if (reading === 'query') return readQuery(words);
  return readQuestion(words).phrases.map((value) => [{ kind: 'phrase', value, negated: false, at: 0 }]);
}

function wordsOf({ reading, words }: Pick<SearchRequest, 'reading' | 'words'>, query: Query): string {
  if (reading === 'question') return readQuestion(words).plain;
  const ranking = query.flat().filter(({ kind, negated }) => !negated && RANKING.has(kind));
  return ranking.map(({ value }) => value).join(' ');
}

const RANKING: ReadonlySet<string> = new Set(['words', 'phrase', 'title', 'actor']);

/** What ranks: the words of the request, and those of the names under which the wanted actors stand in the view. */
function termsOf(
  { index, view }: MatchContext,
  request: Pick<SearchRequest, 'reading' | 'words' | 'filters'>,
  query: Query,
): WeightedTerm[] {
  const names = (request.filters?.actors ?? []).flatMap((name) => actorsNamed(index, view, name));
  const terms = [wordsOf(request, query), ...names].flatMap((words) => keysOfWords(index, words));
  return [...new Map(terms.map((keys) => [keys.join(' '), { keys, weight: 1 }])).values()];
}

/** Without words, all passages that the filters leave are as good as each other. */
function allPassages(index: TextIndex, matching: Uint8Array): Float64Array {
  return Float64Array.from(index.passages, ({ article }) => (matching[article] === 1 ? Number.MIN_VALUE : 0));
}

/** A question's words are not required one by one, but an article must hold at least one of them. */
function keepScored(index: TextIndex, matching: Uint8Array, scores: Float64Array): void {
  const scored = new Uint8Array(matching.length);
  for (const [at, { article }] of index.passages.entries()) if (scores[at] !== 0) scored[article] = 1;
  for (let number = 0; number < matching.length; number += 1) if (scored[number] === 0) matching[number] = 0;
}

function countArticlesWith({ index, view }: MatchContext, word: string): number {
  const actor = articlesOfActor(index, view, word);
  const groups = keysOfWords(index, word);
  const found = groups.map((keys) => {
    const numbers = new Set<number>();
    for (const key of keys) {
      const list = index.terms.get(key);
      for (let at = 0; list !== undefined && at < list.count; at += 1) {
        // The source's name is no mention of the word.
        if (((list.packed[at] as number) & 0xfff) === 0) continue;
        numbers.add(index.passages[list.passages[at] as number]?.article as number);
      }
    }
    return numbers;
  });
  const [first, ...rest] = found;
  const holding = [...(first ?? [])].filter((number) => rest.every((numbers) => numbers.has(number)));
  return [...new Set([...actor, ...holding])].filter((number) => view.visible[number] === 1).length;
}

async function verify(
  articles: Pick<ArticleStore, 'getMany'>,
  index: TextIndex,
  view: View,
  phrase: string,
  candidates: readonly number[],
): Promise<readonly number[]> {
  const holding: number[] = [];
  for (let at = 0; at < candidates.length; at += VERIFIED_AT_ONCE) {
    const ids = candidates.slice(at, at + VERIFIED_AT_ONCE).flatMap((number) => index.articles[number]?.id ?? []);
    for (const { article } of await articles.getMany(ids, view)) {
      const number = index.numbers.get(article.id);
      const holds = [article.title, article.text].some((text) => holdsPhrase(text, article.language, phrase));
      if (number !== undefined && holds) holding.push(number);
    }
  }
  return holding;
}

async function readPassages(
  { index, scores }: Found,
  best: readonly number[],
  read: (ids: readonly ArticleId[]) => Promise<readonly ReadArticle[]>,
): Promise<PassageHit[]> {
  const idOf = (number: number) => index.articles[index.passages[number]?.article ?? -1]?.id;
  const ids = new Set(best.flatMap((number) => idOf(number) ?? []));
  const texts = new Map((await read([...ids])).map(({ article }) => [article.id, article.text]));
  return best.flatMap((number) => {
    const passage = index.passages[number];
    const id = idOf(number);
    const text = id === undefined ? undefined : texts.get(id);
    if (passage === undefined || id === undefined || text === undefined) return [];
    const { start, end } = passage;
    return [{ articleId: id, start, end, text: text.slice(start, end), score: scores[number] ?? 0 }];
  });
}
