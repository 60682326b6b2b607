// A process's place among those that share its database: its shards and its share of Discord's limit, as a lease of the
// store that ends by itself.
//
//   start ─take─▶ held ─every 15 s─▶ held … ─stop─▶ given back
//                  │ not told in time (paused, the database gone): it sends next to nothing until it is held again
//                  └ somebody else has it meanwhile: the process ends with a sentence

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Log } from './log.ts';
import { Failure } from './news/failure.ts';
import type { PlaceGiven, PlaceWanted, ProcessPlace, Role, Shards } from './news/process.ts';

/** As long as the leases of briefings: after a crash on another machine a place is free a minute later. */
const LEASE_MS = 60_000;
/** Three times may fail before the lease ends. */
const RENEW_MS = 15_000;
/** Without a place in time: what others may have by now is not spent. */
const PER_SECOND_MIN = 1;
/** Discord's documentation, "Rate Limits": all that there is, where no other process shares it. */
const PER_SECOND_ALONE = 50;
const ID_FILE = 'process.id';

/** What of the store is needed: its processes fit. */
interface Processes {
  hold(wanted: PlaceWanted): Promise<PlaceGiven>;
  leave(of: Pick<ProcessPlace, 'id' | 'start'>): Promise<void>;
}

export interface HeldPlace {
  /** Requests a second that this process may send just now. */
  readonly perSecond: () => number;
  /** Gives the place back. */
  readonly stop: () => Promise<void>;
}

/** The place of who shares nothing. */
export const ALONE: HeldPlace = { perSecond: () => PER_SECOND_ALONE, stop: async () => {} };

/**
 * Takes the place and keeps it until it is stopped. Throws Failure('busy') where another holds one of the shards.
 * `onLost` hears once that another has it: this process is to end.
 */
export async function holdPlace(options: {
  readonly processes: Processes;
  /** The process's own: where it starts again with it, its former place is its own. */
  readonly dataDir: string;
  readonly role: Role;
  readonly shards: Shards | undefined;
  readonly newId: () => string;
  readonly now: () => number;
  readonly log: Log;
  readonly onLost: (failure: Failure) => void;
}): Promise<HeldPlace> {
  const { processes, dataDir, role, shards, newId, now, log, onLost } = options;
  const own = {
    id: readId(dataDir, newId),
    start: newId(),
    name: hostname(),
    role,
    ...(shards === undefined || role === 'worker' ? {} : { shards }),
    startedAt: now(),
  };
  let held: ProcessPlace | undefined;
  const renew = async (isNew: boolean): Promise<void> => {
    const given = await processes.hold({ ...own, now: now(), leaseMs: LEASE_MS, isNew });
    if ('inTheWay' in given) throw new Failure('busy', sayInTheWay(given.inTheWay));
    if (held?.perSecond !== given.place.perSecond) log.info('share of requests', { perSecond: given.place.perSecond });
    held = given.place;
  };
  await renew(true);
  let renewing: Promise<void> | undefined;
  const timer = setInterval(() => {
    renewing ??= renew(false)
      .catch((error: unknown) => {
        const isTaken = error instanceof Failure && error.message.startsWith(TAKEN);
        if (!isTaken) return log.warn('the place of this process could not be kept; trying again', { error });
        clearInterval(timer);
        held = undefined;
        onLost(error);
      })
      .finally(() => {
        renewing = undefined;
      });
  }, RENEW_MS);
  timer.unref();
  return {
    perSecond: () => (held !== undefined && now() < held.leaseUntil ? held.perSecond : PER_SECOND_MIN),
    stop: async () => {
      clearInterval(timer);
      await renewing;
      if (held !== undefined) await processes.leave(own);
    },
  };
}

/** Another folder is another process, whatever machine it stands on. */
function readId(dataDir: string, newId: () => string): string {
  const file = join(dataDir, ID_FILE);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const id = newId();
  writeFileSync(file, `${id}\n`);
  return id;
}

const TAKEN = 'Another Dateline ';

/** Who it is and what to do about it. */
function sayInTheWay({ name, shards, startedAt }: ProcessPlace): string {
  const what =
    shards === undefined ? 'speaks for all servers' : `holds shards ${shards.from} to ${shards.until} of ${shards.of}`;
  const since = new Date(startedAt).toISOString().slice(0, 16).replace('T', ' ');
  return `${TAKEN}${what} on this database (on ${name}, since ${since} UTC); stop it, or give each its own part of DATELINE_SHARDS, of the same number. A minute after a crash the place is free.`;
}
