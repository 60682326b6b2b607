// When a subscription is due: reads a cadence as people write it and counts its due times in a zone, purely.

import { Cron } from 'croner';
import { Failure } from '../news/failure.ts';
import type { Day, Instant } from '../news/ids.ts';
import type { ClockChange, QuietHours } from '../news/subscription.ts';
import { instantOf, inZone, MINUTE_MS, type WallTime, wallTimeOf } from './wall-time.ts';

/** As many as anybody asks at once: of a daily briefing, those of 27 years. It bounds the work of one line of `batch cadence`. */
const COUNT_MAX = 10_000;
/** Hours of a day; nobody can want more times than these by hand, and cron is there for the rest. */
const TIMES_MAX = 24;
/** A local time and its instant lie at most this far from one reading of the clock to the next (zones jump by up to 24 h). */
const LOOK_BACK_MS = 48 * 3_600_000;
const DAY_MS = 86_400_000;

const EXAMPLES =
  'Write it like `daily 08:00`, `daily 08:00 18:00`, `weekdays 08:00`, `weekly mon 08:00` or `cron 0 8 * * 1-5`.';

const WEEKDAYS: Readonly<Record<string, number>> = { sun: 0, mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6 };
const WEEKDAY_NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Gives the wall times at or after the given one, oldest first. */
type Cadence = (from: WallTime) => Iterable<WallTime>;

/**
 * The next `count` instants strictly after `after` at which a cadence is due in an IANA zone, oldest first (fewer only
 * when a cron rule ends). A local time inside the spring gap is due at the first minute after the gap, one that comes
 * twice in autumn only at the first; a day that the zone left out whole (Samoa, 30 December 2011) has no briefing of
 * its own. What would be due in the quiet hours is due at their end. Throws Failure('bad-input') with examples when the rule, the zone or the count cannot be read.
 */
export function nextDue(
  rule: string,
  zone: string,
  after: Instant,
  count: number,
  quiet?: QuietHours,
): readonly Instant[] {
  if (!Number.isInteger(count) || count < 1 || count > COUNT_MAX) {
    throw new Failure('bad-input', `I can count 1 to ${COUNT_MAX} due times, not ${count}.`);
  }
  const due: Instant[] = [];
  for (const instant of dueAfter(rule, zone, after, quiet)) {
    due.push(instant);
    if (due.length === count) break;
  }
  return due;
}

/** How far ahead a person is told of a change of the clocks: each zone that changes them does so within a year. */
const CHANGES_WITHIN_MS = 366 * DAY_MS;

/**
 * The first due time within a year after `after` that a change of the clocks moves or doubles; undefined where none
 * does. Quiet hours as for nextDue. Throws as nextDue does for the rule and the zone.
 */
export function nextClockChange(
  rule: string,
  zone: string,
  after: Instant,
  quiet?: QuietHours,
): ClockChange | undefined {
  const cadence = readCadence(rule);
  const until = after + CHANGES_WITHIN_MS;
  for (
    let change = inZone(after, zone).getTimeZoneTransition('next');
    change !== null && change.epochMilliseconds <= until;
    change = change.getTimeZoneTransition('next')
  ) {
    const found = hitBy(change.epochMilliseconds, { cadence, zone, quiet });
    if (found !== undefined && found.dueAt > after) return found;
  }
  return undefined;
}

/** The wall time of a cadence that the change of the clocks at an instant leaves out or brings twice. */
function hitBy(
  change: Instant,
  {
    cadence,
    zone,
    quiet,
  }: { readonly cadence: Cadence; readonly zone: string; readonly quiet: QuietHours | undefined },
): ClockChange | undefined {
  const before = wallTimeOf(change - MINUTE_MS, zone) + MINUTE_MS;
  const after = wallTimeOf(change, zone);
  const [from, to] = [Math.min(before, after), Math.max(before, after)];
  for (const named of cadence(from - DAY_MS)) {
    if (named >= to) return undefined;
    const wall = quiet === undefined ? named : loudFrom(quiet, named);
    const dueAt = wall >= from && wall < to ? instantOf(wall, zone) : undefined;
    if (dueAt === undefined) continue;
    const kind = after > before ? 'skipped' : 'repeated';
    return { kind, day: dayOf(zone, dueAt), time: timeOf(wall), dueAt, dueTime: timeOf(wallTimeOf(dueAt, zone)) };
  }
  return undefined;
}

/** "02:30". */
function timeOf(wall: WallTime): string {
  return new Date(wall).toISOString().slice(11, 16);
}

/** The last instant at which a cadence was due after `after` and not after `until`; undefined when none was. Throws as nextDue does. */
export function lastDue(
  rule: string,
  zone: string,
  { after, until }: { readonly after: Instant; readonly until: Instant },
  quiet?: QuietHours,
): Instant | undefined {
  let last: Instant | undefined;
  for (const instant of dueAfter(rule, zone, after, quiet)) {
    if (instant > until) break;
    last = instant;
  }
  return last;
}

/** All instants strictly after one at which a cadence is due, oldest first. */
function* dueAfter(rule: string, zone: string, after: Instant, quiet: QuietHours | undefined): Generator<Instant> {
  const cadence = readCadence(rule);
  let last = after;
  for (const wall of cadence(wallTimeOf(after, zone) - LOOK_BACK_MS)) {
    const instant = instantOf(quiet === undefined ? wall : loudFrom(quiet, wall), zone);
    if (instant === undefined || instant <= last) continue;
    last = instant;
    yield instant;
  }
}

