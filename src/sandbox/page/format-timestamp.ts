// Says an instant as Discord's client does for each style of <t:…>.

/** Where and when the reader is. `locale` and `zone` absent: the browser's own. */
export interface Reader {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly locale?: string;
  readonly zone?: string;
}

const STYLES: { readonly [style: string]: Intl.DateTimeFormatOptions } = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

/** Seconds in each unit, largest first; months and years are the calendar's mean, which is enough for "… ago". */
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** The largest instant that a Date can hold, in seconds (ECMAScript: ±8.64e15 ms). */
const SECONDS_MAX = 8_640_000_000_000;

/**
 * Takes seconds since 1970 and a style letter, gives the words; an unknown style reads as `f`, and seconds that no
 * calendar holds as "Invalid date".
 */
export function formatTimestamp({ seconds, style }: { seconds: number; style: string }, reader: Reader): string {
  if (Math.abs(seconds) > SECONDS_MAX) return 'Invalid date';
  if (style === 'R') return formatRelative(seconds - reader.now / 1000, reader.locale);
  const zone = reader.zone === undefined ? {} : { timeZone: reader.zone };
  return new Intl.DateTimeFormat(reader.locale, { ...(STYLES[style] ?? STYLES.f), ...zone }).format(seconds * 1000);
}

function formatRelative(seconds: number, locale: string | undefined): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  }
  return words.format(Math.trunc(seconds), 'second');
}

/** Takes a message's ISO timestamp, gives "Today at 14:03", "Yesterday at 14:03" or day and time. */
export function formatPosted(iso: string, reader: Reader): string {
  const posted = Date.parse(iso);
  if (Number.isNaN(posted)) return '';
  const seconds = posted / 1000;
  const day = (ms: number): string => formatTimestamp({ seconds: ms / 1000, style: 'd' }, reader);
  const time = formatTimestamp({ seconds, style: 't' }, reader);
  if (day(posted) === day(reader.now)) return `Today at ${time}`;
  if (day(posted) === day(reader.now - 86_400_000)) return `Yesterday at ${time}`;
  return `${day(posted)} ${time}`;
}
