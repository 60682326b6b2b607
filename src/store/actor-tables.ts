// The tables of actors, as SQL makes them and as TypeScript sees them.
//
//   article ─ actor_mentions ─ actors ─ actor_keys          who is named where, and how names are looked up
//               └ summed up by feed in actor_names          what a view may know: names, how often
//   article ─ actor_roles, actor_statements ─ actors        what is said of them, what they say
//   server (or *) ─ actor_decisions                         laid over all this on reading

import type { ActorKind } from '../news/actor.ts';
import type { ActorDecision } from '../news/actor-profile.ts';
import type { ActorId, ArticleId, Day, FeedId } from '../news/ids.ts';

/** An actor as linking knows it; nothing of it is shown, for what is shown depends on the view. */
interface ActorTable {
  id: ActorId;
  /** The fullest name, folded. */
  name: string;
  /** How many articles take it for a person, an organisation, a place; their sum is how many name it. */
  persons: number;
  organisations: number;
  places: number;
  articles: number;
  /** The highest power of two in `articles`: changes seldom, so that an index over those above 0 is cheap. */
  magnitude: number;
  /** JSON: words of its roles. */
  cues: string;
  /** The actor that it was found to be: its rows are there. */
  absorbed_by: ActorId | null;
}

/** One row for each name that an article gives an actor. */
interface ActorMentionTable {
  article_id: ArticleId;
  actor_id: ActorId;
  /** The fullest name that the article gives it, folded: what links hold on to. */
  named: string;
  folded: string;
  shown: string;
  kind: ActorKind;
  mentions: number;
  /** The sentence that first names the actor. */
  sentence_start: number;
  sentence_end: number;
  /** '' where it is not known. */
  published_day: Day;
}

/** How many articles of a feed give an actor a name; with the names '', how many name it at all. */
interface ActorNameTable {
  actor_id: ActorId;
  feed_id: FeedId;
  named: string;
  folded: string;
  shown: string;
  articles: number;
  magnitude: number;
}

/** What an article says that an actor is, or, with `former`, was; `since`: an ISO year, month or day. */
interface ActorRoleTable {
  article_id: ArticleId;
  actor_id: ActorId;
  named: string;
  role: string;
  start: number;
  end: number;
  former: number;
  since: string | null;
}

export interface ActorDecisionTable {
  /** In the order they were made. */
  number: number;
  /** `*` for the operator. */
  guild_id: string;
  kind: ActorDecision['kind'];
  actor_id: ActorId;
  /** Of a merge and of what stays apart the other actor, of a split the new one. */
  other_id: ActorId | null;
  /** Of a split: the name, or the article. */
  named: string | null;
  article_id: ArticleId | null;
  /** What people called both then; of a renaming, the new name. */
  name: string;
  other_name: string;
  made_by: string;
  made_at: number;
  undone_at: number | null;
}

export interface ActorTables {
  actors: ActorTable;
  /** See actor-keys.ts. */
  actor_keys: { key: string; actor_id: ActorId };
  actor_mentions: ActorMentionTable;
  actor_names: ActorNameTable;
  actor_roles: ActorRoleTable;
  actor_statements: {
    article_id: ArticleId;
    actor_id: ActorId;
    named: string;
    start: number;
    end: number;
    is_exact: number;
  };
  actor_questions: { actor_id: ActorId; other_id: ActorId };
  actor_decisions: ActorDecisionTable;
  /** How many articles took a name for what: a hint for understanding, never taken back and never shown. */
  known_names: { folded: string; persons: number; organisations: number; places: number };
  /** Words that some article writes without a capital, as far as that must be learned. */
  plain_words: { word: string };
}