/** The local day of an instant. */
export function dayOf(zone: string, instant: Instant): Day {
  return inZone(instant, zone).toPlainDate().toString() as Day;
}

/** The first instant of the local day of an instant. */
export function dayStart(zone: string, instant: Instant): Instant {
  return inZone(instant, zone).startOfDay().epochMilliseconds;
}

/** When the quiet hours end that hold an instant; undefined when it lies in none. Throws as nextDue does for the zone. */
export function quietUntil(quiet: QuietHours, zone: string, now: Instant): Instant | undefined {
  const wall = wallTimeOf(now, zone);
  const loud = loudFrom(quiet, wall);
  return loud === wall ? undefined : instantOf(loud, zone);
}

/** The wall time itself, or the end of the quiet hours that it lies in. */
function loudFrom({ from, to }: QuietHours, wall: WallTime): WallTime {
  const day = Math.floor(wall / DAY_MS) * DAY_MS;
  const start = minuteOfDay(from, from) * MINUTE_MS;
  const end = minuteOfDay(to, to) * MINUTE_MS;
  const at = wall - day;
  if (start <= end) return at >= start && at < end ? day + end : wall;
  if (at >= start) return day + DAY_MS + end;
  return at < end ? day + end : wall;
}

/**
 * Reads quiet hours as people write them (`22:00-07:00`, `22:00 to 7:00`); undefined for nothing or `none`. Throws
 * Failure('bad-input') with an example for what is neither.
 */
export function readQuietHours(text: string): QuietHours | undefined {
  const words = text.trim().toLowerCase();
  if (words === '' || words === 'none' || words === 'no') return undefined;
  const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] =
    /^(\d{1,2}):(\d{2})\s*(?:-|–|to|until)\s*(\d{1,2}):(\d{2})$/u.exec(words) ?? [];
  const [from, to] = [`${fromHour.padStart(2, '0')}:${fromMinute}`, `${toHour.padStart(2, '0')}:${toMinute}`];
  const isTime = (time: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(time);
  if (!isTime(from) || !isTime(to) || from === to) {
    throw new Failure(
      'bad-input',
      `“${text.trim().slice(0, 60)}” are no quiet hours. Write them like 22:00-07:00, or none.`,
    );
  }
  return { from, to };
}

function readCadence(rule: string): Cadence {
  const words = rule.trim().toLowerCase().split(/\s+/);
  const [kind, ...rest] = words;
  if (kind === 'cron') return readCron(rule.trim().slice('cron'.length).trim());
  if (kind === 'daily') return onDays([0, 1, 2, 3, 4, 5, 6], rest, rule);
  if (kind === 'weekdays') return onDays([1, 2, 3, 4, 5], rest, rule);
  if (kind === 'weekly') {
    const days = rest.filter((word) => weekdayOf(word) !== undefined).map((word) => weekdayOf(word) ?? 0);
    if (days.length === 0) throw unreadable(rule, 'names no day of the week');
    return onDays(
      days,
      rest.filter((word) => weekdayOf(word) === undefined),
      rule,
    );
  }
  throw unreadable(rule, 'is no cadence that I know');
}

function onDays(weekdays: readonly number[], words: readonly string[], rule: string): Cadence {
  const minutes = [...new Set(words.map((word) => minuteOfDay(word, rule)))].sort((a, b) => a - b);
  if (minutes.length === 0) throw unreadable(rule, 'names no time of day');
  if (minutes.length > TIMES_MAX) throw unreadable(rule, `names more than ${TIMES_MAX} times`);
  return function* (from) {
    for (let day = Math.floor(from / DAY_MS) * DAY_MS; ; day += DAY_MS) {
      if (!weekdays.includes(new Date(day).getUTCDay())) continue;
      for (const minute of minutes) {
        if (day + minute * MINUTE_MS >= from) yield day + minute * MINUTE_MS;
      }
    }
  };
}

/** croner only reads the rule, on a wall clock that never jumps (UTC); it schedules nothing. */
function readCron(pattern: string): Cadence {
  const rule = `cron ${pattern}`;
  const cron = openCron(pattern, rule);
  if (cron.nextRun(new Date(0)) === null) throw unreadable(rule, 'never comes');
  return function* (from) {
    let next = cron.nextRun(new Date(from - 1));
    while (next !== null) {
      yield next.getTime();
      next = cron.nextRun(next);
    }
  };
}

function openCron(pattern: string, rule: string): Cron {
  try {
    return new Cron(pattern, { paused: true, mode: '5-part', timezone: 'UTC' });
  } catch (cause) {
    throw new Failure('bad-input', `“${rule}” is no cron rule of five fields. ${EXAMPLES}`, { cause });
  }
}

function minuteOfDay(word: string, rule: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(word);
  const hour = Number(match?.[1]);
  const minute = Number(match?.[2]);
  if (match === null || hour > 23 || minute > 59) throw unreadable(rule, `has “${word}” where I expected a time`);
  return hour * 60 + minute;
}

function weekdayOf(word: string): number | undefined {
  const day = WEEKDAYS[word.slice(0, 3)];
  if (day === undefined || word.length === 3) return day;
  return WEEKDAY_NAMES[day] === word ? day : undefined;
}

function unreadable(rule: string, why: string): Failure {
  return new Failure('bad-input', `“${rule.trim().slice(0, 60)}” ${why}. ${EXAMPLES}`);
}
