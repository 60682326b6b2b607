// When a feed is asked again: after a success by its own wish, after a failure ever later.

import type { Instant } from '../news/ids.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

// Why 15 minutes: most news feeds change a few times an hour, and hosts that count requests start at 10 minutes.
const INTERVAL_MS = 15 * MINUTE_MS;
const BACK_OFF_MS = 5 * MINUTE_MS;

/**
 * The next poll. After a success: 15 minutes, or what the feed asks for (ttl) where that is more. After the n-th
 * failure in a row: 5 minutes times 2ⁿ⁻¹, at most a day, or what the host asks for (Retry-After). Spread by up to a
 * tenth with `spread` (0 up to 1, fixed for a feed), so that feeds added together drift apart.
 */
export function nextPollAt(poll: {
  readonly at: Instant;
  readonly failures: number;
  readonly ttlMinutes?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly spread: number;
}): Instant {
  const wanted =
    poll.failures === 0
      ? Math.max(INTERVAL_MS, (poll.ttlMinutes ?? 0) * MINUTE_MS)
      : Math.min(DAY_MS, BACK_OFF_MS * 2 ** Math.min(poll.failures - 1, 20));
  const interval = Math.max(Math.min(wanted, DAY_MS), Math.min(poll.retryAfterMs ?? 0, DAY_MS));
  return poll.at + Math.round(interval * (1 + poll.spread / 10));
}

/** A number from 0 up to 1 that is always the same for one id (32 hex digits). */
export function spreadOf(id: string): number {
  const part = Number.parseInt(id.slice(0, 6), 16);
  return Number.isNaN(part) ? 0 : part / 0x1000000;
}
