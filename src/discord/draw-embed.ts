// One item of a posted briefing or alert as an embed: the headline, the item told as fully as there is room for, a picture.

import type { BriefingItem } from '../news/cited-text.ts';
import { drawItemBody } from './draw-item.ts';
import { EMBED_TITLE_CHARACTERS_MAX } from './limits.ts';
import { webAddress } from './link.ts';
import { quoteOutside } from './quote-outside.ts';
import { texts } from './texts.ts';

/** Our own: a title and ten headlines of this length stay under the content's 2,000 characters. */
const HEADLINE_CHARACTERS_MAX = 150;
/** An item is told in at most this much of the 6,000 characters that the embeds of one message share. */
const ITEM_CHARACTERS_MAX = 1_800;

const ITEM_SIZES = [
  { claims: 4, conflicts: 3, claim: 600, links: 6, isLinked: true },
  { claims: 2, conflicts: 1, claim: 400, links: 3, isLinked: true },
  { claims: 1, conflicts: 1, claim: 400, links: 1, isLinked: true },
  { claims: 1, conflicts: 0, claim: 400, links: 1, isLinked: false },
] as const;

export interface ItemEmbed {
  readonly title: string;
  readonly description: string;
  readonly thumbnail?: { readonly url: string };
  readonly footer?: { readonly text: string };
}

/** Takes an item; gives an embed of at most 1,800 characters beside its title, nothing in it blank. */
export function drawEmbed(item: BriefingItem): ItemEmbed {
  const bodies = ITEM_SIZES.map((size) => drawItemBody(item, size));
  const description = bodies.find((body) => body.length <= ITEM_CHARACTERS_MAX) ?? bodies.at(-1) ?? '…';
  const picture = item.imageUrl === undefined ? undefined : webAddress(item.imageUrl);
  return {
    title: drawHeadline(item),
    description: description || '…',
    ...(picture === undefined ? {} : { thumbnail: { url: picture } }),
  };
}

/** The headline as markdown, never blank. */
function drawHeadline({ headline }: Pick<BriefingItem, 'headline'>): string {
  return quoteOutside(headline, Math.min(HEADLINE_CHARACTERS_MAX, EMBED_TITLE_CHARACTERS_MAX)) || texts.noTitle;
}
