// Looks at a feed without following it: what it is, how often it brings something, how its items would look, what is wrong.

import type { ParsedEntry, ParsedFeed } from '../feeds/feeds.ts';
import { Failure } from '../news/failure.ts';
import type { Feed } from '../news/guild.ts';
import type { Instant } from '../news/ids.ts';
import { completeByPage, isTeaser, readEntry } from './entry-to-article.ts';
import { lookAtAddress } from './look-at-address.ts';
import type { IngestNeeds } from './needs.ts';

/** What Dateline sees at an address. */
export interface FeedReport {
  readonly url: string;
  readonly title: string;
  readonly language?: string;
  readonly items: number;
  /** Absent where the dated items are too few or of one instant. */
  readonly itemsPerDay?: number;
  readonly newest: readonly {
    readonly title: string;
    readonly publishedAt?: Instant;
    readonly text: string;
  }[];
  /** Whether the feed brings whole texts, or teasers whose pages are read, or teasers whose pages may not or cannot be. */
  readonly texts: 'whole' | 'teasers, pages read' | 'teasers, pages closed' | 'teasers, pages unread' | 'none';
  /** What is wrong with it, in the order of weight. */
  readonly faults: readonly FeedFault[];
}

/** How a feed may be wrong. */
type FeedFault = 'no items' | 'no days' | 'no links' | 'shared links' | 'repeated ids' | 'days to come' | 'stale';

const NEWEST_SHOWN = 3;
const DAY_MS = 86_400_000;
// Clocks differ, and papers date ahead by a zone: what is more than a day ahead is a wrong date.
const AHEAD_MS_MAX = DAY_MS;
// A feed that brought nothing for three months has mostly moved, and says so nowhere.
const STALE_DAYS = 90;

/** Gives what stands at an address. Throws Failure as `lookAtAddress` does. */
export async function checkFeed(rawUrl: string, needs: IngestNeeds): Promise<FeedReport> {
  const { url, feed } = await lookAtAddress(rawUrl, needs);
  const dated = feed.entries.map((entry) => ({ entry, at: instantOf(entry) }));
  const newest = dated.toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0)).slice(0, NEWEST_SHOWN);
  const instants = dated.flatMap(({ at }) => at ?? []).sort((a, b) => a - b);
  const itemsPerDay = rhythmOf(instants);
  return {
    url,
    title: feed.title ?? new URL(url).hostname,
    ...(feed.language === undefined ? {} : { language: feed.language }),
    items: feed.entries.length,
    ...(itemsPerDay === undefined ? {} : { itemsPerDay }),
    newest: newest.map(({ entry, at }) => ({
      title: entry.title ?? '',
      text: readEntry(entry, asFeed(feed, url))?.text ?? '',
      ...(at === undefined ? {} : { publishedAt: at }),
    })),
    texts: await textsOf(
      newest.map(({ entry }) => entry),
      asFeed(feed, url),
      needs,
    ),
    faults: faultsOf(feed, instants, needs.now()),
  };
}

/** The feed as reading an item asks for it; it is not kept. */
function asFeed(feed: ParsedFeed, url: string): Feed {
  const title = feed.title ?? url;
  return { id: 'local' as Feed['id'], url, title, listedForAll: false, nextPollAt: 0, leaseUntil: 0, failures: 0 };
}

function instantOf({ published, updated }: ParsedEntry): Instant | undefined {
  const instant = Date.parse(published ?? updated ?? '');
  return Number.isNaN(instant) ? undefined : instant;
}

/** Items a day over the time from the first to the last; at least an hour lies between them. */
function rhythmOf(instants: readonly Instant[]): number | undefined {
  const [first, last] = [instants[0], instants.at(-1)];
  if (first === undefined || last === undefined || last - first < DAY_MS / 24) return undefined;
  return (instants.length - 1) / ((last - first) / DAY_MS);
}

/** Whole texts by the newest items; for teasers, the page behind the first is tried as a poll would. */
async function textsOf(entries: readonly ParsedEntry[], feed: Feed, needs: IngestNeeds): Promise<FeedReport['texts']> {
  const articles = entries.flatMap((entry) => readEntry(entry, feed) ?? []);
  if (articles.length === 0) return 'none';
  const teaser = articles.find(isTeaser);
  if (teaser === undefined || articles.filter(isTeaser).length * 2 < articles.length) return 'whole';
  try {
    if (!(await needs.mayFetch(teaser.url))) return 'teasers, pages closed';
    const completed = await completeByPage(teaser, needs);
    return completed === teaser ? 'teasers, pages unread' : 'teasers, pages read';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return 'teasers, pages unread';
  }
}

function faultsOf({ entries }: ParsedFeed, instants: readonly Instant[], now: Instant): readonly FeedFault[] {
  if (entries.length === 0) return ['no items'];
  const ids = entries.flatMap(({ id }) => id ?? []);
  const links = entries.flatMap(({ link }) => link ?? []);
  const last = instants.at(-1);
  const found: readonly (readonly [FeedFault, boolean])[] = [
    ['no days', instants.length === 0],
    ['no links', links.length === 0],
    ['shared links', links.length > 0 && new Set(links).size < links.length],
    ['repeated ids', new Set(ids).size < ids.length],
    ['days to come', last !== undefined && last > now + AHEAD_MS_MAX],
    ['stale', last !== undefined && last < now - STALE_DAYS * DAY_MS],
  ];
  return found.flatMap(([fault, isThere]) => (isThere ? [fault] : []));
}
