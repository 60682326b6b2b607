// What made the tables of alerts, follows and their deliveries. Never edited, as all migrations.

/** What each briefing told and why, beside its messages: the next ones tell what is new, and a person can be shown why. */
export const BRIEFING_RECORDS: readonly string[] = [
  `create table briefing_records (
    delivery_id text primary key references deliveries (id) on delete cascade, told text not null,
    decisions text not null)`,
];

/** News as it happens: how far each subscription has looked, and which change brought an article. Follows are subscriptions of persons. */
export const AS_IT_HAPPENS = [
  `alter table subscriptions add column follower_id text`,
  // A Wanted as JSON; null: its topic, or all the news.
  `alter table subscriptions add column wanted text`,
  `alter table subscriptions add column looked_until bigint`,
  `alter table subscriptions add column looked_sequence bigint`,
  `create index subscriptions_follower on subscriptions (follower_id, guild_id) where follower_id is not null`,
  // 1 where its cadence is `as it happens`, whatever its case.
  `alter table subscriptions add column as_it_happens integer not null default 0`,
  `drop index subscriptions_due`,
  `create index subscriptions_due on subscriptions (as_it_happens, state, next_due_at)`,
  // Which change of the articles brought it in this feed: stamps are older than the moment at which it can be read.
  `alter table article_feeds add column sequence bigint not null default 0`,
  `create index article_feeds_seen on article_feeds (seen_at, article_id)`,
  `create index article_feeds_sequence on article_feeds (sequence, seen_at, article_id)`,
  // As of which change it was composed; null where it read nothing, and before this was kept.
  `alter table deliveries add column read_sequence bigint`,
  // Of what is due at one moment, what each server has first goes first.
  `alter table deliveries add column turn integer not null default 0`,
  // Equal where equal things were told; null: like none.
  `alter table deliveries add column composition text`,
];

/** What somebody posts by hand is posted also after a crash; and which briefings told an article is found by it. */
export const BY_HAND_DELIVERIES = [
  // Who and how long, as JSON.
  `alter table deliveries add column by_hand text`,
  `create index delivery_articles_article on delivery_articles (article_id)`,
];

/** Ten thousand messages in one minute: each turn of the outbox is read off an index, whatever waits. */
export const IN_TURN = [
  // When its messages were written.
  `alter table deliveries add column composed_at bigint`,
  // What was told before it was noted what is equal is like nothing else.
  `update deliveries set composition = id where id in (select delivery_id from briefing_records where told <> '[]')`,
  // Its delivery's, for they are asked for with each claim.
  `alter table outbox add column due_at bigint not null default 0`,
  `alter table outbox add column turn integer not null default 0`,
  `update outbox set due_at = (select due_at from deliveries where deliveries.id = outbox.delivery_id)`,
  // The first moment at which Discord may have taken it; null: it certainly has not.
  `alter table outbox add column maybe_sent_at bigint`,
  `update outbox set maybe_sent_at = case when attempts = 1 then attempted_at else 0 end
    where attempts > 0 and state in ('waiting', 'sending') and (state = 'sending' or error not like 'not sent: %')`,
  `drop index outbox_state`,
  `create index outbox_turn on outbox (state, turn, due_at, delivery_id, part)`,
];
