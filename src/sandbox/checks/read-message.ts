// Reads the body of a message that is to be created or edited: refuses what Discord refuses, gives what will stand.

import { refusal } from '../refusal.ts';
import type { Wire } from '../wire.ts';
import { isWire, wires } from '../wire.ts';
import { checkComponents, flatten } from './check-components.ts';
import { checkEmbeds, embedShowsSomething } from './check-embeds.ts';
import { checkMentions } from './check-mentions.ts';
import type { Faults, Path } from './faults.ts';
import { checkBoolean, checkInteger, checkList, checkText, noFaults, note, refuseIfAny } from './faults.ts';

const CONTENT_MAX = 2000;
const NONCE_MAX = 25;
const FILES_MAX = 10;
const FILE_BYTES_MAX = 10 * 1024 * 1024; // the limit of a guild without boosts
const FILE_TEXT_MAX = 1024;

/** Flags of messages. */
export const FLAG = {
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  silent: 1 << 12,
  voice: 1 << 13,
  componentsV2: 1 << 15,
} as const;

/** What a bot may set when it posts into a channel; answers to interactions may be ephemeral too. */
export const FLAGS_IN_CHANNELS = FLAG.suppressEmbeds | FLAG.silent | FLAG.voice | FLAG.componentsV2;
export const FLAGS_IN_ANSWERS = FLAGS_IN_CHANNELS | FLAG.ephemeral;

