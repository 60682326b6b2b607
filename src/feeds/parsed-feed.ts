// What a feed of any kind comes to, and the leaves that all kinds share.

import { readFeedDate } from './feed-dates.ts';
import { foldSpace, htmlToLine } from './html-to-text.ts';
import { resolveUrl } from './mend-text.ts';
import { readAttributes, scanMarkup } from './scan-markup.ts';

/** One entry of a feed. Text fields are plain text in one line; `content` is HTML; times are ISO instants in UTC. */
export interface ParsedEntry {
  /** The feed's own id (guid, atom:id); absent when the feed gives none. */
  readonly id?: string;
  readonly title?: string;
  /** Absolute where the feed or its address allows it. */
  readonly link?: string;
  readonly published?: string;
  readonly updated?: string;
  readonly summary?: string;
  /** HTML; the description again where the feed gives no content of its own. */
  readonly content?: string;
  readonly author?: string;
  readonly imageUrl?: string;
}

export interface ParsedFeed {
  readonly title?: string;
  readonly link?: string;
  readonly language?: string;
  readonly entries: readonly ParsedEntry[];
  /** The least time between two polls that the feed asks for (rss:ttl, sy:updatePeriod). */
  readonly ttlMinutes?: number;
  /** Hours of the day in UTC, 0 to 23, at which it asks not to be polled (rss:skipHours). */
  readonly skipHours?: readonly number[];
  /** Days of the week in UTC, 0 (Sunday) to 6, on which it asks not to be polled (rss:skipDays). */
  readonly skipDays?: readonly number[];
}

/** The largest feeds in the wild list some 500 entries; more than this are an archive or an attack. */
export const ENTRIES_MAX = 1_000;

// A line that people read ends somewhere; what is longer is cut before any work is put into it.
const LINE_LENGTH_MAX = 2_000;
const SUMMARY_LENGTH_MAX = 20_000;
const CONTENT_LENGTH_MAX = 1_000_000;

type Loose<T> = { [K in keyof T]?: T[K] | undefined };

/** An object without its undefined and empty fields: absent is absent. */
export function compact<T extends object>(fields: Loose<T>): T {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as T;
}

/** HTML that should be a line → plain; undefined when nothing is left. At most 2,000 characters. */
export function lineOf(html: string | undefined): string | undefined {
  return cut(htmlToLine((html ?? '').slice(0, 10 * LINE_LENGTH_MAX)), LINE_LENGTH_MAX);
}

/** Text that is plain already, as one line. */
export function plainLineOf(text: string | undefined): string | undefined {
  return cut(foldSpace((text ?? '').slice(0, 10 * LINE_LENGTH_MAX)), LINE_LENGTH_MAX);
}

/** HTML of a summary → plain text in one line, at most 20,000 characters. */
export function summaryOf(html: string | undefined): string | undefined {
  return cut(htmlToLine((html ?? '').slice(0, 10 * SUMMARY_LENGTH_MAX)), SUMMARY_LENGTH_MAX);
}

/** HTML as it is, cut where it is absurdly long. */
export function contentOf(html: string | undefined): string | undefined {
  return html === undefined || html.trim() === '' ? undefined : html.slice(0, CONTENT_LENGTH_MAX);
}

/** Plain text as HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The first of these that is a date, as ISO text to the second. 1970-01-01T00:00:00Z is a field that was never set. */
export function dateOf(...texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const instant = text === undefined ? undefined : readFeedDate(text);
    if (instant !== undefined && instant !== 0) return new Date(instant).toISOString().replace('.000Z', 'Z');
  }
  return undefined;
}

/** An address of a web page; undefined for what is none or leads elsewhere (mailto:, javascript:). */
export function linkOf(text: string | undefined, base?: string): string | undefined {
  const written = (text ?? '').trim();
  const address = resolveUrl(written, base);
  if (written === '' || /\s/.test(address)) return undefined;
  return /^(?:https?:\/\/|[^:]*$|[^:/?#]*[/?#])/i.test(address) ? address : undefined;
}

/** The first picture in HTML. */
export function imageIn(html: string | undefined): string | undefined {
  if (html === undefined || !/<img\s/i.test(html)) return undefined;
  for (const token of scanMarkup(html.slice(0, SUMMARY_LENGTH_MAX), { isXml: false })) {
    if (token.kind !== 'start' || token.name !== 'img') continue;
    const attributes = readAttributes(token.attributes);
    // A picture of one or two pixels counts readers, it shows nothing.
    const source = linkOf(attributes.get('src')?.replaceAll('&amp;', '&'));
    if (source !== undefined && !/^[0-2]$/.test(attributes.get('width') ?? '')) return source;
  }
  return undefined;
}

/** Names joined by commas, each once. */
export function namesOf(names: readonly (string | undefined)[]): string | undefined {
  const lines = names.map((name) => lineOf(name)).filter((name) => name !== undefined);
  return lines.length === 0 ? undefined : [...new Set(lines)].join(', ');
}

function cut(text: string, lengthMax: number): string | undefined {
  if (text === '') return undefined;
  return text.length <= lengthMax
    ? text
    : `${text
        .slice(0, lengthMax - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`;
}
