// When a subscription tells next: its due times, or now for one that tells as it happens.

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
