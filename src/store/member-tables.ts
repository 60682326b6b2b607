// The table of what people did: who changed what in a server.

import type { GuildId, UserId } from '../news/ids.ts';

export interface MemberTables {
  /** One row for each change that a person made to a server's things. `user_id` is `0` where the person had it deleted. */
  audit: {
    id: string;
    guild_id: GuildId;
    user_id: UserId;
    at: number;
    kind: string;
    deed: string;
    subject: string;
    /** JSON: AuditChange[]. */
    changes: string;
  };
}

export const MEMBERS: readonly string[] = [
  // 1: its first briefing tells of the time before it was made, too.
  `alter table subscriptions add column welcome integer not null default 0`,
  `create table audit (
    id text primary key, guild_id text not null, user_id text not null, at bigint not null, kind text not null,
    deed text not null, subject text not null, changes text not null)`,
  `create index audit_guild on audit (guild_id, at)`,
  `create index audit_person on audit (user_id)`,
  `create index audit_age on audit (at)`,
  `create table person_notices (
    id text primary key, guild_id text not null, user_id text not null, text text not null, created_at bigint not null)`,
  `create index person_notices_person on person_notices (user_id, guild_id)`,
];

/** What a person followed and what ended by itself stands with what they follow: nothing was ever kept here. */
export const WITHOUT_PERSON_NOTICES: readonly string[] = [`drop table person_notices`];
