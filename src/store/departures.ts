// Servers that removed the bot: noted when they do, forgotten when they come back, deleted with all they had a while after.

import type { Kysely } from 'kysely';
import { type GuildId, handedInUrlOf } from '../news/ids.ts';
import type { Database } from './dialect.ts';
import { leaveFeed } from './part-article.ts';
import { slicesOfIds } from './rows.ts';
import type { DepartureStore } from './store.ts';
import type { Tables } from './tables.ts';
import { EVERYWHERE } from './view.ts';

// An article is some twenty statements: so many take a tenth of a second.
const IMPORTED_PER_SLICE = 50;

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
      // One by one, and imports in slices, so that no transaction holds the others up for long.
      const gone: GuildId[] = [];
      for (const { guild_id } of left) {
        while (await database.transaction((db) => removeSomeImported(db, guild_id))) {}
        if (await database.transaction((db) => removeGuild(db, guild_id))) gone.push(guild_id);
      }
      return gone;
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
    .union(db.selectFrom('notices').select('guild_id'))
    .union(db.selectFrom('model_tokens').select('guild_id'))
    .union(db.selectFrom('model_questions').select('guild_id'))
    .union(db.selectFrom('audit').select('guild_id'))
    .execute();
  const takers = await db.selectFrom('take_downs').select('guild_id').where('guild_id', '<>', EVERYWHERE).execute();
  const deciders = await db
    .selectFrom('actor_decisions')
    .select('guild_id')
    .where('guild_id', '<>', EVERYWHERE)
    .execute();
  return [...new Set([...rows, ...takers, ...deciders].map((row) => row.guild_id as GuildId))];
}

const OF_A_GUILD = [
  'shown_messages',
  'subscriptions',
  'topics',
  'notices',
  'feed_notices',
  'follows',
  'guild_settings',
  'model_tokens',
  'model_questions',
  'audit',
] as const;

/**
 * All rows of a server but what was imported for it, which is gone before. Feeds that others follow and their articles
 * stay. False, and nothing removed, where it came back in the meantime.
 */
async function removeGuild(db: Kysely<Tables>, guildId: GuildId): Promise<boolean> {
  const noted = await db.deleteFrom('departures').where('guild_id', '=', guildId).executeTakeFirst();
  if (noted.numDeletedRows === 0n) return false;
  const subscriptions = db.selectFrom('subscriptions').select('id').where('guild_id', '=', guildId);
  const deliveries = db.selectFrom('deliveries').select('id').where('subscription_id', 'in', subscriptions);
  await db.deleteFrom('outbox').where('delivery_id', 'in', deliveries).execute();
  await db.deleteFrom('briefing_records').where('delivery_id', 'in', deliveries).execute();
  await db.deleteFrom('delivery_articles').where('delivery_id', 'in', deliveries).execute();
  await db.deleteFrom('deliveries').where('subscription_id', 'in', subscriptions).execute();
  for (const table of OF_A_GUILD) {
    await db.deleteFrom(table).where('guild_id', '=', guildId).execute();
  }
  await db.deleteFrom('take_downs').where('guild_id', '=', guildId).execute();
  await db.deleteFrom('hidden_articles').where('guild_id', '=', guildId).execute();
  await db.deleteFrom('actor_decisions').where('guild_id', '=', guildId).execute();
  await db.deleteFrom('feeds').where('url', '=', handedInUrlOf(guildId)).execute();
  return true;
}

/**
 * A slice of what was imported for this server: what came by its feed alone goes, the rest belongs to the others that
 * brought it. False when nothing is left, or where the server came back.
 */
async function removeSomeImported(db: Kysely<Tables>, guildId: GuildId): Promise<boolean> {
  const brought = await db
    .selectFrom('article_feeds')
    .innerJoin('feeds', 'feeds.id', 'article_feeds.feed_id')
    .innerJoin('departures', (join) => join.on('departures.guild_id', '=', guildId))
    .select(['article_feeds.article_id', 'article_feeds.feed_id'])
    .where('feeds.url', '=', handedInUrlOf(guildId))
    .limit(IMPORTED_PER_SLICE)
    .execute();
  for (const { article_id, feed_id } of brought) await leaveFeed(db, article_id, feed_id);
  return brought.length > 0;
}
