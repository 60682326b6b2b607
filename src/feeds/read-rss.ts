// RSS 0.9x, 2.0 and 1.0 (RDF) as feedsmith reads them, brought into our shape.

import type { parseRdfFeed, parseRssFeed } from 'feedsmith';
import { pictureOf } from './feed-pictures.ts';
import { loadFeedsmith } from './load-parsers.ts';
import {
  compact,
  contentOf,
  dateOf,
  ENTRIES_MAX,
  imageIn,
  lineOf,
  linkOf,
  namesOf,
  type ParsedEntry,
  type ParsedFeed,
  summaryOf,
} from './parsed-feed.ts';
import { orEmpty } from './read-atom.ts';

type Rss = ReturnType<typeof parseRssFeed<string>>;
type Rdf = ReturnType<typeof parseRdfFeed<string>>;
type RssItem = NonNullable<Rss['items']>[number];
type RdfItem = NonNullable<Rdf['items']>[number];

/** Takes mended XML. A feed without anything in it is an empty feed. */
export function readRssFeed(xml: string): ParsedFeed {
  const feed = orEmpty(() => loadFeedsmith().parseRssFeed(xml, { maxItems: ENTRIES_MAX }));
  if (feed === undefined) return { entries: [] };
  return compact<ParsedFeed>({
    title: lineOf(feed.title ?? feed.dc?.titles?.[0] ?? feed.itunes?.title),
    link: linkOf(feed.link) ?? alternate(feed.atom?.links),
    language: feed.language ?? feed.dc?.languages?.[0],
    entries: (feed.items ?? []).map((item) => readItem(item)),
    ttlMinutes: feed.ttl ?? pollMinutes(feed.sy),
    skipHours: hoursOf(feed.skipHours),
    skipDays: daysOf(feed.skipDays),
  });
}

/** Takes mended XML. */
export function readRdfFeed(xml: string): ParsedFeed {
  const feed = orEmpty(() => loadFeedsmith().parseRdfFeed(xml, { maxItems: ENTRIES_MAX }));
  if (feed === undefined) return { entries: [] };
  return compact<ParsedFeed>({
    title: lineOf(feed.title ?? feed.dc?.titles?.[0]),
    link: linkOf(feed.link),
    language: feed.dc?.languages?.[0],
    entries: (feed.items ?? []).map((item) => readRdfItem(item)),
    ttlMinutes: pollMinutes(feed.sy),
  });
}

function readItem(item: RssItem): ParsedEntry {
  const { guid, dc, dcterms, atom } = item;
  const description = item.description ?? item.itunes?.summary ?? textOf(atom?.summary) ?? dc?.descriptions?.[0];
  const content = item.content?.encoded ?? textOf(atom?.content);
  // RSS 2.0: a guid is the item's address unless it says that it is none.
  const permalink = guid?.isPermaLink !== false && /^https?:\/\//i.test(guid?.value ?? '') ? guid?.value : undefined;
  return compact<ParsedEntry>({
    id: guid?.value ?? atom?.id,
    title: lineOf(item.title ?? dc?.titles?.[0] ?? item.media?.title?.value ?? item.itunes?.title),
    link: linkOf(item.link) ?? alternate(atom?.links) ?? linkOf(permalink),
    published: dateOf(item.pubDate, dcterms?.issued?.[0], dcterms?.created?.[0], atom?.published, dc?.dates?.[0]),
    updated: dateOf(dcterms?.modified?.[0], atom?.updated, dc?.dates?.[0]),
    summary: summaryOf(description ?? item.media?.description?.value),
    content: contentOf(content ?? description),
    author: authorOf(item),
    imageUrl:
      linkOf(pictureOf({ media: item.media, enclosures: item.enclosures, itunesImage: item.itunes?.image })) ??
      imageIn(content ?? description),
  });
}

/** A name before an address; who speaks in a podcast where nobody is said to have written. */
function authorOf({ authors = [], dc, itunes, atom, podcast }: RssItem): string | undefined {
  const named = namesOf([...authors.map((one) => one.name), ...(dc?.creators ?? []), itunes?.author]);
  const others = (): string | undefined =>
    namesOf((atom?.authors ?? []).map((one) => one.name)) ??
    namesOf((podcast?.persons ?? []).map((one) => one.display));
  return named ?? others() ?? namesOf(authors.map((one) => one.email));
}

function readRdfItem(item: RdfItem): ParsedEntry {
  const { dc, dcterms } = item;
  const about = item.rdf?.about;
  const content = item.content?.encoded;
  return compact<ParsedEntry>({
    id: about,
    title: lineOf(item.title ?? dc?.titles?.[0]),
    link: linkOf(item.link) ?? (/^https?:/i.test(about ?? '') ? linkOf(about) : undefined),
    published: dateOf(dcterms?.issued?.[0], dcterms?.created?.[0], dc?.dates?.[0]),
    updated: dateOf(dcterms?.modified?.[0], dc?.dates?.[0]),
    summary: summaryOf(item.description ?? dc?.descriptions?.[0]),
    content: contentOf(content ?? item.description),
    author: namesOf(dc?.creators ?? []),
    imageUrl: linkOf(pictureOf({ media: item.media })) ?? imageIn(content ?? item.description),
  });
}

/** Atom's texts within RSS come as objects or, where they are bare, as text. */
function textOf(text: string | { readonly value?: string } | undefined): string | undefined {
  return typeof text === 'object' ? text.value : text;
}

function alternate(
  links: readonly { readonly href?: string; readonly rel?: string }[] | undefined,
): string | undefined {
  return linkOf(links?.find((link) => link.rel === undefined || link.rel === 'alternate')?.href);
}

/** RSS 0.91 counted the hours from 1, so that its 24 is midnight. */
function hoursOf(hours: readonly number[] | undefined): readonly number[] | undefined {
  const valid = (hours ?? []).filter((hour) => Number.isInteger(hour) && hour >= 0 && hour <= 24);
  return valid.length === 0 ? undefined : [...new Set(valid.map((hour) => hour % 24))];
}

/** "Saturday", "sun" → 6, 0. */
function daysOf(names: readonly string[] | undefined): readonly number[] | undefined {
  const days = (names ?? []).map((name) => WEEKDAYS.indexOf(name.trim().slice(0, 3).toLowerCase()));
  const valid = days.filter((day) => day >= 0);
  return valid.length === 0 ? undefined : [...new Set(valid)];
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const PERIOD_MINUTES: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

/** RSS 1.0's syndication module: so many times in a period. */
function pollMinutes(sy: Rss['sy']): number | undefined {
  const minutes = PERIOD_MINUTES[sy?.updatePeriod ?? ''];
  if (minutes === undefined) return undefined;
  return Math.round(minutes / Math.max(sy?.updateFrequency ?? 1, 1));
}
