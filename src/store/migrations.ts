// The numbered list of what made the tables. Each is applied once, in order, and is never edited: a change is a new one.
// Portable SQL: TEXT for ids, days and JSON, BIGINT for instants (milliseconds), INTEGER for counts and 0/1.

import { ACTORS, COMPACT_ACTORS, KNOWN_NAMES, PLAIN_WORDS, ROLES_IN_TIME } from './actor-tables.ts';
import { AS_IT_HAPPENS, BRIEFING_RECORDS, BY_HAND_DELIVERIES, IN_TURN } from './delivery-migrations.ts';
import { MEMBERS, WITHOUT_PERSON_NOTICES } from './member-tables.ts';
import { HOSTS, PROCESSES } from './process-tables.ts';
import { PROPOSALS } from './proposal-tables.ts';
import { SHORT_KEYS } from './short-keys.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
}

const ARTICLES = [
  `create table counters (name text primary key, value bigint not null)`,
  `insert into counters (name, value) values ('articles', 0)`,
  `create table facts (name text primary key, value text not null)`,
  `create table feeds (
    id text primary key, url text not null unique, title text not null, site_url text, language text,
    listed_for_all integer not null, etag text, last_modified text, next_poll_at bigint not null,
    lease_until bigint not null, last_polled_at bigint, last_success_at bigint, failures integer not null,
    last_error text)`,
  `create index feeds_next_poll_at on feeds (next_poll_at)`,
  // Imported files: seen by every server, polled by nobody.
  `insert into feeds (id, url, title, listed_for_all, next_poll_at, lease_until, failures)
    values ('local', 'dateline:local', 'Imported files', 1, 0, 0, 0)`,
  `create table follows (
    guild_id text not null, feed_id text not null references feeds (id), followed_by text not null,
    followed_at bigint not null, primary key (guild_id, feed_id))`,
  `create index follows_feed on follows (feed_id)`,
  `create table articles (
    id text primary key, url text, cited_url text not null, title text not null, byline text, source text not null,
    published_day text, published_at bigint, language text not null, image_url text, rights_show text not null,
    rights_note text, feed_id text not null references feeds (id), feed_count integer not null, item_id text,
    first_seen_at bigint not null, changed_at bigint not null, version integer not null, text_hash text not null,
    copy_of text, sequence bigint not null, text text not null)`,
  `create index articles_url on articles (url)`,
  `create index articles_text_hash on articles (text_hash)`,
  `create index articles_first_seen_at on articles (first_seen_at)`,
  // These two hold all that a view asks of an article, so that counting and looking back read no texts.
  `create index articles_published_day on articles (published_day, source, feed_id, feed_count, id)`,
  `create index articles_sequence on articles (sequence, feed_id, feed_count, id)`,
  `create table understandings (
    article_id text primary key references articles (id) on delete cascade, body text not null)`,
  `create table article_feeds (
    article_id text not null references articles (id) on delete cascade, feed_id text not null references feeds (id),
    item_id text, seen_at bigint not null, primary key (article_id, feed_id))`,
  `create index article_feeds_item on article_feeds (feed_id, item_id)`,
  `create table article_versions (
    article_id text not null references articles (id) on delete cascade, version integer not null,
    title text not null, text text not null, replaced_at bigint not null, primary key (article_id, version))`,
];

const GUILDS = [
  `create table guild_settings (
    guild_id text primary key, zone text not null, moderator_role_id text, notices_channel_id text)`,
  `create table notices (
    id text primary key, guild_id text not null, about_user_id text, text text not null, created_at bigint not null)`,
  `create index notices_guild on notices (guild_id, created_at)`,
  `create table topics (
    id text primary key, guild_id text not null, name text not null, name_folded text not null, words text not null,
    actors text not null, sources text not null, languages text not null, version integer not null,
    created_by text not null, created_at bigint not null, unique (guild_id, name_folded))`,
  `create table subscriptions (
    id text primary key, guild_id text not null, channel_id text not null, topic_id text references topics (id),
    cadence text not null, zone text not null, length text not null, mention_role_id text, when_empty text not null,
    state text not null, paused_reason text, next_due_at bigint not null, created_at bigint not null,
    created_by text not null)`,
  `create index subscriptions_guild on subscriptions (guild_id)`,
  `create index subscriptions_topic on subscriptions (topic_id)`,
  `create index subscriptions_due on subscriptions (state, next_due_at)`,
];

