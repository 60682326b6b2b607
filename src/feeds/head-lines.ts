// The short lines round a page's headline, where sites write who wrote an article and when.

import { decodeEntities } from './decode-entities.ts';
import { foldSpace } from './html-to-text.ts';
import { type Page, type PageElement, textUpTo } from './page-element.ts';

export interface HeadLines {
  /** The lines behind the headline, up to the first long paragraph. */
  readonly after: readonly string[];
  /** The few lines before it. */
  readonly before: readonly string[];
  /** The elements behind it, in the order of the page. */
  readonly elements: readonly PageElement[];
}

// Between headline and text stand share bars, pictures and boxes of some dozen elements.
const ELEMENTS_AFTER_MAX = 120;
const ELEMENTS_BEFORE_MAX = 12;
// A byline of two names with roles and a date; what is longer is text.
const LINE_LENGTH_MAX = 140;
// Here the article has begun.
const TEXT_LENGTH_MIN = 220;

/** Looks for the element that shows the headline, and gives what stands round it. */
export function readHeadLines(page: Page, headline: string | undefined): HeadLines {
  const all = [...page.querySelectorAll('body *')];
  const wanted = (headline ?? '').toLowerCase();
  const isHeadline = (element: PageElement): boolean =>
    wanted !== '' && foldSpace(textUpTo(element, 2 * wanted.length + 100) ?? '').toLowerCase() === wanted;
  const tagged = all.findIndex((element) => /^H[1-3]$/i.test(element.tagName) && isHeadline(element));
  const shown = tagged >= 0 ? tagged : all.findIndex((element) => isHeadline(element));
  const at = shown >= 0 ? shown : all.findIndex((element) => /^H1$/i.test(element.tagName));
  const elements: PageElement[] = [];
  for (const element of all.slice(at + 1, at + 1 + ELEMENTS_AFTER_MAX)) {
    const text = textUpTo(element, TEXT_LENGTH_MIN);
    if (text === undefined && /^(?:P|BLOCKQUOTE)$/i.test(element.tagName)) break;
    if (text === undefined || text.trim() !== '') elements.push(element);
  }
  const heading = all[at];
  const beside = heading === undefined ? [] : linesBehind(heading);
  const before = all.slice(Math.max(0, at - ELEMENTS_BEFORE_MAX), Math.max(0, at));
  return { elements, after: [...elements.flatMap(linesIn), ...beside], before: before.flatMap(linesIn) };
}

/** The lines that an element shows, long ones left out; tags of one line are parted by spaces. */
export function linesIn(element: PageElement): readonly string[] {
  if (textUpTo(element, 4 * LINE_LENGTH_MAX) === undefined) return [];
  return linesOf(element.innerHTML);
}

// Old pages write headline, byline and day into one cell, parted by <br>.
const BEHIND_HTML_MAX = 1_500;
const BEHIND_LINES_MAX = 6;

/** The first lines behind an element within its parent, those that stand in no element of their own too. */
function linesBehind(element: PageElement): readonly string[] {
  const html = element.parentElement?.innerHTML ?? '';
  const own = element.outerHTML;
  const at = html.indexOf(own);
  if (at < 0) return [];
  return linesOf(html.slice(at + own.length, at + own.length + BEHIND_HTML_MAX)).slice(0, BEHIND_LINES_MAX);
}

function linesOf(html: string): readonly string[] {
  return html
    .replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<(?:br|\/?(?:p|div|li|ul|ol|h\d|dt|dd|tr|table))\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, ' ')
    .split('\n')
    .map((line) => foldSpace(decodeEntities(line)).replace(/ (?=[,.;:])/g, ''))
    .filter((line) => line !== '' && line.length <= LINE_LENGTH_MAX);
}

const STANDFIRST =
  '.standfirst, .dek, .deck, .subtitle, .sub-title, .subheadline, .sub-headline, .entradilla, .chapo, .chapeau, .vorspann, ' +
  '.sommario, .ingress, .entry-subtitle, .article-summary, [class*="standfirst"], [class*="subheadline"]';

// A label is shorter, a text is longer.
const STANDFIRST_LENGTH_MIN = 40;
const STANDFIRST_LENGTH_MAX = 400;

/** The sentence between headline and text that sums the article up; undefined where there is none. */
export function readStandfirst(page: Page): string | undefined {
  for (const element of page.querySelectorAll(STANDFIRST)) {
    const text = foldSpace(element.textContent ?? '');
    if (text.length >= STANDFIRST_LENGTH_MIN && text.length <= STANDFIRST_LENGTH_MAX) return text;
  }
  return undefined;
}
