// Counts and deletes what is kept about one person.

import { type Kysely, sql } from 'kysely';
import { type GuildId, NOBODY, type UserId } from '../news/ids.ts';
import type { KeptAbout } from '../news/kept-about.ts';
import type { Database } from './dialect.ts';
import type { PersonStore } from './person-store.ts';
import type { Tables } from './tables.ts';

/** Takes the database; gives the store of what is kept about persons. */
export function personStore(database: Database): PersonStore {
  return {
    servers: (userId) => database.read((db) => readServers(db, userId)),
    kept: (userId) => database.read((db) => countKept(db, userId)),
    forget: (userId) => database.transaction((db) => forget(db, userId)),
  };
}

/** The columns that name who made something of a server's: the thing stays, the name goes. */
const MAKERS = [
  ['follows', 'followed_by'],
  ['feed_notices', 'followed_by'],
  ['topics', 'created_by'],
  ['subscriptions', 'created_by'],
  ['take_downs', 'taken_by'],
  ['actor_decisions', 'made_by'],
] as const;

async function readServers(db: Kysely<Tables>, userId: UserId): Promise<readonly GuildId[]> {
  const rows = await db
    .selectFrom('audit')
    .select('guild_id')
    .where('user_id', '=', userId)
    .union(db.selectFrom('subscriptions').select('guild_id').where('follower_id', '=', userId))
    .union(db.selectFrom('subscriptions').select('guild_id').where('created_by', '=', userId))
    .union(db.selectFrom('topics').select('guild_id').where('created_by', '=', userId))
    .union(db.selectFrom('follows').select('guild_id').where('followed_by', '=', userId))
    .execute();
  return rows.map((row) => row.guild_id);
}

async function countKept(db: Kysely<Tables>, userId: UserId): Promise<KeptAbout> {
  const made = await Promise.all(MAKERS.map(([table, column]) => countRows(db, table, column, userId)));
  const follows = await countRows(db, 'subscriptions', 'follower_id', userId);
  const named = await db
    .selectFrom('notices')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where((row) => row.or([row('about_user_id', '=', userId), row('text', 'like', `%${userId}%`)]))
    .executeTakeFirstOrThrow();
  const answers = await db
    .selectFrom('shown_messages')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('about_user_id', '=', userId)
    .where('kind', '=', 'answer')
    .executeTakeFirstOrThrow();
  return {
    follows,
    questionDays: await countRows(db, 'model_questions', 'user_id', userId),
    answers: Number(answers.n),
    notices: Number(named.n),
    // What they follow bears their name as its maker too.
    made: made.reduce((sum, count) => sum + count, 0) - follows,
    changes: await countRows(db, 'audit', 'user_id', userId),
  };
}

async function countRows(db: Kysely<Tables>, table: string, column: string, userId: UserId): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${sql.table(table)} where ${sql.ref(column)} = ${userId}`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

async function forget(db: Kysely<Tables>, userId: UserId): Promise<void> {
  const own = db.selectFrom('subscriptions').select('id').where('follower_id', '=', userId);
  const deliveries = db.selectFrom('deliveries').select('id').where('subscription_id', 'in', own);
  const messages = db.selectFrom('outbox').select('id').where('delivery_id', 'in', deliveries);
  // What a message shows goes with it, and a delivery with its subscription.
  await db
    .deleteFrom('shown_messages')
    .where((row) =>
      row.or([
        row('id', 'in', sql<string>`(${messages})`),
        row.and([row('about_user_id', '=', userId), row('kind', '=', 'answer')]),
      ]),
    )
    .execute();
  await db.deleteFrom('subscriptions').where('follower_id', '=', userId).execute();
  await db.deleteFrom('model_questions').where('user_id', '=', userId).execute();
  await db.deleteFrom('notices').where('text', 'like', `%${userId}%`).execute();
  await db.updateTable('notices').set({ about_user_id: null }).where('about_user_id', '=', userId).execute();
  await db.updateTable('shown_messages').set({ about_user_id: null }).where('about_user_id', '=', userId).execute();
  await db.updateTable('audit').set({ user_id: NOBODY }).where('user_id', '=', userId).execute();
  for (const [table, column] of MAKERS) {
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${NOBODY} where ${sql.ref(column)} = ${userId}`.execute(
      db,
    );
  }
}