const DELIVERIES = [
  `create table deliveries (
    id text primary key, subscription_id text not null references subscriptions (id) on delete cascade,
    due_at bigint not null, state text not null, lease_until bigint not null, unique (subscription_id, due_at))`,
  `create index deliveries_state on deliveries (state, lease_until)`,
  `create table delivery_articles (
    delivery_id text not null references deliveries (id) on delete cascade, position integer not null,
    article_id text not null, primary key (delivery_id, position))`,
  `create table outbox (
    id text primary key, delivery_id text not null references deliveries (id) on delete cascade,
    part integer not null, channel_id text not null, body text not null, state text not null,
    attempts integer not null, attempted_at bigint, next_attempt_at bigint not null, lease_until bigint not null,
    message_id text, error text, unique (delivery_id, part))`,
  `create index outbox_state on outbox (state, next_attempt_at)`,
];

const BUDGETS = [
  `alter table guild_settings add column model_tokens_per_day bigint`,
  `alter table guild_settings add column member_questions_per_day integer`,
  `create table model_tokens (
    guild_id text not null, day text not null, tokens bigint not null, primary key (guild_id, day))`,
  `create table model_questions (
    guild_id text not null, day text not null, user_id text not null, questions integer not null,
    primary key (guild_id, day, user_id))`,
];

const SEGMENTS = [
  `insert into counters (name, value) values ('segments', 0), ('segment ids', 0)`,
  `create table segments (
    id text primary key, state text not null, from_sequence bigint not null, until_sequence bigint not null,
    articles integer not null, passages integer not null, bytes bigint not null, pages integer not null,
    changed_at bigint not null)`,
  `create table segment_pages (
    segment_id text not null, name text not null, checksum bigint not null, body blob not null,
    primary key (segment_id, name))`,
  `create table index_entries (sequence bigint primary key, body blob not null)`,
  `create table dead_changes (sequence bigint primary key, at bigint not null)`,
  `create index dead_changes_at on dead_changes (at)`,
];

const HEALTH_OF_FEEDS = [
  `alter table feeds add column failing_since bigint`,
  `alter table feeds add column disabled_since bigint`,
  // Another feed that took this one's place: a permanent redirect led to its address.
  `alter table feeds add column merged_into text`,
  `alter table feeds add column body_hash text`,
  `alter table feeds add column rhythm text`,
  // What the followers of a feed are still to be told of its health.
  `create table feed_notices (
    id text primary key, feed_id text not null references feeds (id), guild_id text not null, followed_by text not null,
    kind text not null, reason text, since bigint not null, created_at bigint not null)`,
];

const TAKE_DOWNS = [
  // Who took down what stands at an address: a server's moderators for their server, the operator for '*', everywhere.
  `create table take_downs (
    guild_id text not null, address text not null, title text not null, taken_by text not null, taken_at bigint not null,
    primary key (guild_id, address))`,
  `create index take_downs_address on take_downs (address)`,
  // The articles that this hides: what every read looks at.
  `create table hidden_articles (
    guild_id text not null, article_id text not null references articles (id) on delete cascade,
    primary key (guild_id, article_id))`,
  `create index hidden_articles_article on hidden_articles (article_id)`,
  // Articles whose rows are gone, so that an index that follows the store hears of it.
  `create table removed_articles (article_id text primary key, sequence bigint not null)`,
  `create index removed_articles_sequence on removed_articles (sequence)`,
];

const LIKENESS = [
  // The headline's fingerprint; null for articles of before, which are recognised by id, address and text as ever.
  `alter table articles add column title_key text`,
  `create index articles_title_key on articles (feed_id, title_key)`,
  // The bands of the texts' SimHashes by day: near copies share a band, so that finding them is a read of this key alone.
  `create table article_bands (
    band integer not null, day integer not null, fingerprint text not null,
    article_id text not null references articles (id) on delete cascade,
    primary key (band, day, fingerprint, article_id))`,
  `create index article_bands_article on article_bands (article_id)`,
];

const RIGHTS_AND_DEPARTURES = [
  `alter table feeds add column rights_show text not null default 'full'`,
  `alter table feeds add column rights_note text`,
  // What a feed held when the operator listed it is searchable, and no news; null for feeds that were listed before.
  `alter table feeds add column listed_at bigint`,
  `alter table follows add column rights_show text not null default 'full'`,
  // Servers that removed the bot: what they had is deleted a while after.
  `create table departures (guild_id text primary key, left_at bigint not null)`,
];

