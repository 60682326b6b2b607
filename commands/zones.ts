// Time zones by their IANA names, as this program's own data knows them.

import { commandTexts } from '../src/discord/command.ts';
import { Failure } from '../src/news/failure.ts';

/** The longest name of a zone has half of this; what is longer is shown by its beginning. */
const ZONE_SHOWN_MAX = 60;

/** Where most people live, from west to east: with a server's own zone, as many as a menu takes. */
export const COMMON_ZONES: readonly string[] = [
  'UTC',
  'America/Los_Angeles',
  'America/Denver',
  'America/Chicago',
  'America/Mexico_City',
  'America/New_York',
  'America/Bogota',
  'America/Sao_Paulo',
  'Europe/London',
  'Africa/Lagos',
  'Europe/Berlin',
  'Europe/Paris',
  'Africa/Cairo',
  'Africa/Johannesburg',
  'Europe/Istanbul',
  'Europe/Moscow',
  'Africa/Nairobi',
  'Asia/Dubai',
  'Asia/Karachi',
  'Asia/Kolkata',
  'Asia/Jakarta',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
];

/** All names for completion; `UTC` first, for Intl lists it under another name. */
export function listZones(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')];
}

/** Gives the zone as its name is written. Throws Failure('bad-input') when there is none of that name. */
export function checkZone(zone: string): string {
  const wanted = zone.trim().toLowerCase();
  const known = listZones().find((name) => name.toLowerCase() === wanted);
  if (known !== undefined) return known;
  try {
    // Older names (Asia/Calcutta, US/Eastern) are not listed and are known all the same; bare offsets are no zones.
    if (/^[a-z]/u.test(wanted))
      return new Intl.DateTimeFormat('en', { timeZone: zone.trim() }).resolvedOptions().timeZone;
  } catch {
    // Told below, in words of ours.
  }
  throw new Failure('bad-input', commandTexts.failure.noZone(zone.slice(0, ZONE_SHOWN_MAX)));
}
