// Asks one feed for what is new, stores it, and writes down how the feed fares and when it is asked again.

import { createHash } from 'node:crypto';
import { type FetchedPage, fetchFaultOf, type ParsedFeed } from '../feeds/feeds.ts';
import { Failure } from '../news/failure.ts';
import type { Feed, FeedRhythm } from '../news/guild.ts';
import type { FeedId, Instant } from '../news/ids.ts';
import type { PollOutcome } from '../store/store.ts';
import type { IngestNeeds } from './needs.ts';
import { createPageReader } from './read-pages.ts';
import { type SavedEntries, saveEntries } from './save-entries.ts';
import { giveUp, nextPollAt, nextTryAt, noteRhythm, spreadOf } from './schedule.ts';

// Longer than a poll takes at worst (a turn at its host 30 s, a fetch 20 s, pages 30 s, storing 60 s); a process that
// died gives its feeds back after this.
const LEASE_MS = 5 * 60_000;
// A poll that has stored for so long leaves the rest for the next one: the threads that read belong to all feeds.
const SAVING_MS_MAX = 60_000;
// Some hosts answer "nothing new" for ever: once a day a feed is asked as if for the first time.
const WHOLE_EVERY_MS = 24 * 3_600_000;
// While no host at all has answered for so long, it may be our own network that fails.
const ONLINE_MS = 24 * 3_600_000;

/** `left`: not asked now, for somebody else has it, its host wants silence, or Dateline stops; it is no failure. */
export type PollResult =
  | { readonly kind: 'read'; readonly saved: number }
  | { readonly kind: 'failed' }
  | { readonly kind: 'left' };

export type PollNeeds = IngestNeeds & {
  readonly signal: AbortSignal;
  /** When any host answered last, noted here by all polls. */
  readonly online: { lastAnswerAt: Instant };
};

/** Claims a due feed, polls it and ends its lease. Throws only what the store throws. */
export async function pollFeed(id: FeedId, needs: PollNeeds): Promise<PollResult> {
  const feed = await needs.store.feeds.claim(id, { now: needs.now(), leaseMs: LEASE_MS });
  if (feed === undefined) return { kind: 'left' };
  try {
    const { outcome, saved } = await readFeed(feed, needs);
    needs.online.lastAnswerAt = outcome.at;
    await needs.store.feeds.savePoll(feed.id, outcome);
    return { kind: 'read', saved };
  } catch (error) {
    if (needs.signal.aborted || isNotAsked(error)) {
      await needs.store.feeds.release(feed.id);
      return { kind: 'left' };
    }
    // A bug in reading one feed must not stop the others: it counts as this feed's failure, and is logged.
    if (!(error instanceof Failure)) needs.log.error('a feed could not be read', { feed: feed.url, error });
    const outcome = failedOutcome(feed, error, needs);
    await needs.store.feeds.savePoll(feed.id, outcome);
    // The operator hears of it too: a feed that is listed for all may have no follower who could be told.
    if (outcome.disabled !== undefined && feed.disabledSince === undefined) {
      needs.log.warn('a feed was given up for now', { feed: feed.url, why: outcome.error });
    }
    return { kind: 'failed' };
  }
}

/** Its host's turns or our own store had no time for it: the feed itself has shown no fault. */
function isNotAsked(error: unknown): boolean {
  return error instanceof Failure && error.code === 'busy' && fetchFaultOf(error).status === undefined;
}

function failedOutcome(feed: Feed, error: unknown, { now, online }: PollNeeds): PollOutcome {
  const at = now();
  const { retryAfterMs, status } = error instanceof Failure ? fetchFaultOf(error) : {};
  if (status !== undefined) online.lastAnswerAt = at;
  const isOnline = status !== undefined || at - online.lastAnswerAt <= ONLINE_MS;
  const disabled = giveUp({ at, failingSince: feed.failingSince ?? at, status, isOnline });
  const isDisabled = disabled !== undefined || feed.disabledSince !== undefined;
  return {
    at,
    nextPollAt: nextTryAt({ at, failures: feed.failures + 1, isDisabled, retryAfterMs, spread: spreadOf(feed.id) }),
    error: error instanceof Failure ? error.message : 'Reading it failed inside Dateline; the log tells more.',
    ...(disabled === undefined ? {} : { disabled }),
  };
}

