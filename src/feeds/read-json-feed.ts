// JSON Feed 1.0 and 1.1 as feedsmith reads it, brought into our shape.

import type { parseJsonFeed } from 'feedsmith';
import { z } from 'zod';
import { loadFeedsmith } from './load-parsers.ts';
import { resolveInside } from './mend-text.ts';
import {
  compact,
  contentOf,
  dateOf,
  ENTRIES_MAX,
  escapeHtml,
  imageIn,
  linkOf,
  namesOf,
  type ParsedEntry,
  type ParsedFeed,
  plainLineOf,
  summaryOf,
} from './parsed-feed.ts';
import { orEmpty } from './read-atom.ts';

type JsonFeed = ReturnType<typeof parseJsonFeed<string>>;
type JsonItem = NonNullable<JsonFeed['items']>[number];

// All that makes it a feed; feedsmith reads the rest leniently.
const Shape = z.looseObject({ items: z.array(z.unknown()) });

/** Takes JSON text and the address it came from; undefined when it is no feed. */
export function readJsonFeed(text: string, base?: string): ParsedFeed | undefined {
  const shape = Shape.safeParse(parseJson(text));
  if (!shape.success) return undefined;
  // Feeds that misstate their version are feeds all the same.
  const stated = { ...shape.data, version: 'https://jsonfeed.org/version/1.1' };
  const feed = orEmpty(() => loadFeedsmith().parseJsonFeed(stated, { maxItems: ENTRIES_MAX }));
  if (feed === undefined) return { entries: [] };
  const author = namesOf((feed.authors ?? []).map((one) => one.name));
  return compact<ParsedFeed>({
    title: plainLineOf(feed.title),
    link: linkOf(feed.home_page_url, base),
    language: feed.language,
    entries: (feed.items ?? []).map((item) => readItem(item, author, base)),
  });
}

function readItem(item: JsonItem, feedAuthor: string | undefined, base: string | undefined): ParsedEntry {
  const text = item.content_text === undefined ? undefined : textToHtml(item.content_text);
  const link = linkOf(item.url, base);
  // The format is silent on relative addresses; those who write them mean the item's page.
  const content = item.content_html === undefined ? text : resolveInside(item.content_html, link ?? base);
  return compact<ParsedEntry>({
    id: item.id,
    title: plainLineOf(item.title),
    link: link ?? linkOf(item.external_url, base),
    published: dateOf(item.date_published) ?? dateOf(item.date_modified),
    updated: dateOf(item.date_modified),
    summary: summaryOf(item.summary === undefined ? undefined : escapeHtml(item.summary)),
    content: contentOf(content),
    author: namesOf((item.authors ?? []).map((one) => one.name)) ?? feedAuthor,
    imageUrl: linkOf(item.image ?? item.banner_image, base) ?? imageIn(content),
  });
}

/** Plain text with blank lines as HTML with paragraphs; one paragraph stays bare. */
function textToHtml(text: string): string {
  const paragraphs = escapeHtml(text).split(/\n\s*\n/);
  return paragraphs.length === 1 ? (paragraphs[0] ?? '') : paragraphs.map((one) => `<p>${one}</p>`).join('\n');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
