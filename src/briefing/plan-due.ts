// Chooses which due time to serve now, and which comes next.

import { Failure } from '../news/failure.ts';
import type { Instant } from '../news/ids.ts';
import type { Subscription } from '../news/subscription.ts';
import type { PauseReason } from '../news/trouble.ts';
import { lastDue, nextDue, quietUntil } from './cadence.ts';

/** A briefing later than this is folded into the next one: it is then nearer to that than to its own hour. */
export const LATE_MS_MAX = 6 * 3_600_000;

/**
 * Which due time to serve now. After an outage several have passed: the latest of the last six hours stands for all of
 * them (`dueAt`); when there is none, all are folded into the next. In quiet hours it waits for their end. The reason to pause when the cadence cannot be read or ends.
 */
export function planOf(
  subscription: Subscription,
  now: Instant,
): { readonly dueAt: Instant | undefined; readonly nextDueAt: Instant } | PauseReason {
  const { cadence, zone, nextDueAt, quiet } = subscription;
  try {
    const heldUntil = quiet === undefined ? undefined : quietUntil(quiet, zone, now);
    if (heldUntil !== undefined) return { dueAt: undefined, nextDueAt: heldUntil };
    const [next] = nextDue(cadence, zone, now, 1, quiet);
    if (next === undefined) return { kind: 'cadence ends', cadence };
    if (now - nextDueAt < LATE_MS_MAX) {
      const passed = lastDue(cadence, zone, { after: nextDueAt, until: now }, quiet);
      return { dueAt: passed ?? nextDueAt, nextDueAt: next };
    }
    const dueAt = lastDue(cadence, zone, { after: now - LATE_MS_MAX, until: now }, quiet);
    return { dueAt, nextDueAt: next };
  } catch (error) {
    if (error instanceof Failure) return { kind: 'unreadable', why: error.message };
    throw error;
  }
}
