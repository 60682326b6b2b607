// How the bot's process comes to its end: when it is told to, or when Discord is lost; then in order and in time.

import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from './log.ts';
import type { Failure } from './news/failure.ts';

/** Service managers kill what has not ended ten seconds after SIGTERM; one of them is left for the end itself. */
const STOP_MS_MAX = 9_000;
/** What each later stop keeps for itself: closing a file or a socket takes less. */
const STOP_MS_KEPT = 500;

export interface Ending {
  /** Resolves when the end has come, with the failure that brought it, if one did. */
  readonly ended: Promise<Failure | undefined>;
  readonly signal: AbortSignal;
  end(failure?: Failure): void;
  /** What the work gives, or undefined when the end comes first; throws what the work throws, and what brought the end. */
  unless<Result>(work: Promise<Result>): Promise<Result | undefined>;
}

/** Waits for the first SIGTERM or SIGINT, or until somebody ends it. */
export function waitForEnd(): Ending {
  const { promise, resolve } = Promise.withResolvers<Failure | undefined>();
  const abort = new AbortController();
  const end = (failure?: Failure): void => {
    resolve(failure);
    abort.abort();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end());
  const endedFirst = async (): Promise<undefined> => {
    const failure = await promise;
    if (failure !== undefined) throw failure;
  };
  const unless = async <Result>(work: Promise<Result>): Promise<Result | undefined> => {
    // Once the end has come, nobody listens to what becomes of the work.
    work.catch(() => undefined);
    return Promise.race([endedFirst(), work]);
  };
  return { ended: promise, signal: abort.signal, end, unless };
}

/** What is to be stopped: resolves when it is. */
export type Stop = () => Promise<void> | void;

/**
 * Stops everything, each after the one before. One that throws is logged and holds up none of the others; one that does
 * not end is left behind, in time for the rest to have half a second each. All together end within `msMax`: what is left
 * is taken up at the next start, as after a crash. Throws nothing.
 */
export async function stopInOrder(
  stops: readonly Stop[],
  log: Log,
  { msMax, msKept }: { readonly msMax: number; readonly msKept: number } = { msMax: STOP_MS_MAX, msKept: STOP_MS_KEPT },
): Promise<void> {
  const done = new AbortController();
  // Counted from the beginning: what an early one does not use, a later one has.
  const deadlines = stops.map((_, index) => {
    const kept = (stops.length - index - 1) * msKept;
    return wait(Math.max(msMax - kept, 0), 'too late' as const, { signal: done.signal }).catch(() => undefined);
  });
  for (const [index, stop] of stops.entries()) {
    const outcome = await Promise.race([stopSafely(stop, log), deadlines[index]]);
    if (outcome === 'too late') log.warn('Stopping before everything in hand was finished');
  }
  done.abort();
}

/** Gives the stop that stops all of these at the same time; one that throws is logged. */
export function together(stops: readonly Stop[], log: Log): Stop {
  return async () => void (await Promise.all(stops.map((stop) => stopSafely(stop, log))));
}

async function stopSafely(stop: Stop, log: Log): Promise<void> {
  try {
    await stop();
  } catch (error) {
    log.error('A part could not be stopped', { error });
  }
}