export const ACTORS: readonly string[] = [
  `insert into counters (name, value) values ('actor decisions', 0)`,
  `create table actors (
    id text primary key, name text not null, persons integer not null, organisations integer not null,
    places integer not null, articles integer not null, magnitude integer not null, cues text not null,
    absorbed_by text)`,
  `create index actors_magnitude on actors (magnitude, articles, id)`,
  `create table actor_keys (key text not null, actor_id text not null references actors (id), primary key (key, actor_id))`,
  `create table actor_mentions (
    article_id text not null references articles (id) on delete cascade, actor_id text not null references actors (id),
    named text not null, folded text not null, shown text not null, kind text not null, mentions integer not null,
    sentence_start integer not null, sentence_end integer not null, published_day text not null,
    primary key (article_id, actor_id, named, folded))`,
  `create index actor_mentions_actor on actor_mentions (actor_id, published_day, article_id, named)`,
  `create table actor_names (
    actor_id text not null references actors (id), feed_id text not null, named text not null, folded text not null,
    shown text not null, articles integer not null, magnitude integer not null,
    primary key (actor_id, feed_id, named, folded))`,
  // The most named of a feed, without looking at the others.
  `create index actor_names_magnitude on actor_names (feed_id, magnitude, actor_id)`,
  `create table actor_roles (
    article_id text not null references articles (id) on delete cascade, actor_id text not null references actors (id),
    named text not null, role text not null, start integer not null, "end" integer not null)`,
  `create index actor_roles_article on actor_roles (article_id)`,
  `create index actor_roles_actor on actor_roles (actor_id)`,
  `create table actor_statements (
    article_id text not null references articles (id) on delete cascade, actor_id text not null references actors (id),
    named text not null, start integer not null, "end" integer not null, is_exact integer not null)`,
  `create index actor_statements_article on actor_statements (article_id)`,
  `create index actor_statements_actor on actor_statements (actor_id)`,
  `create table actor_questions (
    actor_id text not null references actors (id), other_id text not null references actors (id),
    primary key (actor_id, other_id))`,
  `create table actor_decisions (
    number bigint primary key, guild_id text not null, kind text not null, actor_id text not null, other_id text,
    named text, article_id text, name text not null, other_name text not null, made_by text not null,
    made_at bigint not null, undone_at bigint)`,
  `create index actor_decisions_guild on actor_decisions (guild_id, number)`,
  // 0 for what was saved before there were actors, until they are filed.
  `alter table understandings add column actors_filed integer not null default 0`,
  `create index understandings_actors_filed on understandings (actors_filed, article_id)`,
];

/** Roles that an article says are over, or since when they are held; of those filed before it is not known. */
export const ROLES_IN_TIME: readonly string[] = [
  'alter table actor_roles add column former integer not null default 0',
  'alter table actor_roles add column since text',
];

/** Added after the first form of these tables had gone out. Keys are made anew when the articles are filed again. */
export const PLAIN_WORDS: readonly string[] = ['create table plain_words (word text primary key)'];

export const KNOWN_NAMES: readonly string[] = [
  `create table known_names (
    folded text primary key, persons integer not null, organisations integer not null, places integer not null)`,
  // What was filed before is filed anew, under these keys.
  ...[
    'actor_keys',
    'actor_names',
    'actor_mentions',
    'actor_roles',
    'actor_statements',
    'actor_questions',
    'actors',
  ].map((table) => `delete from ${table}`),
  'update understandings set actors_filed = 0',
];

/** Kept in the order of their keys and so once, each with what is looked for by it; what one article names is in no list of the most named. */
const compact = (table: string, columns: string, key: string): readonly string[] => [
  `alter table ${table} rename to former_${table}`,
  `create table ${table} (${columns}, primary key (${key})) without rowid`,
];
const moved = (table: string): readonly string[] => [
  `insert into ${table} select * from former_${table}`,
  `drop table former_${table}`,
];

export const COMPACT_ACTORS: readonly string[] = [
  `insert into counters (name, value) values ('actors', 0)`,
  'drop index actors_magnitude',
  'create index actors_most_named on actors (magnitude, id) where magnitude > 0',
  ...compact('actor_keys', 'key text not null, actor_id text not null', 'key, actor_id'),
  `insert into actor_keys select substr(key, 2) || '!', actor_id from former_actor_keys where key like '!%'`,
  `insert into actor_keys select substr(key, 2) || '=', actor_id from former_actor_keys one where key like '=%' and not
    exists (select 1 from actor_keys other where other.key = substr(one.key, 2) || '!' and other.actor_id = one.actor_id)`,
  `insert into actor_keys select key, actor_id from former_actor_keys where key not like '!%' and key not like '=%'
    on conflict do nothing`,
  'drop table former_actor_keys',
  'drop index actor_mentions_actor',
  ...compact(
    'actor_mentions',
    `article_id text not null references articles (id) on delete cascade, actor_id text not null,
    named text not null, folded text not null, shown text not null, kind text not null, mentions integer not null,
    sentence_start integer not null, sentence_end integer not null, published_day text not null`,
    'article_id, actor_id, named, folded',
  ),
  ...moved('actor_mentions'),
  'create index actor_mentions_actor on actor_mentions (actor_id, published_day, article_id, named)',
  'drop index actor_names_magnitude',
  ...compact(
    'actor_names',
    `actor_id text not null, feed_id text not null, named text not null, folded text not null, shown text not null,
    articles integer not null, magnitude integer not null`,
    'actor_id, feed_id, named, folded',
  ),
  ...moved('actor_names'),
  `create index actor_names_most_named on actor_names (feed_id, magnitude, actor_id) where folded = '' and magnitude > 0`,
  ...compact(
    'known_names',
    'folded text not null, persons integer not null, organisations integer not null, places integer not null',
    'folded',
  ),
  ...moved('known_names'),
  ...compact('plain_words', 'word text not null', 'word'),
  ...moved('plain_words'),
];
