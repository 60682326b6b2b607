// The golden pages: whole pages as sites write them, and beside each what a reader would say that it holds.
//
//   tests/golden/pages/NAME.html    the page, in the encoding that it states
//   tests/golden/pages/NAME.txt     "url: …", "byline: …" and so on, a blank line, the article's text
//
// A field that is left out is not judged; one that is empty must not be found; "article: no" is a page without an article.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface GoldenPage {
  readonly name: string;
  readonly html: Uint8Array;
  readonly url: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly isArticle: boolean;
  readonly text: string;
}

const FOLDER = fileURLToPath(new URL('../golden/pages/', import.meta.url));

/** Reads all of them, by name. */
export function readGoldenPages(): readonly GoldenPage[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => readGoldenPage(file.slice(0, -'.html'.length)));
}

function readGoldenPage(name: string): GoldenPage {
  const gold = readFileSync(`${FOLDER}${name}.txt`, 'utf8');
  const [head = '', ...text] = gold.trimEnd().split('\n\n');
  const fields = new Map(
    head.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
    }),
  );
  const html = readFileSync(`${FOLDER}${name}.html`);
  const isArticle = fields.get('article') !== 'no';
  return { name, html, url: fields.get('url') ?? '', fields, isArticle, text: text.join('\n\n') };
}

/** F1 of the words of two texts, each word as often as it stands there; letters where a script knows no spaces. 1 for two empty texts. */
export function wordF1(gold: string, found: string): number {
  const left = new Map<string, number>();
  const goldWords = wordsOf(gold);
  for (const word of goldWords) left.set(word, (left.get(word) ?? 0) + 1);
  const foundWords = wordsOf(found);
  let right = 0;
  for (const word of foundWords) {
    const count = left.get(word) ?? 0;
    if (count > 0) right += 1;
    left.set(word, count - 1);
  }
  const all = goldWords.length + foundWords.length;
  return all === 0 ? 1 : (2 * right) / all;
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}])[\p{L}\p{M}\p{N}])+/gu) ??
    []
  );
}
