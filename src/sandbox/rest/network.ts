// The way between the bot and this server, as the page sets it: what it does to each request of the API.

import { setTimeout as wait } from 'node:timers/promises';
import { plainRefusal, tooMany } from '../refusal.ts';
import type { State } from '../state.ts';
import type { Mishap } from './trouble.ts';

/** Under Discord's three seconds for a first answer, so that a slow way is felt and nothing fails by it. */
const SLOW_MS = 2_000;
const LIMITED_MS = 2_000;

/**
 * Gives the function that each request goes through: it waits where the way is slow, and gives what befalls the request,
 * or undefined. `pause` waits so many milliseconds.
 */
export function createWay(
  state: State,
  pause: (ms: number) => Promise<void> = wait,
): () => Promise<Mishap | undefined> {
  let count = 0;
  return async () => {
    count += 1;
    if (state.network === 'slow') await pause(SLOW_MS);
    if (state.network === 'cut') return 'drop';
    if (state.network === 'refusing') return mishapOf(plainRefusal(503, 'Service Unavailable'));
    // Every other one: a client that waits as told comes through.
    if (state.network === 'rate-limited' && count % 2 === 1)
      return mishapOf(tooMany({ waitMs: LIMITED_MS, scope: 'shared' }));
    return undefined;
  };
}

function mishapOf({ status, body, headers }: ReturnType<typeof tooMany>): Mishap {
  return { status, body, headers };
}
