// Counts the articles of a view that hold a word, or name an actor.

import { actorsNamed, articlesOfActors } from './actors-named.ts';
import type { ViewOfSegments } from './view-mask.ts';
import { keysOfWords, listsOfWords } from './word-keys.ts';

/**
 * In how many articles of the view all words of a text stand together in one passage, or that name the actor whom it
 * names. Words of a name that only stand somewhere in one article name nobody.
 */
export async function countArticlesWith(view: ViewOfSegments, word: string): Promise<number> {
  const groups = keysOfWords(view, word);
  const actors = await actorsNamed(view, word);
  let count = 0;
  for (const part of view.parts) {
    const found = new Set([...(await articlesOfActors(part, actors))]);
    const lists = await listsOfWords(part, groups);
    const holding = groups.map(({ keys }) => keys.map((key) => lists.get(key)).filter((list) => list !== undefined));
    const [first, ...rest] = holding;
    const others = rest.map((lists) => new Set(lists.flatMap(passagesOf)));
    for (const passage of (first ?? []).flatMap(passagesOf)) {
      const number = part.columns.articlesOf[passage] as number;
      if (part.visible[number] === 1 && others.every((passages) => passages.has(passage))) found.add(number);
    }
    count += found.size;
  }
  return count;
}

const passagesOf = ({ numbers, count }: { readonly numbers: ArrayLike<number>; readonly count: number }): number[] =>
  Array.prototype.slice.call(numbers, 0, count);
