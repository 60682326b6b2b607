// Runs a worker: it reads feeds, files and composes, and leaves speaking and sending to the bots of its database. Wires.

import type { Config } from './config.ts';
import { speakAside } from './discord/speak-aside.ts';
import { type Ending, type Stop, together } from './ending.ts';
import type { HeldPlace } from './hold-place.ts';
import { createPolling } from './ingest/ingest.ts';
import { jobsOfWorker } from './list-jobs.ts';
import { openBriefings, type Speech } from './open-briefings.ts';
import type { Caches } from './open-caches.ts';
import type { House } from './open-house.ts';
import { startTimetable } from './timetable.ts';

/** Works until the end has come. Gives the exit code; throws the failure that brought the end. */
export async function work(parts: {
  readonly config: Config;
  readonly house: House;
  readonly caches: Caches;
  readonly place: HeldPlace;
  readonly stops: Stop[];
  readonly ending: Ending;
  readonly clock: { readonly useTick?: (tick: () => Promise<void>) => void };
  /** Whatever clock the house shows. */
  readonly realNow: () => number;
  readonly print: (line: string) => void;
}): Promise<number> {
  const { config, house, caches, place, stops, ending } = parts;
  const { log, now, metrics } = house;
  const aside = speakAside({
    token: config.discordToken ?? '',
    ...(config.discordApiUrl === undefined ? {} : { apiUrl: config.discordApiUrl }),
    guilds: house.store.guilds,
    log,
    metrics,
    perSecond: place.perSecond,
    realNow: parts.realNow,
  });
  const polling = createPolling(house);
  const briefings = openBriefings(house, () => ({ ...SILENT, tellTrouble: aside.tellTrouble }), caches);
  const jobs = jobsOfWorker({ house, briefings, caches, polling, tell: aside.tell });
  const timetable = startTimetable(jobs, { now, log, metrics });
  stops.unshift(together([() => polling.stop(), timetable.stop], log), aside.stop);
  log.info('ready', { role: 'worker' });
  void timetable.tick();
  parts.clock.useTick?.(timetable.tick);
  parts.print('Working: reading feeds and composing briefings, which the bots of this database send.');
  const failure = await ending.ended;
  if (failure !== undefined) throw failure;
  return 0;
}

async function refuse(): Promise<never> {
  throw new Error('a worker sends no messages');
}

/** Who composes leaves all else to the bots. */
const SILENT: Omit<Speech, 'tellTrouble'> = {
  edit: refuse,
  post: refuse,
  history: refuse,
  places: { openThread: refuse, openPost: refuse, findPosts: refuse, publish: refuse, describe: refuse },
  isMember: refuse,
};
