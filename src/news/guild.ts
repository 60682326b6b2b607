// What a server has set, and the feeds it follows.

import type { Rights } from './article.ts';
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

/**
 * No feed's and no article's address is longer: sitemaps.org's protocol and most servers take fewer than 2,048 characters, and
 * PostgreSQL keeps no key of over 2,704 bytes, whatever SQLite does.
 */
export const ADDRESS_CHARACTERS_MAX = 2_000;

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
  /** The first of the failures in a row; absent after a success. */
  readonly failingSince?: Instant;
  /** Given up for now, and asked only now and then, until it answers again. */
  readonly disabledSince?: Instant;
  /** SHA-256 (hex) of the last body of which everything was stored: the same again holds no news. */
  readonly bodyHash?: string;
  readonly rhythm?: FeedRhythm;
  /** How much of its articles may be shown; absent: all. */
  readonly rights?: Rights;
}

/** What a feed has shown and asked for: when it publishes, and how often it wants to be asked. */
export interface FeedRhythm {
  /** When its latest items were published, or first seen where it says no dates; newest first, at most 20. */
  readonly publishedAt: readonly Instant[];
  /** The least time between two polls that the feed itself asks for (rss:ttl, sy:updatePeriod). */
  readonly ttlMinutes?: number;
  /** Hours of the day in UTC, 0 to 23, at which it is not to be asked. */
  readonly skipHours?: readonly number[];
  /** Days of the week in UTC, 0 (Sunday) to 6, on which it is not to be asked. */
  readonly skipDays?: readonly number[];
  /** When it last gave its whole self, not just "nothing new". */
  readonly wholeAt?: Instant;
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
