// What polling needs over a given store, on one thread: every name leads to 127.0.0.1, and no host's turn is waited for.

import { createFetchPage } from '../../src/feeds/feeds.ts';
import { createMayFetch, type IngestNeeds } from '../../src/ingest/ingest.ts';
import type { Instant } from '../../src/news/ids.ts';
import { JOBS } from '../../src/workers/jobs.ts';
import { silentLog } from './silent-log.ts';

/** Gives the needs, and the events that were logged. */
export function pollingNeeds(
  store: IngestNeeds['store'],
  now: () => Instant,
): { readonly needs: IngestNeeds; readonly events: readonly string[] } {
  const userAgent = 'Dateline/0';
  const fetchPage = createFetchPage({
    resolve: async () => ['127.0.0.1'],
    allowedAddresses: ['127.0.0.0/8'],
    userAgent,
    now,
  });
  const { events, log } = silentLog();
  const offload: IngestNeeds['offload'] = {
    run: async (name, input) => (JOBS[name] as (input: unknown) => never)(input),
  };
  return {
    needs: { store, fetchPage, mayFetch: createMayFetch({ fetchPage, userAgent, now }), offload, now, log },
    events,
  };
}
