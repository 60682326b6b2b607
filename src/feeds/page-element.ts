// What is needed of a parsed page; linkedom's document and elements are such.

import { decodeEntities } from './decode-entities.ts';
import { foldSpace } from './html-to-text.ts';

export interface Page {
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
}

export interface PageElement extends Page, PageNode {
  readonly tagName: string;
  readonly innerHTML: string;
  readonly outerHTML: string;
  readonly parentElement: PageElement | null;
  readonly nextElementSibling: PageElement | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  remove(): void;
}

/** The element's text in one line, with a space where one element ends and the next begins: browsers draw them apart. */
export function shownText(element: PageElement): string {
  const html = element.innerHTML.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ');
  return foldSpace(decodeEntities(html.replace(/<[^>]*>/g, ' ')));
}

/** The element's text as it stands, or undefined when it is longer than `lengthMax`: found out without reading all of it. */
export function textUpTo(element: PageElement, lengthMax: number): string | undefined {
  const parts: string[] = [];
  let left = lengthMax;
  const read = (node: PageNode): boolean => {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === TEXT_NODE) {
        const text = child.textContent ?? '';
        left -= text.length;
        parts.push(text);
      } else if (child.nodeType === ELEMENT_NODE && !read(child)) return false;
      if (left < 0) return false;
    }
    return true;
  };
  return read(element) ? parts.join('') : undefined;
}

// As the DOM numbers its kinds of nodes.
const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

// Above this white space makes no difference to what the length is asked for, and folding costs time.
const FOLDED_LENGTH_MAX = 5_000;

/** Characters of the element's text; in short ones runs of white space count as one. */
export function textLength(element: PageElement): number {
  const text = element.textContent ?? '';
  return text.length > FOLDED_LENGTH_MAX ? text.length : foldSpace(text).length;
}

/** The share of the element's text that stands in links, 0 to 1; 0 of an empty one. */
export function linkShare(element: PageElement): number {
  const all = textLength(element);
  if (all === 0) return 0;
  let linked = 0;
  for (const link of element.querySelectorAll('a')) linked += textLength(link);
  return linked / all;
}

/** True when `inner` stands in `outer` or is it. */
export function isInside(inner: PageElement, outer: PageElement): boolean {
  for (let at: PageElement | null = inner; at !== null; at = at.parentElement) if (at === outer) return true;
  return false;
}
