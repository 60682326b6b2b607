// The door of stories/: groups articles into stories (one happening told by many) and ranks them.

import type { ReadArticle } from '../news/article.ts';
import type { ArticleId, Instant } from '../news/ids.ts';
import { growGroups } from './grow-groups.ts';
import { instantOf } from './same-story.ts';
import type { Story } from './story.ts';

export { formOf, isNoNews } from './article-form.ts';
export { changedNumbers, factsIn, newFacts } from './novelty.ts';
export type { Story } from './story.ts';
export { type WeighOptions, weighStories } from './weigh.ts';

/** Stories that grow as articles come. */
export interface GrowingStories {
  /**
   * Adds an article: to its copies, to the story that it tells, or as a new one. It is compared with the few that share its
   * rarest terms within a week, so it costs the same however many there are. How rare a term is, is counted over
   * those that came before: the same articles in the same order give the same stories, however they are cut into batches.
   * An article that is there already is replaced and stays where it is.
   */
  add(read: ReadArticle): void;
  /** Joins the stories of articles that were told as one; ids that are not there are passed over. */
  tie(ids: readonly ArticleId[]): void;
  /** The stories, the one with the newest article first. What stood in one story stands in one for good. */
  stories(): Story[];
}

/**
 * Groups articles into stories, the one with the newest article first. Every article is in exactly one story; wire
 * copies (by `copyOf` or an equal text) stand in the story of their original. The order given does not matter, nor
 * does it matter when an article is given twice: they are added oldest first. `together`: ids of articles that were told
 * as one and stay one. `sameMin`: the likeness that joins, to be varied by measuring only.
 */
export function groupIntoStories(
  reads: readonly ReadArticle[],
  options: { readonly together?: readonly (readonly ArticleId[])[]; readonly sameMin?: number } = {},
): Story[] {
  const growing = growStories(options.sameMin);
  const distinct = new Map(reads.map((read) => [read.article.id, read]));
  for (const read of [...distinct.values()].sort(oldestFirst)) growing.add(read);
  for (const ids of options.together ?? []) growing.tie(ids);
  return growing.stories();
}

/** One text and its copies: they tell one thing, and count as one. */
interface Telling {
  /** In the order in which they came. */
  readonly reads: Map<ArticleId, ReadArticle>;
  /** Its place among what is grouped. */
  readonly number: number;
}

/** No stories yet. */
export function growStories(sameMin?: number): GrowingStories {
  const groups = growGroups(sameMin);
  const tellings: Telling[] = [];
  // By id, by the id of which it is a copy, and by text.
  const tellingOf = new Map<string, Telling>();

  function findOrOpen(read: ReadArticle): Telling {
    const [first, ...others] = new Set(namesOf(read).flatMap((name) => tellingOf.get(name) ?? []));
    if (first === undefined) {
      const telling = { reads: new Map(), number: groups.add(read) };
      tellings.push(telling);
      return telling;
    }
    for (const other of others) takeOver(first, other);
    return first;
  }

  /** Two texts of which a third is a copy are one. */
  function takeOver(telling: Telling, other: Telling): void {
    groups.tie(telling.number, other.number);
    for (const [id, read] of other.reads) {
      telling.reads.set(id, read);
      for (const name of namesOf(read)) tellingOf.set(name, telling);
    }
    other.reads.clear();
  }

  return {
    add(read) {
      const { id } = read.article;
      const known = tellingOf.get(id);
      const telling = known?.reads.has(id) ? known : findOrOpen(read);
      telling.reads.set(id, read);
      for (const name of namesOf(read)) tellingOf.set(name, telling);
    },
    tie(ids) {
      const [first, ...others] = ids.flatMap((id) => tellingOf.get(id) ?? []);
      for (const other of others) if (first !== undefined) groups.tie(first.number, other.number);
    },
    stories: () =>
      groups
        .groups()
        .map((members) => storyOf(members.flatMap((member) => tellings[member] ?? [])))
        .sort((a, b) => b.newestAt - a.newestAt || (a.id < b.id ? -1 : 1)),
  };
}

/** What a text is known by: its id, that of which it is a copy, and its words. */
function namesOf({ article: { id, copyOf, textHash } }: ReadArticle): string[] {
  return [id, ...(copyOf === undefined ? [] : [copyOf]), `text ${textHash}`];
}

function storyOf(tellings: readonly Telling[]): Story {
  const reads = tellings.flatMap((telling) => [...telling.reads.values()]).sort(oldestFirst);
  const originals = tellings
    .filter((telling) => telling.reads.size > 0)
    .map((telling) => originalOf([...telling.reads.values()].sort(oldestFirst)))
    .sort(oldestFirst);
  const [first] = originals;
  if (first === undefined) throw new Error('a story has at least one article');
  const newestAt: Instant = Math.max(...originals.map((read) => instantOf(read.article)));
  return { id: first.article.id, reads, originals, newestAt };
}

/** The first that is no copy, else the first. */
function originalOf(reads: readonly ReadArticle[]): ReadArticle {
  const original = reads.find(({ article }) => article.copyOf === undefined) ?? reads[0];
  if (original === undefined) throw new Error('a text stands in at least one article');
  return original;
}

function oldestFirst(a: ReadArticle, b: ReadArticle): number {
  return instantOf(a.article) - instantOf(b.article) || (a.article.id < b.article.id ? -1 : 1);
}
