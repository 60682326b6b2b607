// Keeps which channel hears which topic, and when it is next due.

import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Author } from '../news/audit.ts';
import { Failure } from '../news/failure.ts';
import type { GuildId, Instant } from '../news/ids.ts';
import { BY_HAND, isAsItHappens, type Look, type Subscription, type Wanted } from '../news/subscription.ts';
import { readPauseReason, writePauseReason } from '../news/trouble.ts';
import { noting } from './audit.ts';
import type { SubscriptionTable } from './delivery-tables.ts';
import type { Database } from './dialect.ts';
import { present, slicesOfIds } from './rows.ts';
import type { SubscriptionStore } from './store.ts';
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
    due: (now, limit) =>
      database.read(async (db) => {
        const due = whereDue(select(db), now).where('as_it_happens', '=', 0);
        const rows = await due.orderBy('next_due_at').orderBy('id').limit(limit).execute();
        return rows.map(toSubscription);
      }),
    waiting: ({ now, sequence, limit, after }) =>
      database.read(async (db) => {
        const due = whereDue(select(db), now)
          .where('as_it_happens', '=', 1)
          .where(({ eb, or }) => or([eb('looked_sequence', 'is', null), eb('looked_sequence', '<', sequence)]));
        const rest = after === undefined ? due : due.where('id', '>', after);
        return (await rest.orderBy('id').limit(limit).execute()).map(toSubscription);
      }),
    noteLook: (ids, { until, sequence }) =>
      database.transaction(async (db) => {
        for (const slice of slicesOfIds(ids)) {
          const looked = { looked_until: until, looked_sequence: sequence };
          await db.updateTable('subscriptions').set(looked).where('id', 'in', slice).execute();
        }
      }),
    putOff: (id, { from, until }) =>
      database.transaction(async (db) => {
        const due = db.updateTable('subscriptions').set({ next_due_at: until }).where('id', '=', id);
        const mine = due.where('state', '=', 'active').where('next_due_at', '=', from);
        return (await mine.executeTakeFirst()).numUpdatedRows === 1n;
      }),
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

function whereDue(rows: Selection, now: Instant): Selection {
  return rows.where('state', '=', 'active').where('next_due_at', '<=', now);
}

type Fields = Omit<Subscription, 'id' | 'guildId'>;
type Columns = Partial<Insertable<SubscriptionTable>>;

/** The columns of each field, so that a change writes what it changes and nothing else. */
const columnsOf: { readonly [Field in keyof Required<Fields>]: (of: Changes) => Columns } = {
  channelId: ({ channelId }) => (channelId === undefined ? {} : { channel_id: channelId }),
  followerId: ({ followerId }) => ({ follower_id: followerId ?? null }),
  topicId: ({ topicId }) => ({ topic_id: topicId ?? null }),
  wanted: ({ wanted }) => ({ wanted: wanted === undefined ? null : JSON.stringify(wanted) }),
  cadence: ({ cadence }) => (cadence === undefined ? {} : { cadence, as_it_happens: isAsItHappens(cadence) ? 1 : 0 }),
  zone: ({ zone }) => (zone === undefined ? {} : { zone }),
  length: ({ length }) => (length === undefined ? {} : { length }),
  mentionRoleId: ({ mentionRoleId }) => ({ mention_role_id: mentionRoleId ?? null }),
  whenEmpty: ({ whenEmpty }) => (whenEmpty === undefined ? {} : { when_empty: whenEmpty }),
  itemsMax: ({ itemsMax }) => ({ items_max: itemsMax ?? null }),
  quiet: ({ quiet }) => ({ quiet_from: quiet?.from ?? null, quiet_to: quiet?.to ?? null }),
  target: ({ target }) => ({ target: target ?? 'channel' }),
  tags: ({ tags }) => ({ tags: JSON.stringify(tags ?? []) }),
  publish: ({ publish }) => ({ publish: publish === true ? 1 : 0 }),
  welcome: ({ welcome }) => ({ welcome: welcome === true ? 1 : 0 }),
  looked: ({ looked }) => ({ looked_until: looked?.until ?? null, looked_sequence: looked?.sequence ?? null }),
  version: ({ version }) => ({ version: version ?? 1 }),
  state: ({ state }) => (state === undefined ? {} : { state }),
  pausedReason: ({ pausedReason }) => ({
    paused_reason: pausedReason === undefined ? null : writePauseReason(pausedReason),
  }),
  nextDueAt: ({ nextDueAt }) => (nextDueAt === undefined ? {} : { next_due_at: nextDueAt }),
  createdAt: ({ createdAt }) => (createdAt === undefined ? {} : { created_at: createdAt }),
  createdBy: ({ createdBy }) => (createdBy === undefined ? {} : { created_by: createdBy }),
};

type Changes = { readonly [Field in keyof Fields]?: Fields[Field] | undefined };

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

function columnsFor(changes: Changes): Columns {
  const fields = Object.keys(changes) as (keyof Changes)[];
  return Object.assign({}, ...fields.map((field) => columnsOf[field](changes)));
}

function toRow({ id, guildId: guild_id, ...fields }: Subscription): Insertable<SubscriptionTable> {
  // Of the others the table knows what they are where nothing is said.
  return { id, guild_id, ...columnsFor(fields) } as Insertable<SubscriptionTable>;
}

function toSubscription(row: Selectable<SubscriptionTable>): Subscription {
  return {
    id: row.id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    ...present('followerId', row.follower_id),
    ...present('topicId', row.topic_id),
    ...(row.wanted === null ? {} : { wanted: JSON.parse(row.wanted) as Wanted }),
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
    ...(row.welcome === 0 ? {} : { welcome: true }),
    ...lookOf(row),
    ...(row.version === 1 ? {} : { version: row.version }),
    state: row.state,
    ...(row.paused_reason === null ? {} : { pausedReason: readPauseReason(row.paused_reason) }),
    nextDueAt: row.next_due_at,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}

function lookOf({ looked_until: until, looked_sequence: sequence }: Selectable<SubscriptionTable>): {
  readonly looked?: Look;
} {
  return until === null || sequence === null ? {} : { looked: { until, sequence } };
}
