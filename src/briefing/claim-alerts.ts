// Takes up what tells as it happens: claims a briefing for each subscription that has something new to tell now.

import type { DeliveryId, SubscriptionId } from '../news/ids.ts';
import type { Delivery, Subscription } from '../news/subscription.ts';
import { ALL } from '../news/view.ts';
import type { BriefingTools } from './briefing-tools.ts';
import { quietUntil } from './cadence.ts';
import { hasNews } from './choose-items.ts';

/** At most so many messages an hour, where nothing else is said: what comes within ten minutes after one is told together. */
const PER_HOUR = 6;
const HOUR_MS = 3_600_000;
/** Read at once. */
const WAITING_MAX = 200;

type AlertTools = Pick<BriefingTools, 'store' | 'search' | 'now' | 'newId'>;

/**
 * Gives the claimed ones, to be composed as what fell due just now. Nothing new is noted, so that the same news is looked
 * through once; in quiet hours it waits for their end.
 */
export async function* claimAlerts(tools: AlertTools, leaseMs: number): AsyncGenerator<Delivery> {
  const { store, now } = tools;
  const until = now();
  const sequence = await store.articles.lastSequence(ALL);
  let after: SubscriptionId | undefined;
  while (true) {
    const waiting = await store.subscriptions.waiting({ now: until, sequence, limit: WAITING_MAX, after });
    if (waiting.length === 0) return;
    after = waiting.at(-1)?.id;
    const looked: SubscriptionId[] = [];
    for (const subscription of waiting) {
      if (await isHeld(subscription, until, tools)) continue;
      looked.push(subscription.id);
      if (!(await hasNews(subscription, until, tools))) continue;
      const delivery = await store.deliveries.claim({
        id: tools.newId() as DeliveryId,
        subscriptionId: subscription.id,
        dueAt: until,
        nextDueAt: until + Math.ceil(HOUR_MS / (subscription.itemsMax ?? PER_HOUR)),
        now: until,
        leaseMs,
      });
      if (delivery !== undefined) yield delivery;
    }
    await store.subscriptions.noteLook(looked, { until, sequence });
  }
}

/** True in its quiet hours: it looks again at their end, and then sees all that came meanwhile. */
async function isHeld(
  { id, quiet, zone, nextDueAt }: Subscription,
  now: number,
  { store }: AlertTools,
): Promise<boolean> {
  const end = quiet === undefined ? undefined : quietUntil(quiet, zone, now);
  if (end !== undefined) await store.subscriptions.putOff(id, { from: nextDueAt, until: end });
  return end !== undefined;
}
