// The wall clock of a time zone as numbers, and back to instants, over gaps and repeated hours.

import { Temporal } from 'temporal-polyfill';
import { Failure } from '../news/failure.ts';
import type { Instant } from '../news/ids.ts';

export const MINUTE_MS = 60_000;

/**
 * A wall clock's time as a number: the milliseconds that it would be if the zone were UTC. Rules are read on the wall
 * clock; only `instantOf` knows the zone.
 */
export type WallTime = number;

/** What the clock of a zone shows at an instant. Throws as `inZone` does. */
export function wallTimeOf(instant: Instant, zone: string): WallTime {
  const local = inZone(instant, zone).toPlainDateTime();
  return local.toZonedDateTime('UTC').epochMilliseconds;
}

/**
 * The instant of a wall time, to the minute; one that comes twice is the first, one inside a gap the first minute after it;
 * undefined on a day that the zone never had. Throws as `inZone` does.
 */
export function instantOf(wall: WallTime, zone: string): Instant | undefined {
  const local = inZone(wall, 'UTC').toPlainDateTime();
  const first = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (first.toPlainDateTime().equals(local)) return roundUp(first.epochMilliseconds);
  const dayStart = local.toPlainDate().toZonedDateTime(zone);
  if (!dayStart.toPlainDate().equals(local.toPlainDate())) return undefined;
  // Read by the clock before the gap the time lies after it, so the change just passed is the gap.
  const shifted = local.toZonedDateTime(zone, { disambiguation: 'later' });
  const gap = shifted.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  return roundUp((gap ?? shifted).epochMilliseconds);
}

/** An instant on the clock of an IANA zone. Throws Failure('bad-input') for no such zone. */
export function inZone(instant: Instant, zone: string): Temporal.ZonedDateTime {
  try {
    if (!/^[a-z]/i.test(zone)) throw new RangeError('an offset is no zone');
    return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  } catch (cause) {
    throw new Failure(
      'bad-input',
      `I do not know the time zone “${zone.slice(0, 60)}”. Name one such as Europe/Berlin, America/New_York or UTC.`,
      { cause },
    );
  }
}

/** Old offsets have seconds; the tick comes by the minute. */
function roundUp(instant: Instant): Instant {
  return Math.ceil(instant / MINUTE_MS) * MINUTE_MS;
}
