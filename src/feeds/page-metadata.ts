// What a page says about itself: JSON-LD first, then OpenGraph and its relatives, then microdata and the rest of the markup.

import { decodeEntities } from './decode-entities.ts';
import type { WrittenDate } from './feed-dates.ts';
import { type HeadLines, readHeadLines } from './head-lines.ts';
import { htmlToLine } from './html-to-text.ts';
import { type LinkedArticle, readLinkedArticle } from './json-ld.ts';
import { resolveUrl } from './mend-text.ts';
import { readByline } from './page-byline.ts';
import { readPageDates } from './page-dates.ts';
import { type Page, shownText } from './page-element.ts';
import { readTitle } from './page-title.ts';

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
  /** The page calls itself an article, in whatever way. */
  readonly isArticle: boolean;
  /** It does so in JSON-LD or microdata, which home pages do not. */
  readonly isLinkedArticle: boolean;
  /** The page says that only those who pay may read all of it. */
  readonly isFree: boolean;
}

const PUBLISHED =
  'article:published_time og:article:published_time datepublished parsely-pub-date sailthru.date pubdate publishdate ' +
  'publish-date publish_date dc.date dc.date.issued dcterms.date dcterms.created dcterms.issued citation_publication_date ' +
  'citation_date article.published article:published cxenseparse:recs:publishtime date';
const UPDATED =
  'article:modified_time og:updated_time datemodified last-modified dcterms.modified dc.date.modified revised';
const AUTHOR =
  'author article:author articleauthor parsely-author sailthru.author dc.creator dcterms.creator byl citation_author ' +
  'cxenseparse:author';

/** Reads a page before it is taken apart. `url` is the page's address. Absent fields are undefined. */
export function readMetadata(page: Page, url: string): PageMetadata {
  const scripts = [...page.querySelectorAll('script[type="application/ld+json"]')].map((one) => one.textContent ?? '');
  const linked = readLinkedArticle(scripts);
  const metas = collectMetas(page);
  const all = (names: string): string[] => names.split(' ').flatMap((name) => metas.get(name) ?? []);
  const meta = (names: string): string | undefined => all(names)[0];
  const siteName =
    line(meta('og:site_name') ?? linked?.publisher ?? publisherIn(page) ?? meta('application-name')) ?? undefined;
  const microHeadline = line(textOf(page, '[itemtype*="Article"] [itemprop="headline"]'));
  const title = readTitle(page, {
    headline: line(linked?.headline) ?? microHeadline,
    shared: line(meta('og:title twitter:title')),
    siteName,
  });
  const lines = readHeadLines(page, title);
  const named = siteName ?? siteInTitle(page, title);
  return {
    title,
    ...whoAndWhen(page, {
      linked,
      authors: all(AUTHOR),
      published: all(PUBLISHED),
      updated: all(UPDATED),
      siteName: named,
      lines,
      url,
    }),
    language: languageOf(
      page.querySelector('html')?.getAttribute('lang') ??
        page.querySelector('html')?.getAttribute('xml:lang') ??
        linked?.language ??
        meta('og:locale content-language dc.language'),
    ),
    canonical: readCanonical(page, linked, metas, url),
    imageUrl: webAddress(
      meta('og:image og:image:url og:image:secure_url twitter:image twitter:image:src') ??
        linked?.image ??
        imageIn(page),
      url,
    ),
    siteName: named,
    body: linked?.body,
    isArticle: linked !== undefined || microHeadline !== undefined || meta('og:type')?.toLowerCase() === 'article',
    isLinkedArticle: (linked !== undefined && !linked.isMedia) || microHeadline !== undefined,
    isFree: linked?.isFree !== false,
  };
}

interface WhoAndWhen {
  readonly linked: LinkedArticle | undefined;
  readonly authors: readonly string[];
  readonly published: readonly string[];
  readonly updated: readonly string[];
  readonly siteName: string | undefined;
  readonly lines: HeadLines;
  readonly url: string;
}

