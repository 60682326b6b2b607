// The routes of channels, direct messages and threads.

import { checkText, noFaults, note, noteMissing, refuseIfAny } from '../checks/faults.ts';
import { FLAG, FLAGS_IN_CHANNELS, readMessage } from '../checks/read-message.ts';
import { drawChannel, REQUIRES_TAG } from '../draw-objects.ts';
import { PERMISSIONS } from '../permissions.ts';
import { postMessage, tellOf } from '../post-message.ts';
import { refusal } from '../refusal.ts';
import type { Channel, State } from '../state.ts';
import { CHANNEL, tell } from '../state.ts';
import type { Wire } from '../wire.ts';
import { isWire } from '../wire.ts';
import { knownGuild, needPermissions, publicMessage, visibleChannel } from './look-up.ts';
import { needWriting, openChannel } from './messages.ts';
import type { Call, Reply, Route } from './route.ts';

const NAME_MAX = 100;
const ARCHIVE_MINUTES = [60, 1440, 4320, 10_080];
const ARCHIVE_USUAL = 4320;

export const CHANNEL_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/channels/:channel', handle: getChannel },
  { method: 'PATCH', path: '/channels/:channel', handle: changeChannel },
  { method: 'DELETE', path: '/channels/:channel', handle: deleteChannelRoute },
  { method: 'POST', path: '/channels/:channel/threads', handle: startThread },
  { method: 'POST', path: '/channels/:channel/messages/:message/threads', handle: startThreadFromMessage },
  { method: 'GET', path: '/guilds/:guild/threads/active', handle: listThreads },
  { method: 'POST', path: '/users/@me/channels', handle: openDirectMessage },
];

function getChannel({ state, params }: Call): Reply {
  return { status: 200, body: drawChannel(state, visibleChannel(state, params.channel)) };
}

function changeChannel({ state, params, body }: Call): Reply {
  const channel = visibleChannel(state, params.channel);
  if (channel.type === CHANNEL.direct) throw refusal(50003);
  const isOwn = channel.thread?.ownerId === state.botId;
  if (!isOwn) {
    const wanted = channel.thread === undefined ? PERMISSIONS.manageChannels : PERMISSIONS.manageThreads;
    needPermissions(state, channel, wanted);
  }
  const faults = noFaults();
  const name = checkText(faults, ['name'], body.name, { min: 1, max: NAME_MAX });
  refuseIfAny(faults);
  if (name !== undefined) channel.name = name;
  if (channel.forum !== undefined && typeof body.flags === 'number')
    channel.forum.requiresTag = (body.flags & REQUIRES_TAG) !== 0;
  if (channel.thread !== undefined) changeThread(state, channel, channel.thread, body);
  tellChannel(state, channel, channel.thread === undefined ? 'CHANNEL_UPDATE' : 'THREAD_UPDATE');
  return { status: 200, body: drawChannel(state, channel) };
}

/** Who started a thread may archive it and open it again; locking takes the permission to manage threads. */
function changeThread(state: State, channel: Channel, thread: NonNullable<Channel['thread']>, body: Wire): void {
  if (typeof body.locked === 'boolean') {
    needPermissions(state, channel, PERMISSIONS.manageThreads);
    thread.locked = body.locked;
  }
  if (typeof body.archived === 'boolean') thread.archived = body.archived;
}

function deleteChannelRoute({ state, params }: Call): Reply {
  const channel = visibleChannel(state, params.channel);
  const wanted = channel.thread === undefined ? PERMISSIONS.manageChannels : PERMISSIONS.manageThreads;
  if (channel.type !== CHANNEL.direct) {
    needPermissions(state, channel, wanted);
    removeChannel(state, channel);
  }
  return { status: 200, body: drawChannel(state, channel) };
}

/** Takes a channel away with its messages and threads, and tells of it. */
export function removeChannel(state: State, channel: Channel): void {
  for (const thread of [...state.channels.values()].filter((each) => each.thread && each.parentId === channel.id)) {
    removeChannel(state, thread);
  }
  state.channels.delete(channel.id);
  state.messages.delete(channel.id);
  tellChannel(state, channel, channel.thread === undefined ? 'CHANNEL_DELETE' : 'THREAD_DELETE');
}

/** Tells of a channel as it stands, under the name of a dispatch. */
export function tellChannel(state: State, channel: Channel, name: string): void {
  const guild = channel.guildId === undefined ? {} : { guildId: channel.guildId };
  tell(state, { name, data: drawChannel(state, channel), channelId: channel.id, ...guild });
}

function startThread(call: Call): Reply {
  const { state, params, body, files } = call;
  const parent = visibleChannel(state, params.channel);
  if (parent.type === CHANNEL.forum) return startForumPost(call, parent);
  if (parent.type !== CHANNEL.text && parent.type !== CHANNEL.announcement) throw refusal(50024);
  needPermissions(state, parent, PERMISSIONS.createPublicThreads);
  if (files.length > 0) throw refusal(50035);
  const thread = newThread(state, parent, body, state.nextId());
  openChannel(state, thread, 'THREAD_CREATE');
  return { status: 201, body: drawChannel(state, thread) };
}

