// Makes the sandbox's world: its people, its guilds with their roles, and their channels.

import { createBudgets } from './budgets.ts';
import { PERMISSIONS } from './permissions.ts';
import { createSnowflakes } from './snowflake.ts';
import type { Channel, Guild, Overwrite, Role, State, User } from './state.ts';
import { CHANNEL } from './state.ts';

/** How large the world is: one guild with the usual channels unless said otherwise. */
export interface WorldSize {
  readonly guilds?: number;
  /** Text channels `channel-1` and so on in each guild, in place of the usual ones. */
  readonly channelsPerGuild?: number;
}

const EVERYONE_MAY =
  PERMISSIONS.viewChannel |
  PERMISSIONS.sendMessages |
  PERMISSIONS.embedLinks |
  PERMISSIONS.attachFiles |
  PERMISSIONS.readMessageHistory |
  PERMISSIONS.addReactions |
  PERMISSIONS.useApplicationCommands |
  PERMISSIONS.createPublicThreads |
  PERMISSIONS.sendMessagesInThreads;

const MODERATORS_MAY =
  EVERYONE_MAY | PERMISSIONS.manageGuild | PERMISSIONS.manageMessages | PERMISSIONS.mentionEveryone;

const BOT_MAY = EVERYONE_MAY;

const BLURPLE = 0x5865f2; // the colour that Discord's own roles begin with

const DAY_MS = 24 * 60 * 60_000;
const IDENTIFIES_PER_DAY = 1000; // Discord's page on the gateway

/** Makes a whole world from a clock, randomness (0 to 1) and the bot's token. */
export function makeWorld(given: {
  now: () => number;
  random: () => number;
  token: string;
  size: WorldSize;
  identifiesPerDay?: number | undefined;
  shards?: number | undefined;
  maxConcurrency?: number | undefined;
}): State {
  const nextId = createSnowflakes(given.now);
  const user = (username: string, displayName: string, isBot: boolean): User => {
    return { id: nextId(), username, displayName, isBot, acceptsDirectMessages: true };
  };
  const owner = user('olga.owner', 'Olga Owner', false);
  const member = user('mia.member', 'Mia Member', false);
  const moderator = user('moe.moderator', 'Moe Moderator', false);
  const bot = user('Dateline', 'Dateline', true);
  const state: State = {
    now: given.now,
    random: given.random,
    nextId,
    token: given.token,
    botId: bot.id,
    people: { member: member.id, moderator: moderator.id },
    users: new Map([owner, member, moderator, bot].map((one) => [one.id, one])),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    commands: new Map(),
    interactions: new Map(),
    openModals: new Map(),
    files: new Map(),
    requests: [],
    spend: createBudgets(given.now),
    identifies: { name: 'identifies', max: given.identifiesPerDay ?? IDENTIFIES_PER_DAY, lengthMs: DAY_MS },
    shards: given.shards ?? 1,
    maxConcurrency: given.maxConcurrency ?? 1,
    network: 'fine',
    hearers: new Set(),
    origin: '',
  };
  const count = given.size.guilds ?? 1;
  // The guilds are a little older than all else and made a millisecond apart: so they fall on different shards.
  const nextGuildId = createSnowflakes(tickingFrom(given.now() - count - 1));
  for (let i = 1; i <= count; i += 1) {
    const name = i === 1 ? 'Dateline sandbox' : `Dateline sandbox ${i}`;
    addGuild(state, { id: nextGuildId(), name }, owner.id, given.size);
  }
  return state;
}

/** A clock that moves on a millisecond each time it is looked at. */
function tickingFrom(start: number): () => number {
  let at = start;
  return () => {
    at += 1;
    return at;
  };
}

function addGuild(
  state: State,
  { id: guildId, name }: { readonly id: string; readonly name: string },
  ownerId: string,
  size: WorldSize,
): void {
  const role = (roleName: string, permissions: bigint, position: number): Role => {
    return { id: state.nextId(), name: roleName, permissions, position, color: BLURPLE, mentionable: false };
  };
  const everyone: Role = { ...role('@everyone', EVERYONE_MAY, 0), id: guildId, color: 0 };
  const moderators = role('Moderator', MODERATORS_MAY, 2);
  // What a server gives to those who look after its news; it allows nothing by itself.
  const newsdesk = { ...role('Newsdesk', 0n, 3), mentionable: true };
  const botRole: Role = { ...role('Dateline', BOT_MAY, 1), botId: state.botId };
  const joinedAt = state.now();
  const rolesOf = (id: string) =>
    id === state.people.moderator ? [moderators.id] : id === state.botId ? [botRole.id] : [];
  const guild: Guild = {
    id: guildId,
    name,
    ownerId,
    roles: new Map([everyone, botRole, moderators, newsdesk].map((one) => [one.id, one])),
    members: new Map([...state.users.keys()].map((id) => [id, { userId: id, roles: rolesOf(id), joinedAt }])),
  };
  state.guilds.set(guildId, guild);
  if (size.channelsPerGuild === undefined) addUsualChannels(state, guild, [moderators.id, botRole.id]);
  else {
    for (let i = 1; i <= size.channelsPerGuild; i += 1) addChannel(state, guild, { name: `channel-${i}` });
  }
}

function addUsualChannels(state: State, guild: Guild, insiders: readonly string[]): void {
  const news = addChannel(state, guild, { name: 'News', type: CHANNEL.category });
  addChannel(state, guild, { name: 'general', topic: 'Talk about anything' });
  addChannel(state, guild, { name: 'news', topic: 'Ask Dateline here', parentId: news.id });
  addChannel(state, guild, { name: 'briefings', topic: 'Briefings, at their hour', parentId: news.id });
  const overwrites: Overwrite[] = [
    { id: guild.id, type: 0, allow: 0n, deny: PERMISSIONS.viewChannel },
    ...insiders.map((id) => ({ id, type: 0 as const, allow: PERMISSIONS.viewChannel, deny: 0n })),
  ];
  addChannel(state, guild, { name: 'moderators', topic: 'Notices for moderators', overwrites });
  addChannel(state, guild, { name: 'announcements', type: CHANNEL.announcement });
  addChannel(state, guild, { name: 'forum', type: CHANNEL.forum, tags: ['Briefing', 'Harbour'] });
}

function addChannel(
  state: State,
  guild: Guild,
  given: {
    name: string;
    type?: number;
    topic?: string;
    parentId?: string;
    overwrites?: readonly Overwrite[];
    tags?: readonly string[];
  },
): Channel {
  const channel: Channel = {
    id: state.nextId(),
    type: given.type ?? CHANNEL.text,
    guildId: guild.id,
    ...(given.parentId === undefined ? {} : { parentId: given.parentId }),
    name: given.name,
    topic: given.topic ?? null,
    position: [...state.channels.values()].filter((other) => other.guildId === guild.id).length,
    overwrites: given.overwrites ?? [],
    recipients: [],
    ...(given.tags === undefined
      ? {}
      : { forum: { tags: given.tags.map((name) => ({ id: state.nextId(), name })), requiresTag: false } }),
    lastMessageId: null,
  };
  state.channels.set(channel.id, channel);
  return channel;
}
