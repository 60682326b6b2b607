// Keeps due briefings: each claimed once, composed once, and remembered for what it told.

import type { Kysely, Selectable } from 'kysely';
import type { ArticleId, DeliveryId, Instant, SubscriptionId } from '../news/ids.ts';
import { BY_HAND, type Delivery } from '../news/subscription.ts';
import { askTogether } from './ask-together.ts';
import { noteChange } from './audit.ts';
import { readDecisionAbout, readDecisions, readToldItems, readToldWith, saveRecord } from './briefing-records.ts';
import { claimOutbox, giveBack } from './claim-outbox.ts';
import type { DeliveryTable } from './delivery-tables.ts';
import type { Database } from './dialect.ts';
import { nextOutboxWork, saveOutbox, toOutboxRow } from './outbox.ts';
import { countRefused, readFirstMessage, readThread, readUnpublished, savePublished } from './places.ts';
import { present, slicesOfRows } from './rows.ts';
import { addShown } from './shown-messages.ts';
import type { DeliveryStore } from './store.ts';
import type { Tables } from './tables.ts';
import { compositionOf, readCompositions, readLastLook, readToldArticles, selectTold } from './told.ts';

/** Takes the database; gives the store of deliveries and their messages. */
export function deliveryStore(database: Database): DeliveryStore {
  return {
    claim: (due) => database.transaction((db) => claim(db, due)),
    reclaim: (options) => reclaim(database, options),
    compose: (delivery, composed) => database.transaction((db) => compose(db, delivery, composed)),
    claimOutbox: (options) => claimOutbox(database, options),
    saveOutbox: (id, outcome) => database.transaction((db) => saveOutbox(db, id, outcome)),
    giveBack: (row) => database.transaction((db) => giveBack(db, row)),
    toldArticles: (subscriptionId, of) => database.read((db) => readToldArticles(db, subscriptionId, of)),
    compositions: (subscriptionId, from) => database.read((db) => readCompositions(db, subscriptionId, from)),
    toldItems: (subscriptionId, from) => database.read((db) => readToldItems(selectTold(db, subscriptionId), from)),
    toldWith: (articleId, guildId) => database.read((db) => readToldWith(db, articleId, guildId)),
    decisions: (id) => database.read((db) => readDecisions(db, id)),
    decisionAbout: (articleId, subscriptionId) =>
      database.read((db) => readDecisionAbout(db, { articleId, subscriptionId })),
    get: (id) => database.read((db) => findDelivery(db, id)),
    fold: (delivery) => database.transaction((db) => fold(db, delivery)),
    lastLook: (subscriptionId, until) => database.read((db) => readLastLook(db, subscriptionId, until)),
    postedSince: (subscriptionId, since) => database.read((db) => readPostedSince(db, subscriptionId, since)),
    threadSince: (subscriptionId, since) => database.read((db) => readThread(db, subscriptionId, since)),
    firstMessage: (id) => database.read((db) => readFirstMessage(db, id)),
    refusedParts: (id) => database.read((db) => countRefused(db, id)),
    toPublish: (options) => database.read((db) => readUnpublished(db, options)),
    savePublished: (id, at) => database.transaction((db) => savePublished(db, id, at)),
    nextWork: () => database.read(nextWork),
  };
}

/**
 * The due time is moved whether or not the row could be inserted: a subscription that an edit has set back to a time
 * that was delivered would otherwise be due for ever. It is never moved back.
 */
