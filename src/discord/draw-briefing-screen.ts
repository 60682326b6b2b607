// A briefing as a command shows it, to one person: the items one under the other, five to a page.

import type { Briefing, BriefingItem } from '../news/cited-text.ts';
import type { Screen } from './command.ts';
import { type ButtonRow, type Component, textDisplay } from './components.ts';
import { drawItemBody } from './draw-item.ts';
import { drawPageButtons, type PageLinks } from './page-links.ts';
import { quoteOutside } from './quote-outside.ts';
import { drawToFit } from './room.ts';
import { drawStoryMenu } from './story-menu.ts';
import { texts } from './texts.ts';

/** Of a briefing that stands beside something else, at most twenty items, from roomy to tight: with less room, each is told shorter, and at last only the first of them. */
export const BRIEFING_SIZES = [
  { items: 20, headline: 200, claims: 5, conflicts: 3, claim: 600, links: 5, isLinked: true },
  { items: 20, headline: 150, claims: 2, conflicts: 2, claim: 350, links: 3, isLinked: true },
  { items: 10, headline: 150, claims: 1, conflicts: 1, claim: 300, links: 2, isLinked: true },
  { items: 10, headline: 120, claims: 1, conflicts: 0, claim: 150, links: 1, isLinked: true },
  { items: 10, headline: 100, claims: 1, conflicts: 0, claim: 100, links: 1, isLinked: false },
] as const;
export type BriefingSize = (typeof BRIEFING_SIZES)[number];

/** Five items of 60 words with their sources fill what one message takes. */
const ITEMS_MAX = 5;

/** From roomy to tight: with less room, each is told shorter. */
const SIZES = [
  { headline: 200, claims: 5, conflicts: 3, claim: 600, links: 5, isLinked: true },
  { headline: 150, claims: 3, conflicts: 2, claim: 450, links: 3, isLinked: true },
  { headline: 150, claims: 2, conflicts: 2, claim: 350, links: 2, isLinked: true },
  { headline: 150, claims: 1, conflicts: 1, claim: 300, links: 2, isLinked: true },
  { headline: 120, claims: 1, conflicts: 0, claim: 150, links: 1, isLinked: true },
  { headline: 100, claims: 1, conflicts: 0, claim: 100, links: 1, isLinked: false },
] as const;

const TITLE_CHARACTERS_MAX = 150;

/** Draws one page of a briefing. `actions`: the rows of buttons that stand under it. */
export function drawBriefingScreen(
  { briefing, options, note }: Extract<Screen, { kind: 'briefing' }>,
  pages: PageLinks,
  actions: readonly ButtonRow[],
): readonly Component[] {
  const { items, since, articlesRead, sourcesRead, storiesLeftOut, setAside } = briefing;
  const from = Math.min(pages.offset, Math.max(0, items.length - 1));
  const shown = items.slice(from, from + ITEMS_MAX);
  const range = items.length > shown.length ? `\n-# ${texts.shown(from + 1, from + shown.length, items.length)}` : '';
  const read = texts.briefingRead(articlesRead, sourcesRead, storiesLeftOut, setAside);
  return drawToFit(SIZES, (size) => [
    textDisplay(`## ${quoteOutside(briefing.title, TITLE_CHARACTERS_MAX) || texts.allNews}${range}`),
    ...(items.length === 0 ? [textDisplay(texts.briefingSince(since))] : []),
    ...shown.map((item) => textDisplay(drawItem(item, size))),
    textDisplay([`-# ${read}`, ...(note === undefined ? [] : [`-# ${note}`])].join('\n')),
    ...drawStoryMenu(shown, from + 1),
    ...drawPageButtons({ ...pages, offset: from }, ITEMS_MAX, items.length, options),
    ...actions,
  ]);
}

/** The same of one size, for a message that holds something else too. */
export function drawBriefingPart(briefing: Briefing, size: BriefingSize): readonly Component[] {
  const items = briefing.items.slice(0, size.items);
  const leftOut = briefing.storiesLeftOut + briefing.items.length - items.length;
  return [
    textDisplay(`## ${quoteOutside(briefing.title, TITLE_CHARACTERS_MAX) || texts.allNews}`),
    ...(items.length === 0 ? [textDisplay(texts.briefingSince(briefing.since))] : []),
    ...items.map((item) => textDisplay(drawItem(item, size))),
    textDisplay(`-# ${texts.briefingRead(briefing.articlesRead, briefing.sourcesRead, leftOut, briefing.setAside)}`),
  ];
}

function drawItem(item: BriefingItem, size: BriefingSize | (typeof SIZES)[number]): string {
  return `**${quoteOutside(item.headline, size.headline) || texts.noTitle}**\n${drawItemBody(item, size)}`;
}
