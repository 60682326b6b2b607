// Lays the messages of a briefing into the outbox: in the channel, in the day's thread, or in a forum's post.

import type { Briefing } from '../news/cited-text.ts';
import type { OutboxId } from '../news/ids.ts';
import type { Place } from '../news/place.ts';
import type { Delivery, OutboxRow, Subscription } from '../news/subscription.ts';
import type { BriefingTools } from './briefing-tools.ts';
import { dayOf, dayStart } from './cadence.ts';

/**
 * The rows of the bodies, in their order. Of a day's briefings the first opens the thread and the others stand in it; a
 * forum has a post for each briefing. What is posted into an announcement channel is marked to be published, if wanted.
 */
export async function layRows(
  bodies: readonly string[],
  of: {
    readonly delivery: Delivery;
    readonly subscription: Subscription;
    readonly briefing: Briefing;
    readonly rowIds: (part: number) => OutboxId;
  },
  { store }: Pick<BriefingTools, 'store'>,
): Promise<readonly OutboxRow[]> {
  const { delivery, subscription, briefing, rowIds } = of;
  const { id: subscriptionId, target, zone } = subscription;
  const since = dayStart(zone, delivery.dueAt);
  const thread = target === 'thread' ? await store.deliveries.threadSince(subscriptionId, since) : undefined;
  return bodies.map((body, part) => {
    const place = thread === undefined ? placeOf(part, briefing.title, delivery, subscription) : undefined;
    const isInChannel = thread === undefined && (place === undefined || place.kind === 'opens thread');
    return {
      id: rowIds(part),
      deliveryId: delivery.id,
      part,
      channelId: thread ?? subscription.channelId,
      body,
      ...(place === undefined ? {} : { place }),
      ...(subscription.publish === true && isInChannel ? { publish: true } : {}),
      state: 'waiting',
      attempts: 0,
      nextAttemptAt: delivery.dueAt,
      leaseUntil: 0,
    };
  });
}

function placeOf(
  part: number,
  title: string,
  { dueAt }: Delivery,
  { target, zone, tags = [] }: Subscription,
): Place | undefined {
  if (target === undefined || target === 'channel') return undefined;
  if (part > 0) return { kind: 'in thread' };
  const day = dayOf(zone, dueAt);
  return target === 'thread' ? { kind: 'opens thread', title, day } : { kind: 'opens post', title, day, tags };
}
