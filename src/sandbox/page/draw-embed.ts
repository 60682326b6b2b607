// Draws an embed with the page's components for embeds; what they lack (alt texts, pictures from elsewhere) is ours.

import '@skyra/discord-components-core/discord-embed.js';
import '@skyra/discord-components-core/discord-embed-description.js';
import '@skyra/discord-components-core/discord-embed-field.js';
import '@skyra/discord-components-core/discord-embed-fields.js';
import '@skyra/discord-components-core/discord-embed-footer.js';
import { localPicture } from './avatar.ts';
import type { Embed, EmbedField, Message } from './discord-objects.ts';
import { drawMarkdown } from './draw-markdown.ts';
import { drawPicture } from './draw-picture.ts';
import { element } from './element.ts';
import { formatPosted } from './format-timestamp.ts';
import { plainText } from './markdown-node.ts';
import { isWebAddress, readInline } from './read-inline.ts';
import { restyle } from './restyle.ts';
import type { Scene } from './scene.ts';

/** Fields side by side stand in threes, as in Discord. */
const INLINE_MAX = 3;

/** Takes an embed and the message it stands in, gives its element for the message's slot of embeds. */
export function drawEmbed(embed: Embed, message: Message, scene: Scene): HTMLElement {
  const drawn = element('discord-embed', { slot: 'embeds' });
  void restyle(drawn);
  const colour = colourOf(embed.color);
  if (colour !== undefined) drawn.color = colour;
  if (embed.title !== undefined) drawn.embedTitle = wordsOf(embed.title);
  if (embed.url !== undefined && isWebAddress(embed.url)) drawn.url = embed.url;
  if (embed.author !== undefined) {
    drawn.authorName = embed.author.name;
    if (embed.author.url !== undefined && isWebAddress(embed.author.url)) drawn.authorUrl = embed.author.url;
    const icon = embed.author.icon_url === undefined ? undefined : localPicture(embed.author.icon_url, message);
    if (icon !== undefined) drawn.authorImage = icon;
  }
  const thumbnail = embed.thumbnail === undefined ? undefined : localPicture(embed.thumbnail.url, message);
  if (thumbnail !== undefined) drawn.thumbnail = thumbnail;
  if (embed.description !== undefined) {
    drawn.append(element('discord-embed-description', { slot: 'description' }, drawMarkdown(embed.description, scene)));
  }
  if (embed.fields !== undefined && embed.fields.length > 0) drawn.append(drawFields(embed.fields, scene));
  drawn.append(...drawTail(embed, message, scene));
  return drawn;
}

/** Takes a colour as Discord's number, gives CSS; undefined for none. */
export function colourOf(colour: number | null | undefined): string | undefined {
  return typeof colour === 'number' ? `#${colour.toString(16).padStart(6, '0')}` : undefined;
}

/** Titles show marks as plain words: the component takes text only. */
function wordsOf(text: string): string {
  return plainText(readInline(text));
}

function drawFields(fields: readonly EmbedField[], scene: Scene): HTMLElement {
  const drawn = element('discord-embed-fields', { slot: 'fields' });
  let place = 0;
  for (const field of fields) {
    place = field.inline === true ? (place % INLINE_MAX) + 1 : 0;
    const one = element('discord-embed-field', {}, drawMarkdown(field.value, scene));
    one.fieldTitle = wordsOf(field.name);
    if (field.inline === true) {
      one.inline = true;
      one.setAttribute('inline', '');
      one.setAttribute('inline-index', String(place));
      one.inlineIndex = place as 1 | 2 | 3;
    }
    drawn.append(one);
  }
  return drawn;
}

/** The large picture (ours, for its description) and the footer, both in the footer's slot, in this order. */
function drawTail(embed: Embed, message: Message, scene: Scene): HTMLElement[] {
  const tail: HTMLElement[] = [];
  if (embed.image !== undefined) {
    const { url } = embed.image;
    const file = message.attachments?.find((one) => one.url === url || `attachment://${one.filename}` === url);
    const picture = drawPicture({ url, description: file?.description ?? null, class: 'embed-picture' }, message);
    picture.slot = 'footer';
    tail.push(picture);
  }
  const posted = embed.timestamp === undefined ? '' : formatPosted(embed.timestamp, { now: scene.now() });
  const words = [embed.footer?.text, posted].filter((part) => part !== undefined && part !== '').join(' • ');
  if (words === '') return tail;
  const footer = element('discord-embed-footer', { slot: 'footer' }, words);
  void restyle(footer);
  return [...tail, footer];
}
