// Searches the segments of the index: reads a request, matches, ranks, and reads again when a segment has gone meanwhile.

import type { Coverage, Hits } from '../news/cited-text.ts';
import type { ArticleId, Instant } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import type { ArticleStore, FeedStore, SegmentStore, Store } from '../store/store.ts';
import { bestPassages } from './best-passages.ts';
import { createByteCache } from './byte-cache.ts';
import { completeName } from './complete.ts';
import { countArticlesWith } from './count-articles.ts';
import { expandQuery } from './expand.ts';
import { newestOf } from './find-dead.ts';
import { completeNamed, namesMeant } from './find-named.ts';
import { countTexts, groupCopies } from './group-copies.ts';
import { holdingAny } from './keep-holding.ts';
import { keepSegments } from './keep-segments.ts';
import { listHits } from './list-hits.ts';
import { createMemoryLender } from './list-memory.ts';
import { type MatchContext, matchPart } from './match.ts';
import { isMatching, type Matching } from './matching.ts';
import { TAIL_ARTICLES } from './merge.ts';
import { pause } from './pause.ts';
import { prepareRanking, type Ranking } from './rank.ts';
import { readPassages } from './read-passages.ts';
import { piecesOf, type Query } from './read-query.ts';
import { readRecency } from './read-recency.ts';
import type { PassageHit, Search, SearchRequest } from './search-request.ts';
import { suggestQuery } from './suggest-query.ts';
import { isEverything, unknownOperators } from './unsearchable.ts';
import { verifyPhrase } from './verify-phrase.ts';
import { type Part, type Shown, viewSegments } from './view-mask.ts';
import { type Conditions, queryOf, termsOf } from './words-of-request.ts';

/** What the index may keep in memory where nothing else is said: as the settings' default. */
const CACHE_BYTES = 256_000_000;
/** What stands in memory besides what was read: the words' stems, the newest articles, and what is being written of them. */
const BESIDE_BYTES = 24_000_000;
const CACHE_BYTES_MIN = 1_000_000;

interface SearchParts {
  readonly articles: Pick<ArticleStore, 'getMany' | 'getFound' | 'getTexts' | 'hidden'>;
  readonly feeds: Pick<FeedStore, 'visible'>;
  readonly segments: SegmentStore;
  /** What "yesterday" in a query is counted from; without it queries hold days in digits only. */
  readonly now?: () => Instant;
  /** Who is who, by all articles and by what people decided; absent, names are compared alone. */
  readonly actors?: Pick<Store['actors'], 'bearing' | 'beginning' | 'namesOf'>;
  /** Hears of what went wrong behind the searches, such as a full disk while segments are merged. */
  readonly onFault?: (error: unknown) => void;
  /** Hears how many of the articles that are in no segment yet were taken in, where a refresh has no listener of its own. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Bytes that the index may keep in memory. */
  readonly cacheBytes?: number;
  /** So many of the newest articles are written as a segment: smaller in tests, so that few articles make many. */
  readonly tailArticles?: number;
}

/** Ways on offered where nothing is found: a person reads the first. */
const WITHOUT_MAX = 3;
/** Of longer queries no piece alone keeps much from being found, and each is a search of its own. */
const PIECES_MAX = 16;

type Without = NonNullable<Hits['without']>[number];

/** What a request comes to: the articles that match, and the words that rank them. */
interface Found extends MatchContext {
  readonly matching: ReadonlyMap<Part, Matching>;
  readonly ranking: Ranking;
  readonly keys: ReadonlySet<string>;
  readonly phrases: readonly string[];
}

