// Sends no request after its time: a process that was paused wakes in the middle of its work, and what it was about to say
// somebody else may have said meanwhile. Timers may fire after the work goes on; the clock is right at once.

import { AsyncLocalStorage } from 'node:async_hooks';
import type { RESTOptions } from 'discord.js';

type MakeRequest = RESTOptions['makeRequest'];

/** The code of the error that says so: nothing was sent. */
export const TOO_LATE = 'DATELINE_TOO_LATE';

/** Tells the time that really passes, in milliseconds: whatever clock the house shows. */
export type RealNow = () => number;

const deadlines = new AsyncLocalStorage<{ readonly until: number; readonly realNow: RealNow }>();

/** Runs work whose requests begin within `ms` or not at all. */
export function within<Result>(ms: number, realNow: RealNow, work: () => Promise<Result>): Promise<Result> {
  return deadlines.run({ until: realNow() + ms, realNow }, work);
}

/** Takes what makes requests; gives the same, refusing those whose time is over with an error of the code TOO_LATE. */
export function refuseLate(makeRequest: MakeRequest): MakeRequest {
  return async (url, init) => {
    const deadline = deadlines.getStore();
    if (deadline !== undefined && deadline.realNow() >= deadline.until)
      throw Object.assign(new Error('its time was over before it was sent'), { code: TOO_LATE });
    return makeRequest(url, init);
  };
}
