// What ingest needs, over a real store in a temporary folder and with a network of a few pages.

import type { FetchedPage } from '../../src/feeds/feeds.ts';
import { createMayFetch, type IngestNeeds } from '../../src/ingest/ingest.ts';
import { Failure } from '../../src/news/failure.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { JOBS } from '../../src/workers/jobs.ts';
import { silentLog } from './silent-log.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface IngestBench extends IngestNeeds {
  readonly store: Store;
  /** Address → body, or a Failure to throw. Unknown addresses are not found. */
  readonly pages: Map<string, string | Failure>;
  readonly asked: string[];
  /** Address → where it leads. */
  readonly redirects: Map<string, string>;
  /** What happens when an address is asked, before it answers: a place to let time pass. */
  readonly onAsk: { run: (url: string) => void };
  readonly events: string[];
  readonly time: { clock: number };
}

/** Opens a bench; the caller closes its store. Jobs run on this thread. */
export async function openIngestBench(): Promise<IngestBench> {
  const { log, events } = silentLog();
  const pages = new Map<string, string | Failure>();
  const asked: string[] = [];
  const time = { clock: Date.parse('2026-05-04T08:00:00Z') };
  const now = (): number => time.clock;
  const redirects = new Map<string, string>();
  const onAsk = { run: (_url: string): void => undefined };
  const fetchPage = async (asking: string): Promise<FetchedPage> => {
    asked.push(asking);
    onAsk.run(asking);
    const url = redirects.get(asking) ?? asking;
    const body = pages.get(url);
    if (body instanceof Failure) throw body;
    if (body === undefined) throw new Failure('not-found', `${url} has nothing (HTTP 404).`);
    return { url, status: 200, notModified: false, body: new TextEncoder().encode(body), headers: {} };
  };
  const store = await openStore({ dataDir: temporaryFolder(), now });
  return {
    time,
    now,
    store,
    offload: { run: async (name, input) => (JOBS[name] as (input: unknown) => never)(input) },
    fetchPage,
    mayFetch: createMayFetch({ fetchPage, userAgent: 'Dateline test', now }),
    redirects,
    onAsk,
    pages,
    asked,
    events,
    log,
  };
}
