// Short messages posted unasked: an alert (one story) and a notice (something that does not work).

import type { Alert } from '../news/cited-text.ts';
import type { OutboxId, RoleId, SubscriptionId } from '../news/ids.ts';
import { button, buttonRow, writeBriefingId } from './components.ts';
import { cutMarkdown } from './cut-markdown.ts';
import { drawEmbed } from './draw-embed.ts';
import { stopButton } from './follow-message.ts';
import { CONTENT_CHARACTERS_MAX } from './limits.ts';
import { quoteOurs, quoteOutside } from './quote-outside.ts';
import { drawStoryMenu } from './story-menu.ts';
import { texts } from './texts.ts';

const TOPIC_CHARACTERS_MAX = 100;

/**
 * The body of an alert, as JSON text without a nonce: what is new on which topic as content, the story as an embed, as in
 * a briefing; the headline is the content's last line. `rowId`: the outbox row, which its button carries. Only the role given may be mentioned.
 */
export function drawAlert(
  { title: topic, item }: Alert,
  {
    rowId,
    mentionRoleId: role,
    followId,
  }: { readonly rowId: OutboxId; readonly mentionRoleId?: RoleId; readonly followId?: SubscriptionId },
): string {
  const embed = drawEmbed(item);
  const head = texts.alertHead(`**${quoteOutside(topic, TOPIC_CHARACTERS_MAX) || texts.allNews}**`);
  const about = button(texts.aboutAlert, writeBriefingId(rowId));
  const stop = followId === undefined ? [] : [stopButton(followId)];
  const content = [`${role === undefined ? '' : `<@&${role}> `}${head}`, `- ${embed.title}`].join('\n');
  return JSON.stringify({
    content: cutMarkdown(content, CONTENT_CHARACTERS_MAX),
    embeds: [embed],
    components: [...drawStoryMenu([item]), buttonRow([about, ...stop])],
    allowed_mentions: role === undefined ? { parse: [] } : { parse: [], roles: [role] },
  });
}

/** The body of a notice, as JSON text without a nonce. `text` is a sentence of ours that may name things from outside. */
export function drawNotice(text: string): string {
  return JSON.stringify({
    content: quoteOurs(text, CONTENT_CHARACTERS_MAX) || '…',
    allowed_mentions: { parse: [] },
  });
}