// What each article tells of, by day: an index into the understandings, so that a day is looked up and not searched for.
const EVENT_DAYS = [
  `create table event_days (
    article_id text not null references articles (id) on delete cascade, granularity text not null,
    from_day text not null, to_day text not null, is_main integer not null, first_sentence integer not null,
    sentences integer not null, primary key (article_id, granularity, from_day, to_day, is_main))`,
  `create index event_days_from on event_days (
    granularity, from_day, to_day, is_main, article_id, first_sentence, sentences)`,
  // 0 for what was understood before event days existed, until they are filed.
  `alter table understandings add column days_filed integer not null default 0`,
  `create index understandings_days_filed on understandings (days_filed, article_id)`,
];

// Messages that stand in channels follow their articles: what is taken down goes from them, what is corrected is noted.
const SHOWN_MESSAGES = [
  `create table shown_messages (
    id text primary key, kind text not null, guild_id text not null, channel_id text not null, message_id text,
    about_user_id text, body text not null, shown_body text, shown_at bigint not null, due_sequence bigint not null,
    done_sequence bigint not null, attempts integer not null, next_attempt_at bigint not null)`,
  `create index shown_messages_due on shown_messages (next_attempt_at)
    where due_sequence > done_sequence and message_id is not null`,
  `create index shown_messages_age on shown_messages (shown_at)`,
  `create table shown_articles (
    shown_id text not null references shown_messages (id) on delete cascade, article_id text not null,
    place integer not null, version integer not null, quotes text not null,
    primary key (shown_id, place, article_id))`,
  `create index shown_articles_article on shown_articles (article_id)`,
];

const WHERE_AND_HOW_MUCH = [
  `alter table subscriptions add column items_max integer`,
  `alter table subscriptions add column quiet_from text`,
  `alter table subscriptions add column quiet_to text`,
  `alter table subscriptions add column target text not null default 'channel'`,
  `alter table subscriptions add column tags text not null default '[]'`,
  `alter table subscriptions add column publish integer not null default 0`,
  // Moves with each edit by a person, so that a stale one is refused.
  `alter table subscriptions add column version integer not null default 1`,
];

const PLACES = [
  `alter table outbox add column place text`,
  // 0 is not to be published, 1 is to be, 2 is published, 3 could not be.
  `alter table outbox add column publish integer not null default 0`,
  `alter table outbox add column published_at bigint`,
  `create index outbox_publish on outbox (publish, channel_id, published_at) where publish > 0`,
];

export const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: 'articles, feeds, servers and briefings', statements: [...ARTICLES, ...GUILDS, ...DELIVERIES] },
  { version: 2, name: 'budgets of the language model', statements: BUDGETS },
  { version: 3, name: 'segments of the search index', statements: SEGMENTS },
  { version: 4, name: 'the health and the rhythm of feeds', statements: HEALTH_OF_FEEDS },
  {
    version: 5,
    name: 'take-downs, near copies, rights of feeds, departed servers',
    statements: [...TAKE_DOWNS, ...LIKENESS, ...RIGHTS_AND_DEPARTURES],
  },
  { version: 6, name: 'event days', statements: EVENT_DAYS },
  { version: 7, name: 'actors', statements: ACTORS },
  { version: 8, name: 'words that are no names', statements: PLAIN_WORDS },
  { version: 9, name: 'what names were taken for', statements: KNOWN_NAMES },
  { version: 10, name: 'messages that follow their articles', statements: SHOWN_MESSAGES },
  { version: 11, name: 'quiet hours, threads, forum posts and edits of subscriptions', statements: WHERE_AND_HOW_MUCH },
  { version: 12, name: 'threads, posts of forums, publishing', statements: PLACES },
  { version: 13, name: 'what briefings told and why', statements: BRIEFING_RECORDS },
  { version: 14, name: 'actors in fewer pages', statements: COMPACT_ACTORS },
  { version: 15, name: 'what a language model proposes about actors', statements: PROPOSALS },
  { version: 16, name: 'news as it happens, and follows of persons', statements: AS_IT_HAPPENS },
  { version: 17, name: 'who changed what, and what one person is to be told', statements: MEMBERS },
  { version: 18, name: 'roles that are over', statements: ROLES_IN_TIME },
  { version: 19, name: 'no sentences kept for one person', statements: WITHOUT_PERSON_NOTICES },
  { version: 20, name: 'posts by hand outlive a crash', statements: BY_HAND_DELIVERIES },
  { version: 21, name: 'processes that share a database', statements: PROCESSES },
  { version: 22, name: 'messages in turn', statements: IN_TURN },
  { version: 23, name: 'turns at hosts', statements: HOSTS },
  { version: 24, name: 'no key longer than an index of PostgreSQL takes', statements: SHORT_KEYS },
];
