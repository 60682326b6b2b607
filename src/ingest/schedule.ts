// When a feed is asked again, and when it is given up for a while. Pure: everything it needs is told.

import type { FeedRhythm } from '../news/guild.ts';
import type { Instant } from '../news/ids.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * How often we ask of our own accord. Each divides a day, so that a feed is asked at the same minutes every day: hosts
 * that count requests begin to object below 10 minutes; after 4 hours a briefing in the morning would miss the night.
 */
const INTERVALS_MS = [10, 15, 20, 30, 60, 120, 240].map((minutes) => minutes * MINUTE_MS);
const INTERVAL_MS_MIN = 10 * MINUTE_MS;
// While a feed's rhythm is not known. Most news feeds change a few times an hour.
const INTERVAL_MS_UNKNOWN = 15 * MINUTE_MS;
// Fewer publications than this are no rhythm.
const PUBLICATIONS_MIN = 3;
const PUBLICATIONS_KEPT = 20;
// Asked twice in the usual gap, an article waits a quarter of it on average.
const POLLS_PER_GAP = 2;
// A feed that has been silent for a night (8 hours) is asked hourly in the morning, one silent for a week every 4 hours.
const POLLS_PER_SILENCE = 8;

// A feed that wants to be asked once a year, or that is cached for a week, was set up by mistake: news is daily.
const WISH_MS_MAX = DAY_MS;
// Three days: a skipped weekend, and a holiday beside it.
const SKIPPED_HOURS_MAX = 3 * 24;
type Skipped = Pick<FeedRhythm, 'skipHours' | 'skipDays'>;
// A host may ask for longer than a feed: its Retry-After is an answer to us.
const RETRY_AFTER_MS_MAX = 7 * DAY_MS;

const BACK_OFF_MS = 5 * MINUTE_MS;
const BACK_OFF_MS_MAX = DAY_MS;
// Longer than any holiday on which nobody mends a site.
const FAILING_MS_MAX = 7 * DAY_MS;
// Where nothing else can be reached either, it may be us: an operator back from holidays finds the feeds as they were.
const FAILING_OFFLINE_MS_MAX = 14 * DAY_MS;
const DISABLED_INTERVAL_MS = 7 * DAY_MS;
const GONE = 410;

/** What a feed and its host ask for at a poll that succeeded. */
export interface Asked {
  readonly rhythm: FeedRhythm | undefined;
  /** Cache-Control: max-age. */
  readonly maxAgeMs?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  /** Something of the feed is still to be read: soon again, whatever the feed wishes. */
  readonly isUnfinished?: boolean;
}

/**
 * The next poll after a success. The interval follows the feed's rhythm, 10 minutes to 4 hours, and lies on a grid that
 * `spread` (0 up to 1, fixed for a feed) shifts, so that feeds are spread over the hour. It is never sooner than the
 * feed (ttl) and its host (max-age, Retry-After) allow, and not in an hour or on a day that the feed asks to skip.
 */
export function nextPollAt(poll: Asked & { readonly at: Instant; readonly spread: number }): Instant {
  const { at, rhythm, spread } = poll;
  const interval = intervalOf(rhythm, at);
  const onGrid = nextOnGrid({ earliest: at + interval / 2, interval, spread });
  const ttlMs = (rhythm?.ttlMinutes ?? 0) * MINUTE_MS;
  const wished = poll.isUnfinished === true ? 0 : Math.min(Math.max(ttlMs, poll.maxAgeMs ?? 0), WISH_MS_MAX);
  const asked = Math.min(Math.max(poll.retryAfterMs ?? 0, 0), RETRY_AFTER_MS_MAX);
  // Late by up to a quarter, each feed by its own share: else all feeds with the same wish would come at once for ever.
  const earliest = Math.max(onGrid, wished > 0 ? at + wished * (1 + spread / 4) : 0, at + asked);
  return Math.round(outsideSkipped(earliest, rhythm ?? {}, spread));
}

/**
 * The next try after the n-th failure in a row: 5 minutes times 2ⁿ⁻¹, at most a day; a week for a feed that is given
 * up; what the host asks for (Retry-After) where that is more. Later by up to a tenth with `spread`.
 */
