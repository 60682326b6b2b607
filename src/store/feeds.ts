// Keeps the feeds and who follows them. How polling goes on stands in polls.ts.

import type { Kysely } from 'kysely';
import type { Author } from '../news/audit.ts';
import { Failure } from '../news/failure.ts';
import { ADDRESS_CHARACTERS_MAX, type Feed } from '../news/guild.ts';
import type { FeedId, GuildId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import { noting } from './audit.ts';
import type { Database } from './dialect.ts';
import { toFeed, toFeedRow } from './feed-rows.ts';
import { pollsOver } from './polls.ts';
import { setRights } from './rights.ts';
import type { FeedStore } from './store.ts';
import type { Tables } from './tables.ts';
import { EVERYWHERE, feedIsVisible, visibleFeeds } from './view.ts';

/** Takes the database; gives the store of feeds. */
export function feedStore(database: Database): FeedStore {
  return {
    ...pollsOver(database),
    get: (id, view) => database.read((db) => findFeed(db, id, view)),
    findByUrl: (url) => database.read((db) => findByUrl(db, url)),
    add: (feed) => database.transaction((db) => addFeed(db, feed)),
    list: (view) => database.read((db) => listFeeds(db, view)),
    visible: (view) => database.read((db) => visibleFeeds(db, view)),
    setListedForAll: (feedId, listed, at) =>
      database.transaction(async (db) => {
        const values = { listed_for_all: listed ? 1 : 0, listed_at: at ?? null };
        await db.updateTable('feeds').set(values).where('id', '=', feedId).execute();
        // What went over to it is no longer shown to all either.
        if (!listed) await db.updateTable('feeds').set(values).where('merged_into', '=', feedId).execute();
      }),
    setRights: (feedId, rights, view, by) =>
      database.transaction((db) =>
        noting(db, followOf(db, view, feedId, by), () => setRights(db, feedId, rights, view)),
      ),
    countFollowed: (guildId) =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('follows')
          .innerJoin('feeds', 'feeds.id', 'follows.feed_id')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .where('follows.guild_id', '=', guildId)
          .where('feeds.url', 'not like', 'dateline:%')
          .where('feeds.merged_into', 'is', null)
          .executeTakeFirstOrThrow();
        return Number(row.n);
      }),
    follow: (guildId, feedId, by, at) =>
      database.transaction((db) =>
        noting(db, followOf(db, { kind: 'guild', guildId }, feedId, { userId: by, at }), async () => {
          const followed = await db
            .insertInto('follows')
            .values({ guild_id: guildId, feed_id: feedId, followed_by: by, followed_at: at })
            .onConflict((conflict) => conflict.columns(['guild_id', 'feed_id']).doNothing())
            .executeTakeFirst();
          return followed.numInsertedOrUpdatedRows === 1n;
        }),
      ),
    unfollow: (guildId, feedId, by) =>
      database.transaction((db) =>
        noting(db, followOf(db, { kind: 'guild', guildId }, feedId, by), () => unfollow(db, guildId, feedId)),
      ),
  };
}

/** What is noted of a change of a server's feeds; nothing of those that stand for what was handed in, or of all servers. */
function followOf(
  db: Kysely<Tables>,
  view: View,
  feedId: FeedId,
  by: Author | undefined,
): Parameters<typeof noting>[1] {
  const guildId = view.kind === 'guild' ? view.guildId : (EVERYWHERE as GuildId);
  const read = () =>
    db
      .selectFrom('follows')
      .innerJoin('feeds', 'feeds.id', 'follows.feed_id')
      .select(['feeds.title', 'feeds.url', 'follows.rights_show'])
      .where('follows.guild_id', '=', guildId)
      .where('follows.feed_id', '=', feedId)
      .where('feeds.url', 'not like', 'dateline:%')
      .executeTakeFirst();
  return { guildId, kind: 'feed', by, read, nameOf: ({ title }) => String(title) };
}

async function findFeed(db: Kysely<Tables>, id: FeedId, view: View): Promise<Feed | undefined> {
  const row = await db
    .selectFrom('feeds')
    .selectAll('feeds')
    .where('feeds.id', '=', id)
    .where(feedIsVisible(view))
    .executeTakeFirst();
  return row && toFeed(row);
}

async function findByUrl(db: Kysely<Tables>, url: string): Promise<Feed | undefined> {
  const row = await db.selectFrom('feeds').selectAll().where('url', '=', url).executeTakeFirst();
  return row && standing(db, row);
}

/** The feed of a row, or the one that has taken its place. */
async function standing(db: Kysely<Tables>, row: Parameters<typeof toFeed>[0]): Promise<Feed | undefined> {
  return row.merged_into === null ? toFeed(row) : findFeed(db, row.merged_into, { kind: 'all' });
}

async function addFeed(db: Kysely<Tables>, feed: Feed): Promise<Feed> {
  if (feed.url.length > ADDRESS_CHARACTERS_MAX)
    throw new Failure(
      'bad-input',
      `The address of this feed has more than ${ADDRESS_CHARACTERS_MAX.toLocaleString('en')} characters; give a shorter one that leads there.`,
    );
  await db
    .insertInto('feeds')
    .values(toFeedRow(feed))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // A feed that moved keeps its id, so its first address may come again under the id it had then.
  const byId = () => db.selectFrom('feeds').selectAll().where('id', '=', feed.id).executeTakeFirstOrThrow();
  const known = (await findByUrl(db, feed.url)) ?? (await standing(db, await byId()));
  if (known === undefined) throw new Error('a feed was neither inserted nor known');
  return known;
}

async function listFeeds(db: Kysely<Tables>, view: View): Promise<readonly Feed[]> {
  const feeds = db
    .selectFrom('feeds')
    .selectAll('feeds')
    .where('feeds.merged_into', 'is', null)
    .orderBy('feeds.title')
    .orderBy('feeds.id');
  if (view.kind === 'all') return (await feeds.execute()).map(toFeed);
  const rows = await feeds
    .innerJoin('follows', 'follows.feed_id', 'feeds.id')
    .select('follows.rights_show as own_rights')
    .where('follows.guild_id', '=', view.guildId)
    .execute();
  // The stricter of what the operator and the server say.
  return rows.map((row) => toFeed(row.own_rights === 'excerpt' ? { ...row, rights_show: 'excerpt' } : row));
}

/** Ends the following of a feed and of those that were merged into it. */
async function unfollow(db: Kysely<Tables>, guildId: GuildId, feedId: FeedId): Promise<boolean> {
  const merged = db.selectFrom('feeds').select('feeds.id').where('merged_into', '=', feedId);
  const ended = await db
    .deleteFrom('follows')
    .where('guild_id', '=', guildId)
    .where((builder) => builder.or([builder('feed_id', '=', feedId), builder('feed_id', 'in', merged)]))
    .executeTakeFirst();
  return ended.numDeletedRows > 0n;
}
