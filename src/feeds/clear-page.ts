// Takes out of a page what is never a part of its article: boxes that sell, share, lead elsewhere or hold readers' comments.

import { isInside, linkShare, type Page, type PageElement, shownText, textLength, textUpTo } from './page-element.ts';
import { ELSEWHERE, FOREIGN_LINES, FOREIGN_PARTS, READERS_WRITE } from './page-words.ts';

// What no article is made of. A caption tells of a picture that is not kept.
const NEVER =
  'figcaption, aside, nav, footer, form, dialog, amp-ad, amp-sidebar, [aria-hidden="true"], [hidden], [role="navigation"], ' +
  '[role="complementary"], [role="contentinfo"], [role="dialog"], [role="search"], [role="banner"]:not(:has(h1)), ' +
  '.screen-reader-text, .sr-only, .visually-hidden, blockquote.twitter-tweet, blockquote.instagram-media';

// The page's frame and its article may be called anything ("has-comments", "story comment") and stay.
const FRAME = new Set(['HTML', 'HEAD', 'BODY', 'MAIN', 'ARTICLE']);

// A line about the article: a byline with a role and a day has some 120 characters.
const LINE_LENGTH_MAX = 160;
// A box within an article has a headline, two sentences and a form; above this it may be the article itself.
const BOX_SHARE_MAX = 0.4;
// A box of links under a heading: a heading and about five headlines.
const ELSEWHERE_LENGTH_MAX = 700;
// A line that leads elsewhere: a word or two and a headline.
const HEADING_LENGTH_MAX = 300;
// Readers may write more than the paper does; a wall of a hundred comments has this many characters.
const READERS_LENGTH_MAX = 100_000;

/** Changes the page: removes the boxes. What holds the headline, or much of the page's text, always stays. */
export function clearPage(page: Page): void {
  const body = page.querySelector('body');
  if (body === null) return;
  for (const element of page.querySelectorAll(NEVER)) if (!holdsArticle(element)) element.remove();
  // What stands in a figure beside its picture tells of the picture; a table or a quotation in it is text.
  for (const figure of [...body.querySelectorAll('figure')])
    if (figure.querySelector('p, table, blockquote, pre') === null) figure.remove();
  const whole = Math.max(1, textLength(body));
  removeForeign([...body.querySelectorAll('[class], [id], [data-component], [data-testid]')].reverse(), whole);
  for (const cell of [...body.querySelectorAll('td')]) if (isMenu(cell)) cell.remove();
  for (const element of [...body.querySelectorAll('h2, h3, h4, h5, h6, p, div, section, span, strong, b, em, li')]) {
    if (isInside(element, body)) removeElsewhere(element);
  }
}

function holdsArticle(element: PageElement): boolean {
  if (FRAME.has(element.tagName.toUpperCase())) return true;
  return element.querySelector('h1, [itemprop="articleBody"]') !== null || element.tagName.toUpperCase() === 'H1';
}

/** Takes elements innermost first: what is round a box too large to go is too large itself, and need not be measured. */
function removeForeign(elements: readonly PageElement[], whole: number): void {
  const large = new Set<PageElement>();
  for (const element of elements) {
    const kind = large.has(element) ? undefined : foreignKind(element);
    if (kind === undefined || holdsArticle(element)) continue;
    const length = textLength(element);
    const isForeign =
      kind === 'part' ? isOfReaders(element) || length < whole * BOX_SHARE_MAX : isLine(element, length);
    if (isForeign) element.remove();
    else if (length >= whole * BOX_SHARE_MAX)
      for (let at = element.parentElement; at && !large.has(at); at = at.parentElement) large.add(at);
  }
}

function foreignKind(element: PageElement): 'part' | 'line' | undefined {
  if (element.getAttribute('itemprop') === 'articleBody') return undefined;
  const names = ['class', 'id', 'data-component', 'data-testid'].map((name) => element.getAttribute(name) ?? '');
  const words = wordsOf(names.join(' '));
  if (words.some((word) => FOREIGN_PARTS.has(word))) return 'part';
  return words.some((word) => FOREIGN_LINES.has(word)) ? 'line' : undefined;
}

/** A short text that is not two sentences. */
function isLine(element: PageElement, length: number): boolean {
  return length <= LINE_LENGTH_MAX && !/[.!?。！？]["”’»]?\s+\S.*[.!?。！？]/u.test(element.textContent ?? '');
}

/** What readers wrote may be longer than the article. "comments-open" says only that they may. */
function isOfReaders(element: PageElement): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  return /(?:^|\s)(?:(?:comments?|kommentare|commentaires|comentarios)(?:[-_]?(?:area|list|section|container|wrap|wrapper|body|thread|content))?|disqus[\w-]*|respond)(?:\s|$)/i.test(
    names,
  );
}

/** "most-read shareBar js-x" → most, read, share, bar, mostread, sharebar, …: the words, and each with the next. */
function wordsOf(names: string): readonly string[] {
  return names
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/\s+/)
    .flatMap((name) => {
      const parts = name.split(/[^a-z]+/).filter((part) => part !== '');
      return [...parts, ...parts.slice(1).map((part, index) => `${parts[index]}${part}`)];
    });
}

/** A cell of a layout table that is mostly links. */
function isMenu(cell: PageElement): boolean {
  return [...cell.querySelectorAll('a')].length >= 3 && linkShare(cell) > 0.5 && cell.querySelector('p, h1') === null;
}

/** A heading like "Read more" goes with its box; a line that begins so and is mostly a link goes alone. */
function removeElsewhere(element: PageElement): void {
  if (textUpTo(element, 2 * HEADING_LENGTH_MAX) === undefined) return;
  const text = shownText(element);
  if (text === '' || text.length > HEADING_LENGTH_MAX) return;
  const isHeading = /^H\d$/i.test(element.tagName);
  if (isHeading && text.length < 60 && READERS_WRITE.test(text)) removeBox(element, READERS_LENGTH_MAX);
  else if (!ELSEWHERE.test(text)) return;
  else if (linkShare(element) > 0.4) element.remove();
  else if (text.length <= 60 && isHeadingLike(element)) removeBox(element, ELSEWHERE_LENGTH_MAX);
}

function isHeadingLike(element: PageElement): boolean {
  return /^(?:H\d|STRONG|B|EM)$/i.test(element.tagName) || element.nextElementSibling?.querySelector('a') != null;
}

/** The smallest box round a heading that holds more than the heading; else the heading and the links behind it. */
function removeBox(heading: PageElement, lengthMax: number): void {
  const parent = heading.parentElement;
  const own = textLength(heading);
  if (parent !== null && !holdsArticle(parent) && textLength(parent) > own && textLength(parent) <= own + lengthMax) {
    if (lengthMax > ELSEWHERE_LENGTH_MAX || linkShare(parent) > 0.3) {
      parent.remove();
      return;
    }
  }
  const next = heading.nextElementSibling;
  if (next !== null && linkShare(next) > 0.5) next.remove();
  heading.remove();
}
