// What is told about a file besides its text, and how it completes an article.

import type { NewArticle } from '../news/article.ts';
import type { Failure } from '../news/failure.ts';
import { type FeedId, LOCAL_FEED } from '../news/ids.ts';

/** What is told of a file, for what it does not say itself: what the file says wins, of whatever kind it is. */
export interface FileFacts {
  readonly publishedDay?: string;
  readonly source?: string;
  readonly byline?: string;
  readonly url?: string;
  readonly rights?: string;
  readonly language?: string;
  readonly feedId?: FeedId;
}

/** One article of a file, or why it could not be read. `where` names it for people: the file's name, with a line number. */
export type ReadItem =
  | { readonly where: string; readonly article: NewArticle }
  | { readonly where: string; readonly failure: Failure };

/** Parts a text at its blank lines; gives the parts that are not empty, trimmed. */
export function toParagraphs(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** An article of a title and a text, with the facts; `imported` where no source is told, and the feed of imported files. */
export function withFacts(article: { readonly title: string; readonly text: string }, facts: FileFacts): NewArticle {
  const { source, feedId, rights: _rights, ...said } = facts;
  return { ...article, source: source ?? 'imported', feedId: feedId ?? LOCAL_FEED, ...rightsOf(facts), ...drop(said) };
}

/** The rights that the facts tell: a note that speaks of excerpts allows excerpts only. */
export function rightsOf({ rights }: FileFacts): Pick<NewArticle, 'rights'> {
  if (rights === undefined) return { rights: { show: 'full' } };
  return { rights: { show: /\bexcerpts?\b/i.test(rights) ? 'excerpt' : 'full', note: rights } };
}

/** Gives the ISO day at the head of a date, as it is written there: the publisher's own day. */
export function dayOfText(date: string | Date | undefined): string | undefined {
  const iso = date instanceof Date ? date.toISOString() : date;
  return iso?.match(/^\d{4}-\d{2}-\d{2}/)?.[0];
}

/** Gives the instant (UTC milliseconds) of an ISO date that has a time and its zone; undefined for a day without both. */
export function instantOfText(date: string | Date | undefined): number | undefined {
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:\d{2})$/.test(date))
    return undefined;
  const instant = Date.parse(date);
  return Number.isNaN(instant) ? undefined : instant;
}

/** The same record without its empty fields. */
export function drop<Fields extends Readonly<Record<string, string | null | undefined>>>(
  fields: Fields,
): { [Name in keyof Fields]?: string } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as { [Name in keyof Fields]?: string };
}
