// The tables as TypeScript sees them: ids and days are text, instants are milliseconds, claims are 0 or 1, lists are JSON text.

import type { Generated } from 'kysely';
import type { FeedNotice } from '../news/feed-health.ts';
import type {
  ArticleId,
  ChannelId,
  Day,
  DeliveryId,
  FeedId,
  GuildId,
  MessageId,
  RoleId,
  TopicId,
  UserId,
} from '../news/ids.ts';
import type { Granularity } from '../news/moment.ts';
import type { ShownKind } from '../news/shown.ts';
import type { ActorTables } from './actor-tables.ts';
import type { DeliveryTable, OutboxTable, SubscriptionTable } from './delivery-tables.ts';
import type { MemberTables } from './member-tables.ts';
import type { ProcessTables } from './process-tables.ts';
import type { ProposalTables } from './proposal-tables.ts';

export interface ArticleTable {
  id: ArticleId;
  url: string | null;
  cited_url: string;
  title: string;
  byline: string | null;
  source: string;
  published_day: string | null;
  published_at: number | null;
  language: string;
  image_url: string | null;
  rights_show: 'full' | 'excerpt';
  rights_note: string | null;
  text: string;
  /** The feed it came from last; one of its rows in article_feeds. */
  feed_id: FeedId;
  /** How many rows it has there: where it is 1, nobody need look. */
  feed_count: number;
  item_id: string | null;
  first_seen_at: number;
  changed_at: number;
  version: number;
  text_hash: string;
  copy_of: ArticleId | null;
  sequence: number;
  /** Null for articles of before there was one. */
  title_key: string | null;
}

export interface FeedTable {
  id: FeedId;
  url: string;
  title: string;
  site_url: string | null;
  language: string | null;
  listed_for_all: number;
  etag: string | null;
  last_modified: string | null;
  next_poll_at: number;
  lease_until: number;
  last_polled_at: number | null;
  last_success_at: number | null;
  failures: number;
  last_error: string | null;
  failing_since: number | null;
  disabled_since: number | null;
  merged_into: FeedId | null;
  body_hash: string | null;
  /** JSON of a FeedRhythm. */
  rhythm: string | null;
  rights_show: Generated<'full' | 'excerpt'>;
  rights_note: Generated<string | null>;
  listed_at: Generated<number | null>;
}

interface FeedNoticeTable {
  id: string;
  feed_id: FeedId;
  guild_id: GuildId;
  followed_by: UserId;
  kind: FeedNotice['kind'];
  reason: string | null;
  since: number;
  created_at: number;
}

export interface TopicTable {
  id: TopicId;
  guild_id: GuildId;
  name: string;
  /** The name without case: what is unique in a guild. */
  name_folded: string;
  words: string;
  actors: string;
  sources: string;
  languages: string;
  version: number;
  created_by: UserId;
  created_at: number;
}

/** One row for each span of days that an article tells of. */
export interface EventDayTable {
  article_id: ArticleId;
  granularity: Granularity;
  from_day: Day;
  to_day: Day;
  /** 1 where it is the event day of a sentence; 0 where a sentence names it beside another one. */
  is_main: number;
  /** The number of the first sentence that tells of it, and how many do. */
  first_sentence: number;
  sentences: number;
}

/** A message that stands, or is to stand, in a channel and tells of articles. */
export interface ShownMessageTable {
  id: string;
  kind: ShownKind;
  guild_id: GuildId;
  channel_id: ChannelId;
  message_id: MessageId | null;
  about_user_id: UserId | null;
  body: string;
  /** As it stands now; null while it stands as it was posted. */
  shown_body: string | null;
  shown_at: number;
  /** The newest change of one of its articles, and the one that it shows. */
  due_sequence: number;
  done_sequence: number;
  attempts: number;
  next_attempt_at: number;
}

interface SegmentTable {
  id: string;
  state: 'writing' | 'live' | 'gone';
  from_sequence: number;
  until_sequence: number;
  articles: number;
  passages: number;
  bytes: number;
  pages: number;
  changed_at: number;
}

export interface Tables extends ActorTables, ProposalTables, MemberTables, ProcessTables {
  migrations: { version: number; name: string; applied_at: number };
  counters: { name: string; value: number };
  facts: { name: string; value: string };
  articles: ArticleTable;
  understandings: {
    article_id: ArticleId;
    body: string;
    days_filed: Generated<number>;
    actors_filed: Generated<number>;
  };
  event_days: EventDayTable;
  /** `sequence`: of the change that brought it in this feed; 0 where that was not kept yet. */
  article_feeds: {
    article_id: ArticleId;
    feed_id: FeedId;
    item_id: string | null;
    seen_at: number;
    sequence: Generated<number>;
  };
  /** `guild_id` is `*` for what the operator took down everywhere. */
  take_downs: { guild_id: string; address: string; title: string; taken_by: string; taken_at: number };
  hidden_articles: { guild_id: string; article_id: ArticleId };
  removed_articles: { article_id: ArticleId; sequence: number };
  article_bands: { band: number; day: number; fingerprint: string; article_id: ArticleId };
  departures: { guild_id: GuildId; left_at: number };
  article_versions: { article_id: ArticleId; version: number; title: string; text: string; replaced_at: number };
  feeds: FeedTable;
  feed_notices: FeedNoticeTable;
  follows: {
    guild_id: GuildId;
    feed_id: FeedId;
    followed_by: UserId;
    followed_at: number;
    rights_show: Generated<'full' | 'excerpt'>;
  };
  guild_settings: {
    guild_id: GuildId;
    zone: string;
    moderator_role_id: RoleId | null;
    notices_channel_id: ChannelId | null;
    model_tokens_per_day: number | null;
    member_questions_per_day: number | null;
  };
  notices: { id: string; guild_id: GuildId; about_user_id: UserId | null; text: string; created_at: number };
  topics: TopicTable;
  subscriptions: SubscriptionTable;
  deliveries: DeliveryTable;
  delivery_articles: { delivery_id: DeliveryId; position: number; article_id: ArticleId };
  /** JSON: ToldItem[] and Decision[]. */
  briefing_records: { delivery_id: DeliveryId; told: string; decisions: string };
  outbox: OutboxTable;
  shown_messages: ShownMessageTable;
  shown_articles: { shown_id: string; article_id: ArticleId; place: number; version: number; quotes: string };
  model_tokens: { guild_id: GuildId; day: string; tokens: number };
  model_questions: { guild_id: GuildId; day: string; user_id: UserId; questions: number };
  segments: SegmentTable;
  segment_pages: { segment_id: string; name: string; checksum: number; body: Uint8Array };
  index_entries: { sequence: number; body: Uint8Array };
  /** `sequence`: a change of an article that a later one, `at`, replaced. */
  dead_changes: { sequence: number; at: number };
}
