// How long a host asks us to wait, read from its headers.

import type { Instant } from '../news/ids.ts';
import { readFeedDate } from './feed-dates.ts';

// A host that asks for a longer silence than a week has made a mistake or lost its clock.
const WAIT_MS_MAX = 7 * 24 * 3_600_000;

/** Retry-After (RFC 9110, 10.2.3): seconds or a date. Milliseconds from `now`, 0 to a week; undefined when it says nothing. */
export function readRetryAfter(value: string | undefined, now: Instant): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  if (/^\d{1,12}$/.test(text)) return clamp(Number(text) * 1_000);
  const until = readFeedDate(text);
  return until === undefined ? undefined : clamp(until - now);
}

/** The max-age of a Cache-Control header (RFC 9111, 5.2.2.1) in milliseconds, at most a week; undefined without one. */
export function readMaxAge(value: string | undefined): number | undefined {
  const seconds = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,12})/i.exec(value ?? '')?.[1];
  return seconds === undefined ? undefined : clamp(Number(seconds) * 1_000);
}

function clamp(milliseconds: number): number {
  return Math.min(Math.max(milliseconds, 0), WAIT_MS_MAX);
}
