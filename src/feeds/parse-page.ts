// Parses a page in the frame that browsers make up for it: one head, and one body that holds all that is shown.

import { loadLinkedom } from './load-parsers.ts';

type PageDocument = ReturnType<ReturnType<typeof loadLinkedom>['parseHTML']>['document'];

/**
 * The document of a page in markup, with all that it shows in its body. linkedom cannot tell the text of an element that
 * holds a doctype, so it sees none; <font> and <center> hide where paragraphs end.
 */
export function parsePage(source: string): PageDocument {
  const { parseHTML } = loadLinkedom();
  const plain = source.replace(/<(?:\/?(?:font|center)|!doctype)\b[^<>]*>/gi, ' ');
  const opening = /<html(?:\s[^<>]*)?>/i.exec(plain)?.[0];
  if (opening !== undefined) {
    const { document } = parseHTML(plain);
    if (isFramed(document)) return gatherBody(document);
  }
  // "<html>" in a comment or in another element is no frame, a head may be left open, and a page may hold another.
  const inner = plain.replace(/<\/?(?:html|head|body)\b[^<>]*>/gi, '');
  return parseHTML(`${opening ?? '<html>'}<body>${inner}</body></html>`).document;
}

const OF_HEAD = new Set('BASE LINK META NOSCRIPT SCRIPT STYLE TEMPLATE TITLE'.split(' '));

/** Whether the page has one frame, in its place, and a head without text. */
function isFramed(document: PageDocument): boolean {
  const [root, body, more] = document.querySelectorAll('html, body');
  const isBody = body === undefined || (body.tagName === 'BODY' && body.parentElement === root);
  return (
    root !== undefined &&
    root.parentElement === null &&
    document.children.length === 1 &&
    isBody &&
    more === undefined &&
    [...document.head.children].every(({ tagName }) => OF_HEAD.has(tagName))
  );
}

/** What stands behind the body, or in a page that leaves it out, is of the body. */
function gatherBody(document: PageDocument): PageDocument {
  const { head, body } = document;
  for (const node of [...document.documentElement.childNodes]) if (node !== head && node !== body) body.append(node);
  return document;
}
