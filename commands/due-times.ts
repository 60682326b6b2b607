// When a subscription tells next: its due times, or now for one that tells as it happens.

import { commandTexts } from '../src/discord/command.ts';
import type { Instant } from '../src/news/ids.ts';
import { isAsItHappens, type Subscription } from '../src/news/subscription.ts';
import type { SubscriptionNeeds } from './name-subscription.ts';

/** The next `count` of them, in order; none where it is never due. Throws Failure('bad-input') for a cadence or zone that cannot be read. */
export function dueTimes(
  { cadence, zone, quiet }: Pick<Subscription, 'cadence' | 'zone' | 'quiet'>,
  now: Instant,
  count: number,
  { nextDue }: Pick<SubscriptionNeeds, 'nextDue'>,
): readonly Instant[] {
  return isAsItHappens(cadence) ? [now] : nextDue(cadence, zone, now, count, quiet);
}

/** Of the next year's changes of the clocks the first that touches a subscription, in one sentence; none where none does. */
export function clockNotes(
  { cadence, zone, quiet }: Pick<Subscription, 'cadence' | 'zone' | 'quiet'>,
  now: Instant,
  { nextClockChange }: Pick<SubscriptionNeeds, 'nextClockChange'>,
): readonly string[] {
  const change = isAsItHappens(cadence) ? undefined : nextClockChange(cadence, zone, now, quiet);
  return change === undefined ? [] : [commandTexts.subscription.clockChange(change)];
}
