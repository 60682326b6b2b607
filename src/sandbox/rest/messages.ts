// The routes of messages: read, create with a nonce, edit, delete, publish.

import type { Budget } from '../budgets.ts';
import { noFaults, note, refuseIfAny } from '../checks/faults.ts';
import type { MessageForm } from '../checks/read-message.ts';
import { FLAGS_IN_CHANNELS, readMessage } from '../checks/read-message.ts';
import { drawChannel } from '../draw-objects.ts';
import { has, PERMISSIONS, permissionsInChannel } from '../permissions.ts';
import { editMessage, findByNonce, postMessage, removeMessage, tellOf } from '../post-message.ts';
import { refusal, tooMany } from '../refusal.ts';
import { isSnowflake } from '../snowflake.ts';
import type { Channel, State, StoredMessage } from '../state.ts';
import { CHANNEL, messagesIn, takesMessages, tell } from '../state.ts';
import type { Wire } from '../wire.ts';
import { isWire } from '../wire.ts';
import { needPermissions, publicMessage, visibleChannel } from './look-up.ts';
import type { Call, Reply, Route } from './route.ts';

const LIST_MAX = 100;
const LIST_USUAL = 50;
const BULK_MAX = 100;
const CROSSPOSTED = 1 << 0;
const REPLY_TYPE = 19;
const HOUR_MS = 60 * 60_000;
/** About what bots see; Discord publishes the number nowhere. */
const PUBLISHED: Budget = { name: 'published', max: 10, lengthMs: HOUR_MS };
/** Discord publishes neither the number nor the time: ours, so low that a bot which relies on old edits is found out. */
const OLD_EDITS: Budget = { name: 'old edits', max: 5, lengthMs: HOUR_MS };

export const MESSAGE_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/channels/:channel/messages', handle: listMessages },
  { method: 'POST', path: '/channels/:channel/messages', handle: createMessage },
  { method: 'POST', path: '/channels/:channel/messages/bulk-delete', handle: deleteMany },
  { method: 'GET', path: '/channels/:channel/messages/:message', handle: getMessage },
  { method: 'PATCH', path: '/channels/:channel/messages/:message', handle: changeMessage },
  { method: 'DELETE', path: '/channels/:channel/messages/:message', handle: deleteMessage },
  { method: 'POST', path: '/channels/:channel/messages/:message/crosspost', handle: publish },
  { method: 'POST', path: '/channels/:channel/typing', handle: typing },
];

function listMessages({ state, params, query }: Call): Reply {
  const channel = visibleChannel(state, params.channel);
  const limit = readLimit(query);
  const bits = permissionsInChannel(state, channel, state.botId);
  if (!has(bits, PERMISSIONS.readMessageHistory)) return { status: 200, body: [] };
  const all = messagesIn(state, channel.id).filter((message) => message.visibleTo === undefined);
  return { status: 200, body: selectMessages(all, query, limit).map((message) => message.wire) };
}

