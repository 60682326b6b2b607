// A list: a title and rows, in pages of a settled size.

import type { Screen } from './command.ts';
import { type Component, textDisplay } from './components.ts';
import { cutMarkdown } from './cut-markdown.ts';
import { drawPageButtons, type PageLinks } from './page-links.ts';
import { quoteOutside } from './quote-outside.ts';
import { drawToFit } from './room.ts';
import { texts } from './texts.ts';

// Our own: a page that a phone shows with two thumb strokes.
const ROWS_MAX = 12;
const TITLE_CHARACTERS_MAX = 150;
/** Our own: one or two sentences that say how to make the first. */
const EMPTY_CHARACTERS_MAX = 1_000;
const SIZES = [
  { title: 200, detail: 400 },
  { title: 120, detail: 200 },
  { title: 80, detail: 120 },
  { title: 60, detail: 60 },
] as const;

/** Draws one page of the rows. Row titles are quoted here; details are ours and safe already. */
export function drawList(list: Extract<Screen, { kind: 'list' }>, pages: PageLinks): readonly Component[] {
  const count = pages.size ?? ROWS_MAX;
  const shown = list.rows.slice(pages.offset, pages.offset + count);
  const range =
    list.rows.length > count
      ? `\n-# ${texts.shown(pages.offset + 1, pages.offset + shown.length, list.rows.length)}`
      : '';
  return drawToFit(SIZES, (size) => {
    const rows = shown.map(({ title, detail }) => {
      const name = quoteOutside(title, size.title) || texts.noTitle;
      return `**${name}**${detail === undefined ? '' : `\n${cutMarkdown(detail, size.detail)}`}`;
    });
    return [
      textDisplay(`### ${cutMarkdown(list.title, TITLE_CHARACTERS_MAX)}${range}`),
      textDisplay(rows.length === 0 ? cutMarkdown(list.empty, EMPTY_CHARACTERS_MAX) : rows.join('\n')),
      ...drawPageButtons(pages, count, list.rows.length),
    ];
  });
}
