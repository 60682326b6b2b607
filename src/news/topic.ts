// A topic: a named query that a server's moderators keep.

import type { GuildId, Instant, TopicId, UserId } from './ids.ts';

export interface Topic {
  readonly id: TopicId;
  readonly guildId: GuildId;
  /** Unique in its guild, case aside; 1 to 50 characters. */
  readonly name: string;
  /** In the query language of /search; may be empty when actors, sources or languages are given. */
  readonly words: string;
  readonly actors: readonly string[];
  readonly sources: readonly string[];
  readonly languages: readonly string[];
  /** Grows with every edit; an edit that names an older one is refused. */
  readonly version: number;
  readonly createdBy: UserId;
  readonly createdAt: Instant;
}
