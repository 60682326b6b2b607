// Keeps the feeds, who follows them, and whose turn it is to be polled.

import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Feed } from '../news/guild.ts';
import { type FeedId, LOCAL_FEED } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import type { Database } from './dialect.ts';
import { setRights } from './rights.ts';
import { present } from './rows.ts';
import type { FeedStore, PollOutcome } from './store.ts';
import type { FeedTable, Tables } from './tables.ts';
import { feedIsRead, feedIsVisible, visibleFeeds } from './view.ts';

/** Takes the database; gives the store of feeds. */
export function feedStore(database: Database): FeedStore {
  return {
    get: (id, view) => database.read((db) => findFeed(db, id, view)),
    findByUrl: (url) => database.read((db) => findByUrl(db, url)),
    add: (feed) => database.transaction((db) => addFeed(db, feed)),
    list: (view) => database.read((db) => listFeeds(db, view)),
    visible: (view) => database.read((db) => visibleFeeds(db, view)),
    claimDue: (options) => claimDue(database, options),
    savePoll: (id, outcome) => database.transaction((db) => savePoll(db, id, outcome)),
    setListedForAll: (feedId, listed, at) =>
      database.transaction(async (db) => {
        const values = { listed_for_all: listed ? 1 : 0, listed_at: at ?? null };
        await db.updateTable('feeds').set(values).where('id', '=', feedId).execute();
      }),
    setRights: (feedId, rights, view) => database.transaction((db) => setRights(db, feedId, rights, view)),
    countFollowed: (guildId) =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('follows')
          .innerJoin('feeds', 'feeds.id', 'follows.feed_id')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .where('follows.guild_id', '=', guildId)
          .where('feeds.url', 'not like', 'dateline:%')
          .executeTakeFirstOrThrow();
        return Number(row.n);
      }),
    follow: (guildId, feedId, by, at) =>
      database.transaction(async (db) => {
        const followed = await db
          .insertInto('follows')
          .values({ guild_id: guildId, feed_id: feedId, followed_by: by, followed_at: at })
          .onConflict((conflict) => conflict.columns(['guild_id', 'feed_id']).doNothing())
          .executeTakeFirst();
        return followed.numInsertedOrUpdatedRows === 1n;
      }),
    unfollow: (guildId, feedId) =>
      database.transaction(async (db) => {
        const ended = await db
          .deleteFrom('follows')
          .where('guild_id', '=', guildId)
          .where('feed_id', '=', feedId)
          .executeTakeFirst();
        return ended.numDeletedRows === 1n;
      }),
  };
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
  return row && toFeed(row);
}

async function addFeed(db: Kysely<Tables>, feed: Feed): Promise<Feed> {
  await db
    .insertInto('feeds')
    .values(toFeedRow(feed))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // A feed that moved keeps its id, so its first address may come again under the id it had then.
  const standing = (await findByUrl(db, feed.url)) ?? (await findFeed(db, feed.id, { kind: 'all' }));
  if (standing === undefined) throw new Error('a feed was neither inserted nor known');
  return standing;
}

async function listFeeds(db: Kysely<Tables>, view: View): Promise<readonly Feed[]> {
  const feeds = db.selectFrom('feeds').selectAll('feeds').orderBy('feeds.title').orderBy('feeds.id');
  if (view.kind === 'all') return (await feeds.execute()).map(toFeed);
  const rows = await feeds
    .innerJoin('follows', 'follows.feed_id', 'feeds.id')
    .select('follows.rights_show as own_rights')
    .where('follows.guild_id', '=', view.guildId)
    .execute();
  // The stricter of what the operator and the server say.
  return rows.map((row) => toFeed(row.own_rights === 'excerpt' ? { ...row, rights_show: 'excerpt' } : row));
}

async function claimDue(database: Database, options: Parameters<FeedStore['claimDue']>[0]): Promise<readonly Feed[]> {
  const { now, leaseMs, limit } = options;
  return database.transaction(async (db) => {
    const due = db
      .selectFrom('feeds')
      .selectAll('feeds')
      .where('feeds.next_poll_at', '<=', now)
      .where('feeds.lease_until', '<=', now)
      .where('feeds.id', '<>', LOCAL_FEED)
      .where(feedIsRead)
      .orderBy('feeds.next_poll_at')
      .orderBy('feeds.id')
      .limit(limit);
    const rows = await database.dialect.claimRows(due).execute();
    const leaseUntil = now + leaseMs;
    for (const { id } of rows) {
      await db.updateTable('feeds').set({ lease_until: leaseUntil }).where('id', '=', id).execute();
    }
    return rows.map((row) => toFeed({ ...row, lease_until: leaseUntil }));
  });
}

async function savePoll(db: Kysely<Tables>, id: FeedId, outcome: PollOutcome): Promise<void> {
  const { at, nextPollAt, error, etag, lastModified, movedTo, title } = outcome;
  const polled = { next_poll_at: nextPollAt, lease_until: 0, last_polled_at: at };
  if (error !== undefined) {
    await db
      .updateTable('feeds')
      .set((row) => ({ ...polled, last_error: error, failures: row('failures', '+', 1) }))
      .where('id', '=', id)
      .execute();
    return;
  }
  const succeeded = { last_success_at: at, failures: 0, last_error: null };
  const headers = { etag: etag ?? null, last_modified: lastModified ?? null };
  // Where another feed has the new address already, this one keeps its own: an address is unique.
  const isFree = movedTo !== undefined && (await findByUrl(db, movedTo)) === undefined;
  await db
    .updateTable('feeds')
    .set({
      ...polled,
      ...succeeded,
      ...headers,
      ...(isFree ? { url: movedTo } : {}),
      ...(title === undefined ? {} : { title }),
    })
    .where('id', '=', id)
    .execute();
}

function toFeedRow(feed: Feed): Insertable<FeedTable> {
  return {
    id: feed.id,
    url: feed.url,
    title: feed.title,
    site_url: feed.siteUrl ?? null,
    language: feed.language ?? null,
    listed_for_all: feed.listedForAll ? 1 : 0,
    etag: feed.etag ?? null,
    last_modified: feed.lastModified ?? null,
    next_poll_at: feed.nextPollAt,
    lease_until: feed.leaseUntil,
    last_polled_at: feed.lastPolledAt ?? null,
    last_success_at: feed.lastSuccessAt ?? null,
    failures: feed.failures,
    last_error: feed.lastError ?? null,
    rights_show: feed.rights?.show ?? 'full',
    rights_note: feed.rights?.note ?? null,
  };
}

function toFeed(row: Selectable<FeedTable>): Feed {
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    ...present('siteUrl', row.site_url),
    ...present('language', row.language),
    listedForAll: row.listed_for_all === 1,
    ...present('etag', row.etag),
    ...present('lastModified', row.last_modified),
    nextPollAt: row.next_poll_at,
    leaseUntil: row.lease_until,
    ...present('lastPolledAt', row.last_polled_at),
    ...present('lastSuccessAt', row.last_success_at),
    failures: row.failures,
    ...present('lastError', row.last_error),
    ...rightsOf(row),
  };
}

/** Nothing where nobody said anything: all may be shown. */
function rightsOf({ rights_show, rights_note }: Selectable<FeedTable>): Pick<Feed, 'rights'> {
  if (rights_show === 'full' && rights_note === null) return {};
  return { rights: { show: rights_show, ...present('note', rights_note) } };
}
