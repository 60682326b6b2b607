// Whether robots.txt lets us read a page, asked of each host once a day.

import { crawlDelayOf, type FetchPage, type HostTurns, isAllowedByRobots } from '../feeds/feeds.ts';
import { Failure } from '../news/failure.ts';
import type { Instant } from '../news/ids.ts';

/** True when the host of an address lets us read it. */
export type MayFetch = (url: string) => Promise<boolean>;

// RFC 9309 §2.4: a robots.txt should not be used for longer than a day.
const KEPT_MS_MAX = 24 * 60 * 60_000;
// A host that could not be asked (§2.3.1.4: then all is forbidden) may be back soon; a feed polls every 15 minutes.
const UNREACHED_KEPT_MS_MAX = 10 * 60_000;
// Many more sites than a house's feeds link to in a day; at 500 kB each at worst, and some kB in the wild.
const ORIGINS_MAX = 1_000;

/** What a host says: its robots.txt, or that all is allowed or forbidden without one. */
type Robots = { readonly robotsTxt: string } | { readonly isAllowed: boolean };

interface Kept {
  readonly robots: Promise<Robots>;
  until: Instant;
}

/**
 * Makes the function that asks robots.txt, with a memory of its own: made once for the whole house. No robots.txt
 * (404) allows everything, one that cannot be had (5xx) forbids, as RFC 9309 §2.3.1 says. `userAgent` as sent to
 * hosts; `now` gives UTC milliseconds. An address that is none may not be fetched.
 */
export function createMayFetch(needs: {
  readonly fetchPage: FetchPage;
  readonly userAgent: string;
  readonly now: () => Instant;
  /** Told what a host asks for as its crawl-delay. */
  readonly turns?: Pick<HostTurns, 'setSpacing'>;
}): MayFetch {
  const origins = new Map<string, Kept>();
  return async (url) => {
    const origin = URL.parse(url)?.origin;
    if (origin === undefined || origin === 'null') return false;
    const robots = await remember(origin, origins, needs);
    if ('robotsTxt' in robots) {
      const delayMs = crawlDelayOf({ ...robots, userAgent: needs.userAgent });
      if (delayMs !== undefined) needs.turns?.setSpacing(new URL(origin).hostname, delayMs);
    }
    return 'isAllowed' in robots ? robots.isAllowed : isAllowedByRobots({ ...robots, userAgent: needs.userAgent, url });
  };
}

/** Feeds that are polled at the same time share one request. */
function remember(
  origin: string,
  origins: Map<string, Kept>,
  { fetchPage, now }: { readonly fetchPage: FetchPage; readonly now: () => Instant },
): Promise<Robots> {
  const known = origins.get(origin);
  if (known !== undefined && now() < known.until) return known.robots;
  const kept: Kept = { robots: ask(origin, fetchPage), until: now() + KEPT_MS_MAX };
  origins.delete(origin);
  origins.set(origin, kept);
  if (origins.size > ORIGINS_MAX) origins.delete(origins.keys().next().value ?? origin);
  kept.robots.then(
    (robots) => {
      if ('isAllowed' in robots && !robots.isAllowed) kept.until = now() + UNREACHED_KEPT_MS_MAX;
    },
    () => origins.delete(origin), // a bug: thrown to who asked, and not kept
  );
  return kept.robots;
}

async function ask(origin: string, fetchPage: FetchPage): Promise<Robots> {
  try {
    const page = await fetchPage(`${origin}/robots.txt`, { accept: 'text/plain' });
    return { robotsTxt: new TextDecoder().decode(page.body) };
  } catch (error) {
    if (error instanceof Failure) return { isAllowed: error.code === 'not-found' || error.code === 'refused' };
    throw error;
  }
}
