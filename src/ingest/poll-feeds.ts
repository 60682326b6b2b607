// Asks the feeds that are due, so that none waits for another: each host has a lane of its own, all lanes share the slots.

import { setTimeout as wait } from 'node:timers/promises';
import type { Feed } from '../news/guild.ts';
import type { FeedId, Instant } from '../news/ids.ts';
import type { IngestNeeds } from './needs.ts';
import { type PollResult, pollFeed } from './poll-feed.ts';

/** How many feeds were asked, how many of them failed, and how many articles were new. */
export interface PollCount {
  readonly asked: number;
  readonly failed: number;
  readonly saved: number;
}

export interface Polling {
  /**
   * Starts what is due and not in hand yet; resolves when that is done. May be called again meanwhile: a slow feed keeps
   * no other from its turn.
   */
  pollDue(): Promise<PollCount>;
  /**
   * Begins nothing more, and after `graceMs` (3 seconds when not given) breaks off what is still in hand, whose feeds are
   * due again at once; resolves when all have ended.
   */
  stop(graceMs?: number): Promise<void>;
}

// Sixteen bodies of 10 MB, the most that one may have, fit a small machine; sixteen hosts that never answer (20 s, and
// half a minute of pages) still leave some 300 polls in 15 minutes, and hosts that fail are asked ever later.
const FEEDS_AT_ONCE = 16;
// Two feeds of one host at a time, as for all requests to it: a feed that hangs must not stop its siblings.
const FEEDS_AT_ONCE_OF_A_HOST = 2;
// All that a large installation has; what is beyond is due at the next tick.
const DUE_MAX = 10_000;
// A host that must not be asked for longer than this is left alone until a later tick.
const LANE_WAIT_MS_MAX = 60_000;

// Most polls end by themselves within this, and what they began need not be begun again; the house has 9 s to close.
const GRACE_MS = 3_000;

interface Waiting {
  readonly feed: Feed;
  readonly done: (result: PollResult) => void;
}

interface Lane {
  readonly waiting: Waiting[];
  runners: number;
}

/** Makes the polling, one for the whole process. Starts nothing by itself: `pollDue` is called by the tick. */
export function createPolling(needs: IngestNeeds): Polling {
  const stopping = new AbortController();
  const { signal } = stopping;
  const lanes = new Map<string, Lane>();
  const inHand = new Map<FeedId, Promise<PollResult>>();
  const slots = createSlots(FEEDS_AT_ONCE);
  let isStopping = false;
  const online = { lastAnswerAt: Number.NEGATIVE_INFINITY as Instant };
  const pollNeeds = {
    ...needs,
    signal,
    online,
    fetchPage: ((url, options) => needs.fetchPage(url, { ...options, signal })) satisfies IngestNeeds['fetchPage'],
  };

  function enqueue(feed: Feed): Promise<PollResult> {
    const { promise, resolve } = Promise.withResolvers<PollResult>();
    const host = URL.parse(feed.url)?.hostname ?? feed.url;
    const lane = lanes.get(host) ?? { waiting: [], runners: 0 };
    lanes.set(host, lane);
    inHand.set(feed.id, promise);
    const done = (result: PollResult): void => {
      inHand.delete(feed.id);
      resolve(result);
    };
    lane.waiting.push({ feed, done });
    if (lane.runners < FEEDS_AT_ONCE_OF_A_HOST) void runLane(host, lane);
    return promise;
  }

  async function runLane(host: string, lane: Lane): Promise<void> {
    lane.runners += 1;
    for (let next = lane.waiting.shift(); next !== undefined; next = lane.waiting.shift()) {
      next.done((await mayAsk(host)) ? await pollSafely(next.feed) : { kind: 'left' });
    }
    lane.runners -= 1;
    if (lane.runners === 0) lanes.delete(host);
  }

  /** Waits, without a slot, until the host may be asked; false when that is too far away, or at the end. */
  async function mayAsk(host: string): Promise<boolean> {
    const { turns, now } = needs;
    const waitMs = turns === undefined ? 0 : turns.turns.freeAt(host) - now();
    if (waitMs > LANE_WAIT_MS_MAX) return false;
    if (waitMs > 0) await turns?.pause(waitMs, signal).catch(() => undefined);
    return !isStopping;
  }

  async function pollSafely(feed: Feed): Promise<PollResult> {
    await slots.take();
    try {
      const result = isStopping ? ({ kind: 'left' } as const) : await pollFeed(feed.id, pollNeeds);
      if (result.kind !== 'left') needs.metrics?.poll(result.kind);
      return result;
    } catch (error) {
      // The store failed: this feed's lease runs out, and the others are asked all the same.
      needs.log.error('a poll could not be written down', { feed: feed.url, error });
      return { kind: 'failed' };
    } finally {
      slots.free();
    }
  }

  return {
    pollDue: async () => {
      if (isStopping) return { asked: 0, failed: 0, saved: 0 };
      const due = await needs.store.feeds.due({ now: needs.now(), limit: DUE_MAX });
      return countResults(await Promise.all(due.filter(({ id }) => !inHand.has(id)).map(enqueue)));
    },
    stop: async (graceMs = GRACE_MS) => {
      isStopping = true;
      const all = Promise.all(inHand.values());
      const grace = new AbortController();
      const isOver = wait(graceMs, undefined, { signal: grace.signal }).catch(() => undefined);
      await Promise.race([all, isOver]);
      grace.abort();
      stopping.abort();
      await all;
    },
  };
}

/** Polls what is due, once, and waits for all of it: for tests and tools that need no tick. */
export async function pollDueFeeds(needs: IngestNeeds): Promise<PollCount> {
  return createPolling(needs).pollDue();
}

function countResults(results: readonly PollResult[]): PollCount {
  const asked = results.filter(({ kind }) => kind !== 'left');
  const saved = asked.reduce((sum, result) => sum + (result.kind === 'read' ? result.saved : 0), 0);
  return { asked: asked.length, failed: asked.filter(({ kind }) => kind === 'failed').length, saved };
}

/** So many at once, the others in the order in which they came. */
function createSlots(size: number): { take(): Promise<void>; free(): void } {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return {
    take: async () => {
      taken += 1;
      if (taken > size) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    free: () => {
      taken -= 1;
      waiting.shift()?.();
    },
  };
}
