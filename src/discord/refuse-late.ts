// Sends no request after its time, and knows of one whether an earlier attempt may have been taken. A process that was paused
// wakes in the middle of its work, and what it was about to say somebody else may have said meanwhile. Timers may fire after
// the work goes on; the clock is right at once.

import { AsyncLocalStorage } from 'node:async_hooks';
import type { RESTOptions } from 'discord.js';
import { isNeverSent, TOO_LATE } from './never-sent.ts';

type MakeRequest = RESTOptions['makeRequest'];

/** Tells the time that really passes, in milliseconds: whatever clock the house shows. */
export type RealNow = () => number;

/** Thrown for what failed in the end (its `cause`), but of which discord.js had begun a request before that Discord may have taken. */
export class MayBeTaken extends Error {
  constructor(cause: unknown) {
    super(String(cause), { cause });
  }
}

/** What the requests of one piece of work have in common. */
interface Span {
  readonly until: number;
  readonly realNow: RealNow;
  /** None follows one that may have been taken. */
  readonly isOnce: boolean;
  /** One of them was sent, and nobody knows what became of it. */
  mayBeTaken: boolean;
}

const spans = new AsyncLocalStorage<Span>();

/**
 * Runs work whose requests begin within `ms` or not at all. Throws what it throws, as the cause of a `MayBeTaken` where an
 * attempt may have been taken: discord.js makes a request up to four times, and throws what became of the last. With `isOnce`
 * no attempt follows such a one: what carries no nonce would stand there twice.
 */
export async function within<Result>(
  { ms, realNow, isOnce = false }: { readonly ms: number; readonly realNow: RealNow; readonly isOnce?: boolean },
  work: () => Promise<Result>,
): Promise<Result> {
  const span: Span = { until: realNow() + ms, realNow, isOnce, mayBeTaken: false };
  try {
    return await spans.run(span, work);
  } catch (error) {
    if (span.mayBeTaken) throw new MayBeTaken(error);
    throw error;
  }
}

/** Takes what makes requests; gives the same, refusing those whose time is over with an error of the code TOO_LATE. */
export function refuseLate(makeRequest: MakeRequest): MakeRequest {
  return async (url, init) => {
    const span = spans.getStore();
    if (span === undefined) return makeRequest(url, init);
    if (span.realNow() >= span.until)
      throw Object.assign(new Error('its time was over before it was sent'), { code: TOO_LATE });
    if (span.isOnce && span.mayBeTaken) throw new Error('it may have been taken, and is not sent a second time');
    try {
      const response = await makeRequest(url, init);
      if (response.status >= 500) span.mayBeTaken = true;
      return response;
    } catch (error) {
      if (!isNeverSent(error)) span.mayBeTaken = true;
      throw error;
    }
  };
}
