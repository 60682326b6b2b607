// Lists the jobs of the minute's tick. Wires, as main does.

import type { Briefings } from './briefing/run-due.ts';
import { fileOldEventDays, pollDueFeeds } from './ingest/ingest.ts';
import type { Caches } from './open-caches.ts';
import type { House } from './open-house.ts';
import { reportFailures } from './report-failures.ts';
import type { Job } from './timetable.ts';

const HOUR_MINUTES = 60;
const MINUTE_MS = 60_000;
/** About five seconds of work in slices: 50,000 old articles are filed in half an hour. */
const FILED_PER_MINUTE_MAX = 2_000;

/** The jobs of each minute, in the order in which they start: feeds, briefings, and hourly the sweep of the cache. */
export function jobsOf(house: House, briefings: Briefings, caches: Caches): readonly Job[] {
  return [
    { name: 'feeds', run: async () => void (await pollDueFeeds(house)) },
    {
      name: 'briefings',
      run: async () => {
        reportFailures(await briefings.runDue(), house.log);
        reportFailures(await briefings.deliver(), house.log);
      },
    },
    {
      name: 'event days',
      run: async () => {
        const { filed, left } = await fileOldEventDays(house.store, FILED_PER_MINUTE_MAX);
        if (filed > 0) house.log.info('event days of older articles filed', { filed, left });
      },
    },
    {
      name: 'sweep the cache',
      when: (at: number) => Math.floor(at / MINUTE_MS) % HOUR_MINUTES === 0,
      run: async () => caches.sweep(),
    },
  ];
}
