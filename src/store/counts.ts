// Counts what there is, for those who watch over Dateline: small reads over indexes, all of one instant.

import { type Kysely, sql } from 'kysely';
import { type Instant, LOCAL_FEED } from '../news/ids.ts';
import { BY_HAND } from '../news/subscription.ts';
import type { Database } from './dialect.ts';
import type { StoreCounts } from './store.ts';
import type { Tables } from './tables.ts';
import { feedIsRead } from './view.ts';

/** One failure may be a passing one; the third in a row is not. */
const FAILURES_MIN = 3;
/** The tick comes once a minute and may be busy; a briefing that nobody took up for so long is forgotten. */
const OVERDUE_MS = 5 * 60_000;
/** A feed waits its turn when many are due at once; an hour later nobody is asking. */
const FEED_OVERDUE_MS = 60 * 60_000;

/** As `Store.counts` says. */
export async function countAll(database: Database, now: Instant): Promise<StoreCounts> {
  return database.read(async (db) => ({
    articles: await countArticles(db),
    feeds: await countFeeds(db),
    feedsOverdue: await countFeedsOverdue(db, now),
    subscriptions: { active: 0, paused: 0, ...(await countSubscriptions(db)) },
    briefingsOverdue: await countOverdue(db, now),
    messages: { waiting: 0, sending: 0, sent: 0, uncertain: 0, failed: 0, ...(await countMessages(db)) },
  }));
}

async function countArticles(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('articles')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

async function countFeeds(db: Kysely<Tables>): Promise<StoreCounts['feeds']> {
  const rows = await db
    .selectFrom('feeds')
    .select((builder) => [
      builder
        .case()
        .when(builder.or([builder.not(feedIsRead(builder)), builder('feeds.disabled_since', 'is not', null)]))
        .then(sql.lit('disabled'))
        .when('feeds.failures', '=', 0)
        .then(sql.lit('healthy'))
        .when('feeds.failures', '<', FAILURES_MIN)
        .then(sql.lit('shaky'))
        .else(sql.lit('failing'))
        .end()
        .as('health'),
      builder.fn.countAll<number>().as('count'),
    ])
    .where('feeds.id', '<>', LOCAL_FEED)
    .groupBy('health')
    .execute();
  const counted = Object.fromEntries(rows.map(({ health, count }) => [health, Number(count)]));
  return { healthy: 0, shaky: 0, failing: 0, disabled: 0, ...counted };
}

async function countFeedsOverdue(db: Kysely<Tables>, now: Instant): Promise<number> {
  const row = await db
    .selectFrom('feeds')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('feeds.next_poll_at', '<=', now - FEED_OVERDUE_MS)
    .where('feeds.id', '<>', LOCAL_FEED)
    .where(feedIsRead)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

async function countOverdue(db: Kysely<Tables>, now: Instant): Promise<number> {
  const row = await db
    .selectFrom('subscriptions')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'active')
    .where('next_due_at', '<=', now - OVERDUE_MS)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** What is posted by hand is never due: it is no subscription that anybody made. */
async function countSubscriptions(db: Kysely<Tables>): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('subscriptions')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .where('cadence', '<>', BY_HAND)
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}

async function countMessages(db: Kysely<Tables>): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('outbox')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}
