// Who wrote an article, by what its page says: never the site itself.

import type { HeadLines } from './head-lines.ts';
import { linesIn } from './head-lines.ts';
import type { LinkedArticle } from './json-ld.ts';
import { type Page, shownText, textUpTo } from './page-element.ts';
import { readLabelledNames, readNames, readNamesBesideDate } from './person-names.ts';

export interface BylineSource {
  readonly page: Page;
  readonly linked: LinkedArticle | undefined;
  /** The author as the page's meta elements state it. */
  readonly meta: readonly string[];
  /** What the site is called: by its name, its publisher, its host. */
  readonly siteNames: readonly (string | undefined)[];
  readonly lines: HeadLines;
}

// A paper names its team on investigations; more is a list of all who work there.
const AUTHORS_MAX = 12;

const MARKED =
  '[rel~="author"], [itemprop="author"] [itemprop="name"], [itemprop="author"], .author.vcard .fn, .byline, .author, ' +
  '[class*="author-name"], [class*="author__name"], [class*="author_name"], [class*="signature__author"], [class*="byline"], ' +
  '.signature, .firma, .autor, .auteur, .autore, .yazar, [data-component*="byline"], [data-testid*="byline"]';

const PROFILE =
  /\/(?:authors?|autor(?:es|en)?|auteurs?|staff|by|people|profiles?|journalists?|reporters?|contributors?|writers|team|u|user|users)\/[^/?#]+/i;

/** The names, joined by commas; undefined when nobody is named. */
export function readByline(source: BylineSource): string | undefined {
  const { page, linked, meta, lines, siteNames } = source;
  const own = new Set(siteNames.map(fold).filter((name) => name !== ''));
  const isOwn = (name: string): boolean => own.has(fold(name));
  const tries: readonly (() => readonly string[])[] = [
    () => (linked?.authors ?? []).filter((name) => !isOwn(name)).flatMap(readNames),
    () => meta.filter((name) => !isOwn(name)).flatMap(readNames),
    () => marked(page, '[itemprop="author"] [itemprop="name"], [rel~="author"]'),
    () => lines.after.map(readLabelledNames).find((names) => names.length > 0) ?? [],
    () => profilesIn(lines),
    () => marked(page, MARKED),
    () => lines.after.map(readNamesBesideDate).find((names) => names.length > 0) ?? [],
    () => labelledAnywhere(page),
    // A house that signs for itself ("Reuters") is named where no person is.
    () => (linked?.authors ?? []).filter((name) => !isOwn(name) && name.length <= 60 && !/https?:|www\.|@/.test(name)),
  ];
  for (const attempt of tries) {
    const names = attempt().filter((name) => !isOwn(name));
    if (names.length > 0) return [...new Set(names)].slice(0, AUTHORS_MAX).join(', ');
  }
  return undefined;
}

function marked(page: Page, selector: string): readonly string[] {
  const elements = [...page.querySelectorAll(selector)].slice(0, AUTHORS_MAX);
  for (const element of elements) {
    for (const line of linesIn(element)) {
      const names = [...readNamesBesideDate(line), ...readNames(line)];
      if (names.length === 0) continue;
      // Several links of one kind in one place name several people.
      const parent = element.parentElement;
      const beside = parent === null ? [] : elements.filter((one) => one.parentElement === parent);
      return beside.length > 1 ? beside.flatMap((one) => readNames(shownText(one))) : [...new Set(names)];
    }
  }
  return [];
}

/** Links to the pages of those who write, near the headline. */
function profilesIn({ elements }: HeadLines): readonly string[] {
  return elements
    .filter((element) => element.tagName.toUpperCase() === 'A' && PROFILE.test(element.getAttribute('href') ?? ''))
    .flatMap((element) => readNames(shownText(element)));
}

/** "Автор: Николай Громов", below the text: with a colon it is said on purpose, wherever it stands. */
function labelledAnywhere(page: Page): readonly string[] {
  for (const element of page.querySelectorAll('p, div, span, li, td, b, i, em, strong')) {
    if (textUpTo(element, 80) === undefined) continue;
    for (const line of linesIn(element)) {
      if (!/^[^:：]{2,12}\s?[:：]/u.test(line)) continue;
      const names = readLabelledNames(line);
      if (names.length > 0) return names;
    }
  }
  return [];
}

function fold(name: string | undefined): string {
  return (name ?? '').toLowerCase().replace(/^the |^www\.|[^\p{L}\p{N}]/gu, '');
}
