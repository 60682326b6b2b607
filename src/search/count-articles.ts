// Counts the articles of a view that hold a word, or name an actor.

import { actorsNamed, articlesOfActors } from './actors-named.ts';
import type { ViewOfSegments } from './view-mask.ts';
import { keysOfWords, listsOfWords } from './word-keys.ts';

/** In how many articles of the view all words of a text stand, or that name the actor whom it names. */
export async function countArticlesWith(view: ViewOfSegments, word: string): Promise<number> {
  const groups = keysOfWords(view, word);
  const actors = await actorsNamed(view, word);
  let count = 0;
  for (const part of view.parts) {
    const found = new Set([...(await articlesOfActors(part, actors))]);
    const lists = await listsOfWords(part, groups);
    const holding = groups.map(
      ({ keys }) =>
        new Set(
          keys.flatMap((key) =>
            [...(lists.get(key)?.numbers.subarray(0, lists.get(key)?.count) ?? [])].map(
              (passage) => part.columns.articlesOf[passage] as number,
            ),
          ),
        ),
    );
    const [first, ...rest] = holding;
    for (const number of first ?? [])
      if (part.visible[number] === 1 && rest.every((numbers) => numbers.has(number))) found.add(number);
    count += found.size;
  }
  return count;
}
