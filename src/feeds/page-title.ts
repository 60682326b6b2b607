// What an article is headed with: the words on the page, without the site's name beside them.

import { foldSpace } from './html-to-text.ts';
import { type Page, shownText, textUpTo } from './page-element.ts';

export interface TitleSource {
  /** As JSON-LD or microdata state the headline. */
  readonly headline: string | undefined;
  /** As OpenGraph and its relatives state it. */
  readonly shared: string | undefined;
  readonly siteName: string | undefined;
}

// Shorter headings are labels ("News", "Live").
const HEADING_LENGTH_MIN = 6;
// The longest headlines in the wild; what is longer is a text.
const HEADING_LENGTH_MAX = 300;
// A headline in old pages stands in a line of its own.
const LINE_LENGTH_MAX = 150;
const PARTS = /\s+(?:[|–—·»:]|-|::)\s+|\s*[|｜_]\s*/;

/** undefined when the page has no title of any kind. */
export function readTitle(page: Page, { headline, shared, siteName }: TitleSource): string | undefined {
  if (headline !== undefined) return headline;
  const whole = (shared ?? foldSpace(page.querySelector('title')?.textContent ?? '')).slice(0, 2 * HEADING_LENGTH_MAX);
  const headings = [...page.querySelectorAll('h1, h2, [class*="headline"], [class*="title"]')]
    .map(shownText)
    .filter((text) => text.length >= HEADING_LENGTH_MIN && text.length <= HEADING_LENGTH_MAX);
  const [only, second] = [...page.querySelectorAll('h1')].map(shownText);
  if (whole === '') return only === '' ? undefined : only;
  const isBegin = (text: string): boolean => fold(whole).startsWith(fold(text));
  const begins = headings.filter(isBegin).sort((a, b) => b.length - a.length)[0];
  if (begins !== undefined && fold(begins) !== fold(siteName)) return begins;
  const parts = whole.split(PARTS).filter((part) => part !== '');
  const inside = headings.find((text) => fold(whole).includes(fold(text)) && text.length > whole.length / 3);
  if (inside !== undefined && fold(inside) !== fold(siteName)) return inside;
  // One heading on the page that shares its words with the title is the headline, written otherwise.
  if (only !== undefined && second === undefined && sharesWords(only, whole)) return only;
  return shownAs(page, parts) ?? withoutSite(whole, siteName);
}

// "Headline | Section | The Paper" has three parts; a title of many is a list of words for search engines.
const PARTS_MAX = 6;

/** A part of the title that stands by itself on the page, or begins a line there: the longest that does. */
function shownAs(page: Page, parts: readonly string[]): string | undefined {
  if (parts.length < 2 || parts.length > PARTS_MAX) return undefined;
  const wanted = parts.filter((part) => part.length >= 12).sort((a, b) => b.length - a.length);
  const shown = new Map<string, string>();
  for (const element of page.querySelectorAll('body div, body b, body font, body td, body span, body p, body strong')) {
    const raw = textUpTo(element, 2 * HEADING_LENGTH_MAX);
    if (raw === undefined) continue;
    const text = foldSpace(raw);
    for (const part of wanted) {
      const isWhole = fold(text) === fold(part);
      const isBegin = text.length <= LINE_LENGTH_MAX && fold(text).startsWith(fold(part));
      if (!shown.has(part) && (isWhole || (isBegin && element.querySelector('a') === null))) shown.set(part, text);
    }
  }
  return wanted.map((part) => shown.get(part)).find((text) => text !== undefined);
}

/** "Headline | The Paper" → "Headline", when the page names itself "The Paper" or a bar parts the two. */
function withoutSite(title: string, site: string | undefined): string | undefined {
  const cut = /^(.{8,}?)(?: (?:[|–—·»]|-) |\s?[_｜]\s?)([^|–—·»]{2,40})$/.exec(title);
  const isSite = cut?.[2] !== undefined && (/ \| |_|｜/.test(title) || fold(cut[2]) === fold(site));
  const result = isSite ? cut[1] : title;
  return result === '' ? undefined : result;
}

function sharesWords(heading: string, title: string): boolean {
  const words = fold(heading).split(' ');
  const all = new Set(fold(title).split(' '));
  return words.length >= 4 && words.filter((word) => all.has(word)).length >= words.length * 0.7;
}

function fold(text: string | undefined): string {
  return foldSpace(text ?? '')
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"');
}
