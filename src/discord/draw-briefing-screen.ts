// A briefing as a command shows it, to one person: the items one under the other.

import type { Briefing, BriefingItem } from '../news/cited-text.ts';
import { type Component, textDisplay } from './components.ts';
import { drawItemBody } from './draw-item.ts';
import { quoteOutside } from './quote-outside.ts';
import { drawToFit } from './room.ts';
import { texts } from './texts.ts';

/** From roomy to tight. A briefing has at most twenty items; with less room, each is told shorter, and at last only the first of them. */
export const BRIEFING_SIZES = [
  { items: 20, headline: 200, claims: 5, conflicts: 3, claim: 600, links: 5, isLinked: true },
  { items: 20, headline: 150, claims: 2, conflicts: 2, claim: 350, links: 3, isLinked: true },
  { items: 10, headline: 150, claims: 1, conflicts: 1, claim: 300, links: 2, isLinked: true },
  { items: 10, headline: 120, claims: 1, conflicts: 0, claim: 150, links: 1, isLinked: true },
  { items: 10, headline: 100, claims: 1, conflicts: 0, claim: 100, links: 1, isLinked: false },
] as const;
export type BriefingSize = (typeof BRIEFING_SIZES)[number];

const TITLE_CHARACTERS_MAX = 150;

/** Draws a briefing on one message; items that do not fit are counted at its end. */
export function drawBriefingScreen(briefing: Briefing): readonly Component[] {
  return drawToFit(BRIEFING_SIZES, (size) => drawBriefingPart(briefing, size));
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

function drawItem(item: BriefingItem, size: BriefingSize): string {
  return `**${quoteOutside(item.headline, size.headline) || texts.noTitle}**\n${drawItemBody(item, size)}`;
}
