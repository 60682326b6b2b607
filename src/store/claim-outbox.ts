// Claims messages that are to be sent, in turn, and takes back what is not to be sent as it was written.

import { type Kysely, sql } from 'kysely';
import type { DeliveryId, Instant } from '../news/ids.ts';
import type { OutboxRow } from '../news/subscription.ts';
import type { OutboxTable } from './delivery-tables.ts';
import type { Database } from './dialect.ts';
import { fromOutboxRow, isFirstOpen, OPEN, saveOutbox } from './outbox.ts';
import { slicesOfIds } from './rows.ts';
import type { ClaimedRow, DeliveryStore } from './store.ts';
import type { Tables } from './tables.ts';
import { EVERYWHERE } from './view.ts';

/** As `DeliveryStore.claimOutbox` says. */
export async function claimOutbox(
  database: Database,
  options: Parameters<DeliveryStore['claimOutbox']>[0],
): Promise<readonly ClaimedRow[]> {
  const { now, leaseMs, limit, except = [], of } = options;
  return database.transaction(async (db) => {
    const { claimRows } = database.dialect;
    const lapsed = inTurn(db, of).where('outbox.state', '=', 'sending').where('outbox.lease_until', '<=', now);
    const ready = inTurn(db, of).where('outbox.state', '=', 'waiting').where('outbox.next_attempt_at', '<=', now);
    const waiting = except.length === 0 ? ready : ready.where('outbox.channel_id', 'not in', except);
    const left = await claimRows(lapsed.limit(limit)).execute();
    const rest = left.length === limit ? [] : await claimRows(waiting.limit(limit - left.length)).execute();
    const withdrawn = await withdrawTakenDown(db, [...left, ...rest], now);
    const rows = [...left, ...rest].filter(({ delivery_id }) => !withdrawn.has(delivery_id));
    const leased = { state: 'sending' as const, attempted_at: now, lease_until: now + leaseMs };
    for (const ids of slicesOfIds(rows.map(({ id }) => id))) {
      await db
        .updateTable('outbox')
        .set({ ...leased, attempts: sql<number>`attempts + 1` })
        .set({ maybe_sent_at: sql<number>`coalesce(maybe_sent_at, ${now})` })
        .where('id', 'in', ids)
        .execute();
    }
    const composed = await readComposedAt(db, rows);
    return rows.map((before) => {
      const { attempts, maybe_sent_at, delivery_id, due_at: dueAt } = before;
      const after = { ...before, ...leased, attempts: attempts + 1, maybe_sent_at: maybe_sent_at ?? now };
      const composedAt = composed.get(delivery_id) ?? dueAt;
      return { row: fromOutboxRow(after), before: fromOutboxRow(before), dueAt, composedAt };
    });
  });
}

async function readComposedAt(
  db: Kysely<Tables>,
  rows: readonly Pick<OutboxTable, 'delivery_id'>[],
): Promise<ReadonlyMap<DeliveryId, Instant | null>> {
  const found = new Map<DeliveryId, Instant | null>();
  for (const ids of slicesOfIds(rows.map(({ delivery_id }) => delivery_id))) {
    const deliveries = db.selectFrom('deliveries').select(['id', 'composed_at']).where('id', 'in', ids);
    for (const { id, composed_at } of await deliveries.execute()) found.set(id, composed_at);
  }
  return found;
}

/** First open rows in the order in which they are sent; of one delivery, or of all. */
function inTurn(db: Kysely<Tables>, of: DeliveryId | undefined) {
  const first = db.selectFrom('outbox').where(isFirstOpen);
  return (of === undefined ? first : first.where('outbox.delivery_id', '=', of))
    .selectAll('outbox')
    .orderBy('outbox.turn')
    .orderBy('outbox.due_at')
    .orderBy('outbox.delivery_id')
    .orderBy('outbox.part');
}

// Said in the row, for who reads the data.
const WITHDRAWN = 'An article in it was taken down.';

/**
 * What is not sent yet of briefings that tell of an article taken down since: where nothing of a briefing was tried,
 * it is given back to be composed anew; else what is left of it is given up. Gives those whose messages are not to be sent.
 */
async function withdrawTakenDown(
  db: Kysely<Tables>,
  ready: readonly Pick<OutboxTable, 'delivery_id'>[],
  now: Instant,
): Promise<ReadonlySet<DeliveryId>> {
  const met = new Set<DeliveryId>();
  for (const ids of slicesOfIds(ready.map(({ delivery_id }) => delivery_id))) {
    for (const { id } of await selectTakenDown(db, ids).execute()) met.add(id);
  }
  for (const id of met) {
    const rows = await db.selectFrom('outbox').selectAll().where('delivery_id', '=', id).execute();
    // Somebody is sending it at this moment: it is looked at again when that has ended.
    if (rows.some(({ state, lease_until }) => state === 'sending' && lease_until > now)) continue;
    if (rows.every(({ attempts }) => attempts === 0)) {
      await unwrite(db, id);
      continue;
    }
    for (const { id: rowId, state, maybe_sent_at } of rows) {
      if (!OPEN.includes(state)) continue;
      // What may have been taken may be there.
      await saveOutbox(db, rowId, { state: maybe_sent_at === null ? 'failed' : 'uncertain', error: WITHDRAWN });
    }
  }
  return met;
}

/** Of some deliveries those that tell of an article which is taken down for their server. */
function selectTakenDown(db: Kysely<Tables>, ids: readonly DeliveryId[]) {
  return db
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .innerJoin('delivery_articles', 'delivery_articles.delivery_id', 'deliveries.id')
    .innerJoin('hidden_articles', 'hidden_articles.article_id', 'delivery_articles.article_id')
    .select('deliveries.id')
    .distinct()
    .where('deliveries.id', 'in', ids)
    .where(({ or, eb, ref }) =>
      or([
        eb('hidden_articles.guild_id', '=', EVERYWHERE),
        eb('hidden_articles.guild_id', '=', ref('subscriptions.guild_id')),
      ]),
    );
}

/** As `DeliveryStore.giveBack` says. */
export async function giveBack(
  db: Kysely<Tables>,
  { id, deliveryId, leaseUntil }: Pick<OutboxRow, 'id' | 'deliveryId' | 'leaseUntil'>,
): Promise<boolean> {
  const rows = await db.selectFrom('outbox').selectAll().where('delivery_id', '=', deliveryId).execute();
  const isMine = rows.some((row) => row.id === id && row.state === 'sending' && row.lease_until === leaseUntil);
  const areOthersUntried = rows.every(
    (row) => row.id === id || (row.state === 'waiting' && row.maybe_sent_at === null),
  );
  if (!isMine || !areOthersUntried) return false;
  await unwrite(db, deliveryId);
  return true;
}

/** Takes back what was composed: it is to be composed anew at once. */
async function unwrite(db: Kysely<Tables>, id: DeliveryId): Promise<void> {
  await db.deleteFrom('outbox').where('delivery_id', '=', id).execute();
  await db.deleteFrom('delivery_articles').where('delivery_id', '=', id).execute();
  await db.deleteFrom('briefing_records').where('delivery_id', '=', id).execute();
  const again = { state: 'claimed' as const, lease_until: 0, composition: null };
  await db.updateTable('deliveries').set(again).where('id', '=', id).execute();
}