/** A search over the articles of a store. Reads nothing until it is first called. */
export function createSearch(parts: SearchParts): Search {
  const { articles, feeds, actors } = parts;
  const cache = createByteCache(Math.max(CACHE_BYTES_MIN, (parts.cacheBytes ?? CACHE_BYTES) - BESIDE_BYTES));
  const { onFault = () => {}, tailArticles = TAIL_ARTICLES } = parts;
  const kept = keepSegments({ ...parts, cache, onFault, tailArticles });
  const lender = createMemoryLender();

  /** Does work that reads segments; once more when one of them was merged away, or damaged, while it was read. */
  async function reading<Result>(
    view: View,
    work: (shown: Shown) => Promise<Result>,
    refresh = kept.refresh,
  ): Promise<Result> {
    // Asked for together: each way to the database and back is waited for.
    const shown = readShown(view);
    shown.catch(() => undefined);
    try {
      // Nobody waits for minutes: until a damaged part is whole again, answers say that it is missing.
      if (!kept.isHealing) await refresh();
      return await lending(work, await shown);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      await kept.heal();
      return lending(work, await readShown(view));
    }
  }

  async function readShown(view: View): Promise<Omit<Shown, 'memory'>> {
    const [visible, hidden] = await Promise.all([feeds.visible(view), articles.hidden(view)]);
    return { feeds: visible, hidden };
  }

  async function lending<Result>(
    work: (shown: Shown) => Promise<Result>,
    shown: Omit<Shown, 'memory'>,
  ): Promise<Result> {
    const memory = lender.lend();
    const result = await work({ ...shown, memory });
    // Not where it failed: what was begun beside may still be writing there.
    lender.giveBack(memory);
    return result;
  }

  /**
   * Who types waits for no news: the names of a moment ago do, once there are any. What a refresh throws is thrown again
   * to the next who waits for it.
   */
  async function refreshBehind(view: View): Promise<void> {
    // A take-down gives its article a new sequence: until that is known, the names of the article would be shown.
    const isKnown = Math.max(0, ...(await articles.hidden(view)).values()) <= (await newestOf(kept.current().segments));
    if (isKnown && kept.current().segments.length > 0) void kept.refresh().catch(() => undefined);
    else await kept.refresh();
  }

  async function look(view: View, shown: Shown): Promise<MatchContext> {
    const known = actors === undefined ? {} : { namesMeant: (name: string) => namesMeant(name, view, actors) };
    const whole = await viewSegments(kept.current(), shown, cache);
    const coverage: Coverage = kept.isHealing ? { ...whole.coverage, isPartial: true } : whole.coverage;
    const seen = { ...whole, coverage, ...known };
    return {
      view: seen,
      verifyPhrase: (part, phrase, candidates) => verifyPhrase({ articles, cache, view }, { part, phrase, candidates }),
    };
  }

  async function find(request: Conditions, seen: Shown, asked: Query = queryOf(request, parts.now)): Promise<Found> {
    const { asOf } = request;
    const context = await look(request.view, asOf === undefined ? seen : { ...seen, asOf });
    const query = await expandQuery(context.view, asked);
    const ranking = await prepareRanking(context.view, await termsOf(context, request, query));
    const asks = request.reading === 'question' && query.length === 0 && mustHold(ranking, request);
    const matching = new Map(
      await Promise.all(
        context.view.parts.map(async (part) => {
          const within = await matchPart(context, part, query, request.filters ?? {});
          const lists = ranking.lists.get(part)?.values() ?? [];
          return [part, asks ? { within, holding: holdingAny(part, lists) } : { within }] as const;
        }),
      ),
    );
    const said = query.flat().filter(({ kind, negated }) => !negated && (kind === 'phrase' || kind === 'words'));
    const phrases = said.map(({ value }) => value);
    const keys = new Set(ranking.keys);
    return { ...context, matching, ranking, keys, phrases };
  }

  /** What each piece of a query keeps from being found. */
  async function findWithout(request: SearchRequest, shown: Shown, query: Query): Promise<Without[]> {
    const without: Without[] = [];
    if (request.reading !== 'query' || query.length < 2 || query.length > PIECES_MAX) return without;
    for (const [at, { piece, words }] of piecesOf(request.words, query).entries()) {
      await pause();
      const { matching } = await find(request, shown, query.toSpliced(at, 1));
      const total = countTexts(matching);
      if (total > 0) without.push({ piece, words, total });
    }
    return without.sort((a, b) => b.total - a.total).slice(0, WITHOUT_MAX);
  }

  return {
    search: (request): Promise<Hits> =>
      reading(request.view, async (shown) => {
        const asked = queryOf(request, parts.now);
        const { query, isRecent } = request.sort === undefined ? readRecency(asked) : { query: asked, isRecent: false };
        const found = await find(request, shown, query);
        const sort = request.sort ?? (isRecent ? 'newest' : 'relevance');
        const groups = await groupCopies(found.ranking, found.matching, { ...request, sort });
        const wanted = { keys: found.keys, phrases: found.phrases };
        const read = (sequences: readonly number[]) => articles.getFound(sequences, request.view);
        const understood = (ids: readonly ArticleId[]) => articles.getMany(ids, request.view);
        const page = { ...groups, view: found.view, wanted };
        const hits = { ...(await listHits(page, request, { found: read, understood })), sort };
        if (hits.total > 0) return isEverything(request, query, found.ranking) ? { ...hits, isEverything: true } : hits;
        const didYouMean = await suggestQuery(found.view, { words: request.words, query }, found.ranking, read);
        const without = await findWithout(request, shown, query);
        const unknown = unknownOperators(query);
        return {
          ...hits,
          ...(didYouMean !== undefined && { didYouMean }),
          ...(without.length > 0 && { without }),
          ...(unknown.length > 0 && { unknownOperators: unknown }),
        };
      }),

    findPassages: (request): Promise<readonly PassageHit[]> =>
      reading(request.view, async (shown) => {
        const { ranking, matching } = await find(request, shown);
        const about = request.filters?.about;
        const best = await bestPassages({ ranking, matching, limit: request.limit, ...(about && { about }) });
        return readPassages(best, (sequences) => articles.getFound(sequences, request.view));
      }),

    matchArticles: (request): Promise<readonly ArticleId[]> =>
      reading(request.view, async (shown) => {
        const { matching } = await find(request, shown);
        const found: { readonly id: ArticleId; readonly at: number }[] = [];
        for (const [{ segment, columns }, matched] of matching) {
          const numbers = [...matched.within.keys()].filter((number) => isMatching(matched, number));
          for (const [at, id] of (await segment.articleIds(numbers)).entries())
            found.push({ id, at: columns.firstSeen[numbers[at] as number] as number });
        }
        return found.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
      }),

    countArticles: (words, view): Promise<readonly number[]> =>
      reading(view, async (shown) => {
        const context = await look(view, shown);
        return Promise.all(words.map((word) => countArticlesWith(context.view, word)));
      }),

    complete: async (what, typed, view, limit): Promise<readonly string[]> => {
      const known = what === 'actor' && actors !== undefined ? await completeNamed(typed, view, limit, actors) : [];
      if (known.length > 0) return [...new Set(known.map(({ name }) => name))];
      return reading(
        view,
        async (shown) => completeName((await look(view, shown)).view, what, { text: typed, limit }),
        () => refreshBehind(view),
      );
    },

    namesMeant: async (name, view): Promise<readonly string[]> =>
      actors === undefined ? [] : namesMeant(name, view, actors),

    coverage: (view): Promise<Coverage> => reading(view, async (shown) => (await look(view, shown)).view.coverage),

    refresh: kept.refresh,
    readAhead: kept.readAhead,
    rebuild: kept.rebuild,
    settle: kept.settle,
    stop: kept.stop,
  };
}

/** Words that stand nowhere are no condition where something else narrows the articles: a day without a word is told. */
function mustHold(ranking: Ranking, { filters = {} }: Conditions): boolean {
  return ranking.factors.length > 0 || (ranking.keys.length > 0 && Object.keys(filters).length === 0);
}