function readLimit(query: URLSearchParams): number {
  const raw = query.get('limit') ?? String(LIST_USUAL);
  const faults = noFaults();
  if (!/^\d+$/.test(raw)) note(faults, ['limit'], 'NUMBER_TYPE_COERCE', `Value "${raw}" is not int.`);
  else if (Number(raw) > LIST_MAX) {
    note(faults, ['limit'], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${LIST_MAX}.`);
  } else if (Number(raw) < 1) {
    note(faults, ['limit'], 'NUMBER_TYPE_MIN', 'int value should be greater than or equal to 1.');
  }
  for (const name of ['before', 'after', 'around']) {
    const id = query.get(name);
    if (id !== null && !isSnowflake(id)) note(faults, [name], 'NUMBER_TYPE_COERCE', `Value "${id}" is not snowflake.`);
  }
  refuseIfAny(faults);
  return Number(raw);
}

/** Newest first, as Discord gives them. `all` is oldest first. */
function selectMessages(all: readonly StoredMessage[], query: URLSearchParams, limit: number): StoredMessage[] {
  const bound = (name: string) => {
    const id = query.get(name);
    return id === null ? undefined : BigInt(id);
  };
  const [before, after, around] = [bound('before'), bound('after'), bound('around')];
  if (around !== undefined) {
    const half = Math.floor(limit / 2);
    const older = all.filter((message) => BigInt(message.id) < around).slice(-half);
    const newer = all.filter((message) => BigInt(message.id) >= around).slice(0, limit - half);
    return [...older, ...newer].reverse();
  }
  if (after !== undefined) {
    return all
      .filter((message) => BigInt(message.id) > after)
      .slice(0, limit)
      .reverse();
  }
  const older = before === undefined ? all : all.filter((message) => BigInt(message.id) < before);
  return older.slice(-limit).reverse();
}

function getMessage({ state, params }: Call): Reply {
  const channel = visibleChannel(state, params.channel);
  needPermissions(state, channel, PERMISSIONS.readMessageHistory);
  return { status: 200, body: publicMessage(state, channel, params.message).wire };
}

function createMessage({ state, params, body, files }: Call): Reply {
  const channel = visibleChannel(state, params.channel);
  if (!takesMessages(channel)) throw refusal(50008);
  needWriting(state, channel, body, files.length > 0);
  const form = readMessage(body, { files, flagsAllowed: FLAGS_IN_CHANNELS });
  const repeated = form.isNonceEnforced && form.nonce !== undefined && findByNonce(state, state.botId, form.nonce);
  if (repeated) return { status: 200, body: withNonce(repeated, form) };
  const replied = readReference(state, channel, body);
  if (channel.thread !== undefined) channel.thread.archived = false; // writing opens an archived thread again
  const stored = postMessage(state, {
    channel,
    authorId: state.botId,
    form,
    files,
    kind: 'channel',
    ...(replied === undefined ? {} : { extra: replyFields(channel, replied), repliedTo: replied.authorId }),
  });
  return { status: 200, body: withNonce(stored, form) };
}

function withNonce(stored: StoredMessage, form: MessageForm): Wire {
  return { ...stored.wire, ...(form.nonce === undefined ? {} : { nonce: form.nonce }) };
}

/** Throws what Discord throws when the bot may not write this here: 50013, or 50007 in a closed direct message. */
export function needWriting(state: State, channel: Channel, body: Wire, hasFiles: boolean): void {
  if (channel.type === CHANNEL.direct) {
    const isClosed = channel.recipients.some((id) => state.users.get(id)?.acceptsDirectMessages === false);
    if (isClosed) throw refusal(50007);
    return;
  }
  const write = channel.thread === undefined ? PERMISSIONS.sendMessages : PERMISSIONS.sendMessagesInThreads;
  needPermissions(state, channel, write);
  const bits = permissionsInChannel(state, channel, state.botId);
  if (channel.thread?.locked === true && !has(bits, PERMISSIONS.manageThreads)) throw refusal(160005);
  if (Array.isArray(body.embeds) && body.embeds.length > 0) needPermissions(state, channel, PERMISSIONS.embedLinks);
  if (hasFiles) needPermissions(state, channel, PERMISSIONS.attachFiles);
}

function readReference(state: State, channel: Channel, body: Wire): StoredMessage | undefined {
  const reference = body.message_reference;
  if (!isWire(reference)) return undefined;
  const bits = permissionsInChannel(state, channel, state.botId);
  if (!has(bits, PERMISSIONS.readMessageHistory)) throw refusal(160002);
  const target = messagesIn(state, channel.id).find((message) => message.id === reference.message_id);
  if (target === undefined && reference.fail_if_not_exists !== false) {
    const faults = noFaults();
    note(faults, ['message_reference'], 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
    refuseIfAny(faults);
  }
  return target;
}

function replyFields(channel: Channel, target: StoredMessage): Wire {
  const guild = channel.guildId === undefined ? {} : { guild_id: channel.guildId };
  return {
    type: REPLY_TYPE,
    message_reference: { type: 0, channel_id: channel.id, message_id: target.id, ...guild },
    referenced_message: target.wire,
  };
}

function changeMessage({ state, params, body, files }: Call): Reply {
  const channel = visibleChannel(state, params.channel);
  const stored = publicMessage(state, channel, params.message);
  if (stored.authorId !== state.botId) throw refusal(50005);
  if (channel.thread?.archived === true) throw refusal(50083);
  if (channel.type !== CHANNEL.direct && Array.isArray(body.embeds) && body.embeds.length > 0) {
    needPermissions(state, channel, PERMISSIONS.embedLinks);
  }
  if (files.length > 0) needPermissions(state, channel, PERMISSIONS.attachFiles);
  const form = readMessage(body, { files, flagsAllowed: FLAGS_IN_CHANNELS, before: stored.wire });
  if (state.now() - stored.createdAt > HOUR_MS) spend(state, OLD_EDITS, channel, 30046);
  return { status: 200, body: editMessage(state, stored, { form, files, kind: 'channel' }).wire };
}

function deleteMessage({ state, params }: Call): Reply {
  const channel = visibleChannel(state, params.channel);
  const stored = publicMessage(state, channel, params.message);
  if (stored.authorId !== state.botId) {
    if (channel.type === CHANNEL.direct) throw refusal(50003);
    needPermissions(state, channel, PERMISSIONS.manageMessages);
  }
  removeMessage(state, stored);
  return { status: 204 };
}

function deleteMany({ state, params, body }: Call): Reply {
  const channel = visibleChannel(state, params.channel);
  needPermissions(state, channel, PERMISSIONS.manageMessages);
  const ids = Array.isArray(body.messages) ? body.messages : [];
  const faults = noFaults();
  if (ids.length < 2 || ids.length > BULK_MAX) {
    note(faults, ['messages'], 'BASE_TYPE_BAD_LENGTH', `Must be between 2 and ${BULK_MAX} in length.`);
  }
  refuseIfAny(faults);
  for (const message of messagesIn(state, channel.id).filter((each) => ids.includes(each.id)))
    removeMessage(state, message);
  return { status: 204 };
}

function publish({ state, params }: Call): Reply {
  const channel = visibleChannel(state, params.channel);
  const stored = publicMessage(state, channel, params.message);
  if (channel.type !== CHANNEL.announcement) throw refusal(50024);
  needPermissions(state, channel, PERMISSIONS.sendMessages);
  const flags = Number(stored.wire.flags);
  if ((flags & CROSSPOSTED) !== 0) throw refusal(40033);
  spend(state, PUBLISHED, channel);
  stored.wire = { ...stored.wire, flags: flags | CROSSPOSTED };
  tellOf(state, 'MESSAGE_UPDATE', stored, {});
  return { status: 200, body: stored.wire };
}

/** Throws 429, with `code` where there is one, when the channel's budget is spent. */
function spend(state: State, budget: Budget, channel: Channel, code?: 30046): void {
  const { used, leftMs } = state.spend(budget, channel.id);
  if (used <= budget.max) return;
  throw tooMany({ waitMs: leftMs, scope: 'user', ...(code === undefined ? {} : { code }) });
}

function typing({ state, params }: Call): Reply {
  const channel = visibleChannel(state, params.channel);
  needPermissions(state, channel, PERMISSIONS.sendMessages);
  return { status: 204 };
}

/** Adds a channel to the world and tells of it: `CHANNEL_CREATE`, `THREAD_CREATE`. */
export function openChannel(state: State, channel: Channel, name: string): void {
  state.channels.set(channel.id, channel);
  const guild = channel.guildId === undefined ? {} : { guildId: channel.guildId };
  tell(state, { name, data: { ...drawChannel(state, channel), newly_created: true }, channelId: channel.id, ...guild });
}
