// How a feed fares, for people: healthy, failing or given up for now, since when and why.

import type { Feed } from './guild.ts';
import type { FeedId, GuildId, Instant, UserId } from './ids.ts';

export interface FeedHealth {
  /** `failing`: asked again ever later. `disabled`: given up for now, tried again once a week. */
  readonly state: 'healthy' | 'failing' | 'disabled';
  /** The last success of a healthy feed (absent when it was never read); else since when it has been so. */
  readonly since?: Instant;
  /** What went wrong last, one sentence; absent for a healthy feed. */
  readonly reason?: string;
}

/** Takes a feed as it is kept; gives how it fares. */
export function healthOf(feed: Feed): FeedHealth {
  const { failures, lastError, lastSuccessAt, failingSince, disabledSince } = feed;
  const reason = lastError === undefined ? {} : { reason: lastError };
  if (disabledSince !== undefined) return { state: 'disabled', since: disabledSince, ...reason };
  // Rows of before the first failure was noted know only how many there were.
  if (failures > 0)
    return { state: 'failing', ...(failingSince === undefined ? {} : { since: failingSince }), ...reason };
  return { state: 'healthy', ...(lastSuccessAt === undefined ? {} : { since: lastSuccessAt }) };
}

/** What one server that follows a feed is to be told of its health. */
export interface FeedNotice {
  readonly id: string;
  readonly guildId: GuildId;
  readonly feedId: FeedId;
  readonly title: string;
  readonly url: string;
  readonly followedBy: UserId;
  /** `disabled`: failing for too long. `gone`: its host said that it is gone for good. `healed`: it works again. */
  readonly kind: 'disabled' | 'gone' | 'healed';
  readonly reason?: string;
  /** Since when it failed; of a healed one, since when it was disabled. */
  readonly since: Instant;
  readonly createdAt: Instant;
}
