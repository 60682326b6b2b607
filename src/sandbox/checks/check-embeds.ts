// Checks embeds: the length of each part, and of all of them together.

import type { Wire } from '../wire.ts';
import { isWire, wires } from '../wire.ts';
import type { Faults, Path } from './faults.ts';
import { checkInteger, checkList, checkText, checkUrl, note } from './faults.ts';

const EMBEDS_MAX = 10;
const FIELDS_MAX = 25;
const TITLE_MAX = 256;
const DESCRIPTION_MAX = 4096;
const FIELD_NAME_MAX = 256;
const FIELD_VALUE_MAX = 1024;
const FOOTER_MAX = 2048;
const AUTHOR_MAX = 256;
const ALL_TEXT_MAX = 6000; // over all embeds of one message
const COLOR_MAX = 0xffffff;

/** Notes every fault of a message's embeds at its path. */
export function checkEmbeds(faults: Faults, path: Path, value: unknown): void {
  const before = faults.found.length;
  const embeds = checkList(faults, path, value, { max: EMBEDS_MAX });
  for (const [index, embed] of embeds) checkEmbed(faults, [...path, index], embed);
  const size = embeds.reduce((sum, [, embed]) => sum + textSize(embed), 0);
  if (faults.found.length === before && size > ALL_TEXT_MAX) {
    note(faults, path, 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${ALL_TEXT_MAX}`);
  }
}

/** True when the embed shows anything: Discord drops one that does not. */
export function embedShowsSomething(embed: Wire): boolean {
  const parts = ['title', 'description', 'url', 'image', 'thumbnail', 'author', 'footer', 'timestamp'];
  return parts.some((part) => filled(embed[part])) || wires(embed.fields).length > 0;
}

function filled(part: unknown): boolean {
  return typeof part === 'string' ? part.trim() !== '' : isWire(part);
}

function checkEmbed(faults: Faults, path: Path, embed: Wire): void {
  checkText(faults, [...path, 'title'], trimmed(embed.title), { max: TITLE_MAX });
  checkText(faults, [...path, 'description'], trimmed(embed.description), { max: DESCRIPTION_MAX });
  checkUrl(faults, [...path, 'url'], embed.url, ['http', 'https']);
  checkInteger(faults, [...path, 'color'], embed.color, { min: 0, max: COLOR_MAX });
  if (typeof embed.timestamp === 'string' && Number.isNaN(Date.parse(embed.timestamp))) {
    const words = `Could not parse ${embed.timestamp}. Should be ISO8601.`;
    note(faults, [...path, 'timestamp'], 'DATE_TIME_TYPE_PARSE', words);
  }
  for (const [index, field] of checkList(faults, [...path, 'fields'], embed.fields, { max: FIELDS_MAX })) {
    const at = [...path, 'fields', index];
    checkText(faults, [...at, 'name'], trimmed(field.name), { max: FIELD_NAME_MAX, isRequired: true, min: 1 });
    checkText(faults, [...at, 'value'], trimmed(field.value), { max: FIELD_VALUE_MAX, isRequired: true, min: 1 });
  }
  if (isWire(embed.footer)) {
    checkText(faults, [...path, 'footer', 'text'], trimmed(embed.footer.text), { max: FOOTER_MAX });
    checkUrl(faults, [...path, 'footer', 'icon_url'], embed.footer.icon_url, ['http', 'https', 'attachment']);
  }
  if (isWire(embed.author)) {
    const name = trimmed(embed.author.name);
    checkText(faults, [...path, 'author', 'name'], name, { max: AUTHOR_MAX, isRequired: true, min: 1 });
    checkUrl(faults, [...path, 'author', 'url'], embed.author.url, ['http', 'https']);
    checkUrl(faults, [...path, 'author', 'icon_url'], embed.author.icon_url, ['http', 'https', 'attachment']);
  }
  for (const picture of ['image', 'thumbnail']) {
    const media = embed[picture];
    if (isWire(media)) checkUrl(faults, [...path, picture, 'url'], media.url, ['http', 'https', 'attachment']);
  }
}

function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}

function textSize(embed: Wire): number {
  const size = (value: unknown) => (typeof value === 'string' ? value.trim().length : 0);
  const fields = wires(embed.fields).reduce((sum, field) => sum + size(field.name) + size(field.value), 0);
  const footer = isWire(embed.footer) ? size(embed.footer.text) : 0;
  const author = isWire(embed.author) ? size(embed.author.name) : 0;
  return size(embed.title) + size(embed.description) + fields + footer + author;
}
