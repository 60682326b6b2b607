// What bringing news in needs from the rest of the house, and what it gives back.

import type { FetchPage } from '../feeds/feeds.ts';
import type { Log } from '../log.ts';
import type { ArticleId, Instant } from '../news/ids.ts';
import type { Store } from '../store/store.ts';
import type { Offload } from '../workers/offload.ts';

export interface IngestNeeds {
  readonly store: Pick<Store, 'articles' | 'feeds'>;
  readonly offload: Pick<Offload, 'run'>;
  readonly fetchPage: FetchPage;
  readonly now: () => Instant;
  readonly log: Log;
  /** As sent to hosts; robots.txt is read for it. */
  readonly userAgent: string;
}

/** What came of one article. */
export interface Saved {
  readonly outcome: 'saved' | 'changed' | 'unchanged' | 'copy';
  readonly id: ArticleId;
}
