// Articles out of a file: plain text, Markdown with front matter, HTML, lines of JSON, or a saved feed.

import { gunzipSync } from 'node:zlib';
import type { NewArticle } from '../news/article.ts';
import { Failure } from '../news/failure.ts';
import type { Feed } from '../news/guild.ts';
import { LOCAL_FEED } from '../news/ids.ts';
import { dropBoilerplate } from './clean-text.ts';
import { readEntry } from './entry-to-article.ts';
import { drop, type FileFacts, type ReadItem, rightsOf, toParagraphs, withFacts } from './file-facts.ts';
import type { IngestNeeds } from './needs.ts';
import { readJsonLines } from './read-json-lines.ts';

// Why 64 MB: a gzip of lines of JSON unpacks about fivefold; more at once is no news file and is split more wisely.
const FILE_BYTES_MAX = 64_000_000;

/**
 * Reads the articles of one file. `name` decides the kind by its ending. Yields them in order.
 * Throws Failure when the whole file cannot be read: empty, binary, too large, of no known kind. No failure names the
 * file: who tells people of it does, as of the items by their `where`.
 */
export async function* readNewsFile(
  file: { readonly name: string; readonly bytes: Uint8Array },
  facts: FileFacts,
  needs: Pick<IngestNeeds, 'offload'>,
): AsyncGenerator<ReadItem> {
  const { name, bytes } = unpack(file);
  const text = decode(bytes);
  const ending = name.toLowerCase().match(/\.[a-z]+$/)?.[0] ?? '';
  if (ending === '.jsonl' || ending === '.ndjson') return yield* readJsonLines(name, text, facts);
  if (ending === '.md' || ending === '.markdown') {
    const { readMarkdown } = await import('./read-markdown.ts'); // and with it the reader of YAML
    return yield { where: name, article: readMarkdown(text, name, facts) };
  }
  if (ending === '.html' || ending === '.htm')
    return yield { where: name, article: await readHtml(bytes, name, facts, needs) };
  if (['.xml', '.rss', '.atom', '.rdf', '.json'].includes(ending))
    return yield* readSavedFeed(name, bytes, facts, needs);
  if (ending === '.txt' || ending === '') return yield { where: name, article: readPlain(text, name, facts) };
  throw new Failure(
    'unreadable',
    `It is of a kind I do not read; give .txt, .md, .html, .jsonl(.gz), .xml, .rss or .atom.`,
  );
}

function unpack(file: { readonly name: string; readonly bytes: Uint8Array }): { name: string; bytes: Uint8Array } {
  if (file.bytes.length === 0) throw new Failure('unreadable', 'It is empty.');
  if (file.bytes.length > FILE_BYTES_MAX)
    throw new Failure('limit', `It is over ${FILE_BYTES_MAX / 1_000_000} MB; split it.`);
  if (!file.name.toLowerCase().endsWith('.gz')) return file;
  try {
    return { name: file.name.slice(0, -3), bytes: gunzipSync(file.bytes, { maxOutputLength: FILE_BYTES_MAX }) };
  } catch (cause) {
    throw new Failure('unreadable', `It is no gzip file, or unpacks to over ${FILE_BYTES_MAX / 1_000_000} MB.`, {
      cause,
    });
  }
}

function decode(bytes: Uint8Array): string {
  // A zero byte within the first part tells binary data from text, as git and grep decide it.
  if (bytes.subarray(0, 8_000).includes(0)) throw new Failure('unreadable', 'It is no text: it holds binary data.');
  return new TextDecoder().decode(bytes);
}

/** The first line is the headline; paragraphs are parted by blank lines. */
function readPlain(text: string, name: string, facts: FileFacts): NewArticle {
  const paragraphs = toParagraphs(text);
  const [title, ...body] = paragraphs;
  if (title === undefined) throw new Failure('unreadable', 'It is empty.');
  if (body.length === 0) return withFacts({ title: name.replace(/\.[a-z]+$/i, ''), text: title }, facts);
  return withFacts({ title: title.replace(/\s+/g, ' '), text: dropBoilerplate(body).join('\n\n') }, facts);
}

async function readHtml(
  bytes: Uint8Array,
  name: string,
  facts: FileFacts,
  { offload }: Pick<IngestNeeds, 'offload'>,
): Promise<NewArticle> {
  // A saved page knows no address of its own unless told: relative links are resolved against a name that is nowhere.
  const nowhere = 'http://file.invalid/';
  const page = await offload.run('extractArticle', {
    html: bytes,
    url: facts.url ?? `${nowhere}${encodeURIComponent(name)}`,
    isGiven: true,
  });
  const said = drop({
    byline: page.byline,
    source: page.siteName,
    url: page.canonical?.startsWith(nowhere) ? undefined : page.canonical,
    language: page.language,
    publishedDay: page.publishedDay,
  });
  const article = withFacts({ title: page.title, text: page.text }, { ...facts, ...said });
  return {
    ...article,
    ...drop({ imageUrl: page.imageUrl }),
    ...(page.publishedAt === undefined ? {} : { publishedAt: page.publishedAt }),
  };
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
    title: parsed.title ?? facts.source ?? name,
    ...drop({ language: parsed.language ?? facts.language }),
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
      yield { where, failure: new Failure('unreadable', 'It has neither a title nor a text.') };
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
