// What the page knows of the sandbox: one state, kept up by the stand-in's frames. Pure but for its own maps.

import type { PageSettings, PageState, Persona, ToPage } from '../page-protocol.ts';
import type { Viewer } from './command-entries.ts';
import { as, type Channel, type Command, type Message, type Role, type User } from './discord-objects.ts';

const DIRECT_MESSAGE = 1;
const ADMINISTRATOR = 1n << 3n; // Discord's permission bits, "Permissions" in its developer documentation
const ALL_PERMISSIONS = (1n << 64n) - 1n;

export interface World {
  readonly persona: Persona;
  readonly me: User;
  readonly permissions: bigint;
  readonly bot: User;
  readonly guildName: string;
  readonly roles: readonly Role[];
  channels: readonly Channel[];
  commands: readonly Command[];
  /** By channel, oldest first. */
  readonly messages: Map<string, Message[]>;
  /** Everyone who was seen: the two, and who wrote or was mentioned. */
  readonly users: Map<string, User>;
  settings: PageSettings;
  /** How far the sandbox's clock is ahead of this machine's, in milliseconds. */
  clockAheadMs: number;
}

/** Takes the stand-in's settings as they are from now on; `at` is this machine's clock. */
export function keepSettings(world: World, settings: PageSettings, at: number): void {
  world.settings = settings;
  world.clockAheadMs = settings.now - at;
}

/**
 * Takes the stand-in's first frame and this machine's clock, gives the world; `me` and `bot` may come as users or as
 * members around them.
 */
export function readState(state: PageState, at = state.settings.now): World {
  const me = userOf(state.me);
  const bot = userOf(state.bot);
  const world: World = {
    persona: state.persona,
    me,
    permissions: permissionsOf(state, me),
    bot,
    guildName: typeof state.guild.name === 'string' ? state.guild.name : 'Sandbox',
    roles: state.roles.map((role) => as<Role>(role)),
    channels: state.channels.map((channel) => as<Channel>(channel)),
    commands: state.commands.map((command) => as<Command>(command)),
    messages: new Map(),
    users: new Map([
      [me.id, me],
      [bot.id, bot],
    ]),
    settings: state.settings,
    clockAheadMs: state.settings.now - at,
  };
  for (const [channelId, messages] of Object.entries(state.messages)) {
    world.messages.set(channelId, messages.map((message) => as<Message>(message)).sort(byAge));
  }
  for (const message of [...world.messages.values()].flat()) meet(world, message);
  return world;
}

/** Takes a frame about a message and keeps the world's list true. An edit of a message never seen is kept as new. */
export function keepMessage(world: World, message: Message): void {
  meet(world, message);
  const list = world.messages.get(message.channel_id) ?? [];
  const at = list.findIndex(({ id }) => id === message.id);
  if (at === -1) list.push(message);
  else list[at] = { ...list[at], ...message };
  world.messages.set(message.channel_id, list.sort(byAge));
}

/** Takes a message out of the world; nothing happens when it is not there. */
export function dropMessage(world: World, frame: Extract<ToPage, { type: 'message-deleted' }>): void {
  const list = world.messages.get(frame.channelId) ?? [];
  world.messages.set(
    frame.channelId,
    list.filter(({ id }) => id !== frame.messageId),
  );
}

/** Who the page is in a channel, as commands see it. */
export function viewerIn({ channels, permissions }: World, channelId: string | undefined): Viewer {
  const isDirect = channels.some(({ id, type }) => id === channelId && type === DIRECT_MESSAGE);
  return { permissions, context: isDirect ? 1 : 0 };
}

/** The name a person goes by. */
export function nameOf(user: User): string {
  return user.global_name ?? user.username;
}

/** Snowflakes are ordered as numbers: the shorter is the smaller, equal lengths by digits. */
export function byAge(a: { readonly id: string }, b: { readonly id: string }): number {
  if (a.id.length !== b.id.length) return a.id.length - b.id.length;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function meet(world: World, message: Message): void {
  const seen = [message.author, ...(message.mentions ?? []), message.interaction_metadata?.user];
  for (const user of seen) if (user !== undefined) world.users.set(user.id, user);
}

function userOf(json: PageState['me']): User {
  const inner = json.user;
  return as<User>(
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? (inner as PageState['me']) : json,
  );
}

/** As Discord works them out: the owner and administrators may all; else the sum of everyone's and the own roles. */
function permissionsOf(state: PageState, me: User): bigint {
  if (state.guild.owner_id === me.id) return ALL_PERMISSIONS;
  const held = sumOfPermissions(state);
  if (held === undefined) return state.persona === 'moderator' ? ALL_PERMISSIONS : 0n;
  return (held & ADMINISTRATOR) === 0n ? held : ALL_PERMISSIONS;
}

/** Undefined when neither the member's permissions nor roles were sent. */
function sumOfPermissions(state: PageState): bigint | undefined {
  const { permissions, roles } = state.me;
  if (typeof permissions === 'string') return BigInt(permissions);
  if (!Array.isArray(roles)) return undefined;
  let sum = 0n;
  for (const role of state.roles.map((one) => as<Role>(one))) {
    if (role.id === state.guild.id || roles.includes(role.id)) sum |= BigInt(role.permissions ?? '0');
  }
  return sum;
}
