// Atom 1.0 and 0.3 as feedsmith reads them, brought into our shape.

import type { parseAtomFeed } from 'feedsmith';
import { Failure } from '../news/failure.ts';
import { pictureOf } from './feed-pictures.ts';
import { loadFeedsmith } from './load-parsers.ts';
import {
  compact,
  contentOf,
  dateOf,
  ENTRIES_MAX,
  escapeHtml,
  imageIn,
  lineOf,
  linkOf,
  namesOf,
  type ParsedEntry,
  type ParsedFeed,
  plainLineOf,
  summaryOf,
} from './parsed-feed.ts';

type Atom = ReturnType<typeof parseAtomFeed<string>>;
type AtomEntry = NonNullable<Atom['entries']>[number];
type AtomText = { readonly value?: string | undefined; readonly type?: string | undefined };

/** Takes mended XML, in which every text says whether it is HTML or plain. */
export function readAtomFeed(xml: string): ParsedFeed {
  const feed = orEmpty(() => loadFeedsmith().parseAtomFeed(xml, { maxItems: ENTRIES_MAX }));
  if (feed === undefined) return { entries: [] };
  const author = namesOf((feed.authors ?? []).map((one) => one.name ?? one.email));
  return compact<ParsedFeed>({
    title: lineFrom(feed.title),
    link: alternate(feed.links),
    language: feed.xml?.lang,
    entries: (feed.entries ?? []).map((entry) => readEntry(entry, author)),
  });
}

/** Runs one of feedsmith's readers on XML that is known to be a feed; undefined when there is nothing in it. */
export function orEmpty<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const { DetectError, MalformedError, ParseError } = loadFeedsmith();
    if (error instanceof DetectError || error instanceof ParseError) return undefined;
    if (error instanceof MalformedError)
      throw new Failure('unreadable', 'The feed is too broken to be read.', { cause: error });
    throw error;
  }
}

function readEntry(entry: AtomEntry, feedAuthor: string | undefined): ParsedEntry {
  const content = htmlFrom(entry.content) ?? htmlFrom(entry.summary);
  const updated = dateOf(entry.updated, entry.dcterms?.modified?.[0]);
  return compact<ParsedEntry>({
    id: entry.id,
    title: lineFrom(entry.title) ?? lineOf(entry.dc?.titles?.[0] ?? entry.media?.title?.value),
    link: alternate(entry.links),
    published:
      dateOf(entry.published, entry.dcterms?.issued?.[0], entry.dcterms?.created?.[0], entry.dc?.dates?.[0]) ?? updated,
    updated,
    summary: summaryOf(htmlFrom(entry.summary)),
    content: contentOf(content),
    author:
      namesOf([...(entry.authors ?? []).map((one) => one.name ?? one.email), ...(entry.dc?.creators ?? [])]) ??
      feedAuthor,
    imageUrl: linkOf(imageOf(entry)) ?? imageIn(content),
  });
}

function lineFrom(text: AtomText | undefined): string | undefined {
  return text?.type === 'text' ? plainLineOf(text.value) : lineOf(text?.value);
}

function htmlFrom(text: AtomText | undefined): string | undefined {
  if (text?.value === undefined) return undefined;
  return text.type === 'text' ? escapeHtml(text.value) : text.value;
}

function imageOf({ media, links = [] }: AtomEntry): string | undefined {
  const enclosures = links.flatMap(({ rel, href, type = '' }) =>
    rel === 'enclosure' && href !== undefined ? [{ url: href, type }] : [],
  );
  return pictureOf({ media, enclosures });
}

/** RFC 4287, 4.2.7.2: a link without rel is the alternate. A web page is preferred to other forms of it. */
function alternate(links: AtomEntry['links']): string | undefined {
  const alternates = (links ?? []).filter((link) => link.rel === undefined || link.rel === 'alternate');
  const page = alternates.find((link) => link.type === undefined || link.type.includes('html'));
  return linkOf((page ?? alternates[0])?.href);
}
