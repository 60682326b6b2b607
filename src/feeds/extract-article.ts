// Takes the article out of a page: its text without the navigation, and what the page says about it.

import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { Failure } from '../news/failure.ts';
import type { Day, Instant } from '../news/ids.ts';
import { decodeText, headerOf } from './decode-text.ts';
import type { WrittenDate } from './feed-dates.ts';
import { foldSpace, htmlToText } from './html-to-text.ts';
import { type PageMetadata, readMetadata } from './page-metadata.ts';
import { compact } from './parsed-feed.ts';

export interface ExtractedPage {
  readonly title: string;
  readonly byline?: string;
  /** Set when the page states a time of day too. */
  readonly publishedAt?: Instant;
  /** The day as the publisher wrote it, in its own zone. */
  readonly publishedDay?: Day;
  readonly updatedAt?: Instant;
  /** A BCP 47 tag as the page states it. */
  readonly language?: string;
  /** The address that the page calls its own; absolute. */
  readonly canonical?: string;
  readonly imageUrl?: string;
  readonly siteName?: string;
  /** Plain text, paragraphs parted by blank lines, without the headline. */
  readonly text: string;
}

export interface PageSource {
  readonly html: Uint8Array | string;
  /** The page's address. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

// The largest news pages have some 3 MB of markup, mostly script.
const PAGE_LENGTH_MAX = 10_000_000;

// Long live blogs reach 20,000 elements; readability's work grows with their number.
const ELEMENTS_MAX = 50_000;

// A shorter text is a teaser, an error message or a cookie notice; a page that calls itself an article may be a brief.
const TEXT_LENGTH_MIN = 250;
const BRIEF_LENGTH_MIN = 80;

/** Takes a page, gives its article. Throws Failure `unreadable` when it holds none, `limit` when it is too large. */
export function extractArticle({ html, url, headers }: PageSource): ExtractedPage {
  const source =
    typeof html === 'string' ? html : decodeText({ bytes: html, contentType: headerOf(headers, 'content-type') });
  if (source.length > PAGE_LENGTH_MAX) throw new Failure('limit', 'The page is too large to be read.');
  if (!/<[a-z!]/i.test(source)) throw new Failure('unreadable', 'This is not a web page.');
  const { metadata, text } = guarded(() => readPage(source, url));
  const title = metadata.title ?? '';
  const lengthMin = metadata.isArticle ? BRIEF_LENGTH_MIN : TEXT_LENGTH_MIN;
  if (title === '' || text.length < lengthMin) throw new Failure('unreadable', 'I find no article on this page.');
  return compact<ExtractedPage>({
    title,
    byline: metadata.byline,
    publishedAt: instantOf(metadata.published),
    publishedDay: metadata.published?.day,
    updatedAt: instantOf(metadata.updated),
    language: metadata.language,
    canonical: metadata.canonical,
    imageUrl: metadata.imageUrl,
    siteName: metadata.siteName,
    text,
  });
}

function instantOf(date: WrittenDate | undefined): Instant | undefined {
  return date?.hasTime === true ? date.instant : undefined;
}

/** A page that nests so deeply that the stack ends is no page for people. */
function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError)
      throw new Failure('unreadable', 'The page is nested too deeply to be read.', { cause: error });
    throw error;
  }
}

function readPage(source: string, url: string): { readonly metadata: PageMetadata; readonly text: string } {
  const { document } = parseHTML(wholePage(source));
  if (document.getElementsByTagName('*').length > ELEMENTS_MAX)
    throw new Failure('limit', 'The page has too many parts to be read.');
  const metadata = readMetadata(document, url);
  for (const caption of document.querySelectorAll('figcaption, aside, nav, footer, [aria-hidden="true"], [hidden]'))
    caption.remove();
  const read = new Readability(document, { charThreshold: TEXT_LENGTH_MIN }).parse();
  const title = metadata.title ?? foldSpace(read?.title ?? '');
  const found = withoutTitle(htmlToText(read?.content ?? ''), title);
  // Some pages build their text by script and leave it in JSON-LD alone.
  const stated = metadata.body === undefined ? '' : paragraphs(metadata.body);
  const text = stated.length > 2 * found.length ? stated : found;
  return { metadata: { ...metadata, title, byline: metadata.byline ?? byline(read?.byline) }, text };
}

/** linkedom needs the frame that browsers make up for themselves. */
function wholePage(source: string): string {
  return /<html[\s>]/i.test(source) ? source : `<!doctype html><html><body>${source}</body></html>`;
}

function withoutTitle(text: string, title: string): string {
  const [first, ...rest] = text.split('\n\n');
  return first !== undefined && title !== '' && first.toLowerCase() === title.toLowerCase() ? rest.join('\n\n') : text;
}

function paragraphs(body: string): string {
  if (/<p[\s>]/i.test(body)) return htmlToText(body);
  return body
    .split(/\n\s*/)
    .map((one) => foldSpace(one))
    .filter((one) => one !== '')
    .join('\n\n');
}

function byline(text: string | null | undefined): string | undefined {
  const name = foldSpace(text ?? '').replace(/^by\s+/i, '');
  return name === '' || name.length > 150 ? undefined : name;
}
