// Keeps which channel hears which topic, and when it is next due.

import type { Kysely } from 'kysely';
import type { Author } from '../news/audit.ts';
import { Failure } from '../news/failure.ts';
import type { GuildId } from '../news/ids.ts';
import { BY_HAND, type Subscription } from '../news/subscription.ts';
import { noting } from './audit.ts';
import type { Database } from './dialect.ts';
import { dueSubscriptions } from './due-subscriptions.ts';
import type { SubscriptionStore } from './store.ts';
import { type Changes, columnsFor, toRow, toSubscription } from './subscription-rows.ts';
import type { Tables } from './tables.ts';

/** Takes the database; gives the store of subscriptions. */
export function subscriptionStore(database: Database): SubscriptionStore {
  return {
    get: (id, guildId) =>
      database.read(async (db) => {
        const row = await ofChannels(select(db), guildId).where('id', '=', id).executeTakeFirst();
        return row && toSubscription(row);
      }),
    find: (id) =>
      database.read(async (db) => {
        const row = await select(db).where('id', '=', id).executeTakeFirst();
        return row && toSubscription(row);
      }),
    list: (guildId) =>
      database.read(async (db) => {
        const rows = await ofChannels(select(db), guildId).orderBy('created_at').orderBy('id').execute();
        return rows.map(toSubscription);
      }),
    follows: (followerId, guildId) =>
      database.read(async (db) => {
        const own = select(db).where('follower_id', '=', followerId);
        const here = guildId === undefined ? own : own.where('guild_id', '=', guildId);
        return (await here.orderBy('created_at').orderBy('id').execute()).map(toSubscription);
      }),
    removeFollow: (id, followerId) =>
      database.transaction(async (db) => {
        const gone = db.deleteFrom('subscriptions').where('id', '=', id).where('follower_id', '=', followerId);
        return (await gone.executeTakeFirst()).numDeletedRows === 1n;
      }),
    listNamed: (guildId) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('subscriptions')
          .leftJoin('topics', 'topics.id', 'subscriptions.topic_id')
          .selectAll('subscriptions')
          .select('topics.name as topic_name')
          .where('subscriptions.guild_id', '=', guildId)
          .where('subscriptions.follower_id', 'is', null)
          .where('subscriptions.cadence', '<>', BY_HAND)
          .orderBy('subscriptions.created_at')
          .orderBy('subscriptions.id')
          .execute();
        return rows.map((row) => ({ subscription: toSubscription(row), topicName: row.topic_name ?? undefined }));
      }),
    ...dueSubscriptions(database),
    add: (subscription, by) =>
      noted(database, subscription, by, async (db) => {
        await db.insertInto('subscriptions').values(toRow(subscription)).execute();
      }),
    save: (changes, by) => noted(database, changes, by, (db) => saveSubscription(db, changes)),
    edit: (subscription, expectedVersion, by) =>
      noted(database, subscription, by, async (db) => {
        // What a form does not say is left as it is by now: it may have been paused, or may have told meanwhile.
        const { state: _, pausedReason: __, looked: ___, createdAt: ____, ...said } = subscription;
        const { id, guildId: guild_id, ...fields } = { ...WITHOUT, ...said, version: expectedVersion + 1 };
        const values = columnsFor(fields);
        const edited = db.updateTable('subscriptions').set(values).where('id', '=', id);
        const mine = edited.where('guild_id', '=', guild_id).where('version', '=', expectedVersion);
        return (await mine.executeTakeFirst()).numUpdatedRows === 1n;
      }),
    remove: (id, guildId, by) =>
      noted(database, { id, guildId }, by, async (db) => {
        // Its deliveries go with it, so that nothing of it is sent any more.
        const gone = db.deleteFrom('subscriptions').where('id', '=', id).where('guild_id', '=', guildId);
        return (await gone.executeTakeFirst()).numDeletedRows === 1n;
      }),
  };
}

/** One transaction: the change, and who made it. */
function noted<Result>(
  database: Database,
  { id, guildId }: Pick<Subscription, 'id' | 'guildId'>,
  by: Author | undefined,
  change: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  return database.transaction((db) => {
    const read = () =>
      db
        .selectFrom('subscriptions')
        .leftJoin('topics', 'topics.id', 'subscriptions.topic_id')
        .selectAll('subscriptions')
        .select('topics.name as topic')
        .where('subscriptions.id', '=', id)
        .executeTakeFirst();
    const about = { guildId, kind: 'subscription', by, read, nameOf: channelIn } as const;
    return noting(db, about, () => change(db));
  });
}

const channelIn = ({ channel_id }: Readonly<Record<string, unknown>>): string => String(channel_id);

/** Only what is given. Never brings a removed subscription back: throws Failure('not-found') instead. */
async function saveSubscription(
  db: Kysely<Tables>,
  { id, guildId: guild_id, ...changed }: Parameters<SubscriptionStore['save']>[0],
): Promise<void> {
  const values = columnsFor(changed);
  const saved = await db
    .updateTable('subscriptions')
    .set(values)
    .where('id', '=', id)
    .where('guild_id', '=', guild_id)
    .executeTakeFirst();
  if (saved.numUpdatedRows === 0n) throw new Failure('not-found', 'This subscription was removed in the meantime.');
}

const select = (db: Kysely<Tables>) => db.selectFrom('subscriptions').selectAll();

type Selection = ReturnType<typeof select>;

/** Those that moderators made; what a person follows is nobody else's, and what is posted by hand is no subscription. */
function ofChannels(rows: Selection, guildId: GuildId): Selection {
  return rows.where('guild_id', '=', guildId).where('follower_id', 'is', null).where('cadence', '<>', BY_HAND);
}

/** What an edit takes away unless it says it again. */
const WITHOUT = {
  topicId: undefined,
  mentionRoleId: undefined,
  itemsMax: undefined,
  quiet: undefined,
  target: undefined,
  tags: undefined,
  publish: undefined,
} satisfies Changes;
