// Shows on the terminal that the search index is made anew, after an upgrade or damage: the command waits for it.

import { type Progress, showProgress, type Terminal } from './terminal.ts';

/** Fewer articles are taken in within a second: nobody waits. */
const ARTICLES_MIN = 2_000;

/** A listener for the progress of an index, who shows it on standard error. */
export function showIndexing(terminal: Terminal): (done: number, total: number) => void {
  let progress: Progress | undefined;
  return (done, total) => {
    if (total < ARTICLES_MIN) return;
    progress ??= showProgress('The search index is being made anew', terminal);
    progress.update(done, total);
    if (done < total) return;
    progress.stop();
    progress = undefined;
  };
}
