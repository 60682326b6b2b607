// Takes the article out of a page: its text without the navigation, and what the page says about it.

import { Failure } from '../news/failure.ts';
import type { Day, Instant } from '../news/ids.ts';
import { clearPage } from './clear-page.ts';
import { decodeText, headerOf } from './decode-text.ts';
import { dropFurniture } from './drop-furniture.ts';
import type { WrittenDate } from './feed-dates.ts';
import { readStandfirst } from './head-lines.ts';
import { foldSpace, htmlToText } from './html-to-text.ts';
import { loadReadability } from './load-parsers.ts';
import { type PageMetadata, readMetadata } from './page-metadata.ts';
import { parsePage } from './parse-page.ts';
import { compact } from './parsed-feed.ts';
import { isPersonName } from './person-names.ts';
import { isNoArticle } from './refuse-page.ts';
import { scanMarkup } from './scan-markup.ts';

export interface ExtractedPage {
  readonly title: string;
  readonly byline?: string;
  /** Set when the page states a time of day too. */
  readonly publishedAt?: Instant;
  /** The day as the publisher wrote it, in its own zone. */
  readonly publishedDay?: Day;
  readonly updatedAt?: Instant;
  readonly updatedDay?: Day;
  /** A BCP 47 tag as the page states it. */
  readonly language?: string;
  /** The address that the page calls its own; absolute. */
  readonly canonical?: string;
  readonly imageUrl?: string;
  readonly siteName?: string;
  /** Plain text, paragraphs parted by blank lines, without the headline. */
  readonly text: string;
  /** The page shows only the beginning to those who do not pay. */
  readonly isTeaser?: true;
}

export interface PageSource {
  readonly html: Uint8Array | string;
  /** The page's address. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** A person handed the page in as an article: however short its text is, it is one. */
  readonly isGiven?: boolean | undefined;
}

// The largest news pages have some 3 MB of markup, mostly script.
const PAGE_LENGTH_MAX = 10_000_000;

// Long live blogs reach 20,000 elements; readability's work grows with their number.
const ELEMENTS_MAX = 50_000;

// News pages nest 30 to 60 deep. At 250 the worst page we could make takes seconds, at 900 it takes a minute.
const DEPTH_MAX = 250;

// Their end tags may be left out, so that open ones say nothing about depth.
const CLOSED_BY_NEXT = new Set('p li dt dd tr td th thead tbody tfoot option optgroup rt rp'.split(' '));

// A shorter text is a teaser, an error message or a cookie notice; a page that calls itself an article may be a brief.
const TEXT_LENGTH_MIN = 250;
const BRIEF_LENGTH_MIN = 80;

// Behind a gate stand one to four paragraphs; more is an article that is nearly all to be read.
const GATED_LENGTH_MAX = 1_500;

/** Takes a page, gives its article. Throws Failure `unreadable` when it holds none, `limit` when it is too large. */
export function extractArticle({ html, url, headers, isGiven }: PageSource): ExtractedPage {
  const source =
    typeof html === 'string' ? html : decodeText({ bytes: html, contentType: headerOf(headers, 'content-type') });
  if (source.length > PAGE_LENGTH_MAX) throw new Failure('limit', 'The page is too large to be read.');
  if (!/<[a-z!]/i.test(source)) throw new Failure('unreadable', 'This is not a web page.');
  refuseHostileShape(source);
  const { metadata, isNone, ...read } = guarded(() => readPage(source, url));
  const lengthMin = metadata.isArticle ? BRIEF_LENGTH_MIN : TEXT_LENGTH_MIN;
  const isFound = (metadata.title ?? '') !== '' && weightOf(read.text) >= lengthMin;
  const { title, text } = isGiven && !isFound ? wholeText(source, metadata.title) : { title: metadata.title, ...read };
  if (!title || (isGiven ? text === '' : isNone || weightOf(text) < lengthMin)) {
    throw new Failure('unreadable', 'I find no article on this page.');
  }
  return compact<ExtractedPage>({
    title,
    byline: read.byline,
    publishedAt: instantOf(metadata.published),
    publishedDay: metadata.published?.day,
    updatedAt: instantOf(metadata.updated),
    updatedDay: metadata.updated?.day,
    language: metadata.language,
    canonical: metadata.canonical,
    imageUrl: metadata.imageUrl,
    siteName: metadata.siteName,
    text,
    isTeaser: read.isGated && text.length < GATED_LENGTH_MAX ? true : undefined,
  });
}

/** Characters, those of Chinese, Japanese and Korean counted threefold: each says as much as about three letters. */
function weightOf(text: string): number {
  return (
    text.length +
    2 * (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0)
  );
}

