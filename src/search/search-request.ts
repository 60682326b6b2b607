// What may be asked of a search and what it gives: the types of the door, kept apart so that the rooms do not import it.

import type { Coverage, Hits } from '../news/cited-text.ts';
import type { ArticleId, Day, Instant } from '../news/ids.ts';
import type { View } from '../news/view.ts';

/** What limits a search besides its words. Lists mean "any of them"; the fields are all required together. */
export interface SearchFilters {
  /** Names of actors, under any alias. */
  readonly actors?: readonly string[];
  readonly sources?: readonly string[];
  readonly languages?: readonly string[];
  /** Day of publication, both ends included. */
  readonly published?: { readonly from?: Day; readonly to?: Day };
  /** Day of an event told in the passage, both ends included. */
  readonly about?: { readonly from?: Day; readonly to?: Day };
  /** Articles first seen in [from, until): for briefings. */
  readonly firstSeen?: { readonly from: Instant; readonly until: Instant };
}

export interface SearchRequest {
  /** `query`: the language of /search (phrases, -word, OR, actor:, source:, title:, date:, published:, lang:). `question`: plain words in which only a quoted phrase is an operator. */
  readonly reading: 'query' | 'question';
  readonly words: string;
  readonly filters?: SearchFilters;
  readonly view: View;
  /** IANA zone in which "yesterday" in `date:` and `published:` is a day; UTC where it is not said. */
  readonly zone?: string;
  /** Absent: by relevance, or the newest first where the query asks for the latest. */
  readonly sort?: 'relevance' | 'newest' | 'oldest';
  readonly offset?: number;
  readonly limit: number;
  /** As if nothing had been seen from then on: pages of one search keep their articles while others arrive. */
  readonly asOf?: Instant;
  /** Whether each hit tells of which days its passages are. */
  readonly days?: true;
}

/** One passage: a run of sentences of one article, at most 200 words. Offsets into the article's text. */
export interface PassageHit {
  readonly articleId: ArticleId;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly score: number;
}

export interface Search {
  /** One page of articles, copies folded into one hit. Throws Failure('bad-input') that points at the place in `words`. */
  search(request: SearchRequest): Promise<Hits>;
  /** The best passages, best first, at most `limit`: what answers are gathered from. */
  findPassages(request: Omit<SearchRequest, 'sort' | 'offset' | 'asOf' | 'days'>): Promise<readonly PassageHit[]>;
  /** All articles in the view that match (no ranking), oldest first: what topics and briefings read. */
  matchArticles(
    request: Pick<SearchRequest, 'reading' | 'words' | 'filters' | 'view' | 'zone'>,
  ): Promise<readonly ArticleId[]>;
  /** In how many articles of the view each of the words (stemmed) occurs, or each of the names, its words together in one passage. */
  countArticles(words: readonly string[], view: View): Promise<readonly number[]>;
  /** What a person may mean by `typed`, most frequent first, at most `limit`; only from the view. */
  complete(what: 'actor' | 'source', typed: string, view: View, limit: number): Promise<readonly string[]>;
  /**
   * The fullest folded names under which articles of the view know whom a name means, by what people decided there; none
   * where nobody bears it.
   */
  namesMeant(name: string, view: View): Promise<readonly string[]>;
  coverage(view: View): Promise<Coverage>;
  /** Takes in what was saved or removed since the last call, by this process or another. Called before each search; main calls it at start. */
  refresh(onProgress?: (done: number, total: number) => void): Promise<void>;
  /**
   * Reads the stored index into memory behind the searches, up to half of what it may keep there: else each word is read
   * from the database when it is first asked for. Resolves when that is done; what goes wrong is left to the searches.
   */
  readAhead(): Promise<void>;
  /** Makes the whole index anew from the articles. */
  rebuild(onProgress?: (done: number, total: number) => void): Promise<void>;
  /** Resolves when the index is up with the store and nothing of it is being written or merged. */
  settle(): Promise<void>;
  /** Ends what is being written or merged, in milliseconds. To be called before the store is closed. */
  stop(): Promise<void>;
}
