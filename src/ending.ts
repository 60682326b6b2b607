// How the bot's process comes to its end: when it is told to, or when Discord is lost; then in order and in time.

import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from './log.ts';
import type { Failure } from './news/failure.ts';

/** Service managers kill what has not ended ten seconds after SIGTERM; one of them is left for the end itself. */
const STOP_MS_MAX = 9_000;

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

/**
 * Stops everything, each after the one before. Gives up after nine seconds: what is left is taken up at the next start,
 * as after a crash.
 */
export async function stopInOrder(stops: readonly (() => Promise<void> | void)[], log: Log): Promise<void> {
  const inTime = new AbortController();
  const stopping = async (): Promise<void> => {
    for (const stop of stops) await stop();
    inTime.abort();
  };
  const tooLate = wait(STOP_MS_MAX, undefined, { signal: inTime.signal }).then(
    () => log.warn('Stopping before everything in hand was finished'),
    () => undefined,
  );
  await Promise.race([stopping(), tooLate]);
}
