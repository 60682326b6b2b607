// Reads a feed of any kind into one plain shape.

import { Failure } from '../news/failure.ts';
import { decodeText, headerOf } from './decode-text.ts';
import { mendFeed } from './mend-feed.ts';
import { resolveUrl } from './mend-text.ts';
import { ENTRIES_MAX, type ParsedFeed } from './parsed-feed.ts';
import { readAtomFeed } from './read-atom.ts';
import { readJsonFeed } from './read-json-feed.ts';
import { readRdfFeed, readRssFeed } from './read-rss.ts';

export interface FeedSource {
  readonly body: Uint8Array | string;
  /** Names in any case. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly url?: string | undefined;
}

// Real feeds stay under 10 MB (the fetching limit); a text of more characters than this was not fetched by us.
const FEED_LENGTH_MAX = 20_000_000;

/**
 * Reads RSS, RDF, Atom or JSON Feed, broken or not. `headers` and `url` help with the encoding, the language and relative
 * addresses. Throws Failure `unreadable` when it is no feed, `limit` when it is too long.
 */
export function parseFeed({ body, headers, url }: FeedSource): ParsedFeed {
  const decoded =
    typeof body === 'string' ? body : decodeText({ bytes: body, contentType: headerOf(headers, 'content-type') });
  if (decoded.length > FEED_LENGTH_MAX) throw new Failure('limit', 'The feed is too long to be read.');
  const text = decoded.replaceAll('\0', '').replace(/^\ufeff/, '');
  if (text.trim() === '') throw new Failure('unreadable', 'The feed is empty.');
  const location = headerOf(headers, 'content-location');
  const base = location === undefined ? url : resolveUrl(location, url);
  const feed = /^\s*[{[]/.test(text) ? readJsonFeed(text, base) : readXmlFeed(text, base);
  if (feed === undefined) throw new Failure('unreadable', whyNoFeed(text));
  const language = readLanguage(feed.language ?? headerOf(headers, 'content-language'));
  return { ...withoutKey(feed, 'language'), ...(language === undefined ? {} : { language }) };
}

function readXmlFeed(text: string, base: string | undefined): ParsedFeed | undefined {
  const mended = mendFeed(cutItems(text), base);
  if (mended === undefined) return undefined;
  const feed = { rss: readRssFeed, rdf: readRdfFeed, atom: readAtomFeed }[mended.kind](mended.xml);
  const language = feed.language ?? mended.language;
  return { ...withoutKey(feed, 'language'), ...(language === undefined ? {} : { language }) };
}

/**
 * What stands behind the last item that is read is cut off before any work is put into it: mending and reading 50,000
 * items costs three seconds and 120 MB. Mending closes what the cut left open.
 */
function cutItems(text: string): string {
  const starts = text.matchAll(/<(?:\w{1,20}:)?(?:item|entry)[\s>]/gi);
  let count = 0;
  for (const { index } of starts) {
    count += 1;
    if (count > ENTRIES_MAX) return text.slice(0, index);
  }
  return text;
}

/** "en_US, de" → "en-US"; undefined for what is no language tag. */
function readLanguage(text: string | undefined): string | undefined {
  const tag = (text ?? '').split(',')[0]?.trim().replaceAll('_', '-') ?? '';
  return /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : undefined;
}

function withoutKey(feed: ParsedFeed, key: 'language'): ParsedFeed {
  const { [key]: _left, ...rest } = feed;
  return rest;
}

function whyNoFeed(text: string): string {
  if (/<html[\s>]|<body[\s>]|<!doctype html/i.test(text.slice(0, 2_000))) {
    return 'This is a web page, not a feed. Give me the address of its feed (RSS, Atom or JSON Feed).';
  }
  return 'This is not a feed that I can read (RSS, Atom, RDF or JSON Feed).';
}