function instantOf(date: WrittenDate | undefined): Instant | undefined {
  return date?.hasTime === true ? date.instant : undefined;
}

const CHILDLESS = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Looks at the tags alone: the parsers behind take quadratic time on deep nesting, so it must not get to them. */
function refuseHostileShape(source: string): void {
  const open = new Map<string, number>();
  let depth = 0;
  let elements = 0;
  for (const token of scanMarkup(source, { isXml: false })) {
    if (token.kind !== 'start' && token.kind !== 'end') continue;
    if (token.kind === 'start') elements += 1;
    if (elements > ELEMENTS_MAX) throw new Failure('limit', 'The page has too many parts to be read.');
    if (CHILDLESS.has(token.name) || CLOSED_BY_NEXT.has(token.name)) continue;
    const count = open.get(token.name) ?? 0;
    if (token.kind === 'end' && count === 0) continue;
    const step = token.kind === 'start' ? 1 : -1;
    open.set(token.name, count + step);
    depth += step;
    if (depth > DEPTH_MAX) throw new Failure('unreadable', 'The page is nested too deeply to be read.');
  }
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

interface ReadText {
  readonly metadata: PageMetadata;
  readonly byline: string | undefined;
  readonly text: string;
  /** Whatever its text, the page is no article. */
  readonly isNone: boolean;
  /** The page asks for payment before it shows the rest. */
  readonly isGated: boolean;
}

function readPage(source: string, url: string): ReadText {
  const document = parsePage(source);
  const stated = readMetadata(document, url);
  const hasPassword = document.querySelector('input[type="password"]') !== null;
  const isGated = !stated.isFree || GATE.test(foldSpace(document.body?.textContent ?? ''));
  const standfirst = readStandfirst(document);
  clearPage(document);
  const { Readability } = loadReadability();
  const read = new Readability(document, { charThreshold: TEXT_LENGTH_MIN }).parse();
  const title = stated.title ?? foldSpace(read?.title ?? '');
  const content = read?.content ?? '';
  const shown = htmlToText(content).split('\n\n');
  const paragraphs =
    standfirst === undefined || shown.some((one) => one.startsWith(standfirst)) ? shown : [standfirst, ...shown];
  const byline = stated.byline ?? signatureOf(paragraphs);
  const found = dropFurniture(paragraphs, { title, byline }).join('\n\n');
  // Some pages build their text by script and leave it in JSON-LD alone.
  const linked = stated.body === undefined ? '' : bodyText(stated.body);
  const text = linked.length > 2 * found.length ? linked : found;
  const metadata = { ...stated, title };
  const isNone = isNoArticle({ url, title, metadata, content, paragraphs: text.split('\n\n'), hasPassword });
  return { metadata, byline, text, isNone, isGated };
}

// What stands on the gate of an article; that one may subscribe is said on every page.
const GATE =
  /\b(?:this|the) (?:article|story|content) is (?:only )?(?:available )?(?:exclusively )?(?:for|to) (?:our )?(?:subscribers|members)|\b(?:subscribe|sign in|log in|register) to (?:continue|keep) reading|\bkeep reading with a\b|\bto continue reading,? (?:subscribe|log in|register)|\bweiterlesen mit\b|\bdieser artikel ist (?:nur )?für abonnenten|\bcet article est réservé aux abonnés|\bil vous reste \d+(?:[.,]\d+)? ?%|\b(?:artículo|contenido) exclusivo para suscriptores|\bconteúdo exclusivo para assinantes|\bcontenuto riservato agli abbonati/i;

/** A name alone in one of the last lines, as French and Vietnamese papers sign. */
function signatureOf(paragraphs: readonly string[]): string | undefined {
  return paragraphs.length < 3 ? undefined : paragraphs.slice(-3).find((line) => isPersonName(line));
}

/** All that the page shows, and its title: the stated one, or the first heading, or the first words. */
function wholeText(source: string, stated: string | undefined): { readonly title: string; readonly text: string } {
  const shown = htmlToText(source);
  const heading = /<h[1-3][\s>]/i.exec(source);
  const [first = ''] = htmlToText(heading === null ? source : source.slice(heading.index)).split('\n\n');
  const title = stated || first;
  const text = shown
    .split('\n\n')
    .filter((one) => one.toLowerCase() !== title.toLowerCase())
    .join('\n\n');
  return { title, text: text === '' ? shown : text };
}

function bodyText(body: string): string {
  if (/<p[\s>]/i.test(body)) return htmlToText(body);
  return body
    .split(/\n\s*/)
    .map((one) => foldSpace(one))
    .filter((one) => one !== '')
    .join('\n\n');
}
