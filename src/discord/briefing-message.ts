// A briefing as it is posted unasked: classic messages, whose content a phone's notification shows and Discord's search finds.

import type { Briefing, BriefingItem } from '../news/cited-text.ts';
import type { OutboxId, RoleId } from '../news/ids.ts';
import { button, buttonRow, writeBriefingId } from './components.ts';
import { cutMarkdown } from './cut-markdown.ts';
import { drawItemBody } from './draw-item.ts';
import { CONTENT_CHARACTERS_MAX, EMBED_TITLE_CHARACTERS_MAX, EMBEDS_CHARACTERS_MAX, EMBEDS_MAX } from './limits.ts';
import { webAddress } from './link.ts';
import { quoteOutside } from './quote-outside.ts';
import { texts } from './texts.ts';

// Our own: a title and ten headlines of this length stay under the content's 2,000 characters.
const TITLE_CHARACTERS_MAX = 200;
const HEADLINE_CHARACTERS_MAX = 150;
/** An item is told in at most this much of the 6,000 characters that the embeds of one message share. */
const ITEM_CHARACTERS_MAX = 1_800;
/** What the last embed's foot may take. */
const FOOT_CHARACTERS_MAX = 300;

const ITEM_SIZES = [
  { claims: 4, conflicts: 3, claim: 600, links: 6, isLinked: true },
  { claims: 2, conflicts: 1, claim: 400, links: 3, isLinked: true },
  { claims: 1, conflicts: 1, claim: 400, links: 1, isLinked: true },
  { claims: 1, conflicts: 0, claim: 400, links: 1, isLinked: false },
] as const;

interface Embed {
  readonly title: string;
  readonly description: string;
  readonly thumbnail?: { readonly url: string };
  readonly footer?: { readonly text: string };
}

/**
 * Gives the bodies of the messages, as JSON text without a nonce, in the order in which they are to be posted; one at
 * least. They are cut between items. `rowIds` gives the outbox row of each part (from 0), whose id the part's button
 * carries, so that it is found again in the channel. Only the role given may be mentioned, in the first part.
 */
export function drawBriefing(
  briefing: Briefing,
  options: { readonly rowIds: (part: number) => OutboxId; readonly mentionRoleId?: RoleId },
): readonly string[] {
  const parts = cutIntoParts(briefing.items.map(drawEmbed));
  const foot = texts.briefingRead(
    briefing.articlesRead,
    briefing.sourcesRead,
    briefing.storiesLeftOut,
    briefing.setAside,
  );
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1;
    const role = index === 0 ? options.mentionRoleId : undefined;
    const embeds = part.map((embed, at) =>
      isLast && at === part.length - 1 ? { ...embed, footer: { text: foot } } : embed,
    );
    return JSON.stringify({
      content: drawContent(briefing, part, { index, count: parts.length, role, foot }),
      embeds,
      components: [buttonRow([button(texts.aboutBriefing, writeBriefingId(options.rowIds(index)))])],
      allowed_mentions: role === undefined ? { parse: [] } : { parse: [], roles: [role] },
    });
  });
}

/** The title and the headlines; without items, that there is nothing new and what was read. */
function drawContent(
  briefing: Briefing,
  embeds: readonly Embed[],
  part: { readonly index: number; readonly count: number; readonly role: RoleId | undefined; readonly foot: string },
): string {
  const title = `**${quoteOutside(briefing.title, TITLE_CHARACTERS_MAX) || texts.allNews}**`;
  const head = [
    ...(part.role === undefined ? [] : [`<@&${part.role}>`]),
    title,
    ...(part.count === 1 ? [] : [texts.part(part.index + 1, part.count)]),
  ];
  const late = part.index === 0 && briefing.lateMinutes !== undefined ? [texts.late(briefing.lateMinutes)] : [];
  const body =
    embeds.length === 0 ? [texts.briefingEmpty, part.foot] : embeds.map(({ title: headline }) => `- ${headline}`);
  return cutMarkdown([head.join(' '), ...late, ...body].join('\n'), CONTENT_CHARACTERS_MAX);
}

function drawEmbed(item: BriefingItem): Embed {
  const title =
    quoteOutside(item.headline, Math.min(HEADLINE_CHARACTERS_MAX, EMBED_TITLE_CHARACTERS_MAX)) || texts.noTitle;
  const bodies = ITEM_SIZES.map((size) => drawItemBody(item, size));
  const description = bodies.find((body) => body.length <= ITEM_CHARACTERS_MAX) ?? bodies.at(-1) ?? '…';
  const picture = item.imageUrl === undefined ? undefined : webAddress(item.imageUrl);
  return { title, description: description || '…', ...(picture === undefined ? {} : { thumbnail: { url: picture } }) };
}

/** Runs of embeds that fit a message each; one empty run when there are none. */
function cutIntoParts(embeds: readonly Embed[]): readonly (readonly Embed[])[] {
  const parts: Embed[][] = [[]];
  let characters = FOOT_CHARACTERS_MAX;
  for (const embed of embeds) {
    const size = embed.title.length + embed.description.length;
    const last = parts.at(-1) ?? [];
    if (last.length > 0 && (last.length === EMBEDS_MAX || characters + size > EMBEDS_CHARACTERS_MAX)) {
      parts.push([embed]);
      characters = FOOT_CHARACTERS_MAX + size;
    } else {
      last.push(embed);
      characters += size;
    }
  }
  return parts;
}
