// Articles out of a file: plain text, Markdown with front matter, HTML, lines of JSON, or a saved feed.

import { gunzipSync } from 'node:zlib';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { NewArticle } from '../news/article.ts';
import { Failure } from '../news/failure.ts';
import type { Feed } from '../news/guild.ts';
import { type FeedId, LOCAL_FEED } from '../news/ids.ts';
import { dropBoilerplate } from './clean-text.ts';
import { readEntry } from './entry-to-article.ts';
import type { IngestNeeds } from './needs.ts';

/** What a file does not say itself; what the file says wins for lines of JSON and saved feeds. */
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

// Why 64 MB: a gzip of lines of JSON unpacks about fivefold; more at once is no news file and is split more wisely.
const FILE_BYTES_MAX = 64_000_000;

/**
 * Reads the articles of one file. `name` decides the kind by its ending. Yields them in order.
 * Throws Failure when the whole file cannot be read: empty, binary, too large, of no known kind.
 */
export async function* readNewsFile(
  file: { readonly name: string; readonly bytes: Uint8Array },
  facts: FileFacts,
  needs: Pick<IngestNeeds, 'offload'>,
): AsyncGenerator<ReadItem> {
  const { name, bytes } = unpack(file);
  const text = decode(name, bytes);
  const ending = name.toLowerCase().match(/\.[a-z]+$/)?.[0] ?? '';
  if (ending === '.jsonl' || ending === '.ndjson') return yield* readLines(name, text, facts);
  if (ending === '.md' || ending === '.markdown')
    return yield { where: name, article: readMarkdown(text, name, facts) };
  if (ending === '.html' || ending === '.htm')
    return yield { where: name, article: await readHtml(bytes, name, facts, needs) };
  if (['.xml', '.rss', '.atom', '.rdf', '.json'].includes(ending))
    return yield* readSavedFeed(name, bytes, facts, needs);
  if (ending === '.txt' || ending === '') return yield { where: name, article: readPlain(text, name, facts) };
  throw new Failure(
    'unreadable',
    `${name} is of a kind I do not read; give .txt, .md, .html, .jsonl(.gz), .xml, .rss or .atom.`,
  );
}

function unpack(file: { readonly name: string; readonly bytes: Uint8Array }): { name: string; bytes: Uint8Array } {
  if (file.bytes.length === 0) throw new Failure('unreadable', `${file.name} is empty.`);
  if (file.bytes.length > FILE_BYTES_MAX)
    throw new Failure('limit', `${file.name} is over ${FILE_BYTES_MAX / 1_000_000} MB; split it.`);
  if (!file.name.toLowerCase().endsWith('.gz')) return file;
  try {
    return { name: file.name.slice(0, -3), bytes: gunzipSync(file.bytes, { maxOutputLength: FILE_BYTES_MAX }) };
  } catch (cause) {
    throw new Failure(
      'unreadable',
      `${file.name} is no gzip file, or unpacks to over ${FILE_BYTES_MAX / 1_000_000} MB.`,
      { cause },
    );
  }
}

function decode(name: string, bytes: Uint8Array): string {
  // A zero byte within the first part tells binary data from text, as git and grep decide it.
  if (bytes.subarray(0, 8_000).includes(0))
    throw new Failure('unreadable', `${name} is no text: it holds binary data.`);
  return new TextDecoder().decode(bytes);
}

/** The first line is the headline; paragraphs are parted by blank lines. */
function readPlain(text: string, name: string, facts: FileFacts): NewArticle {
  const paragraphs = toParagraphs(text);
  const [title, ...body] = paragraphs;
  if (title === undefined) throw new Failure('unreadable', `${name} is empty.`);
  if (body.length === 0) return withFacts({ title: name.replace(/\.[a-z]+$/i, ''), text: title }, facts);
  return withFacts({ title: title.replace(/\s+/g, ' '), text: dropBoilerplate(body).join('\n\n') }, facts);
}

