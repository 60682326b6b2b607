// What bringing news in needs from the rest of the house, and what it gives back.

import type { FetchPage } from '../feeds/feeds.ts';
import type { Log } from '../log.ts';
import type { ArticleId, Instant } from '../news/ids.ts';
import type { Store } from '../store/store.ts';
import type { Offload } from '../workers/offload.ts';
import type { MayFetch } from './may-fetch.ts';

export interface IngestNeeds {
  readonly store: Pick<Store, 'articles' | 'feeds'>;
  readonly offload: Pick<Offload, 'run'>;
  readonly fetchPage: FetchPage;
  readonly now: () => Instant;
  readonly log: Log;
  /** Asks robots.txt; one for the house, for it remembers what hosts said. */
  readonly mayFetch: MayFetch;
}

/** What came of one article. */
export interface Saved {
  readonly outcome: 'saved' | 'changed' | 'unchanged' | 'moved' | 'republished' | 'copy';
  readonly id: ArticleId;
}
