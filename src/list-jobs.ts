// Lists the jobs of the minute's tick. Wires, as main does.

import type { Briefings } from './briefing/run-due.ts';
import { sayFeedNotice } from './discord/say-feed-notice.ts';
import { type Polling, tellOfFeeds } from './ingest/ingest.ts';
import type { Notice } from './news/guild.ts';
import type { Caches } from './open-caches.ts';
import type { House } from './open-house.ts';
import { reportFailures } from './report-failures.ts';
import type { Job } from './timetable.ts';

const HOUR_MINUTES = 60;
const MINUTE_MS = 60_000;

/** What the jobs work with. */
interface Workers {
  readonly house: House;
  readonly briefings: Briefings;
  readonly caches: Caches;
  readonly polling: Polling;
  readonly tell: (notice: Notice) => Promise<void>;
}

/** The jobs of each minute, in the order in which they start: feeds, briefings, and hourly the sweep of the cache. */
export function jobsOf({ house, briefings, caches, polling, tell }: Workers): readonly Job[] {
  const { store } = house;
  return [
    { name: 'feeds', mayOverlap: true, run: async () => void (await polling.pollDue()) },
    { name: 'notices of feeds', run: async () => void (await tellOfFeeds({ store, say: sayFeedNotice, tell })) },
    {
      name: 'briefings',
      run: async () => {
        reportFailures(await briefings.runDue(), house.log);
        reportFailures(await briefings.deliver(), house.log);
      },
    },
    {
      name: 'sweep the cache',
      when: (at: number) => Math.floor(at / MINUTE_MS) % HOUR_MINUTES === 0,
      run: async () => caches.sweep(),
    },
  ];
}
