// Turns rows of subscriptions into subscriptions, and back.

import type { Insertable, Selectable } from 'kysely';
import { isAsItHappens, type Look, type Subscription, type Wanted } from '../news/subscription.ts';
import { readPauseReason, writePauseReason } from '../news/trouble.ts';
import type { SubscriptionTable } from './delivery-tables.ts';
import { present } from './rows.ts';

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

/** The fields to be changed; undefined takes one away. */
export type Changes = { readonly [Field in keyof Fields]?: Fields[Field] | undefined };

/** The columns of some fields. */
export function columnsFor(changes: Changes): Columns {
  const fields = Object.keys(changes) as (keyof Changes)[];
  return Object.assign({}, ...fields.map((field) => columnsOf[field](changes)));
}

/** Takes a subscription; gives its row. */
export function toRow({ id, guildId: guild_id, ...fields }: Subscription): Insertable<SubscriptionTable> {
  // Of the others the table knows what they are where nothing is said.
  return { id, guild_id, ...columnsFor(fields) } as Insertable<SubscriptionTable>;
}

/** Takes a row; gives the subscription. */
export function toSubscription(row: Selectable<SubscriptionTable>): Subscription {
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
