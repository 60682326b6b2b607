// Reads and writes lists of feeds (OPML 2.0).

import { Failure } from '../news/failure.ts';
import { decodeEntities } from './decode-entities.ts';
import { foldSpace } from './html-to-text.ts';
import { escapeHtml } from './parsed-feed.ts';
import { readAttributes, scanMarkup } from './scan-markup.ts';

export interface OpmlFeed {
  /** Its address again when the file gives no title. */
  readonly title: string;
  readonly url: string;
  /** The page that the feed belongs to. */
  readonly siteUrl?: string;
}

// The longest lists that people keep have some thousand feeds.
const FEEDS_MAX = 5_000;
const OPML_LENGTH_MAX = 10_000_000;

/**
 * Takes an OPML file; gives its feeds in order, each address once, folders flattened. Broken XML is read as far as it goes.
 * Throws Failure `unreadable` when it is no OPML, `limit` when it is too long.
 */
export function readOpml(text: string): OpmlFeed[] {
  const feeds = new Map<string, OpmlFeed>();
  for (const feed of readOpmlLines(text)) {
    if (isWebAddress(feed.url) && !feeds.has(feed.url)) feeds.set(feed.url, feed);
  }
  return [...feeds.values()];
}

/** As `readOpml`, with every line that names a feed: also what comes twice, and what is no web address. */
export function readOpmlLines(text: string): OpmlFeed[] {
  if (text.length > OPML_LENGTH_MAX) throw new Failure('limit', 'The OPML file is too long to be read.');
  const feeds: OpmlFeed[] = [];
  let isOpml = false;
  for (const token of scanMarkup(text, { isXml: true })) {
    if (token.kind !== 'start') continue;
    isOpml ||= token.name === 'opml' || token.name === 'outline';
    if (token.name !== 'outline' || feeds.length >= FEEDS_MAX) continue;
    const attributes = readAttributes(token.attributes);
    // OPML 1.0 files of some readers say `url`; a link or an inclusion has one too, and says so by its type.
    const isFeed = /^(rss|atom|feed|pie)/i.test(attributes.get('type') ?? '');
    const rawUrl = attributes.get('xmlurl') ?? (isFeed ? attributes.get('url') : undefined) ?? '';
    const url = withoutFeedScheme(decodeEntities(rawUrl).trim());
    if (url === '') continue;
    const title = foldSpace(decodeEntities(attributes.get('title') ?? attributes.get('text') ?? ''));
    const siteUrl = decodeEntities(attributes.get('htmlurl') ?? '').trim();
    feeds.push({ title: title === '' ? url : title, url, ...(isWebAddress(siteUrl) ? { siteUrl } : {}) });
  }
  if (!isOpml) throw new Failure('unreadable', 'This is not an OPML file.');
  return feeds;
}

const isWebAddress = (url: string): boolean => /^https?:\/\//i.test(url);

/** `feed:https://…` and `feed://…` are what browsers hand to a reader. */
function withoutFeedScheme(url: string): string {
  return url.replace(/^feed:(?=https?:\/\/)/i, '').replace(/^feed:\/\//i, 'http://');
}

/** Gives an OPML 2.0 document that `readOpml` and other feed readers read. */
export function writeOpml(feeds: readonly OpmlFeed[]): string {
  const quote = (text: string): string => escapeHtml(text).replaceAll('"', '&quot;');
  const outlines = feeds.map(({ title, url, siteUrl }) => {
    const site = siteUrl === undefined ? '' : ` htmlUrl="${quote(siteUrl)}"`;
    return `    <outline type="rss" text="${quote(title)}" title="${quote(title)}" xmlUrl="${quote(url)}"${site}/>`;
  });
  const body = outlines.length === 0 ? '  <body/>' : ['  <body>', ...outlines, '  </body>'].join('\n');
  const head = '  <head><title>Feeds of Dateline</title></head>';
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', head, body, '</opml>', ''].join('\n');
}
