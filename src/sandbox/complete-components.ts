// Gives a message's components and embeds the form in which Discord gives them back: numbered, with defaults, files resolved.

import { flatten } from './checks/check-components.ts';
import type { Wire } from './wire.ts';
import { isWire, wires } from './wire.ts';

const SELECTS = [3, 5, 6, 7, 8];
const THUMBNAIL = 11;
const GALLERY = 12;
const FILE = 13;
const SEPARATOR = 14;
const CONTAINER = 17;
const SCHEME = 'attachment://';

/** What the message's files are, and how media get their ids. */
export interface Files {
  readonly attachments: readonly Wire[];
  readonly nextId: () => string;
}

/** The components as Discord gives them back. The given ones stay as they are. */
export function completeComponents(components: readonly Wire[], files: Files): Wire[] {
  const copies = structuredClone([...components]);
  numberComponents(copies);
  for (const part of flatten(copies)) addDefaults(part, files);
  return copies;
}

/** An embed as Discord gives it back: without what is null, each field saying whether it stands inline. */
export function completeEmbed(embed: Wire, files: Files): Wire {
  const told = Object.entries(embed).filter(([, value]) => value !== null && value !== undefined);
  const fields = wires(embed.fields).map((field) => ({ ...field, inline: field.inline === true }));
  const whole = { type: 'rich', ...Object.fromEntries(told), ...(fields.length === 0 ? {} : { fields }) };
  return resolveUrls(whole, files) as Wire;
}

/** Discord gives each component without an id the next free number. */
function numberComponents(components: readonly Wire[]): void {
  const all = flatten(components);
  const taken = new Set(all.map((part) => part.id));
  let next = 1;
  for (const part of all) {
    if (typeof part.id === 'number' && part.id !== 0) continue;
    while (taken.has(next)) next += 1;
    part.id = next;
    taken.add(next);
  }
}

function addDefaults(part: Wire, files: Files): void {
  const type = Number(part.type);
  const missing = (defaults: Wire) => {
    for (const [name, value] of Object.entries(defaults)) part[name] ??= value;
  };
  if (SELECTS.includes(type)) missing({ min_values: 1, max_values: 1 });
  if (type === SEPARATOR) missing({ spacing: 1, divider: true });
  if (type === CONTAINER) missing({ accent_color: null, spoiler: false });
  if (type === THUMBNAIL) {
    missing({ description: null, spoiler: false });
    part.media = completeMedia(part.media, files);
  }
  if (type === GALLERY) {
    part.items = wires(part.items).map((item) => {
      return { description: null, spoiler: false, ...item, media: completeMedia(item.media, files) };
    });
  }
  if (type === FILE) {
    const attachment = attachmentOf(part.file, files);
    missing({ spoiler: false, name: attachment?.filename ?? '', size: attachment?.size ?? 0 });
    part.file = completeMedia(part.file, files);
  }
}

function completeMedia(media: unknown, files: Files): Wire {
  const url = isWire(media) ? String(media.url) : '';
  const attachment = attachmentOf(media, files);
  if (attachment === undefined) return { id: files.nextId(), url, proxy_url: url, width: null, height: null };
  const { id, url: address, width = null, height = null, content_type } = attachment;
  return { id: files.nextId(), url: address, proxy_url: address, width, height, content_type, attachment_id: id };
}

function attachmentOf(media: unknown, files: Files): Wire | undefined {
  const url = isWire(media) ? media.url : undefined;
  return files.attachments.find((one) => url === SCHEME + String(one.filename) || url === one.url);
}

function resolveUrls(value: unknown, files: Files): unknown {
  if (typeof value === 'string')
    return value.startsWith(SCHEME) ? (attachmentOf({ url: value }, files)?.url ?? value) : value;
  if (Array.isArray(value)) return value.map((each) => resolveUrls(each, files));
  if (!isWire(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolveUrls(inner, files)]));
}
