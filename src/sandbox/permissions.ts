// Who may do what in which channel, by Discord's rules: roles first, then the overwrites of the channel.

import type { Channel, Guild, State } from './state.ts';

/** Discord's permission bits, those that the stand-in asks about. */
export const PERMISSIONS = {
  administrator: 1n << 3n,
  manageChannels: 1n << 4n,
  manageGuild: 1n << 5n,
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  manageRoles: 1n << 28n,
  useApplicationCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  createPublicThreads: 1n << 35n,
  sendMessagesInThreads: 1n << 38n,
} as const;

/** Every bit that Discord knows today, set. */
export const ALL_PERMISSIONS = (1n << 53n) - 1n;

/** What a direct message allows: all that concerns messages. */
const DIRECT_MESSAGE_PERMISSIONS =
  PERMISSIONS.viewChannel |
  PERMISSIONS.sendMessages |
  PERMISSIONS.embedLinks |
  PERMISSIONS.attachFiles |
  PERMISSIONS.readMessageHistory |
  PERMISSIONS.addReactions;

/** The bits a member has in the whole guild; none for who is no member. */
export function permissionsInGuild(guild: Guild, userId: string): bigint {
  if (guild.ownerId === userId) return ALL_PERMISSIONS;
  const member = guild.members.get(userId);
  if (member === undefined) return 0n;
  const bits = [guild.id, ...member.roles].reduce((sum, role) => sum | (guild.roles.get(role)?.permissions ?? 0n), 0n);
  return (bits & PERMISSIONS.administrator) !== 0n ? ALL_PERMISSIONS : bits;
}

/** The bits a person or the bot has in a channel; 0 when it cannot be seen. A thread has those of its parent. */
export function permissionsInChannel(state: State, channel: Channel, userId: string): bigint {
  if (channel.guildId === undefined) return channel.recipients.includes(userId) ? DIRECT_MESSAGE_PERMISSIONS : 0n;
  const guild = state.guilds.get(channel.guildId);
  if (guild === undefined) return 0n;
  if (channel.thread !== undefined) {
    const parent = state.channels.get(channel.parentId ?? '');
    return parent === undefined ? 0n : permissionsInChannel(state, parent, userId);
  }
  const base = permissionsInGuild(guild, userId);
  if (base === ALL_PERMISSIONS) return base;
  const bits = withOverwrites(base, channel, guild, userId);
  return (bits & PERMISSIONS.viewChannel) === 0n ? 0n : bits;
}

function withOverwrites(base: bigint, channel: Channel, guild: Guild, userId: string): bigint {
  const of = (id: string) => channel.overwrites.find((overwrite) => overwrite.id === id) ?? { allow: 0n, deny: 0n };
  const everyone = of(guild.id);
  const roles = (guild.members.get(userId)?.roles ?? []).map(of);
  const roleDeny = roles.reduce((sum, overwrite) => sum | overwrite.deny, 0n);
  const roleAllow = roles.reduce((sum, overwrite) => sum | overwrite.allow, 0n);
  const own = of(userId);
  const afterEveryone = (base & ~everyone.deny) | everyone.allow;
  const afterRoles = (afterEveryone & ~roleDeny) | roleAllow;
  return (afterRoles & ~own.deny) | own.allow;
}

/** True when all of `wanted` is in `bits`. */
export function has(bits: bigint, wanted: bigint): boolean {
  return (bits & wanted) === wanted;
}
