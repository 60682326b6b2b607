// The in-memory index: articles, their passages, and for each term the passages that hold it. Grows in place.

import type { ReadArticle } from '../news/article.ts';
import type { ArticleId, Day, FeedId, Instant } from '../news/ids.ts';
import { foldName } from '../text/understand.ts';
import { indexArticle, type NamedActor } from './index-article.ts';
import { addPosting, emptyList, type PostingList } from './postings.ts';

/** What is kept of an article besides its postings; `from`–`until` are its passages' numbers. */
export interface IndexedArticle {
  readonly id: ArticleId;
  readonly feeds: readonly FeedId[];
  readonly source: string;
  readonly foldedSource: string;
  readonly language: string;
  readonly publishedDay?: Day;
  readonly firstSeenAt: Instant;
  /** The article it is a wire copy of, or itself. */
  readonly original: ArticleId;
  readonly titleLength: number;
  readonly sourceLength: number;
  readonly from: number;
  readonly until: number;
  readonly actors: readonly string[];
  /** False once it was removed or replaced by a newer version. */
  alive: boolean;
}

interface IndexedPassage {
  /** The article's number. */
  readonly article: number;
  readonly start: number;
  readonly end: number;
  readonly length: number;
  readonly events: readonly { readonly from: Day; readonly to: Day }[];
}

/** An actor of the index: the numbers of the articles that name it, and the name that each shows it under. */
export interface IndexedActor {
  readonly folded: string;
  readonly articles: number[];
  readonly displays: string[];
}

export interface TextIndex {
  readonly articles: IndexedArticle[];
  readonly numbers: Map<ArticleId, number>;
  readonly passages: IndexedPassage[];
  readonly terms: Map<string, PostingList>;
  readonly actors: Map<string, IndexedActor>;
  /** Name key → folded names of the actors that have it → the articles that say so (a view learns from its own only). */
  readonly actorKeys: Map<string, Map<string, number[]>>;
  readonly languages: Set<string>;
  /** How many articles are dead: the index is rebuilt when they are many. */
  dead: number;
  /** Grows with every change, so that what was worked out for a view can be kept until then. */
  generation: number;
}

/** An index without articles. */
export function emptyIndex(): TextIndex {
  return {
    articles: [],
    numbers: new Map(),
    passages: [],
    terms: new Map(),
    actors: new Map(),
    actorKeys: new Map(),
    languages: new Set(),
    dead: 0,
    generation: 0,
  };
}

/** Takes an article in; an earlier version of it is forgotten. */
export function addArticle(index: TextIndex, read: ReadArticle): void {
  removeArticle(index, read.article.id);
  const { article, understanding } = read;
  const entries = indexArticle(read);
  const number = index.articles.length;
  const from = index.passages.length;
  for (const { start, end, terms, bodyLength, events } of entries.passages) {
    const passage = index.passages.length;
    index.passages.push({ article: number, start, end, length: bodyLength, events });
    for (const [term, counts] of terms) {
      let list = index.terms.get(term);
      if (list === undefined) {
        list = emptyList();
        index.terms.set(term, list);
      }
      addPosting(list, passage, counts);
    }
  }
  for (const actor of entries.actors) addActor(index, actor, number);
  index.articles.push({
    id: article.id,
    feeds: article.feeds,
    source: article.source,
    foldedSource: foldName(article.source),
    language: understanding.language,
    ...(article.publishedDay !== undefined && { publishedDay: article.publishedDay }),
    firstSeenAt: article.firstSeenAt,
    original: article.copyOf ?? article.id,
    titleLength: entries.titleLength,
    sourceLength: entries.sourceLength,
    from,
    until: index.passages.length,
    actors: entries.actors.map(({ folded }) => folded),
    alive: true,
  });
  index.numbers.set(article.id, number);
  index.languages.add(understanding.language);
  index.generation += 1;
}

/** Forgets an article; nothing happens when it is not there. Its postings stay until the index is rebuilt. */
export function removeArticle(index: TextIndex, id: ArticleId): void {
  const number = index.numbers.get(id);
  const article = number === undefined ? undefined : index.articles[number];
  if (article === undefined) return;
  article.alive = false;
  index.numbers.delete(id);
  index.dead += 1;
  index.generation += 1;
}

function addActor(index: TextIndex, { folded, display, keys }: NamedActor, article: number): void {
  const known = index.actors.get(folded) ?? { folded, articles: [], displays: [] };
  known.articles.push(article);
  known.displays.push(display);
  index.actors.set(folded, known);
  for (const key of keys) {
    const names = index.actorKeys.get(key) ?? new Map<string, number[]>();
    const articles = names.get(folded);
    if (articles === undefined) names.set(folded, [article]);
    else articles.push(article);
    index.actorKeys.set(key, names);
  }
}
