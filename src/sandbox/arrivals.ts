// News that comes in while the sandbox runs: the sample articles that arrive, one after the other.

import { listArrivingNews, type NewsFile, readArrivingNews } from './sample-news.ts';

/** So that something happens while a visitor looks around, and a channel that hears it at once is not flooded. */
const EVERY_MS = 3 * 60_000;

export interface Arrivals {
  /** Lets all arrive whose instant has come, each at its own; gives their titles. */
  readonly letDue: () => Promise<readonly string[]>;
  /** Lets the next one arrive now; gives its title, or undefined when all have arrived. */
  readonly letNext: () => Promise<string | undefined>;
  /** How many are to come, and when the next one does (UTC milliseconds). */
  readonly toCome: () => { readonly articlesToCome: number; readonly nextArticleAt?: number };
}

/**
 * Plans one article every three minutes from now on. `take` brings one in, as seen at its instant (UTC milliseconds),
 * and gives its title. One after the other, also when two ask at once.
 */
export function planArrivals(given: {
  readonly now: () => number;
  readonly take: (file: NewsFile, at: number) => Promise<string>;
}): Arrivals {
  const waiting = listArrivingNews();
  let nextAt = given.now() + EVERY_MS;
  let queue: Promise<unknown> = Promise.resolve();
  const letOne = async (at: number): Promise<string | undefined> => {
    const name = waiting[0];
    if (name === undefined) return undefined;
    const title = await given.take(readArrivingNews(name, at), at);
    waiting.shift();
    nextAt = at + EVERY_MS;
    return title;
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };
  return {
    letDue: () =>
      inTurn(async () => {
        const titles: string[] = [];
        while (waiting.length > 0 && nextAt <= given.now()) titles.push((await letOne(nextAt)) ?? '');
        return titles;
      }),
    letNext: () => inTurn(() => letOne(given.now())),
    toCome: () => ({ articlesToCome: waiting.length, ...(waiting.length === 0 ? {} : { nextArticleAt: nextAt }) }),
  };
}
