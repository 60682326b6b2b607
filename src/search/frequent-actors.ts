// Chooses the actors that most articles of a segment name, while its keys are written: what is offered before much is typed.

import { actorOf, isShown } from './keys.ts';

/** Why: under each letter some forty are left to choose ten from; a page of 20 KB. */
const FREQUENT_MAX = 1_024;

export interface FrequentActors {
  /** To be told every key in order, with how many articles (or passages) hold it. */
  note(key: string, count: number): void;
  /** The folded names of the actors in most articles, most first. */
  chosen(): readonly string[];
}

/** Takes keys one by one. */
export function createFrequentActors(): FrequentActors {
  const actors: { readonly folded: string; count: number }[] = [];
  const keepMost = (): void => {
    actors.sort((a, b) => b.count - a.count || (a.folded < b.folded ? -1 : 1));
    actors.length = Math.min(actors.length, FREQUENT_MAX);
  };
  let last: { readonly folded: string; count: number } | undefined;
  return {
    note(key, count) {
      if (!isShown(key)) return;
      const folded = actorOf(key);
      if (last?.folded === folded) last.count += count;
      else {
        // The one in hand may still grow: it is cut with the others only when the next begins.
        if (actors.length >= FREQUENT_MAX * 2) keepMost();
        last = { folded, count };
        actors.push(last);
      }
    },
    chosen() {
      keepMost();
      return actors.map(({ folded }) => folded);
    },
  };
}