function toParagraphs(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const frontMatterSchema = z.object({
  title: z.string().optional(),
  date: z.union([z.string(), z.date()]).optional(),
  published: z.union([z.string(), z.date()]).optional(),
  author: z.string().optional(),
  byline: z.string().optional(),
  source: z.string().optional(),
  url: z.string().optional(),
  rights: z.string().optional(),
  language: z.string().optional(),
});

function readMarkdown(text: string, name: string, facts: FileFacts): NewArticle {
  const [, header, rest] = text.match(/^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*\r?\n([\s\S]*)$/) ?? [
    undefined,
    '',
    text,
  ];
  const matter = readFrontMatter(header ?? '', name);
  const body = plainMarkdown(rest ?? '');
  const heading = body.match(/^#\s+(.+)$/m);
  const title = matter.title ?? heading?.[1] ?? toParagraphs(body)[0] ?? name;
  const paragraphs = toParagraphs(body.replace(heading?.[0] ?? '', '').replace(/^#+\s+/gm, ''));
  const day = dayOfText(matter.published ?? matter.date);
  const said = {
    ...(day === undefined ? {} : { publishedDay: day }),
    ...drop({
      byline: matter.byline ?? matter.author,
      source: matter.source,
      url: matter.url,
      rights: matter.rights,
      language: matter.language,
    }),
  };
  return withFacts({ title, text: dropBoilerplate(paragraphs).join('\n\n') }, { ...facts, ...said });
}

function readFrontMatter(header: string, name: string): z.infer<typeof frontMatterSchema> {
  if (header === '') return {};
  try {
    return frontMatterSchema.parse(parseYaml(header) ?? {});
  } catch (cause) {
    throw new Failure(
      'unreadable',
      `${name} has front matter that cannot be read; it must be YAML with title, date, byline, source or url.`,
      { cause },
    );
  }
}

/** Takes Markdown's marks off: links keep their words, emphasis its text. */
function plainMarkdown(text: string): string {
  return text
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)([^*_\n]+)\1/g, '$2')
    .replace(/(^|\W)[*_]([^*_\n]+)[*_](?=\W|$)/g, '$1$2')
    .replace(/^>\s?/gm, '');
}

async function readHtml(
  bytes: Uint8Array,
  name: string,
  facts: FileFacts,
  { offload }: Pick<IngestNeeds, 'offload'>,
): Promise<NewArticle> {
  // A saved page knows no address of its own unless told: relative links are resolved against a name that is nowhere.
  const page = await offload.run('extractArticle', {
    html: bytes,
    url: facts.url ?? `http://file.invalid/${encodeURIComponent(name)}`,
  });
  const said = drop({
    byline: page.byline,
    source: page.siteName,
    url: page.canonical,
    language: page.language,
    publishedDay: page.publishedDay,
  });
  const article = withFacts({ title: page.title, text: page.text }, { ...said, ...facts });
  return {
    ...article,
    ...drop({ imageUrl: page.imageUrl }),
    ...(page.publishedAt === undefined ? {} : { publishedAt: page.publishedAt }),
  };
}

const lineSchema = z.object({
  url: z.string().nullish(),
  title: z.string(),
  byline: z.string().nullish(),
  source: z.string().nullish(),
  publishedAt: z.string().nullish(),
  language: z.string().nullish(),
  rights: z.string().nullish(),
  text: z.string(),
});

function* readLines(name: string, text: string, facts: FileFacts): Generator<ReadItem> {
  let number = 0;
  for (const line of text.split('\n')) {
    number += 1;
    if (line.trim() === '') continue;
    const where = `${name}:${number}`;
    try {
      yield { where, article: readLine(line, facts) };
    } catch (cause) {
      const why = cause instanceof z.ZodError ? (cause.issues[0]?.path.join('.') ?? '') : 'JSON';
      yield {
        where,
        failure: new Failure('unreadable', `${where} is no article: its ${why} is missing or not valid.`, { cause }),
      };
    }
  }
}

function readLine(line: string, facts: FileFacts): NewArticle {
  const { publishedAt, title, text, ...said } = lineSchema.parse(JSON.parse(line));
  const instant = publishedAt ? Date.parse(publishedAt) : Number.NaN;
  const day = dayOfText(publishedAt ?? undefined);
  const article = withFacts(
    { title, text },
    { ...facts, ...drop(said), ...(day === undefined ? {} : { publishedDay: day }) },
  );
  return Number.isNaN(instant) ? article : { ...article, publishedAt: instant };
}

async function* readSavedFeed(
  name: string,
  bytes: Uint8Array,
  facts: FileFacts,
  { offload }: Pick<IngestNeeds, 'offload'>,
): AsyncGenerator<ReadItem> {
  const parsed = await offload.run('parseFeed', { body: bytes, url: facts.url });
  const feed: Feed = {
    id: facts.feedId ?? LOCAL_FEED,
    url: facts.url ?? `file:${name}`,
    title: facts.source ?? parsed.title ?? name,
    ...drop({ language: facts.language ?? parsed.language }),
    listedForAll: true,
    nextPollAt: 0,
    leaseUntil: 0,
    failures: 0,
  };
  let number = 0;
  for (const entry of parsed.entries) {
    number += 1;
    const where = `${name}, item ${number}`;
    const article = readEntry(entry, feed);
    if (article === undefined)
      yield { where, failure: new Failure('unreadable', `${where} has neither a title nor a text.`) };
    else
      yield {
        where,
        article: {
          ...article,
          ...rightsOf(facts),
          ...(facts.publishedDay === undefined || article.publishedDay !== undefined
            ? {}
            : { publishedDay: facts.publishedDay }),
        },
      };
  }
}

function withFacts(article: { readonly title: string; readonly text: string }, facts: FileFacts): NewArticle {
  const { source, feedId, rights: _rights, ...said } = facts;
  return { ...article, source: source ?? 'imported', feedId: feedId ?? LOCAL_FEED, ...rightsOf(facts), ...drop(said) };
}

function rightsOf({ rights }: FileFacts): Pick<NewArticle, 'rights'> {
  if (rights === undefined) return { rights: { show: 'full' } };
  return { rights: { show: /\bexcerpts?\b/i.test(rights) ? 'excerpt' : 'full', note: rights } };
}

/** The ISO day at the head of a date, as it is written there: the publisher's own day. */
function dayOfText(date: string | Date | undefined): string | undefined {
  const iso = date instanceof Date ? date.toISOString() : date;
  return iso?.match(/^\d{4}-\d{2}-\d{2}/)?.[0];
}

/** The same record without its empty fields. */
function drop<Fields extends Readonly<Record<string, string | null | undefined>>>(
  fields: Fields,
): { [Name in keyof Fields]?: string } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as { [Name in keyof Fields]?: string };
}
