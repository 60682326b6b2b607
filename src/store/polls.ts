// Keeps whose turn it is to be polled, what came of it, and what followers are to be told of a feed's health.

import { createHash } from 'node:crypto';
import type { Kysely, Selectable, Updateable } from 'kysely';
import type { FeedNotice } from '../news/feed-health.ts';
import { ADDRESS_CHARACTERS_MAX, type Feed } from '../news/guild.ts';
import { type FeedId, type Instant, LOCAL_FEED } from '../news/ids.ts';
import type { Database } from './dialect.ts';
import { toFeed } from './feed-rows.ts';
import { present } from './rows.ts';
import type { FeedStore, PollOutcome } from './store.ts';
import type { FeedTable, Tables } from './tables.ts';
import { feedIsRead } from './view.ts';

type Polls = Pick<FeedStore, 'due' | 'claim' | 'release' | 'savePoll' | 'pollBy' | 'pendingNotices' | 'removeNotice'>;

/** Takes the database; gives the part of the store of feeds that polling uses. */
export function pollsOver(database: Database): Polls {
  return {
    due: ({ now, limit }) =>
      database.read(async (db) => (await selectDue(db, now).limit(limit).execute()).map((row) => toFeed(row))),
    claim: (id, options) => claim(database, id, options),
    release: (id) =>
      database.transaction(async (db) => {
        await db.updateTable('feeds').set({ lease_until: 0 }).where('id', '=', id).execute();
      }),
    savePoll: (id, outcome) => database.transaction((db) => savePoll(db, id, outcome)),
    pollBy: (id, at) =>
      database.transaction(async (db) => {
        const sooner = db.updateTable('feeds').set({ next_poll_at: at }).where('id', '=', id);
        await sooner.where('next_poll_at', '>', at).execute();
      }),
    pendingNotices: (limit) => database.read((db) => readNotices(db, limit)),
    removeNotice: (id) =>
      database.transaction(async (db) => {
        await db.deleteFrom('feed_notices').where('id', '=', id).execute();
      }),
  };
}

function selectDue(db: Kysely<Tables>, now: Instant) {
  return db
    .selectFrom('feeds')
    .selectAll('feeds')
    .where('feeds.next_poll_at', '<=', now)
    .where('feeds.lease_until', '<=', now)
    .where('feeds.id', '<>', LOCAL_FEED)
    .where(feedIsRead)
    .orderBy('feeds.next_poll_at')
    .orderBy('feeds.id');
}

async function claim(
  database: Database,
  id: FeedId,
  { now, leaseMs }: { readonly now: Instant; readonly leaseMs: number },
): Promise<Feed | undefined> {
  return database.transaction(async (db) => {
    const row = await database.dialect.claimRows(selectDue(db, now).where('feeds.id', '=', id)).executeTakeFirst();
    if (row === undefined) return undefined;
    const leased = { lease_until: now + leaseMs };
    await db.updateTable('feeds').set(leased).where('id', '=', id).execute();
    return toFeed({ ...row, ...leased });
  });
}

async function savePoll(db: Kysely<Tables>, id: FeedId, outcome: PollOutcome): Promise<void> {
  const former = await db.selectFrom('feeds').selectAll().where('id', '=', id).executeTakeFirst();
  if (former === undefined) return;
  const polled = { next_poll_at: outcome.nextPollAt, lease_until: 0, last_polled_at: outcome.at };
  const values = outcome.error === undefined ? succeeded(outcome) : failed(former, outcome, outcome.error);
  await db
    .updateTable('feeds')
    .set({ ...polled, ...values })
    .where('id', '=', id)
    .execute();
  const { at, error, disabled, movedTo } = outcome;
  if (error === undefined && former.disabled_since !== null) {
    await tellFollowers(db, id, { kind: 'healed', since: former.disabled_since, at });
  }
  if (error !== undefined && disabled !== undefined && former.disabled_since === null) {
    await tellFollowers(db, id, { kind: disabled, reason: error, since: former.failing_since ?? at, at });
  }
  if (error === undefined && movedTo !== undefined && movedTo !== former.url) await moveFeed(db, former, movedTo, at);
}

function failed(former: Selectable<FeedTable>, { at, disabled }: PollOutcome, error: string): Updateable<FeedTable> {
  return {
    last_error: error,
    failures: former.failures + 1,
    failing_since: former.failing_since ?? at,
    disabled_since: former.disabled_since ?? (disabled === undefined ? null : at),
  };
}

