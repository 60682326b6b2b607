// What bringing news in needs from the rest of the house, and what it gives back.

import type { FetchPage, HostTurns } from '../feeds/feeds.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { ArticleId, Instant } from '../news/ids.ts';
import type { Store } from '../store/store.ts';
import type { Offload } from '../workers/offload.ts';
import type { MayFetch } from './may-fetch.ts';
import type { SiteTexts } from './site-texts.ts';

export interface IngestNeeds {
  /** Without `actors`, articles are understood by their own words alone. */
  readonly store: Pick<Store, 'articles' | 'feeds'> & Partial<Pick<Store, 'actors'>>;
  readonly offload: Pick<Offload, 'run'>;
  readonly fetchPage: FetchPage;
  readonly now: () => Instant;
  readonly log: Log;
  /** Asks robots.txt; one for the house, for it remembers what hosts said. */
  readonly mayFetch: MayFetch;
  readonly metrics?: Pick<Metrics, 'article' | 'poll'>;
  /** What recurs on the pages of a site; absent where nothing is learned. */
  readonly siteTexts?: SiteTexts;
  /** Whose turn it is at which host, as `fetchPage` keeps it, and how to wait for it; absent where nobody waits. */
  readonly turns?: {
    readonly turns: Pick<HostTurns, 'freeAt'>;
    readonly pause: (ms: number, signal?: AbortSignal) => Promise<void>;
  };
}

/** What came of one article. */
export interface Saved {
  readonly outcome: 'saved' | 'changed' | 'unchanged' | 'moved' | 'republished' | 'copy';
  readonly id: ArticleId;
}
