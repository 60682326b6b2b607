// Takes up what tells as it happens: claims a briefing for each subscription that has something new to tell now.

import type { DeliveryId, GuildId, Instant, SubscriptionId } from '../news/ids.ts';
import type { Delivery, Subscription } from '../news/subscription.ts';
import { ALL } from '../news/view.ts';
import type { BriefingTools } from './briefing-tools.ts';
import { quietUntil } from './cadence.ts';
import { hasNews } from './choose-items.ts';

/** At most so many messages in any hour, where nothing else is said; what comes after them is told together, at its end. */
const PER_HOUR = 6;
const HOUR_MS = 3_600_000;
/** Read at once. */
const WAITING_MAX = 200;

type AlertTools = Pick<BriefingTools, 'store' | 'search' | 'now' | 'newId'>;

/**
 * Gives the claimed ones, to be composed as what fell due just now: what came since the last tick is told together.
 * Nothing new is noted, so that the same news is looked through once; in quiet hours, and after as many messages as an hour
 * may have, it waits for their end. `turnOf`: how many of a server go before.
 */
export async function* claimAlerts(
  tools: AlertTools,
  { leaseMs, turnOf }: { readonly leaseMs: number; readonly turnOf: (guildId: GuildId) => number },
): AsyncGenerator<Delivery> {
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
      const { id, nextDueAt, guildId } = subscription;
      const isNew = await hasNews(subscription, until, tools);
      const heldUntil = isNew ? await heldBack(subscription, until, tools) : undefined;
      if (heldUntil !== undefined) {
        // It looks again then, and sees all that came meanwhile.
        await store.subscriptions.putOff(id, { from: nextDueAt, until: heldUntil });
        continue;
      }
      looked.push(id);
      if (!isNew) continue;
      const claim = { id: tools.newId() as DeliveryId, subscriptionId: id, dueAt: until, nextDueAt: until, now: until };
      const delivery = await store.deliveries.claim({ ...claim, leaseMs, turn: turnOf(guildId) });
      if (delivery !== undefined) yield delivery;
    }
    await store.subscriptions.noteLook(looked, { until, sequence });
  }
}

/** Until when it may say nothing: to the end of its quiet hours, or until the first of an hour's messages is an hour old. */
async function heldBack(
  { id, quiet, zone, itemsMax = PER_HOUR }: Subscription,
  now: Instant,
  { store }: AlertTools,
): Promise<Instant | undefined> {
  const loudAt = quiet === undefined ? undefined : quietUntil(quiet, zone, now);
  if (loudAt !== undefined) return loudAt;
  const posted = await store.deliveries.postedSince(id, now - HOUR_MS);
  const first = posted.at(-itemsMax);
  return first === undefined ? undefined : first + HOUR_MS;
}
