// `rebuild`: makes the search index anew from the articles, and files actors that are not filed yet, also while the bot runs.

import { fileOldActors } from '../ingest/ingest.ts';
import type { Search } from '../search/search.ts';
import type { Store } from '../store/store.ts';
import { sayCount, showProgress, type Terminal } from './terminal.ts';

/** Rebuilds the index and files actors, with progress. Gives the exit code 0; throws what the store throws. */
export async function runRebuild(
  { search, store }: { readonly search: Pick<Search, 'rebuild' | 'settle'>; readonly store: Pick<Store, 'actors'> },
  terminal: Terminal,
): Promise<number> {
  const progress = showProgress('Indexing', terminal);
  await search.rebuild(progress.update);
  progress.stop();
  await search.settle();
  terminal.print('The search index is made anew.');
  const filing = showProgress('Filing actors', terminal);
  const { filed } = await fileOldActors(store, Number.POSITIVE_INFINITY, filing.update);
  filing.stop();
  if (filed > 0) terminal.print(`The actors of ${sayCount(filed, 'article')} are filed.`);
  return 0;
}
