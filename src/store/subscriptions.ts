// Keeps which channel hears which topic, and when it is next due.

import type { Insertable, Kysely, Selectable } from 'kysely';
import { Failure } from '../news/failure.ts';
import type { Subscription } from '../news/subscription.ts';
import { readPauseReason, writePauseReason } from '../news/trouble.ts';
import type { SubscriptionTable } from './delivery-tables.ts';
import type { Database } from './dialect.ts';
import { present } from './rows.ts';
import type { SubscriptionStore } from './store.ts';
import type { Tables } from './tables.ts';

/** Takes the database; gives the store of subscriptions. */
export function subscriptionStore(database: Database): SubscriptionStore {
  return {
    get: (id, guildId) =>
      database.read(async (db) => {
        const row = await select(db).where('id', '=', id).where('guild_id', '=', guildId).executeTakeFirst();
        return row && toSubscription(row);
      }),
    find: (id) =>
      database.read(async (db) => {
        const row = await select(db).where('id', '=', id).executeTakeFirst();
        return row && toSubscription(row);
      }),
    list: (guildId) =>
      database.read(async (db) => {
        const rows = await select(db).where('guild_id', '=', guildId).orderBy('created_at').orderBy('id').execute();
        return rows.map(toSubscription);
      }),
    listNamed: (guildId) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('subscriptions')
          .leftJoin('topics', 'topics.id', 'subscriptions.topic_id')
          .selectAll('subscriptions')
          .select('topics.name as topic_name')
          .where('subscriptions.guild_id', '=', guildId)
          .orderBy('subscriptions.created_at')
          .orderBy('subscriptions.id')
          .execute();
        return rows.map((row) => ({ subscription: toSubscription(row), topicName: row.topic_name ?? undefined }));
      }),
    due: (now, limit) =>
      database.read(async (db) => {
        const due = select(db).where('state', '=', 'active').where('next_due_at', '<=', now);
        const rows = await due.orderBy('next_due_at').orderBy('id').limit(limit).execute();
        return rows.map(toSubscription);
      }),
    add: (subscription) =>
      database.transaction(async (db) => {
        await db.insertInto('subscriptions').values(toRow(subscription)).execute();
      }),
    save: (subscription) => database.transaction((db) => saveSubscription(db, subscription)),
    edit: (subscription, expectedVersion) =>
      database.transaction(async (db) => {
        const { id, guild_id, ...values } = toRow({ ...subscription, version: expectedVersion + 1 });
        const edited = db.updateTable('subscriptions').set(values).where('id', '=', id);
        const mine = edited.where('guild_id', '=', guild_id).where('version', '=', expectedVersion);
        return (await mine.executeTakeFirst()).numUpdatedRows === 1n;
      }),
    remove: (id, guildId) =>
      database.transaction(async (db) => {
        // Its deliveries go with it, so that nothing of it is sent any more.
        const gone = db.deleteFrom('subscriptions').where('id', '=', id).where('guild_id', '=', guildId);
        return (await gone.executeTakeFirst()).numDeletedRows === 1n;
      }),
  };
}

/** Never brings a removed subscription back: throws Failure('not-found') instead. */
async function saveSubscription(db: Kysely<Tables>, subscription: Subscription): Promise<void> {
  const { id, guild_id, ...values } = toRow(subscription);
  const saved = await db
    .updateTable('subscriptions')
    .set(values)
    .where('id', '=', id)
    .where('guild_id', '=', guild_id)
    .executeTakeFirst();
  if (saved.numUpdatedRows === 0n) throw new Failure('not-found', 'This subscription was removed in the meantime.');
}

function select(db: Kysely<Tables>) {
  return db.selectFrom('subscriptions').selectAll();
}

function toRow(subscription: Subscription): Insertable<SubscriptionTable> {
  return {
    id: subscription.id,
    guild_id: subscription.guildId,
    channel_id: subscription.channelId,
    topic_id: subscription.topicId ?? null,
    cadence: subscription.cadence,
    zone: subscription.zone,
    length: subscription.length,
    mention_role_id: subscription.mentionRoleId ?? null,
    when_empty: subscription.whenEmpty,
    items_max: subscription.itemsMax ?? null,
    quiet_from: subscription.quiet?.from ?? null,
    quiet_to: subscription.quiet?.to ?? null,
    target: subscription.target ?? 'channel',
    tags: JSON.stringify(subscription.tags ?? []),
    publish: subscription.publish === true ? 1 : 0,
    version: subscription.version ?? 1,
    state: subscription.state,
    paused_reason: subscription.pausedReason === undefined ? null : writePauseReason(subscription.pausedReason),
    next_due_at: subscription.nextDueAt,
    created_at: subscription.createdAt,
    created_by: subscription.createdBy,
  };
}

function toSubscription(row: Selectable<SubscriptionTable>): Subscription {
  return {
    id: row.id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    ...present('topicId', row.topic_id),
    cadence: row.cadence,
    zone: row.zone,
    length: row.length,
    ...present('mentionRoleId', row.mention_role_id),
    whenEmpty: row.when_empty,
    ...present('itemsMax', row.items_max),
    ...(row.quiet_from === null || row.quiet_to === null ? {} : { quiet: { from: row.quiet_from, to: row.quiet_to } }),
    ...(row.target === 'channel' ? {} : { target: row.target }),
    ...(row.tags === '[]' ? {} : { tags: JSON.parse(row.tags) as readonly string[] }),
    ...(row.publish === 0 ? {} : { publish: true }),
    ...(row.version === 1 ? {} : { version: row.version }),
    state: row.state,
    ...(row.paused_reason === null ? {} : { pausedReason: readPauseReason(row.paused_reason) }),
    nextDueAt: row.next_due_at,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}