/** A file that came with the request as `files[index]`. */
export interface UploadedFile {
  readonly index: number;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What a message will hold. */
export interface MessageForm {
  readonly content: string;
  readonly embeds: readonly Wire[];
  readonly components: readonly Wire[];
  readonly flags: number;
  /** The attachments as the body names them: new files by their index, kept ones by their id. Absent = all. */
  readonly attachments: readonly Wire[] | undefined;
  readonly allowedMentions: Wire | undefined;
  readonly isSpoken: boolean;
  readonly nonce: string | number | undefined;
  readonly isNonceEnforced: boolean;
}

/** What the body is read for. `before` is the message as it stands, for an edit. `under` is put before the paths of faults. */
export interface ReadingFor {
  readonly files: readonly UploadedFile[];
  readonly flagsAllowed: number;
  readonly before?: Wire;
  readonly under?: Path;
}

/** Gives what the message will hold. Throws Discord's refusals: 50035 with paths, 50006 when nothing is left, 40005. */
export function readMessage(body: Wire, reading: ReadingFor): MessageForm {
  if (reading.files.some((file) => file.bytes.length > FILE_BYTES_MAX)) throw refusal(40005);
  const faults = noFaults();
  const form = formOf(body, reading, faults);
  const isV2 = (form.flags & FLAG.componentsV2) !== 0;
  checkPlainFields(faults, body);
  checkEmbeds(faults, ['embeds'], body.embeds);
  checkComponents(faults, ['components'], form.components, isV2);
  if (isV2) checkNoLegacyFields(faults, body, form);
  checkAttachments(faults, body, form, reading);
  refuseIfAny(faults, reading.under);
  if (isEmpty(body, form, reading)) throw refusal(50006);
  return form;
}

function formOf(body: Wire, reading: ReadingFor, faults: Faults): MessageForm {
  const { before } = reading;
  const pick = (field: string, nothing: unknown) => body[field] ?? (field in body || !before ? nothing : before[field]);
  const content = checkText(faults, ['content'], trimmed(body.content), { max: CONTENT_MAX });
  const kept = typeof before?.content === 'string' ? before.content : '';
  const { nonce, attachments } = body;
  return {
    content: content ?? ('content' in body && body.content !== undefined ? '' : kept),
    embeds: wires(pick('embeds', [])).filter(embedShowsSomething),
    components: before === undefined || 'components' in body ? listOf(body.components) : wires(before.components),
    flags: before === undefined ? newFlags(body, reading, faults) : editedFlags(body, Number(before.flags)),
    attachments: Array.isArray(attachments) ? wires(attachments) : attachments === null ? [] : undefined,
    allowedMentions: isWire(body.allowed_mentions) ? body.allowed_mentions : undefined,
    isSpoken: body.tts === true,
    nonce: typeof nonce === 'string' || typeof nonce === 'number' ? nonce : undefined,
    isNonceEnforced: body.enforce_nonce === true,
  };
}

/** A list as it came, wrong members and all, so that the checks name them at their place. */
function listOf(value: unknown): Wire[] {
  return Array.isArray(value) ? (value as Wire[]) : [];
}

function newFlags(body: Wire, reading: ReadingFor, faults: Faults): number {
  const flags = checkInteger(faults, ['flags'], body.flags, { min: 0, max: 2 ** 31 - 1 }) ?? 0;
  if ((flags & ~reading.flagsAllowed) !== 0) {
    note(faults, ['flags'], 'BASE_TYPE_CHOICES', `Value must be a combination of the bits of ${reading.flagsAllowed}.`);
  }
  return flags & reading.flagsAllowed;
}

/** An edit may set or clear the suppression of embeds, and may set the second version of components, never clear it. */
function editedFlags(body: Wire, before: number): number {
  if (typeof body.flags !== 'number') return before;
  const suppressed = body.flags & FLAG.suppressEmbeds;
  return (before & ~FLAG.suppressEmbeds) | suppressed | (body.flags & FLAG.componentsV2);
}

function checkPlainFields(faults: Faults, body: Wire): void {
  checkBoolean(faults, ['tts'], body.tts);
  checkBoolean(faults, ['enforce_nonce'], body.enforce_nonce);
  const { nonce } = body;
  if (typeof nonce === 'string') checkText(faults, ['nonce'], nonce, { max: NONCE_MAX });
  if (body.components !== undefined && body.components !== null && !Array.isArray(body.components)) {
    checkList(faults, ['components'], body.components, { max: 0 });
  }
  checkMentions(faults, body);
}

function checkNoLegacyFields(faults: Faults, body: Wire, form: MessageForm): void {
  const used = [
    ['content', form.content !== ''],
    ['embeds', form.embeds.length > 0],
    ['sticker_ids', Array.isArray(body.sticker_ids) && body.sticker_ids.length > 0],
    ['poll', isWire(body.poll)],
  ] as const;
  for (const [field, isUsed] of used) {
    if (!isUsed) continue;
    const words = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    note(faults, [field], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', words);
  }
}

function checkAttachments(faults: Faults, body: Wire, form: MessageForm, reading: ReadingFor): void {
  const kept = wires(reading.before?.attachments);
  const named = checkList(faults, ['attachments'], body.attachments, { max: FILES_MAX });
  for (const [index, attachment] of named) {
    checkText(faults, ['attachments', index, 'description'], attachment.description, { max: FILE_TEXT_MAX });
    const isKnown =
      reading.files.some((file) => String(file.index) === String(attachment.id)) ||
      kept.some((one) => one.id === String(attachment.id));
    if (!isKnown) {
      const words = `Attachment ${String(attachment.id)} was not found`;
      note(faults, ['attachments', index, 'id'], 'ATTACHMENT_NOT_FOUND', words);
    }
  }
  if (reading.files.length > FILES_MAX) {
    note(faults, ['attachments'], 'BASE_TYPE_MAX_LENGTH', `Must be ${FILES_MAX} or fewer in length.`);
  }
  const names = new Set([...reading.files.map((file) => file.name), ...kept.map((one) => String(one.filename))]);
  for (const [path, name] of referencedFiles(form)) {
    if (names.has(name)) continue;
    const words = 'The referenced attachment was not found';
    note(faults, path, 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', words);
  }
}

/** Every `attachment://name` in embeds and components, with its path. */
function referencedFiles(form: MessageForm): [Path, string][] {
  const found: [Path, string][] = [];
  const walk = (value: unknown, path: Path) => {
    if (typeof value === 'string' && value.startsWith('attachment://') && /url$/.test(String(path.at(-1)))) {
      found.push([path, value.slice('attachment://'.length)]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
    }
  };
  walk(form.embeds, ['embeds']);
  walk(form.components, ['components']);
  return found;
}

function isEmpty(body: Wire, form: MessageForm, reading: ReadingFor): boolean {
  const keepsFiles = form.attachments === undefined ? wires(reading.before?.attachments) : form.attachments;
  const hasOther = isWire(body.poll) || (Array.isArray(body.sticker_ids) && body.sticker_ids.length > 0);
  const hasFiles = keepsFiles.length > 0 || reading.files.length > 0;
  const shows = form.content !== '' || form.embeds.length > 0 || flatten(form.components).length > 0;
  return !(shows || hasFiles || hasOther);
}

function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}