function startForumPost({ state, body, files }: Call, parent: Channel): Reply {
  if (!isWire(body.message)) {
    const faults = noFaults();
    noteMissing(faults, ['message']);
    refuseIfAny(faults);
  }
  const message = isWire(body.message) ? body.message : {};
  needWriting(state, parent, message, files.length > 0);
  const thread = { ...newThread(state, parent, body, state.nextId()), tagIds: readTags(parent, body.applied_tags) };
  const form = readMessage(message, { files, flagsAllowed: FLAGS_IN_CHANNELS, under: ['message'] });
  openChannel(state, thread, 'THREAD_CREATE');
  const nameless = { ...form, nonce: undefined, isNonceEnforced: false }; // forum posts take no nonce
  const posted = postMessage(state, {
    channel: thread,
    authorId: state.botId,
    form: nameless,
    files,
    kind: 'channel',
    id: thread.id,
  });
  return { status: 201, body: { ...drawChannel(state, thread), message: posted.wire } };
}

/** Discord's documentation, "Forum Thread Message Params Object": a post has at most five tags. */
const TAGS_MAX = 5;

function readTags({ forum }: Channel, value: unknown): readonly string[] {
  const faults = noFaults();
  if (value !== undefined && !Array.isArray(value))
    note(faults, ['applied_tags'], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
  const ids = Array.isArray(value) ? value.map(String) : [];
  if (ids.length > TAGS_MAX)
    note(faults, ['applied_tags'], 'BASE_TYPE_MAX_LENGTH', `Must be ${TAGS_MAX} or fewer in length.`);
  refuseIfAny(faults);
  if (ids.some((id) => !forum?.tags.some((tag) => tag.id === id))) throw refusal(10087);
  if (forum?.requiresTag === true && ids.length === 0) throw refusal(40067);
  return ids;
}

function startThreadFromMessage({ state, params, body }: Call): Reply {
  const parent = visibleChannel(state, params.channel);
  if (parent.type !== CHANNEL.text && parent.type !== CHANNEL.announcement) throw refusal(50024);
  needPermissions(state, parent, PERMISSIONS.createPublicThreads);
  const message = publicMessage(state, parent, params.message);
  if (state.channels.has(message.id)) throw refusal(160004);
  const thread = newThread(state, parent, body, message.id); // a thread has the id of the message it grows from
  openChannel(state, thread, 'THREAD_CREATE');
  const drawn = drawChannel(state, thread);
  message.wire = { ...message.wire, flags: Number(message.wire.flags) | FLAG.hasThread, thread: drawn };
  tellOf(state, 'MESSAGE_UPDATE', message, {});
  return { status: 201, body: drawn };
}

function newThread(state: State, parent: Channel, body: Wire, id: string): Channel {
  const faults = noFaults();
  const name = checkText(faults, ['name'], body.name, { min: 1, max: NAME_MAX, isRequired: true }) ?? '';
  const minutes = body.auto_archive_duration ?? ARCHIVE_USUAL;
  if (!ARCHIVE_MINUTES.includes(Number(minutes))) {
    note(
      faults,
      ['auto_archive_duration'],
      'BASE_TYPE_CHOICES',
      `Value must be one of (${ARCHIVE_MINUTES.join(', ')}).`,
    );
  }
  refuseIfAny(faults);
  return {
    id,
    type: parent.type === CHANNEL.announcement ? CHANNEL.newsThread : CHANNEL.thread,
    ...(parent.guildId === undefined ? {} : { guildId: parent.guildId }),
    parentId: parent.id,
    name,
    topic: null,
    position: 0,
    overwrites: [],
    recipients: [],
    thread: {
      ownerId: state.botId,
      createdAt: state.now(),
      archived: false,
      locked: false,
      autoArchiveMinutes: Number(minutes),
    },
    lastMessageId: null,
  };
}

function listThreads({ state, params }: Call): Reply {
  const guild = knownGuild(state, params.guild);
  const threads = [...state.channels.values()]
    .filter((each) => each.guildId === guild.id && each.thread?.archived === false)
    .map((each) => drawChannel(state, each))
    .reverse();
  const members = threads.flatMap((thread) => (isWire(thread.member) ? [thread.member] : []));
  return { status: 200, body: { threads, members, has_more: false } };
}

function openDirectMessage({ state, body }: Call): Reply {
  const user = state.users.get(String(body.recipient_id));
  if (user === undefined || user.isBot) throw refusal(50033);
  return { status: 200, body: drawChannel(state, directMessageWith(state, user.id)) };
}

/** The channel of direct messages between the bot and a person, made at the first call. */
export function directMessageWith(state: State, userId: string): Channel {
  const known = [...state.channels.values()].find((each) => each.recipients.includes(userId));
  if (known !== undefined) return known;
  const channel: Channel = {
    id: state.nextId(),
    type: CHANNEL.direct,
    name: '',
    topic: null,
    position: 0,
    overwrites: [],
    recipients: [state.botId, userId],
    lastMessageId: null,
  };
  openChannel(state, channel, 'CHANNEL_CREATE');
  return channel;
}
