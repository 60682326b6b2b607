// Counts requests as Discord does: one limit over all, and one for each route with its channel, guild or webhook.

import { createHash } from 'node:crypto';
import type { FoundRoute } from './route.ts';
import { topResource } from './route.ts';

/** How much is let through. Discord's limits by route are not published: ours are generous unless a test says otherwise. */
export interface Limits {
  /** Requests a second over all routes; 0 turns it off. 50, as Discord's page on rate limits says. */
  readonly globalPerSecond?: number;
  /** Messages created in one channel. On Discord often seen as 5 in 5 seconds. */
  readonly messagesPerChannel?: { readonly requests: number; readonly seconds: number };
  /** Messages created in one channel by all who write there: of this limit no header tells before it is hit. None unless given. */
  readonly sharedPerChannel?: { readonly requests: number; readonly seconds: number };
  /** Answers of 401, 403 and 429 in ten minutes before the bot is shut out. 10,000, as the same page says. */
  readonly invalidMax?: number;
  /** Sessions that a bot may begin a day. 1,000, as Discord's page on the gateway says. */
  readonly identifiesPerDay?: number;
  /** The time between two identifies of one shard. On Discord 5 s; absent here, for tests start many clients at once. */
  readonly identifySeconds?: number;
  /** Shards that may identify side by side. 1, as Discord grants all but the largest bots. */
  readonly maxConcurrency?: number;
}

const GLOBAL_PER_SECOND = 50;
const GENEROUS = { requests: 1000, seconds: 1 };
const MESSAGE_CREATE = '/channels/:channel/messages';

interface Window {
  startedAt: number;
  used: number;
}

/** What the counting says of one request: headers for every answer, and a refusal when it is too much. */
export interface Counted {
  readonly headers: Readonly<Record<string, string>>;
  readonly refused?: { readonly retryAfterS: number; readonly scope: 'user' | 'shared' | 'global' };
}

/**
 * Gives a function that counts one request. `now` is the stand-in's clock, for the headers' epoch; `elapsed` are
 * milliseconds that really pass, because clients wait in real time.
 */
export function createRateLimits(given: {
  readonly limits: Limits;
  readonly now: () => number;
  readonly elapsed: () => number;
}): (found: FoundRoute) => Counted {
  const windows = new Map<string, Window>();
  const globalMax = given.limits.globalPerSecond ?? GLOBAL_PER_SECOND;
  const use = (key: string, seconds: number) => useWindow(windows, key, seconds * 1000, given.elapsed());
  return (found) => {
    const { route } = found;
    const isMessage = route.method === 'POST' && route.path === MESSAGE_CREATE;
    const limit = (isMessage && given.limits.messagesPerChannel) || GENEROUS;
    const bucket = bucketOf(found);
    const own = use(`${bucket} ${topResource(found)}`, limit.seconds);
    const headers = {
      'X-RateLimit-Limit': String(limit.requests),
      'X-RateLimit-Remaining': String(Math.max(0, limit.requests - own.used)),
      'X-RateLimit-Reset': ((given.now() + own.leftMs) / 1000).toFixed(3),
      'X-RateLimit-Reset-After': (own.leftMs / 1000).toFixed(3),
      'X-RateLimit-Bucket': bucket,
    };
    if (own.used > limit.requests) return { headers, refused: { retryAfterS: own.leftMs / 1000, scope: 'user' } };
    const { sharedPerChannel } = given.limits;
    if (isMessage && sharedPerChannel !== undefined) {
      const shared = use(`shared ${topResource(found)}`, sharedPerChannel.seconds);
      if (shared.used > sharedPerChannel.requests)
        return { headers, refused: { retryAfterS: shared.leftMs / 1000, scope: 'shared' } };
    }
    if (route.isExempt === true || globalMax === 0) return { headers };
    const all = use('global', 1);
    if (all.used <= globalMax) return { headers };
    return { headers, refused: { retryAfterS: all.leftMs / 1000, scope: 'global' } };
  };
}

function bucketOf(found: FoundRoute): string {
  return createHash('sha256').update(`${found.route.method} ${found.route.path}`).digest('hex').slice(0, 32);
}

function useWindow(
  windows: Map<string, Window>,
  key: string,
  lengthMs: number,
  at: number,
): { used: number; leftMs: number } {
  const known = windows.get(key);
  const window = known === undefined || at - known.startedAt >= lengthMs ? { startedAt: at, used: 0 } : known;
  window.used += 1;
  windows.set(key, window);
  return { used: window.used, leftMs: Math.max(1, window.startedAt + lengthMs - at) };
}
