// Puts messages into channels, changes them and takes them out, and tells everyone who listens.

import type { MessageForm, UploadedFile } from './checks/read-message.ts';
import { FLAG } from './checks/read-message.ts';
import { completeComponents, completeEmbed } from './complete-components.ts';
import { drawBareMember, drawUser } from './draw-objects.ts';
import { findPings } from './find-pings.ts';
import { makeSecret } from './make-secret.ts';
import type { Channel, State, StoredMessage } from './state.ts';
import { messagesIn, tell } from './state.ts';
import type { Wire } from './wire.ts';
import { wires } from './wire.ts';

/** A repeated nonce gives the earlier message for this long; Discord says "the past few minutes", the number is ours. */
export const NONCE_WINDOW_MS = 3 * 60_000;

/** What is posted besides the form. */
export interface Posting {
  readonly channel: Channel;
  readonly authorId: string;
  readonly form: MessageForm;
  readonly files: readonly UploadedFile[];
  /** Fields that only some messages have: `interaction_metadata`, `message_reference`, `type`. */
  readonly extra?: Wire;
  readonly visibleTo?: string;
  /** `answer` for interactions and follow-ups, whose default mentions are users only. */
  readonly kind: 'channel' | 'answer';
  readonly repliedTo?: string;
  /** Its own id, where a thread's starter must have one. */
  readonly id?: string;
}

