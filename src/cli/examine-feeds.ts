// What doctor looks at in the feeds: how they fare, those that fail again and again, and whether anybody asks them.

import type { Feed } from '../news/guild.ts';
import type { Instant } from '../news/ids.ts';
import type { Examination, Finding } from './doctor.ts';
import { skipped, well, wrong } from './finding.ts';
import { sayCount } from './terminal.ts';

/** One failure may be a passing one; the third in a row is not. */
const FAILURES_MIN = 3;
/** More lines than this are read by nobody. */
const FEEDS_NAMED_MAX = 20;

/** The store's counts fit. */
interface FeedCounts {
  readonly healthy: number;
  readonly shaky: number;
  readonly failing: number;
  readonly disabled: number;
}

/**
 * Takes every feed with how many there are by health and how many of those that are followed should have been asked an
 * hour ago. `feeds` gives undefined where there is no data yet.
 */
export function examineFeeds(
  feeds: () => Promise<
    { readonly all: readonly Feed[]; readonly counts: FeedCounts; readonly overdue: number } | undefined
  >,
  now: () => Instant,
): Examination {
  const look = async (): Promise<readonly Finding[]> => {
    const found = await feeds();
    if (found === undefined) return [skipped('there is no data yet')];
    const { healthy, shaky, failing, disabled } = found.counts;
    const followed = healthy + shaky + failing;
    const said =
      followed === 0
        ? 'no feed is followed yet: /feed add'
        : `of ${sayCount(followed, 'feed')}, ${healthy} are healthy and ${shaky} failed once or twice; ${disabled} more are followed by nobody`;
    const overdue = wrong(
      `${sayCount(found.overdue, 'feed')} should have been asked an hour ago or earlier, and nobody did`,
      'Start the bot; where it runs, its log tells of the job “feeds”.',
    );
    return [well(said), ...(found.overdue === 0 ? [] : [overdue]), ...nameFailing(found.all, now())];
  };
  return { of: 'feeds', look };
}

function nameFailing(all: readonly Feed[], now: Instant): readonly Finding[] {
  const failing = all.filter(({ url, failures }) => url.startsWith('http') && failures >= FAILURES_MIN);
  const findings = failing.slice(0, FEEDS_NAMED_MAX).map(({ url, failures, lastError, lastSuccessAt }) => {
    const since = lastSuccessAt === undefined ? 'was never read' : `was last read ${daysSince(lastSuccessAt, now)}`;
    return wrong(
      `${url} failed ${failures} times in a row and ${since}: ${lastError ?? 'no reason known'}`,
      'Open the address in a browser; /feed remove it when it is gone.',
    );
  });
  const more = failing.length - findings.length;
  return more === 0 ? findings : [...findings, wrong(`${more} more feeds fail`, 'Mend these first, then look again.')];
}

function daysSince(then: Instant, now: Instant): string {
  const days = Math.floor((now - then) / 86_400_000);
  return days < 1 ? 'today' : `${days} ${days === 1 ? 'day' : 'days'} ago`;
}
