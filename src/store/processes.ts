// Keeps who is at work on a database: each process's place is a row with a lease, and a share of Discord's limit.

import type { Kysely, Selectable } from 'kysely';
import type { Instant } from '../news/ids.ts';
import { overlap, type ProcessPlace, type Role } from '../news/process.ts';
import type { Database } from './dialect.ts';
import type { ProcessTables } from './process-tables.ts';
import type { ProcessStore } from './store.ts';
import type { Tables } from './tables.ts';

/**
 * Discord's documentation, "Rate Limits": fifty a second. Five are kept for those who have no share for a moment: who has
 * just come, and who could not say in time that it still lives.
 */
const SHARED_PER_SECOND = 45;
/** Without a share: a few words to moderators, and what Discord asks of who starts. */
const PER_SECOND_MIN = 1;
/** A worker says something of a feed now and then; bots send the briefings. */
const WEIGHTS: Readonly<Record<Role, number>> = { bot: 10, all: 10, worker: 1 };

/** Takes the database; gives the store of processes. */
export function processStore(database: Database): ProcessStore {
  return {
    hold: (wanted) => database.transaction((db) => hold(db, wanted)),
    leave: ({ id, start }) =>
      database.transaction(async (db) => {
        await db.deleteFrom('processes').where('id', '=', id).where('start', '=', start).execute();
      }),
    list: (now) => database.read((db) => readLiving(db, now)),
  };
}

async function hold(
  db: Kysely<Tables>,
  { now, leaseMs, isNew, ...wanted }: Parameters<ProcessStore['hold']>[0],
): ReturnType<ProcessStore['hold']> {
  await db.deleteFrom('processes').where('lease_until', '<=', now).execute();
  const living = await readLiving(db, now);
  const own = living.find(({ id }) => id === wanted.id);
  if (own !== undefined && own.start !== wanted.start && !isNew) return { inTheWay: own };
  const others = living.filter(({ id }) => id !== wanted.id);
  const inTheWay = others.find((other) => overlap(other, wanted));
  if (inTheWay !== undefined) return { inTheWay };
  const place = { ...wanted, perSecond: shareOf(wanted.role, others), leaseUntil: now + leaseMs };
  await db.deleteFrom('processes').where('id', '=', wanted.id).execute();
  await db.insertInto('processes').values(toRow(place)).execute();
  return { place };
}

/**
 * By weight, as far as the others have left it: who comes takes what is free, and has its part when the others have said
 * next that they live, and taken less.
 */
function shareOf(role: Role, others: readonly ProcessPlace[]): number {
  const weight = WEIGHTS[role];
  const all = others.reduce((sum, other) => sum + WEIGHTS[other.role], weight);
  const fair = Math.floor((SHARED_PER_SECOND * weight) / all);
  const free = others.reduce((left, other) => left - other.perSecond, SHARED_PER_SECOND);
  return Math.max(PER_SECOND_MIN, Math.min(fair, free));
}

async function readLiving(db: Kysely<Tables>, now: Instant): Promise<readonly ProcessPlace[]> {
  const rows = await db
    .selectFrom('processes')
    .selectAll()
    .where('lease_until', '>', now)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

function toRow(place: ProcessPlace): Selectable<ProcessTables['processes']> {
  const { id, start, name, role, shards, perSecond, startedAt, leaseUntil } = place;
  return {
    id,
    start,
    name,
    role,
    shard_from: shards?.from ?? null,
    shard_until: shards?.until ?? null,
    shard_count: shards?.of ?? null,
    per_second: perSecond,
    started_at: startedAt,
    lease_until: leaseUntil,
  };
}

function fromRow(row: Selectable<ProcessTables['processes']>): ProcessPlace {
  const { shard_from: from, shard_until: until, shard_count: of } = row;
  return {
    id: row.id,
    start: row.start,
    name: row.name,
    role: row.role,
    ...(from === null || until === null || of === null ? {} : { shards: { from, until, of } }),
    perSecond: row.per_second,
    startedAt: row.started_at,
    leaseUntil: row.lease_until,
  };
}
