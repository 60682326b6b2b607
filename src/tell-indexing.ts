// Tells the log how far the search index is while it is made anew, after an upgrade or damage: the bot speaks only then.

import type { Log } from './log.ts';

/** Fewer articles are taken in within a second: nobody waits. */
const ARTICLES_MIN = 2_000;
/** Lines until it is done. */
const STEPS = 20;

/** A listener for the progress of an index: one line at the beginning, at each twentieth, and at the end. */
export function tellIndexing(log: Pick<Log, 'info'>): (done: number, total: number) => void {
  let next = 0;
  return (done, total) => {
    if (total < ARTICLES_MIN || (done < next && done < total)) return;
    next = done + total / STEPS;
    log.info(done < total ? 'the search index is being made anew' : 'the search index is whole', { done, total });
  };
}
