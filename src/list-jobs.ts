// Lists the jobs of the minute's tick. Wires, as main does.

import type { Briefings } from './briefing/run-due.ts';
import { removeDeparted } from './follow-membership.ts';
import { pollDueFeeds } from './ingest/ingest.ts';
import type { Caches } from './open-caches.ts';
import type { House } from './open-house.ts';
import { reportFailures } from './report-failures.ts';
import type { Job } from './timetable.ts';

const HOUR_MINUTES = 60;
const MINUTE_MS = 60_000;

const isFullHour = (at: number): boolean => Math.floor(at / MINUTE_MS) % HOUR_MINUTES === 0;

/** The jobs of each minute, in the order in which they start: feeds, briefings, and hourly what is swept and forgotten. */
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
    { name: 'sweep the cache', when: isFullHour, run: async () => caches.sweep() },
    {
      name: 'forget departed servers',
      when: isFullHour,
      run: async () => {
        const gone = await removeDeparted(house.store.departures, house.now());
        if (gone.length > 0) house.log.info('servers that removed the bot were forgotten', { guilds: gone.length });
      },
    },
  ];
}
