// Finds the subscriptions that are due, by the clock or as it happens.

import type { Kysely } from 'kysely';
import type { Instant } from '../news/ids.ts';
import type { Database } from './dialect.ts';
import { slicesOfIds } from './rows.ts';
import type { SubscriptionStore } from './store.ts';
import { toSubscription } from './subscription-rows.ts';
import type { Tables } from './tables.ts';

/** Takes the database; gives the part of the store of subscriptions that tells what is due. */
export function dueSubscriptions(
  database: Database,
): Pick<SubscriptionStore, 'due' | 'waiting' | 'noteLook' | 'putOff'> {
  return {
    due: (now, limit) =>
      database.read(async (db) => {
        const rows = await whereDue(db, now)
          .select(['id', 'guild_id', 'next_due_at'])
          .where('as_it_happens', '=', 0)
          .orderBy('next_due_at')
          .orderBy('id')
          .limit(limit)
          .execute();
        return rows.map((row) => ({ id: row.id, guildId: row.guild_id, nextDueAt: row.next_due_at }));
      }),
    waiting: ({ now, sequence, limit, after }) =>
      database.read(async (db) => {
        const due = whereDue(db, now)
          .selectAll()
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
  };
}

function whereDue(db: Kysely<Tables>, now: Instant) {
  return db.selectFrom('subscriptions').where('state', '=', 'active').where('next_due_at', '<=', now);
}
