// `rebuild`: makes the search index anew from the articles, also while the bot runs.

import type { Search } from '../search/search.ts';
import { showProgress, type Terminal } from './terminal.ts';

/** Rebuilds the index with progress. Gives the exit code 0; throws what the store throws. */
export async function runRebuild(
  { search }: { readonly search: Pick<Search, 'rebuild' | 'settle'> },
  terminal: Terminal,
): Promise<number> {
  const progress = showProgress('Indexing', terminal);
  await search.rebuild(progress.update);
  progress.stop();
  await search.settle();
  terminal.print('The search index is made anew.');
  return 0;
}
