// Servers that removed the bot: noted when they do, forgotten when they come back, deleted with all they had a while after.

import type { Kysely } from 'kysely';
import { type FeedId, type GuildId, handedInUrlOf } from '../news/ids.ts';
import type { Database } from './dialect.ts';
import { deleteArticle } from './part-article.ts';
import { slicesOfIds } from './rows.ts';
import type { DepartureStore } from './store.ts';
import type { Tables } from './tables.ts';

/** Takes the database; gives the store of who left. */
export function departureStore(database: Database): DepartureStore {
  return {
    known: () => database.read(readKnown),
    noteDeparture: (guildId, at) =>
      database.transaction(async (db) => {
        await db
          .insertInto('departures')
          .values({ guild_id: guildId, left_at: at })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }),
    noteReturn: (guildIds) =>
      database.transaction(async (db) => {
        for (const slice of slicesOfIds(guildIds)) {
          await db.deleteFrom('departures').where('guild_id', 'in', slice).execute();
        }
      }),
    removeDeparted: async (before) => {
      const left = await database.read((db) =>
        db.selectFrom('departures').select('guild_id').where('left_at', '<', before).orderBy('guild_id').execute(),
      );
      // One by one, so that no transaction holds the others up for long.
      for (const { guild_id } of left) await database.transaction((db) => removeGuild(db, guild_id));
      return left.map((row) => row.guild_id);
    },
  };
}

async function readKnown(db: Kysely<Tables>): Promise<readonly GuildId[]> {
  const rows = await db
    .selectFrom('follows')
    .select('guild_id')
    .union(db.selectFrom('guild_settings').select('guild_id'))
    .union(db.selectFrom('subscriptions').select('guild_id'))
    .union(db.selectFrom('topics').select('guild_id'))
    .execute();
  return rows.map((row) => row.guild_id);
}

const OF_A_GUILD = [
  'subscriptions',
  'topics',
  'notices',
  'feed_notices',
  'follows',
  'guild_settings',
  'model_tokens',
  'model_questions',
] as const;

/** All rows of a server. Feeds that others follow and their articles stay; what was imported for it alone goes. */
async function removeGuild(db: Kysely<Tables>, guildId: GuildId): Promise<void> {
  const subscriptions = db.selectFrom('subscriptions').select('id').where('guild_id', '=', guildId);
  const deliveries = db.selectFrom('deliveries').select('id').where('subscription_id', 'in', subscriptions);
  await db.deleteFrom('outbox').where('delivery_id', 'in', deliveries).execute();
  await db.deleteFrom('delivery_articles').where('delivery_id', 'in', deliveries).execute();
  await db.deleteFrom('deliveries').where('subscription_id', 'in', subscriptions).execute();
  for (const table of OF_A_GUILD) {
    await db.deleteFrom(table).where('guild_id', '=', guildId).execute();
  }
  await db.deleteFrom('take_downs').where('guild_id', '=', guildId).execute();
  await db.deleteFrom('hidden_articles').where('guild_id', '=', guildId).execute();
  await removeImported(db, guildId);
  await db.deleteFrom('departures').where('guild_id', '=', guildId).execute();
}

/** The feed of files imported for this server, and the articles that came by it alone. */
async function removeImported(db: Kysely<Tables>, guildId: GuildId): Promise<void> {
  const feed = await db.selectFrom('feeds').select('id').where('url', '=', handedInUrlOf(guildId)).executeTakeFirst();
  if (feed === undefined) return;
  const only = await db
    .selectFrom('articles')
    .select('id')
    .where('feed_id', '=', feed.id)
    .where('feed_count', '=', 1)
    .execute();
  for (const { id } of only) await deleteArticle(db, id);
  const isLeft = await db
    .selectFrom('articles')
    .select('id')
    .where('feed_id', '=', feed.id)
    .limit(1)
    .executeTakeFirst();
  if (isLeft !== undefined) return;
  await db
    .deleteFrom('article_feeds')
    .where('feed_id', '=', feed.id as FeedId)
    .execute();
  await db.deleteFrom('feeds').where('id', '=', feed.id).execute();
}
