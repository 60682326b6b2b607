// Where the messages of deliveries stand, and which of them are still to be published.

import type { Kysely } from 'kysely';
import type { ChannelId, DeliveryId, Instant, MessageId, OutboxId, SubscriptionId } from '../news/ids.ts';
import type { Unpublished } from './delivery-store.ts';
import type { DeliveryStore } from './store.ts';
import type { Tables } from './tables.ts';

const HOUR_MS = 3_600_000;
const PUBLISHED = 2;
const GIVEN_UP = 3;

/** As `DeliveryStore.threadSince` says. */
export async function readThread(
  db: Kysely<Tables>,
  subscriptionId: SubscriptionId,
  since: Instant,
): Promise<ChannelId | undefined> {
  const row = await db
    .selectFrom('deliveries')
    .innerJoin('outbox', 'outbox.delivery_id', 'deliveries.id')
    .select('outbox.message_id')
    .where('deliveries.subscription_id', '=', subscriptionId)
    .where('deliveries.due_at', '>=', since)
    .where('outbox.state', '=', 'sent')
    .where('outbox.place', 'like', '%"opens thread"%')
    .orderBy('deliveries.due_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  // The thread of a message has its id.
  return (row?.message_id ?? undefined) as string | undefined as ChannelId | undefined;
}

/** As `DeliveryStore.firstMessage` says. */
export async function readFirstMessage(db: Kysely<Tables>, id: DeliveryId): Promise<MessageId | undefined> {
  const first = db.selectFrom('outbox').select('message_id').where('delivery_id', '=', id).where('part', '=', 0);
  return (await first.executeTakeFirst())?.message_id ?? undefined;
}

/** As `DeliveryStore.refusedParts` says. */
export async function countRefused(db: Kysely<Tables>, id: DeliveryId): Promise<number> {
  const told = db.selectFrom('outbox').select('id').where('delivery_id', '=', id);
  return (await told.where('state', 'in', ['failed', 'uncertain']).execute()).length;
}

/** As `DeliveryStore.toPublish` says. */
export async function readUnpublished(
  db: Kysely<Tables>,
  { now, perHourMax, limit }: Parameters<DeliveryStore['toPublish']>[0],
): Promise<readonly Unpublished[]> {
  const waiting = await db
    .selectFrom('outbox')
    .innerJoin('deliveries', 'deliveries.id', 'outbox.delivery_id')
    .select(['outbox.id', 'outbox.channel_id', 'outbox.message_id', 'deliveries.subscription_id', 'deliveries.due_at'])
    .where('outbox.publish', '=', 1)
    .where('outbox.state', '=', 'sent')
    .orderBy('deliveries.due_at')
    .orderBy('outbox.delivery_id')
    .orderBy('outbox.part')
    .limit(limit)
    .execute();
  if (waiting.length === 0) return [];
  const lately = await db
    .selectFrom('outbox')
    .select(['channel_id', ({ fn }) => fn.countAll().as('count')])
    .where('publish', '=', PUBLISHED)
    .where('published_at', '>', now - HOUR_MS)
    .groupBy('channel_id')
    .execute();
  const used = new Map(lately.map(({ channel_id, count }) => [channel_id, Number(count)]));
  return waiting.flatMap(({ id, channel_id: channelId, message_id: messageId, subscription_id, due_at: dueAt }) => {
    const count = used.get(channelId) ?? 0;
    if (messageId === null || count >= perHourMax) return [];
    used.set(channelId, count + 1);
    return [{ id, channelId, messageId, subscriptionId: subscription_id, dueAt }];
  });
}

/** As `DeliveryStore.savePublished` says. */
export async function savePublished(db: Kysely<Tables>, id: OutboxId, at: Instant | undefined): Promise<void> {
  const publish = at === undefined ? GIVEN_UP : PUBLISHED;
  await db
    .updateTable('outbox')
    .set({ publish, published_at: at ?? null })
    .where('id', '=', id)
    .execute();
}
