// Keeps our requests within Discord's limit over all routes, so that none is ever refused for it.

import type { RESTOptions } from 'discord.js';
import { REQUESTS_PER_SECOND } from './limits.ts';

type MakeRequest = RESTOptions['makeRequest'];
type Response = Awaited<ReturnType<MakeRequest>>;

/** However Discord cuts its seconds, a request was counted before its answer came: a second after that it no longer is. */
const COUNTED_MS = 1_000;
/** Timers may be early by a part of a millisecond. */
const SLACK_MS = 1;
/** How often a process that may send nothing just now looks whether it may again. */
const LOOK_MS = 100;
/** Discord's documentation, "Rate Limits": the endpoints of interactions are not bound to the global limit. */
const EXEMPT = /\/(?:interactions|webhooks)\/\d+\//u;
/** What is posted unasked: people do not wait behind it. */
const POSTS = /\/channels\/\d+\/messages$/u;

/** What waits for its turn. */
interface Waiting {
  readonly go: () => void;
}

/**
 * Takes what makes requests; gives the same with at most so many a second as `perSecond` says just now (REQUESTS_PER_SECOND
 * where nothing is said) of those that count: each takes a place until a second (`countedMs`) after its answer. Messages wait behind everything else. `onWait` hears of each that has
 * to wait. Rejects as the given one does, and with the signal's reason where that ends the wait.
 */
export function paceRequests(
  makeRequest: MakeRequest,
  {
    perSecond = () => REQUESTS_PER_SECOND,
    countedMs = COUNTED_MS,
    onWait,
  }: { readonly perSecond?: () => number; readonly countedMs?: number; readonly onWait?: () => void } = {},
): MakeRequest {
  const lanes: readonly [Waiting[], Waiting[]] = [[], []];
  let taken = 0;
  let holds = 0;

  const later = (ms: number, work: () => void): void => {
    setTimeout(work, ms).unref();
  };
  const letGo = (): void => {
    while (taken < perSecond() && holds === 0) {
      const next = lanes[0].shift() ?? lanes[1].shift();
      if (next === undefined) return;
      taken += 1;
      next.go();
    }
    // Where it may send nothing for the moment, nothing ends that would let the next one go.
    if (taken === 0 && holds === 0 && lanes.some(({ length }) => length > 0)) later(LOOK_MS, letGo);
  };
  const free = (): void => {
    taken -= 1;
    letGo();
  };

  async function takeTurn(lane: Waiting[], signal: AbortSignal | null | undefined): Promise<void> {
    if (taken < perSecond() && lanes.every(({ length }) => length === 0) && holds === 0) {
      taken += 1;
      return;
    }
    onWait?.();
    await new Promise<void>((resolve, reject) => {
      const stop = (): void => {
        const at = lane.indexOf(waiting);
        if (at !== -1) lane.splice(at, 1);
        reject(signal?.reason);
      };
      const waiting: Waiting = {
        go: () => {
          signal?.removeEventListener('abort', stop);
          resolve();
        },
      };
      if (signal?.aborted === true) return reject(signal.reason);
      signal?.addEventListener('abort', stop, { once: true });
      lane.push(waiting);
      if (taken === 0 && holds === 0) later(LOOK_MS, letGo);
    });
  }

  /** Somebody else spent what we have not: nothing goes until Discord says. */
  const heed = ({ status, headers }: Response): void => {
    if (status !== 429 || !headers.has('x-ratelimit-global')) return;
    const waitMs = Number(headers.get('retry-after') ?? 1) * 1_000;
    holds += 1;
    later(waitMs + SLACK_MS, () => {
      holds -= 1;
      letGo();
    });
  };

  return async (url, init) => {
    const { pathname } = new URL(url);
    if (EXEMPT.test(pathname)) return makeRequest(url, init);
    const signal = init.signal as AbortSignal | null | undefined;
    await takeTurn(lanes[init.method === 'POST' && POSTS.test(pathname) ? 1 : 0], signal);
    try {
      const response = await makeRequest(url, init);
      heed(response);
      return response;
    } finally {
      later(countedMs + SLACK_MS, free);
    }
  };
}