async function claim(db: Kysely<Tables>, due: Parameters<DeliveryStore['claim']>[0]): Promise<Delivery | undefined> {
  const { id, subscriptionId, dueAt, nextDueAt, now, leaseMs, byHand, turn = 0 } = due;
  const subscription = await db
    .selectFrom('subscriptions')
    .select('id')
    .where('id', '=', subscriptionId)
    .where(({ eb, or }) => or([eb('state', '=', 'active'), eb('cadence', '=', BY_HAND)]))
    .executeTakeFirst();
  if (subscription === undefined) return undefined;
  const leaseUntil = now + leaseMs;
  const insert = db
    .insertInto('deliveries')
    .values({
      ...{ id, subscription_id: subscriptionId, due_at: dueAt, state: 'claimed', lease_until: leaseUntil },
      turn,
      by_hand: byHand === undefined ? null : JSON.stringify(byHand),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const move = db
    .updateTable('subscriptions')
    .set({ next_due_at: nextDueAt })
    .where('id', '=', subscriptionId)
    .where('next_due_at', '<=', dueAt)
    .execute();
  const [inserted] = await askTogether([insert, move]);
  if (inserted.numInsertedOrUpdatedRows !== 1n) return undefined;
  return { id, subscriptionId, dueAt, state: 'claimed', leaseUntil, articleIds: [], ...present('byHand', byHand) };
}

async function reclaim(
  database: Database,
  options: Parameters<DeliveryStore['reclaim']>[0],
): Promise<readonly Delivery[]> {
  const { now, leaseMs, limit } = options;
  return database.transaction(async (db) => {
    const left = db
      .selectFrom('deliveries')
      .selectAll()
      .where('state', '=', 'claimed')
      .where('lease_until', '<=', now)
      .orderBy('due_at')
      .orderBy('id')
      .limit(limit);
    const rows = await database.dialect.claimRows(left).execute();
    const leaseUntil = now + leaseMs;
    for (const { id } of rows) {
      await db.updateTable('deliveries').set({ lease_until: leaseUntil }).where('id', '=', id).execute();
    }
    return rows.map((row) => toDelivery({ ...row, lease_until: leaseUntil }, []));
  });
}

async function compose(
  db: Kysely<Tables>,
  delivery: Delivery,
  composed: Parameters<DeliveryStore['compose']>[1],
): Promise<boolean> {
  const marked = await db
    .updateTable('deliveries')
    .set({
      state: composed.rows.length === 0 ? 'done' : 'composed',
      read_sequence: composed.sequence ?? null,
      composition: compositionOf(composed.record),
      composed_at: composed.at ?? delivery.dueAt,
    })
    .where('id', '=', delivery.id)
    .where('state', '=', 'claimed')
    .where('lease_until', '=', delivery.leaseUntil)
    .returning(['due_at', 'turn'])
    .executeTakeFirst();
  if (marked === undefined) return false;
  if (composed.rows.some((row) => row.deliveryId !== delivery.id))
    throw new Error('an outbox row belongs to another delivery');
  const told = composed.articleIds.map((article_id, position) => ({ delivery_id: delivery.id, position, article_id }));
  // Sent together: one after the other, ten ways to the database and back were most of the time that a briefing takes.
  await askTogether([
    ...composed.rows.map((row) => db.insertInto('outbox').values(toOutboxRow(row, marked)).execute()),
    ...(composed.shown ?? []).map((message) => addShown(db, message)),
    ...slicesOfRows(told).map((rows) => db.insertInto('delivery_articles').values(rows).execute()),
    ...(composed.record === undefined ? [] : [saveRecord(db, delivery, composed.record)]),
    ...(composed.line === undefined ? [] : [noteChange(db, composed.line)]),
  ]);
  return true;
}

/** Given up: `failed` with no message of it, for nothing was told. Those after it that found nothing count no more: what they would have told was in this one. */
async function fold(db: Kysely<Tables>, { id, subscriptionId, dueAt, leaseUntil }: Delivery): Promise<void> {
  const mine = db.updateTable('deliveries').set({ state: 'failed' }).where('id', '=', id);
  const folded = await mine.where('state', '=', 'claimed').where('lease_until', '=', leaseUntil).executeTakeFirst();
  if (folded.numUpdatedRows === 0n) return;
  await db
    .updateTable('deliveries')
    .set({ state: 'failed' })
    .where('subscription_id', '=', subscriptionId)
    .where('due_at', '>', dueAt)
    .where('state', '=', 'done')
    .where(({ exists, not, selectFrom }) =>
      not(exists(selectFrom('outbox').select('outbox.id').whereRef('outbox.delivery_id', '=', 'deliveries.id'))),
    )
    .execute();
}

async function readPostedSince(
  db: Kysely<Tables>,
  subscriptionId: SubscriptionId,
  since: Instant,
): Promise<readonly Instant[]> {
  const rows = await db
    .selectFrom('deliveries')
    .innerJoin('outbox', 'outbox.delivery_id', 'deliveries.id')
    .select('deliveries.due_at')
    .distinct()
    .where('deliveries.subscription_id', '=', subscriptionId)
    .where('deliveries.due_at', '>', since)
    .orderBy('deliveries.due_at')
    .execute();
  return rows.map(({ due_at }) => due_at);
}

async function findDelivery(db: Kysely<Tables>, id: DeliveryId): Promise<Delivery | undefined> {
  const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const told = await db
    .selectFrom('delivery_articles')
    .select('article_id')
    .where('delivery_id', '=', id)
    .orderBy('position')
    .execute();
  return toDelivery(
    row,
    told.map(({ article_id }) => article_id),
  );
}

async function nextWork(db: Kysely<Tables>): Promise<Instant | undefined> {
  const claimed = await db
    .selectFrom('deliveries')
    .select('lease_until')
    .where('state', '=', 'claimed')
    .orderBy('lease_until')
    .limit(1)
    .executeTakeFirst();
  const instants = [claimed?.lease_until, await nextOutboxWork(db)].filter((instant) => instant !== undefined);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

function toDelivery(row: Selectable<DeliveryTable>, articleIds: readonly ArticleId[]): Delivery {
  return {
    id: row.id,
    subscriptionId: row.subscription_id,
    dueAt: row.due_at,
    state: row.state,
    leaseUntil: row.lease_until,
    articleIds,
    ...(row.by_hand === null ? {} : { byHand: JSON.parse(row.by_hand) as NonNullable<Delivery['byHand']> }),
  };
}
