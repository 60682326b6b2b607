// The wall clock of a zone as Intl shows it, and due times found by looking at it: a peer that shares no code with the counting.

/** A local day, `2026-03-02`, and time, `08:00`. */
export interface LocalTime {
  readonly day: string;
  readonly time: string;
}

/** Gives what the clock shows at an instant. */
export function wallClock(zone: string): (instant: number) => LocalTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    return {
      day: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
      time: `${parts.get('hour')}:${parts.get('minute')}`,
    };
  };
}

const MINUTE_MS = 60_000;
/** A day begins at most so long before the first minute that is asked about. */
const DAY_BEFORE_MS = 36 * 3_600_000;

/**
 * Looks at every minute: gives for each wanted time the first minute of each local day that shows it or a later one, or
 * the one in which the day was cut short before it. What a daily rule means, slowly.
 */
export function dueByLooking(
  times: readonly string[],
  zone: string,
  { after, until }: { readonly after: number; readonly until: number },
): ReadonlyMap<string, readonly number[]> {
  const read = wallClock(zone);
  const found = new Map(times.map((time) => [time, new Map<string, number>()]));
  let before: string | undefined;
  for (let minute = after - DAY_BEFORE_MS; minute <= until; minute += MINUTE_MS) {
    const local = read(minute);
    for (const [time, days] of found) {
      if (local.time >= time && !days.has(local.day)) days.set(local.day, minute);
      // A gap that runs over midnight took the day's end: the first minute after it is the next day's.
      if (before !== undefined && before !== local.day && !days.has(before)) days.set(before, minute);
    }
    before = local.day;
  }
  return new Map([...found].map(([time, days]) => [time, [...days.values()].filter((minute) => minute > after)]));
}

/** The full hours of a span before which the clock was changed by something else than the hour that passed. */
export function changesOfClock(
  zone: string,
  { from, until }: { readonly from: number; readonly until: number },
): number[] {
  const read = wallClock(zone);
  const shift = (instant: number): number => Date.parse(`${read(instant).day}T${read(instant).time}Z`) - instant;
  const found: number[] = [];
  const [hour, day] = [3_600_000, 86_400_000];
  for (let start = from; start < until; start += day) {
    if (shift(start) === shift(start + day)) continue;
    for (let at = start; at < start + day; at += hour) if (shift(at) !== shift(at + hour)) found.push(at + hour);
  }
  return found;
}