function whoAndWhen(page: Page, source: WhoAndWhen): Pick<PageMetadata, 'byline' | 'published' | 'updated'> {
  const { linked, authors, published, updated, siteName, lines, url } = source;
  const siteNames = [siteName, linked?.publisher, URL.parse(url)?.hostname];
  const stated = { published: [linked?.datePublished, ...published], updated: [linked?.dateModified, ...updated] };
  return {
    byline: readByline({ page, linked, meta: authors, siteNames, lines }),
    ...readPageDates(page, stated, lines, url),
  };
}

/** Name, property or itemprop in lower case → contents, in order. */
function collectMetas(page: Page): Map<string, string[]> {
  const metas = new Map<string, string[]>();
  for (const element of page.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.trim();
    if (content === undefined || content === '') continue;
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase();
      if (name === undefined) continue;
      const known = metas.get(name);
      if (known === undefined) metas.set(name, [content]);
      else known.push(content);
    }
  }
  return metas;
}

/** What the page calls its own address, the first that can be: a page of this site, and not its front. */
function readCanonical(
  page: Page,
  linked: LinkedArticle | undefined,
  metas: ReadonlyMap<string, readonly string[]>,
  url: string,
): string | undefined {
  const stated = [
    page.querySelector('link[rel~="canonical"]')?.getAttribute('href'),
    metas.get('og:url')?.[0],
    linked?.url,
    metas.get('mainentityofpage')?.[0],
  ];
  const here = URL.parse(url);
  return stated
    .map((address) => (address ? webAddress(address, url) : undefined))
    .find((address) => {
      const there = URL.parse(address ?? '');
      if (address === undefined || there === null || here === null) return false;
      const leadsToFront =
        there.pathname === '/' && there.search === '' && (here.pathname !== '/' || here.search !== '');
      return !leadsToFront && (siteOf(there.hostname) === siteOf(here.hostname) || here.hostname.endsWith('.invalid'));
    });
}

// Under these a site's own name is one label further left ("paper.co.uk").
const SHARED_SECOND_LEVEL = /^(?:co|com|net|org|gov|edu|ac|or|ne|go|gob|gouv|nom)$/;

/** The part of a host name that one publisher holds, without a list of all registries: two labels, or three. */
function siteOf(host: string): string {
  const labels = host.toLowerCase().split('.');
  const isShared =
    labels.length > 2 && (labels.at(-1) ?? '').length === 2 && SHARED_SECOND_LEVEL.test(labels.at(-2) ?? '');
  return labels.slice(isShared ? -3 : -2).join('.');
}

function publisherIn(page: Page): string | undefined {
  const name = page.querySelector('[itemprop="publisher"] [itemprop="name"]');
  return name?.getAttribute('content') ?? (name === null ? undefined : shownText(name));
}

/** "Headline – The Paper": what stands behind the headline in the page's title, where the page says its name nowhere else. */
function siteInTitle(page: Page, title: string | undefined): string | undefined {
  const whole = line(page.querySelector('title')?.textContent ?? undefined) ?? '';
  const at = title === undefined ? -1 : whole.toLowerCase().indexOf(title.toLowerCase());
  if (at < 0 || title === undefined) return undefined;
  const rest = /^\s*[|–—·»_｜:-]\s*([^|–—·»_｜]{2,40})$/.exec(whole.slice(at + title.length))?.[1];
  return line(rest);
}

function imageIn(page: Page): string | undefined {
  const image = page.querySelector(
    '[itemprop="image"][src], [itemprop="image"] img[src], [itemprop="image"] [itemprop="url"][content]',
  );
  return image?.getAttribute('src') ?? image?.getAttribute('content') ?? undefined;
}

function textOf(page: Page, selector: string): string | undefined {
  const element = page.querySelector(selector);
  return element === null ? undefined : (element.getAttribute('content') ?? shownText(element));
}

function languageOf(text: string | undefined): string | undefined {
  const tag = text?.trim().replaceAll('_', '-') ?? '';
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : undefined;
}

function webAddress(text: string | null | undefined, base: string): string | undefined {
  if (!text?.trim()) return undefined;
  const address = resolveUrl(decodeEntities((text ?? '').trim()), base);
  return /^https?:\/\//i.test(address) ? URL.parse(address)?.href : undefined;
}

function line(text: string | undefined): string | undefined {
  const folded = htmlToLine(text ?? '');
  return folded === '' ? undefined : folded;
}
