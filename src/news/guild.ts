// What a server has set, and the feeds it follows.

import type { ChannelId, FeedId, GuildId, Instant, RoleId, UserId } from './ids.ts';
import type { Trouble } from './trouble.ts';

export interface GuildSettings {
  readonly guildId: GuildId;
  /** IANA zone; `UTC` until a moderator sets it. */
  readonly zone: string;
  /** Members with this role are moderators too, besides those who may manage the server. */
  readonly moderatorRoleId?: RoleId;
  readonly noticesChannelId?: ChannelId;
  /** Tokens of the language model that the server may use in a day of UTC; absent: what the operator allows. 0: none. */
  readonly modelTokensPerDay?: number;
  /** Questions a day with which each person may use the model; absent: the operator's number. */
  readonly memberQuestionsPerDay?: number;
}

/** A feed as it is polled. Shared by all servers that follow it. */
export interface Feed {
  readonly id: FeedId;
  /** The address that is fetched; a permanent redirect updates it. */
  readonly url: string;
  readonly title: string;
  /** The page the feed belongs to. */
  readonly siteUrl?: string;
  readonly language?: string;
  /** Listed by the operator for all servers. */
  readonly listedForAll: boolean;
  readonly etag?: string;
  readonly lastModified?: string;
  readonly nextPollAt: Instant;
  readonly leaseUntil: Instant;
  readonly lastPolledAt?: Instant;
  readonly lastSuccessAt?: Instant;
  /** In a row; 0 after a success. */
  readonly failures: number;
  readonly lastError?: string;
}

/** Something that a person must hear of, until somebody has; `text` is what it says. */
export interface Notice {
  readonly id: string;
  readonly guildId: GuildId;
  /** Who set the thing up that does not work; told when the notices channel fails. */
  readonly aboutUserId?: UserId;
  readonly text: string;
  readonly createdAt: Instant;
}

/** The same before it is put into words. */
export type Report = Omit<Notice, 'text'> & { readonly trouble: Trouble };
