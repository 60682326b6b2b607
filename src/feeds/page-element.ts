// What is needed of a parsed page; linkedom's document and elements are such.

import { decodeEntities } from './decode-entities.ts';
import { foldSpace } from './html-to-text.ts';

export interface Page {
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

export interface PageElement extends Page {
  readonly tagName: string;
  readonly textContent: string | null;
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

/** Characters of the element's text, runs of white space as one. */
export function textLength(element: PageElement): number {
  return foldSpace(element.textContent ?? '').length;
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