export function nextTryAt(failure: {
  readonly at: Instant;
  readonly failures: number;
  readonly isDisabled: boolean;
  readonly retryAfterMs?: number | undefined;
  readonly spread: number;
}): Instant {
  const { at, failures, isDisabled, spread } = failure;
  const backOff = Math.min(BACK_OFF_MS_MAX, BACK_OFF_MS * 2 ** Math.min(Math.max(failures - 1, 0), 20));
  const wait = isDisabled ? DISABLED_INTERVAL_MS : backOff;
  const asked = Math.min(failure.retryAfterMs ?? 0, RETRY_AFTER_MS_MAX);
  return at + Math.round(Math.max(wait, asked) * (1 + spread / 10));
}

/**
 * Whether a failing feed is given up for now: at once when its host says that it is gone for good, else after a week, or
 * after two while no other host answers either.
 */
export function giveUp(failure: {
  readonly at: Instant;
  /** The first failure in a row; `at` when this is the first. */
  readonly failingSince: Instant;
  /** The http status, where there was one. */
  readonly status?: number | undefined;
  /** Whether any host has answered lately. */
  readonly isOnline: boolean;
}): 'gone' | 'disabled' | undefined {
  if (failure.status === GONE) return 'gone';
  const failingMsMax = failure.isOnline ? FAILING_MS_MAX : FAILING_OFFLINE_MS_MAX;
  return failure.at - failure.failingSince >= failingMsMax ? 'disabled' : undefined;
}

/**
 * Adds to a rhythm what a poll has shown. `dates`: when the items that the feed holds now were published, as far as it
 * says. Where it brought something new and its dates do not show when, the poll itself counts.
 */
export function noteRhythm(
  former: FeedRhythm | undefined,
  seen: { readonly at: Instant; readonly dates: readonly Instant[]; readonly hasNew: boolean },
): readonly Instant[] {
  const past = seen.dates.filter((date) => date <= seen.at);
  const known = former?.publishedAt ?? [];
  const isShown = past.some((date) => date > (known[0] ?? Number.NEGATIVE_INFINITY));
  const all = new Set([...known, ...past, ...(seen.hasNew && !isShown ? [seen.at] : [])]);
  return [...all].sort((a, b) => b - a).slice(0, PUBLICATIONS_KEPT);
}

/** A number from 0 up to 1 that is always the same for one id (32 hex digits). */
export function spreadOf(id: string): number {
  const part = Number.parseInt(id.slice(0, 6), 16);
  return Number.isNaN(part) ? 0 : part / 0x1000000;
}

/** Half the usual gap between publications, or an eighth of the present silence where that is more. */
function intervalOf(rhythm: FeedRhythm | undefined, at: Instant): number {
  const times = rhythm?.publishedAt ?? [];
  const newest = times[0];
  if (newest === undefined || times.length < PUBLICATIONS_MIN) return INTERVAL_MS_UNKNOWN;
  const gaps = times.slice(1).map((time, index) => (times[index] ?? time) - time);
  gaps.sort((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 0;
  const wanted = Math.max(usual / POLLS_PER_GAP, (at - newest) / POLLS_PER_SILENCE);
  return INTERVALS_MS.findLast((interval) => interval <= wanted) ?? INTERVAL_MS_MIN;
}

function nextOnGrid(grid: { readonly earliest: Instant; readonly interval: number; readonly spread: number }): Instant {
  const phase = grid.spread * grid.interval;
  return Math.ceil((grid.earliest - phase) / grid.interval) * grid.interval + phase;
}

/**
 * The instant itself, or a moment of the next hour that the feed does not skip; itself too where that hour is more than
 * three days away: a weekend may be skipped, and a holiday beside it.
 */
function outsideSkipped(at: Instant, { skipHours = [], skipDays = [] }: Skipped, spread: number): Instant {
  const isSkipped = (instant: Instant): boolean => {
    const time = new Date(instant);
    return skipHours.includes(time.getUTCHours()) || skipDays.includes(time.getUTCDay());
  };
  if (!isSkipped(at)) return at;
  for (let hour = 1; hour <= SKIPPED_HOURS_MAX; hour += 1) {
    const start = (Math.floor(at / HOUR_MS) + hour) * HOUR_MS;
    if (!isSkipped(start)) return start + spread * HOUR_MS;
  }
  return at;
}
