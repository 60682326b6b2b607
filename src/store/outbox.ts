// The messages of deliveries, each sent once and in the order of its parts.
//
//   waiting ─claimOutbox→ sending ─saveOutbox→ sent | uncertain | failed      (final; only `sent` may still replace the others)
//      ↑                     │  └─ lease ended: claimed again, with what stood `before`
//      └────── to be tried again

import type { Expression, ExpressionBuilder, Insertable, Kysely, Selectable, SqlBool } from 'kysely';
import type { DeliveryId, Instant, OutboxId } from '../news/ids.ts';
import type { Place } from '../news/place.ts';
import type { OutboxRow } from '../news/subscription.ts';
import { askTogether } from './ask-together.ts';
import type { OutboxTable } from './delivery-tables.ts';
import { present } from './rows.ts';
import { notePosted } from './shown-messages.ts';
import type { DeliveryStore } from './store.ts';
import type { Tables } from './tables.ts';

type Outcome = Parameters<DeliveryStore['saveOutbox']>[1];

/** What may still be sent. */
export const OPEN: readonly OutboxRow['state'][] = ['waiting', 'sending'];

/**
 * As `DeliveryStore.saveOutbox` says. A message that is known to be sent stays sent, whatever a late claimer reports; a
 * row that is gone (its subscription was removed) is left alone.
 */
export async function saveOutbox(db: Kysely<Tables>, id: OutboxId, outcome: Outcome): Promise<void> {
  const row = await db
    .selectFrom('outbox')
    .select(['delivery_id', 'state', 'attempts'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return;
  if (outcome.state !== 'sent' && !OPEN.includes(row.state)) return;
  // Who slept past its lease knows nothing of what the next one does.
  if (outcome.state !== 'sent' && (outcome.attempts ?? row.attempts) !== row.attempts) return;
  const save = db
    .updateTable('outbox')
    .set({
      state: outcome.state,
      lease_until: 0,
      message_id: outcome.state === 'sent' ? outcome.messageId : null,
      error: outcome.state === 'sent' ? null : outcome.error,
      ...(outcome.state === 'sent' && outcome.channelId !== undefined ? { channel_id: outcome.channelId } : {}),
      ...(outcome.state === 'waiting' ? { next_attempt_at: outcome.nextAttemptAt } : {}),
      ...(outcome.state === 'waiting' && outcome.isUnsent === true ? { maybe_sent_at: null } : {}),
    })
    .where('id', '=', id)
    .execute();
  await askTogether([save, ...(outcome.state === 'sent' ? [notePosted(db, id, outcome)] : [])]);
  if (outcome.state !== 'waiting') await endDelivery(db, row.delivery_id);
}

/** When the next message may be taken up; undefined when none is open. */
export async function nextOutboxWork(db: Kysely<Tables>): Promise<Instant | undefined> {
  const waiting = await selectFirstOpen(db)
    .select(({ fn }) => fn.min('outbox.next_attempt_at').as('at'))
    .where('outbox.state', '=', 'waiting')
    .executeTakeFirst();
  const sending = await selectFirstOpen(db)
    .select(({ fn }) => fn.min('outbox.lease_until').as('at'))
    .where('outbox.state', '=', 'sending')
    .executeTakeFirst();
  const instants = [waiting?.at, sending?.at].filter((at) => typeof at === 'number');
  return instants.length === 0 ? undefined : Math.min(...instants);
}

/** Marks a delivery whose last message has ended: done when all are sent, else failed. */
async function endDelivery(db: Kysely<Tables>, deliveryId: DeliveryId): Promise<void> {
  const rows = await db.selectFrom('outbox').select('state').where('delivery_id', '=', deliveryId).execute();
  if (rows.some(({ state }) => OPEN.includes(state))) return;
  const state = rows.every((row) => row.state === 'sent') ? 'done' : 'failed';
  await db.updateTable('deliveries').set({ state }).where('id', '=', deliveryId).execute();
}

/** Open rows with no open row before them in their delivery. */
function selectFirstOpen(db: Kysely<Tables>) {
  return db.selectFrom('outbox').where('outbox.state', 'in', OPEN).where(isFirstOpen);
}

/** The condition on a row that it is the first open one of its delivery. */
export function isFirstOpen(builder: ExpressionBuilder<Tables, 'outbox'>): Expression<SqlBool> {
  const earlier = builder
    .selectFrom('outbox as earlier')
    .select('earlier.id')
    .whereRef('earlier.delivery_id', '=', 'outbox.delivery_id')
    .whereRef('earlier.part', '<', 'outbox.part')
    .where('earlier.state', 'in', OPEN);
  return builder.not(builder.exists(earlier));
}

/** Takes a message and its delivery's place in the order of sending; gives its row. */
export function toOutboxRow(
  row: OutboxRow,
  delivery: { readonly due_at: Instant; readonly turn: number },
): Insertable<OutboxTable> {
  return {
    ...delivery,
    id: row.id,
    delivery_id: row.deliveryId,
    part: row.part,
    channel_id: row.channelId,
    body: row.body,
    state: row.state,
    attempts: row.attempts,
    attempted_at: row.attemptedAt ?? null,
    next_attempt_at: row.nextAttemptAt,
    lease_until: row.leaseUntil,
    message_id: row.messageId ?? null,
    error: row.error ?? null,
    place: row.place === undefined ? null : JSON.stringify(row.place),
    publish: row.publish === true ? 1 : 0,
    published_at: null,
    maybe_sent_at: row.maybeSentAt ?? null,
  };
}

/** Takes a row; gives its message. */
export function fromOutboxRow(row: Selectable<OutboxTable>): OutboxRow {
  return {
    id: row.id,
    deliveryId: row.delivery_id,
    part: row.part,
    channelId: row.channel_id,
    body: row.body,
    ...(row.place === null ? {} : { place: JSON.parse(row.place) as Place }),
    ...(row.publish === 0 ? {} : { publish: true }),
    state: row.state,
    attempts: row.attempts,
    ...present('attemptedAt', row.attempted_at),
    ...present('maybeSentAt', row.maybe_sent_at),
    nextAttemptAt: row.next_attempt_at,
    leaseUntil: row.lease_until,
    ...present('messageId', row.message_id),
    ...present('error', row.error),
  };
}
