// A server begins to follow a feed: found, its present items stored, and only then followed, so that nothing is posted of them.

import { createHash } from 'node:crypto';
import type { ParsedFeed } from '../feeds/feeds.ts';
import { Failure } from '../news/failure.ts';
import type { Feed } from '../news/guild.ts';
import type { FeedId, GuildId, UserId } from '../news/ids.ts';
import { type FoundFeed, lookAtAddress } from './look-at-address.ts';
import type { IngestNeeds } from './needs.ts';
import { saveEntries } from './save-entries.ts';

export interface FollowedFeed {
  readonly feed: Feed;
  /** False when the server followed it already. */
  readonly isNew: boolean;
  /** How many articles of it were stored now. */
  readonly saved: number;
  readonly items: number;
}

/** So many feeds a server may follow unless the operator says otherwise (DATELINE_FEEDS_PER_SERVER). */
const FEEDS_PER_SERVER_MAX = 500;

/**
 * Makes a guild follow the feed at an address (or the one that the page there names). Articles seen before this
 * instant are searchable and are posted nowhere. Throws Failure when there is no feed, or when the
 * guild follows as many as it may (`feedsPerServer`).
 */
export async function followFeed(
  rawUrl: string,
  by: { readonly guildId: GuildId; readonly userId: UserId },
  needs: IngestNeeds & { readonly feedsPerServer?: number },
): Promise<FollowedFeed> {
  await requireRoom(by.guildId, needs);
  const stored = await storeFeed(rawUrl, needs);
  const isNew = await needs.store.feeds.follow(by.guildId, stored.feed.id, by.userId, needs.now());
  return { ...stored, isNew };
}

/**
 * Lists the feed at an address for all servers: its present items are stored, searchable by all, and posted nowhere.
 * Throws Failure when there is no feed.
 */
export async function listFeedForAll(rawUrl: string, needs: IngestNeeds): Promise<FollowedFeed> {
  const stored = await storeFeed(rawUrl, needs);
  const isNew = !stored.feed.listedForAll;
  if (isNew) await needs.store.feeds.setListedForAll(stored.feed.id, true, needs.now());
  return { ...stored, isNew };
}

/** The feed at an address, known or found there now with its present items. */
async function storeFeed(rawUrl: string, needs: IngestNeeds): Promise<Omit<FollowedFeed, 'isNew'>> {
  const known = await needs.store.feeds.findByUrl(rawUrl.trim());
  const isFresh = known !== undefined && needs.now() - (known.lastSuccessAt ?? 0) <= FRESH_MS;
  const found = isFresh ? undefined : await lookAtAddress(rawUrl, needs);
  const feed = found === undefined && known !== undefined ? known : await addFound(found as FoundFeed, needs);
  const { saved } = found === undefined ? { saved: 0 } : await saveEntries(found.feed, feed, needs);
  return { feed, saved, items: found?.feed.entries.length ?? 0 };
}

async function requireRoom(
  guildId: GuildId,
  {
    store,
    feedsPerServer: most = FEEDS_PER_SERVER_MAX,
  }: Pick<IngestNeeds, 'store'> & { readonly feedsPerServer?: number },
): Promise<void> {
  if ((await store.feeds.countFollowed(guildId)) < most) return;
  throw new Failure('limit', `This server follows ${most} feeds, as many as it may; stop following one first.`);
}

// A feed that was read so lately holds nothing else now. One that nobody followed for months does: what it holds must be
// stored before somebody follows it, or it would be posted as news.
const FRESH_MS = 15 * 60_000;

async function addFound(found: FoundFeed, { store, now }: IngestNeeds): Promise<Feed> {
  const feed = await store.feeds.add(toFeed(found, now()));
  // One that stood there already and was failing or not polled is asked soon, so that its health is known again.
  await store.feeds.pollBy(feed.id, now() + FIRST_POLL_MS);
  return feed;
}

// Somebody waits while a feed is added: its own texts are stored at once, and the first poll soon reads their pages.
const FIRST_POLL_MS = 60_000;

/** Without etag and date: the first poll needs the whole feed again to complete its teasers. */
function toFeed({ url, feed }: FoundFeed, at: number): Feed {
  const id = createHash('sha256').update(url).digest('hex').slice(0, 32) as FeedId;
  return {
    id,
    url,
    title: titleOf(feed, url),
    ...(feed.link === undefined ? {} : { siteUrl: feed.link }),
    ...(feed.language === undefined ? {} : { language: feed.language }),
    listedForAll: false,
    nextPollAt: at + FIRST_POLL_MS,
    leaseUntil: 0,
    lastPolledAt: at,
    lastSuccessAt: at,
    failures: 0,
  };
}

function titleOf(feed: ParsedFeed, url: string): string {
  return feed.title ?? new URL(url).hostname.replace(/^www\./, '');
}