/** The author's message that already has this nonce, while Discord still remembers it. */
export function findByNonce(state: State, authorId: string, nonce: string | number): StoredMessage | undefined {
  const since = state.now() - NONCE_WINDOW_MS;
  for (const messages of state.messages.values()) {
    const found = messages.findLast(
      (each) => each.authorId === authorId && String(each.nonce) === String(nonce) && each.createdAt > since,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Stores a message and tells of it. */
export function postMessage(state: State, posting: Posting): StoredMessage {
  const { channel, authorId, form, visibleTo } = posting;
  const id = posting.id ?? state.nextId();
  const createdAt = state.now();
  const attachments = keepFiles(state, channel.id, form, posting.files, []);
  const pings = findPings(state, posting);
  const wire: Wire = {
    id,
    type: 0,
    channel_id: channel.id,
    author: drawUser(authorOf(state, authorId)),
    timestamp: new Date(createdAt).toISOString(),
    edited_timestamp: null,
    tts: form.isSpoken,
    pinned: false,
    ...visibleParts(state, form, attachments),
    ...mentionFields(state, pings),
    ...posting.extra,
  };
  const stored: StoredMessage = {
    id,
    channelId: channel.id,
    authorId,
    ...(visibleTo === undefined ? {} : { visibleTo }),
    ...(form.nonce === undefined ? {} : { nonce: form.nonce }),
    createdAt,
    wire,
    pings,
    versions: [],
  };
  state.messages.set(channel.id, [...messagesIn(state, channel.id), stored]);
  if (visibleTo === undefined) channel.lastMessageId = id;
  tellOf(state, 'MESSAGE_CREATE', stored, form.nonce === undefined ? {} : { nonce: form.nonce });
  return stored;
}

/** Changes a stored message to what the form says and tells of it. A deferred answer stops loading without counting as edited. */
export function editMessage(
  state: State,
  stored: StoredMessage,
  given: { readonly form: MessageForm; readonly files: readonly UploadedFile[]; readonly kind: Posting['kind'] },
): StoredMessage {
  const channel = state.channels.get(stored.channelId);
  const attachments = keepFiles(state, stored.channelId, given.form, given.files, wires(stored.wire.attachments));
  const wasLoading = (Number(stored.wire.flags) & FLAG.loading) !== 0;
  const form = { ...given.form, flags: given.form.flags & ~FLAG.loading };
  const pings =
    channel === undefined ? [] : findPings(state, { form, channel, authorId: stored.authorId, kind: given.kind });
  stored.versions.push(stored.wire);
  if (!wasLoading) stored.editedAt = state.now();
  stored.wire = {
    ...stored.wire,
    ...visibleParts(state, form, attachments),
    ...mentionFields(state, pings),
    edited_timestamp: wasLoading ? null : new Date(state.now()).toISOString(),
  };
  stored.pings = [...new Set([...stored.pings, ...pings])];
  tellOf(state, 'MESSAGE_UPDATE', stored, {});
  return stored;
}

/** Takes a message out and tells of it. */
export function removeMessage(state: State, stored: StoredMessage): void {
  const rest = messagesIn(state, stored.channelId).filter((message) => message !== stored);
  state.messages.set(stored.channelId, rest);
  const guildId = state.channels.get(stored.channelId)?.guildId;
  tell(state, {
    name: 'MESSAGE_DELETE',
    data: { id: stored.id, channel_id: stored.channelId, ...(guildId === undefined ? {} : { guild_id: guildId }) },
    channelId: stored.channelId,
    ...(guildId === undefined ? {} : { guildId }),
    ...(stored.visibleTo === undefined ? {} : { visibleTo: stored.visibleTo }),
  });
}

/** Tells of a message as the gateway does: with the guild and the author's member beside it. */
export function tellOf(state: State, name: string, stored: StoredMessage, extra: Wire): void {
  const guildId = state.channels.get(stored.channelId)?.guildId;
  const member = state.guilds.get(guildId ?? '')?.members.get(stored.authorId);
  tell(state, {
    name,
    data: {
      ...stored.wire,
      ...(guildId === undefined ? {} : { guild_id: guildId }),
      ...(member === undefined ? {} : { member: drawBareMember(member) }),
      ...extra,
    },
    channelId: stored.channelId,
    ...(guildId === undefined ? {} : { guildId }),
    ...(stored.visibleTo === undefined ? {} : { visibleTo: stored.visibleTo }),
  });
}

function authorOf(state: State, id: string) {
  const user = state.users.get(id);
  if (user === undefined) throw new Error(`no user ${id}`);
  return user;
}

function visibleParts(state: State, form: MessageForm, attachments: readonly Wire[]): Wire {
  const files = { attachments, nextId: state.nextId };
  return {
    content: form.content,
    embeds: form.embeds.map((embed) => completeEmbed(embed, files)),
    components: completeComponents(form.components, files),
    attachments,
    flags: form.flags,
  };
}

function mentionFields(state: State, pings: readonly string[]): Wire {
  const ids = (kind: string) => pings.filter((ping) => ping.startsWith(kind)).map((ping) => ping.slice(kind.length));
  return {
    mentions: ids('user:').map((id) => drawUser(authorOf(state, id))),
    mention_roles: ids('role:'),
    mention_everyone: pings.includes('everyone') || pings.includes('here'),
  };
}

/** Keeps the new files on this server and gives the list of attachments that the message has from now on. */
function keepFiles(
  state: State,
  channelId: string,
  form: MessageForm,
  files: readonly UploadedFile[],
  before: readonly Wire[],
): Wire[] {
  const wanted = form.attachments;
  const stay =
    wanted === undefined ? before : before.filter((one) => wanted.some((each) => String(each.id) === one.id));
  const fresh = files.map((file) => {
    const told = wanted?.find((each) => String(each.id) === String(file.index));
    const id = state.nextId();
    const path = `/attachments/${channelId}/${id}/${makeSecret(state.random)}/${encodeURIComponent(file.name)}`;
    state.files.set(path, { bytes: file.bytes, type: file.type });
    return {
      id,
      filename: file.name,
      size: file.bytes.length,
      url: state.origin + path,
      proxy_url: state.origin + path,
      content_type: file.type,
      ...(typeof told?.description === 'string' ? { description: told.description } : {}),
      ...pictureSize(file.bytes),
    };
  });
  return [...stay, ...fresh];
}

/** Width and height of a PNG, from its first chunk; nothing for other files. */
function pictureSize(bytes: Uint8Array): Wire {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 24 || view.toString('latin1', 1, 4) !== 'PNG') return {};
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
}
