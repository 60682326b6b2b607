// Does again what Discord did not take for the moment, with growing pauses, until it is done or Dateline is to stop.

import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from '../news/failure.ts';
import type { Log } from './needs.ts';
import { connectTexts } from './texts.ts';

// Our own: the second attempt after a second, then twice as long each time, a minute at most.
const RETRY_MS_FIRST = 1_000;
const RETRY_MS_MAX = 60_000;

/**
 * Gives what the work gives. Throws at once what `isFinal` says is final; other errors are logged and the work is done
 * again. Throws Failure('unreachable') when `signal` ends the attempts.
 */
export async function keepTrying<T>(
  work: () => Promise<T>,
  options: {
    readonly isFinal: (error: unknown) => boolean;
    readonly log: Log;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<T> {
  const { isFinal, log, signal } = options;
  for (let delayMs = RETRY_MS_FIRST; ; delayMs = Math.min(delayMs * 2, RETRY_MS_MAX)) {
    try {
      return await work();
    } catch (error) {
      if (isFinal(error)) throw error;
      log.warn('Discord cannot be reached; trying again', { err: error, retryInMs: delayMs });
    }
    await wait(delayMs, undefined, signal === undefined ? {} : { signal }).catch((cause: unknown) => {
      throw new Failure('unreachable', connectTexts.stoppedBefore, { cause });
    });
  }
}