function succeeded({ at, etag, lastModified, title, bodyHash, rhythm }: PollOutcome): Updateable<FeedTable> {
  return {
    last_success_at: at,
    failures: 0,
    last_error: null,
    failing_since: null,
    disabled_since: null,
    etag: etag ?? null,
    last_modified: lastModified ?? null,
    body_hash: bodyHash ?? null,
    ...(rhythm === undefined ? {} : { rhythm: JSON.stringify(rhythm) }),
    ...(title === undefined ? {} : { title }),
  };
}

/** A permanent redirect: the feed takes its new address, or goes over to the feed that has it already. */
async function moveFeed(db: Kysely<Tables>, from: Selectable<FeedTable>, url: string, at: Instant): Promise<void> {
  // Where it is too long to be kept, the old one goes on to lead there.
  if (url.length > ADDRESS_CHARACTERS_MAX) return;
  const there = await db.selectFrom('feeds').selectAll().where('url', '=', url).executeTakeFirst();
  if (there === undefined) {
    await db.updateTable('feeds').set({ url }).where('id', '=', from.id).execute();
    return;
  }
  const into = there.merged_into ?? there.id;
  // What came back to its own place: the feed that went over to us once has its address redirected from ours now.
  if (into === from.id || into === LOCAL_FEED) return;
  await mergeFeed(db, from, into, at);
}

/**
 * Followers go over; articles stay where they are. Whoever owns an address can redirect it to any feed, so what the old
 * feed brought must not come to those who chose the other one.
 *
 *     before  guild ─follows→ A (articles a…)         guild' ─follows→ B (articles b…)
 *     after   guild ─follows→ A (kept, unlisted, unpolled) and → B from now on; guild' sees no a
 */
async function mergeFeed(db: Kysely<Tables>, from: Selectable<FeedTable>, into: FeedId, at: Instant): Promise<void> {
  const follows = await db.selectFrom('follows').selectAll().where('feed_id', '=', from.id).execute();
  for (const follow of follows) {
    await db
      .insertInto('follows')
      .values({ ...follow, feed_id: into, followed_at: at })
      .onConflict((conflict) => conflict.columns(['guild_id', 'feed_id']).doNothing())
      .execute();
  }
  if (from.listed_for_all === 1) {
    // Where it was listed already, what it brought since then stays news.
    const listed = db.updateTable('feeds').set({ listed_for_all: 1, listed_at: at }).where('id', '=', into);
    await listed.where('listed_for_all', '=', 0).execute();
  }
  await db
    .updateTable('feeds')
    .set({ merged_into: into })
    .where((builder) => builder.or([builder('id', '=', from.id), builder('merged_into', '=', from.id)]))
    .execute();
}

interface News {
  readonly kind: FeedNotice['kind'];
  readonly reason?: string;
  readonly since: Instant;
  readonly at: Instant;
}

/** Notes, in the same transaction as the change itself, that each server that follows the feed is to hear of it. */
async function tellFollowers(db: Kysely<Tables>, feedId: FeedId, { kind, reason, since, at }: News): Promise<void> {
  const follows = await db.selectFrom('follows').selectAll().where('feed_id', '=', feedId).execute();
  for (const { guild_id, followed_by } of follows) {
    const id = createHash('sha256').update(`${feedId} ${guild_id} ${kind} ${at}`).digest('hex').slice(0, 32);
    const notice = { id, feed_id: feedId, guild_id, followed_by, kind, reason: reason ?? null, since, created_at: at };
    await db
      .insertInto('feed_notices')
      .values(notice)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
}

async function readNotices(db: Kysely<Tables>, limit: number): Promise<readonly FeedNotice[]> {
  const rows = await db
    .selectFrom('feed_notices')
    .innerJoin('feeds', 'feeds.id', 'feed_notices.feed_id')
    .selectAll('feed_notices')
    .select(['feeds.title', 'feeds.url'])
    .orderBy('feed_notices.created_at')
    .orderBy('feed_notices.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    guildId: row.guild_id,
    feedId: row.feed_id,
    title: row.title,
    url: row.url,
    followedBy: row.followed_by,
    kind: row.kind,
    ...present('reason', row.reason),
    since: row.since,
    createdAt: row.created_at,
  }));
}
