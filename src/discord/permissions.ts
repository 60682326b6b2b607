// What Dateline may not do in a channel, named as Discord's settings name it.

import { type Client, PermissionFlagsBits } from 'discord.js';
import type { ChannelId, RoleId } from '../news/ids.ts';
import { permissionNames } from './texts.ts';

/** What is to be done there: post briefings; mention that role in them. */
interface Purpose {
  readonly channelId: ChannelId;
  readonly mentionRoleId?: RoleId;
}

/** Gives the names of the permissions that are missing. `undefined` when there is no such channel that the bot can see. */
export type Missing = (purpose: Purpose) => Promise<readonly string[] | undefined>;

const FOR_POSTING = ['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory'] as const;
const FOR_POSTING_IN_THREADS = ['ViewChannel', 'SendMessagesInThreads', 'EmbedLinks', 'ReadMessageHistory'] as const;

/** Reads from what the gateway told of the server's channels and roles: no request when the channel is known. */
export function missingPermissions(client: Client<true>): Missing {
  return async ({ channelId, mentionRoleId }) => {
    const channel = await client.channels.fetch(channelId).catch(() => null);
    if (channel === null || channel.isDMBased()) return undefined;
    const me = channel.guild.members.me ?? (await channel.guild.members.fetchMe());
    const permissions = channel.permissionsFor(me);
    const needed = channel.isThread() ? FOR_POSTING_IN_THREADS : FOR_POSTING;
    const missing = needed
      .filter((name) => !permissions.has(PermissionFlagsBits[name]))
      .map((name) => permissionNames[name]);
    const role = mentionRoleId === undefined ? undefined : channel.guild.roles.cache.get(mentionRoleId);
    const isMentionRefused =
      role !== undefined && !role.mentionable && !permissions.has(PermissionFlagsBits.MentionEveryone);
    return isMentionRefused ? [...missing, permissionNames.MentionEveryone] : missing;
  };
}
