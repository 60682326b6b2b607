// The feeds of what people hand in: files and pages, for all servers or for one. Nobody polls them.

import { createHash } from 'node:crypto';
import type { Feed } from '../news/guild.ts';
import { type FeedId, type GuildId, handedInUrlOf, type UserId } from '../news/ids.ts';
import type { IngestNeeds } from './needs.ts';

/** True for a feed that stands for what was handed in: it has no address on the web. */
export function isLocalFeed({ url }: Pick<Feed, 'url'>): boolean {
  return url.startsWith('dateline:');
}

/** The feed of what is handed in for one server, which follows it alone; made when it is first needed. */
export async function localFeedOf(
  guildId: GuildId,
  by: UserId | 'operator',
  { store, now }: Pick<IngestNeeds, 'store' | 'now'>,
): Promise<Feed> {
  const url = handedInUrlOf(guildId);
  const feed = await store.feeds.add({
    id: createHash('sha256').update(url).digest('hex').slice(0, 32) as FeedId,
    url,
    title: 'Imported files',
    listedForAll: false,
    // Never due.
    nextPollAt: Number.MAX_SAFE_INTEGER,
    leaseUntil: 0,
    failures: 0,
  });
  // Followed before anything comes by it, so that what is handed in is news where its day is near.
  await store.feeds.follow(guildId, feed.id, by as UserId, now() - 1);
  return feed;
}
