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
}

// The longest lists that people keep have some thousand feeds.
const FEEDS_MAX = 5_000;
const OPML_LENGTH_MAX = 10_000_000;

/**
 * Takes an OPML file; gives its feeds in order, each address once, folders flattened. Broken XML is read as far as it goes.
 * Throws Failure `unreadable` when it is no OPML, `limit` when it is too long.
 */
export function readOpml(text: string): OpmlFeed[] {
  if (text.length > OPML_LENGTH_MAX) throw new Failure('limit', 'The OPML file is too long to be read.');
  const feeds = new Map<string, OpmlFeed>();
  let isOpml = false;
  for (const token of scanMarkup(text, { isXml: true })) {
    if (token.kind !== 'start') continue;
    isOpml ||= token.name === 'opml' || token.name === 'outline';
    if (token.name !== 'outline' || feeds.size >= FEEDS_MAX) continue;
    const attributes = readAttributes(token.attributes);
    const url = decodeEntities(attributes.get('xmlurl') ?? '').trim();
    if (!/^https?:\/\//i.test(url) || feeds.has(url)) continue;
    const title = foldSpace(decodeEntities(attributes.get('title') ?? attributes.get('text') ?? ''));
    feeds.set(url, { title: title === '' ? url : title, url });
  }
  if (!isOpml) throw new Failure('unreadable', 'This is not an OPML file.');
  return [...feeds.values()];
}

/** Gives an OPML 2.0 document that `readOpml` and other feed readers read. */
export function writeOpml(feeds: readonly OpmlFeed[]): string {
  const outlines = feeds.map(({ title, url }) => {
    const name = escapeHtml(title).replaceAll('"', '&quot;');
    return `    <outline type="rss" text="${name}" title="${name}" xmlUrl="${escapeHtml(url).replaceAll('"', '&quot;')}"/>`;
  });
  const body = outlines.length === 0 ? '  <body/>' : ['  <body>', ...outlines, '  </body>'].join('\n');
  const head = '  <head><title>Feeds of Dateline</title></head>';
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', head, body, '</opml>', ''].join('\n');
}