async function readFeed(feed: Feed, needs: PollNeeds): Promise<{ outcome: PollOutcome; saved: number }> {
  const isWholeDue = needs.now() - (feed.rhythm?.wholeAt ?? 0) >= WHOLE_EVERY_MS;
  const { etag, lastModified } = feed;
  const page = await needs.fetchPage(feed.url, isWholeDue ? {} : { etag, lastModified });
  const bodyHash = page.notModified ? feed.bodyHash : createHash('sha256').update(page.body).digest('hex');
  const isSame = page.notModified || bodyHash === feed.bodyHash;
  const parsed = isSame
    ? undefined
    : await needs.offload.run(
        'parseFeed',
        { body: page.body, headers: page.headers, url: page.url },
        { given: page.body },
      );
  const stored = parsed === undefined ? { saved: 0, left: 0 } : await storeEntries(parsed, feed, needs);
  const at = needs.now();
  const rhythm = rhythmAfter(feed.rhythm, { at, page, parsed, saved: stored.saved });
  const isUnfinished = stored.left > 0;
  const spread = spreadOf(feed.id);
  const { retryAfterMs, cacheMaxAgeMs: maxAgeMs } = page;
  const outcome: PollOutcome = {
    at,
    nextPollAt: nextPollAt({ at, rhythm, maxAgeMs, retryAfterMs, isUnfinished, spread }),
    rhythm,
    // What is left needs the whole feed again: no 304, and no body that looks the same.
    ...(isUnfinished ? {} : { ...pick('bodyHash', bodyHash), ...validatorsOf(page, feed) }),
    ...pick('movedTo', page.movedTo),
    ...pick('title', parsed?.title),
  };
  return { outcome, saved: stored.saved };
}

async function storeEntries(parsed: ParsedFeed, feed: Feed, needs: PollNeeds): Promise<SavedEntries> {
  const pages = createPageReader(needs);
  const stored = await saveEntries(parsed, feed, needs, { pages, until: needs.now() + SAVING_MS_MAX });
  return { saved: stored.saved, left: stored.left + pages.left() };
}

/** What to send along at the next poll; a host that says "nothing new" need not repeat them. */
function validatorsOf(page: FetchedPage, feed: Feed): Pick<PollOutcome, 'etag' | 'lastModified'> {
  return {
    ...pick('etag', page.etag ?? (page.notModified ? feed.etag : undefined)),
    ...pick('lastModified', page.lastModified ?? (page.notModified ? feed.lastModified : undefined)),
  };
}

function rhythmAfter(
  former: FeedRhythm | undefined,
  poll: {
    readonly at: Instant;
    readonly page: FetchedPage;
    readonly parsed: ParsedFeed | undefined;
    readonly saved: number;
  },
): FeedRhythm {
  const { at, page, parsed, saved } = poll;
  const whole = page.notModified ? {} : { wholeAt: at };
  if (parsed === undefined) return { publishedAt: [], ...former, ...whole };
  const dates = parsed.entries.flatMap(({ published, updated }) => {
    const date = Date.parse(published ?? updated ?? '');
    return Number.isNaN(date) ? [] : [date];
  });
  return {
    publishedAt: noteRhythm(former, { at, dates, hasNew: saved > 0 }),
    ...(parsed.ttlMinutes === undefined ? {} : { ttlMinutes: parsed.ttlMinutes }),
    ...(parsed.skipHours === undefined ? {} : { skipHours: parsed.skipHours }),
    ...(parsed.skipDays === undefined ? {} : { skipDays: parsed.skipDays }),
    ...whole,
  };
}

function pick<Name extends string>(name: Name, value: string | undefined): { readonly [N in Name]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [N in Name]: string });
}
