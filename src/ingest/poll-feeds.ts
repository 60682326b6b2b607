// Asks the feeds that are due for what is new, and stores it. One feed's fault is no other's.

import { fetchFaultOf } from '../feeds/feeds.ts';
import { Failure } from '../news/failure.ts';
import type { Feed } from '../news/guild.ts';
import type { PollOutcome } from '../store/store.ts';
import type { IngestNeeds } from './needs.ts';
import { createPageReader } from './read-pages.ts';
import { saveEntries } from './save-entries.ts';
import { nextPollAt, spreadOf } from './schedule.ts';

// Longer than a fetch (20 s) with some pages behind it; a process that died gives its feeds back after this.
const LEASE_MS = 5 * 60_000;
// Many enough to fill the minute, few enough to keep sockets and memory small.
const FEEDS_AT_ONCE = 8;
const FEEDS_PER_TICK_MAX = 200;

/** Polls what is due. Gives how many feeds were asked, how many failed and how many articles were new. */
export async function pollDueFeeds(needs: IngestNeeds): Promise<{ asked: number; failed: number; saved: number }> {
  const feeds = [
    ...(await needs.store.feeds.claimDue({ now: needs.now(), leaseMs: LEASE_MS, limit: FEEDS_PER_TICK_MAX })),
  ];
  const count = { asked: feeds.length, failed: 0, saved: 0 };
  const runners = Array.from({ length: FEEDS_AT_ONCE }, async () => {
    for (let feed = feeds.shift(); feed !== undefined; feed = feeds.shift()) {
      const saved = await pollFeed(feed, needs);
      needs.metrics?.poll(saved === undefined ? 'failed' : 'read');
      if (saved === undefined) count.failed += 1;
      else count.saved += saved;
    }
  });
  await Promise.all(runners);
  return count;
}

/** Polls one feed and ends its lease. Gives how many articles were new, undefined when it failed. */
async function pollFeed(feed: Feed, needs: IngestNeeds): Promise<number | undefined> {
  try {
    const { outcome, saved } = await readFeed(feed, needs);
    await needs.store.feeds.savePoll(feed.id, outcome);
    return saved;
  } catch (error) {
    // A bug in reading one feed must not stop the others: it counts as this feed's failure, and is logged.
    if (!(error instanceof Failure)) needs.log.error('a feed could not be read', { feed: feed.url, error });
    const at = needs.now();
    const { retryAfterMs } = error instanceof Failure ? fetchFaultOf(error) : {};
    const next = nextPollAt({ at, failures: feed.failures + 1, retryAfterMs, spread: spreadOf(feed.id) });
    const why = error instanceof Failure ? error.message : 'Reading it failed inside Dateline; the log tells more.';
    await needs.store.feeds.savePoll(feed.id, { at, nextPollAt: next, error: why });
    return undefined;
  }
}

async function readFeed(feed: Feed, needs: IngestNeeds): Promise<{ outcome: PollOutcome; saved: number }> {
  const { etag, lastModified } = feed;
  const page = await needs.fetchPage(feed.url, { etag, lastModified });
  const parsed = page.notModified
    ? undefined
    : await needs.offload.run('parseFeed', { body: page.body, headers: page.headers, url: page.url });
  const pages = createPageReader(needs);
  const saved = parsed === undefined ? 0 : await saveEntries(parsed, feed, needs, pages);
  // Teasers that wait for their pages need the whole feed again, and soon: no 304, and no waiting for its ttl.
  const isWhole = pages.left() === 0;
  const at = needs.now();
  const { retryAfterMs } = page;
  const outcome: PollOutcome = {
    at,
    nextPollAt: nextPollAt({
      at,
      failures: 0,
      ttlMinutes: isWhole ? parsed?.ttlMinutes : undefined,
      retryAfterMs,
      spread: spreadOf(feed.id),
    }),
    ...(isWhole
      ? {
          ...pick('etag', page.etag ?? (page.notModified ? etag : undefined)),
          ...pick('lastModified', page.lastModified ?? (page.notModified ? lastModified : undefined)),
        }
      : {}),
    ...pick('movedTo', page.movedTo),
    ...pick('title', parsed?.title),
  };
  return { outcome, saved };
}

function pick<Name extends string>(name: Name, value: string | undefined): { readonly [N in Name]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [N in Name]: string });
}
