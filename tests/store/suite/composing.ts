// A subscription and its briefing for the tests of deliveries.

import assert from 'node:assert/strict';
import type {
  ArticleId,
  ChannelId,
  DeliveryId,
  MessageId,
  OutboxId,
  RoleId,
  SubscriptionId,
} from '../../../src/news/ids.ts';
import type { Delivery, OutboxRow, Subscription } from '../../../src/news/subscription.ts';
import type { Store } from '../../../src/store/store.ts';
import { GUILD_A, idOf, USER } from '../open-test-store.ts';

export const LEASE_MS = 60;
export const SENT = { state: 'sent', messageId: '77' as MessageId } as const;

export const subscription: Subscription = {
  id: idOf<SubscriptionId>(1),
  guildId: GUILD_A,
  channelId: '9' as ChannelId,
  cadence: 'daily 08:00',
  zone: 'Europe/Paris',
  length: 'standard',
  mentionRoleId: '4' as RoleId,
  whenEmpty: 'skip',
  state: 'active',
  nextDueAt: 100,
  createdAt: 0,
  createdBy: USER,
};

export const due = {
  id: idOf<DeliveryId>(50),
  subscriptionId: subscription.id,
  dueAt: 100,
  nextDueAt: 200,
  now: 105,
  leaseMs: LEASE_MS,
};

/** A waiting message of a briefing. */
export function rowOf(delivery: Delivery, part: number): OutboxRow {
  return {
    id: idOf<OutboxId>(delivery.dueAt * 10 + part),
    deliveryId: delivery.id,
    part,
    channelId: subscription.channelId,
    body: '{}',
    state: 'waiting',
    attempts: 0,
    nextAttemptAt: 105,
    leaseUntil: 0,
  };
}

/** Claims and composes a briefing of so many parts. */
export async function composeParts(
  { deliveries }: Store,
  parts: number,
  fields: Partial<typeof due> = {},
): Promise<Delivery> {
  const delivery = await deliveries.claim({ ...due, ...fields });
  assert.ok(delivery);
  const rows = Array.from({ length: parts }, (_, part) => rowOf(delivery, part));
  const articleIds = [idOf<ArticleId>(delivery.dueAt + 1), idOf<ArticleId>(delivery.dueAt)];
  assert.equal(await deliveries.compose(delivery, { rows, articleIds }), true);
  return delivery;
}
