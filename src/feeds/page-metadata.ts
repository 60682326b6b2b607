// What a page says about itself: JSON-LD first, then OpenGraph and its relatives, then <time> and the rest of the markup.

import { decodeEntities } from './decode-entities.ts';
import { readDayAndInstant, type WrittenDate } from './feed-dates.ts';
import { foldSpace, htmlToLine } from './html-to-text.ts';
import { type LinkedArticle, readLinkedArticle } from './json-ld.ts';
import { resolveUrl } from './mend-text.ts';

/** What is needed of a parsed page; linkedom's document is one. */
export interface Page {
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

interface PageElement {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}

export interface PageMetadata {
  readonly title?: string | undefined;
  readonly byline?: string | undefined;
  readonly published?: WrittenDate | undefined;
  readonly updated?: WrittenDate | undefined;
  readonly language?: string | undefined;
  readonly canonical?: string | undefined;
  readonly imageUrl?: string | undefined;
  readonly siteName?: string | undefined;
  /** The article's text, where JSON-LD carries it. */
  readonly body?: string | undefined;
  /** The page calls itself an article. */
  readonly isArticle: boolean;
}

const PUBLISHED =
  'article:published_time og:article:published_time datepublished parsely-pub-date sailthru.date pubdate publishdate ' +
  'publish-date publish_date dc.date dc.date.issued dcterms.date dcterms.created dcterms.issued citation_publication_date ' +
  'citation_date article.published cxenseparse:recs:publishtime date';
const UPDATED = 'article:modified_time og:updated_time datemodified last-modified dcterms.modified revised';

/** Reads a page before it is taken apart. `url` is the page's address. Absent fields are undefined. */
export function readMetadata(page: Page, url: string): PageMetadata {
  const scripts = [...page.querySelectorAll('script[type="application/ld+json"]')].map((one) => one.textContent ?? '');
  const linked = readLinkedArticle(scripts);
  const metas = collectMetas(page);
  const meta = (names: string): string | undefined =>
    names
      .split(' ')
      .map((name) => metas.get(name))
      .find((value) => value !== undefined);
  return {
    title: titleOf(page, linked, meta('og:title twitter:title'), meta('og:site_name')),
    byline: bylineOf(
      page,
      linked,
      meta('author article:author parsely-author sailthru.author dc.creator byl citation_author'),
    ),
    published: firstDate([linked?.datePublished, meta(PUBLISHED), ...timesIn(page, 'published')]),
    updated: firstDate([linked?.dateModified, meta(UPDATED), ...timesIn(page, 'modified')]),
    language: languageOf(
      page.querySelector('html')?.getAttribute('lang') ?? linked?.language ?? meta('og:locale content-language'),
    ),
    canonical: webAddress(page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url'), url),
    imageUrl: webAddress(meta('og:image og:image:url twitter:image twitter:image:src') ?? linked?.image, url),
    siteName: line(meta('og:site_name application-name') ?? linked?.publisher),
    body: linked?.body,
    isArticle: linked !== undefined || meta('og:type') === 'article',
  };
}

/** Name, property or itemprop in lower case → content; the first of each. */
function collectMetas(page: Page): Map<string, string> {
  const metas = new Map<string, string>();
  for (const element of page.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.trim();
    if (content === undefined || content === '') continue;
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase();
      if (name !== undefined && !metas.has(name)) metas.set(name, content);
    }
  }
  return metas;
}

function titleOf(
  page: Page,
  linked: LinkedArticle | undefined,
  shared: string | undefined,
  site: string | undefined,
): string | undefined {
  const headline = line(linked?.headline);
  if (headline !== undefined) return headline;
  const headings = [...page.querySelectorAll('h1')].map((one) => foldSpace(one.textContent ?? ''));
  const whole = line(shared) ?? foldSpace(page.querySelector('title')?.textContent ?? '');
  // The heading that the page's title begins with is the headline without the site's name behind it.
  const heading = headings.find((one) => one.length > 10 && whole.toLowerCase().startsWith(one.toLowerCase()));
  if (heading !== undefined) return heading;
  return withoutSite(whole, site);
}

/** "Headline | The Paper" → "Headline", when the page names itself "The Paper" or a bar parts the two. */
function withoutSite(title: string, site: string | undefined): string | undefined {
  const cut = /^(.{15,}?) (?:[|–—·»]|-) ([^|–—·»]{2,40})$/.exec(title);
  const isSite = cut?.[2] !== undefined && (title.includes(' | ') || cut[2].toLowerCase() === site?.toLowerCase());
  const result = isSite ? cut[1] : title;
  return result === '' ? undefined : result;
}

const BYLINES = '[rel="author"], [itemprop="author"] [itemprop="name"], [itemprop="author"], .byline, .author';

function bylineOf(page: Page, linked: LinkedArticle | undefined, meta: string | undefined): string | undefined {
  const named = (linked?.authors ?? []).map((name) => cleanName(name)).filter((name) => name !== undefined);
  if (named.length > 0) return [...new Set(named)].join(', ');
  return cleanName(meta) ?? cleanName(page.querySelector(BYLINES)?.textContent ?? undefined);
}

/** "By Jane Doe" → "Jane Doe"; undefined for addresses and for what is too long to be a name. */
function cleanName(raw: string | undefined): string | undefined {
  const name = line(raw)?.replace(/^(?:by|von|par|por|di|door)\s+/i, '');
  return name === undefined || name.length > 150 || /https?:|www\.|@/.test(name) ? undefined : name;
}

/** The values of <time> (and of what is marked up as the date), those that say their role first. */
function timesIn(page: Page, role: 'published' | 'modified'): string[] {
  const marked =
    role === 'published'
      ? '[itemprop="datePublished"], time[pubdate], time.published'
      : '[itemprop="dateModified"], time.updated';
  const loose = role === 'published' ? 'article time[datetime], header time[datetime], main time[datetime]' : undefined;
  const elements = [...page.querySelectorAll(marked), ...(loose === undefined ? [] : page.querySelectorAll(loose))];
  return elements
    .slice(0, 20)
    .map((one) => one.getAttribute('datetime') ?? one.getAttribute('content') ?? foldSpace(one.textContent ?? ''));
}

function firstDate(texts: readonly (string | undefined)[]): WrittenDate | undefined {
  for (const text of texts) {
    const date = text === undefined ? undefined : readDayAndInstant(text);
    if (date !== undefined) return date;
  }
  return undefined;
}

function languageOf(text: string | undefined): string | undefined {
  const tag = text?.trim().replaceAll('_', '-') ?? '';
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : undefined;
}

function webAddress(text: string | null | undefined, base: string): string | undefined {
  const address = resolveUrl(decodeEntities((text ?? '').trim()), base);
  return /^https?:\/\//i.test(address) ? URL.parse(address)?.href : undefined;
}

function line(text: string | undefined): string | undefined {
  const folded = htmlToLine(text ?? '');
  return folded === '' ? undefined : folded;
}
