// A briefing as it is posted unasked: classic messages, whose content a phone's notification shows and Discord's search finds.

import type { Briefing } from '../news/cited-text.ts';
import type { OutboxId, RoleId, SubscriptionId } from '../news/ids.ts';
import { button, buttonRow, writeBriefingId } from './components.ts';
import { cutMarkdown } from './cut-markdown.ts';
import { drawEmbed, type ItemEmbed } from './draw-embed.ts';
import { stopButton } from './follow-message.ts';
import { CONTENT_CHARACTERS_MAX, EMBEDS_CHARACTERS_MAX, EMBEDS_MAX } from './limits.ts';
import { quoteOutside } from './quote-outside.ts';
import { drawStoryMenu } from './story-menu.ts';
import { texts } from './texts.ts';

const TITLE_CHARACTERS_MAX = 200;
/** What the last embed's foot may take. */
const FOOT_CHARACTERS_MAX = 300;

/**
 * Gives the bodies of the messages, as JSON text without a nonce, in the order in which they are to be posted; one at
 * least. They are cut between items. `rowIds` gives the outbox row of each part (from 0), whose id the part's button
 * carries, so that it is found again in the channel. Only the role given may be mentioned, in the first part.
 * `followId`: a person's own, with a button in each part that ends it.
 */
export function drawBriefing(
  briefing: Briefing,
  options: {
    readonly rowIds: (part: number) => OutboxId;
    readonly mentionRoleId?: RoleId;
    readonly followId?: SubscriptionId;
  },
): readonly string[] {
  const parts = cutIntoParts(briefing.items.map(drawEmbed));
  const { articlesRead, sourcesRead, storiesLeftOut, setAside, note } = briefing;
  const read = texts.briefingRead(articlesRead, sourcesRead, storiesLeftOut, setAside);
  const foot = note === undefined ? read : `${read} ${texts.briefingExact[note]}`;
  let next = 0;
  return parts.map((part, index) => {
    const before = next;
    next += part.length;
    const isLast = index === parts.length - 1;
    const role = index === 0 ? options.mentionRoleId : undefined;
    const embeds = part.map((embed, at) =>
      isLast && at === part.length - 1 ? { ...embed, footer: { text: foot } } : embed,
    );
    return JSON.stringify({
      content: drawContent(briefing, part, { index, count: parts.length, role, foot }),
      embeds,
      components: drawRows(
        briefing.items.slice(before, before + part.length),
        before,
        options.rowIds(index),
        options.followId,
      ),
      allowed_mentions: role === undefined ? { parse: [] } : { parse: [], roles: [role] },
    });
  });
}

/** The stories to be opened, and what the message is; its row's id stands in the button, whatever else there is. */
function drawRows(items: Briefing['items'], before: number, rowId: OutboxId, followId: SubscriptionId | undefined) {
  const about = button(texts.aboutBriefing, writeBriefingId(rowId));
  const stop = followId === undefined ? [] : [stopButton(followId)];
  return [...drawStoryMenu(items, before + 1), buttonRow([about, ...stop])];
}

/** The title and the headlines; without items, that there is nothing new and what was read. */
function drawContent(
  briefing: Briefing,
  embeds: readonly ItemEmbed[],
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

/** Runs of embeds that fit a message each; one empty run when there are none. */
function cutIntoParts(embeds: readonly ItemEmbed[]): readonly (readonly ItemEmbed[])[] {
  const parts: ItemEmbed[][] = [[]];
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
