// What Dateline may not do in a channel, named as that channel's settings in Discord name it.

import { ChannelType, type Client, type GuildBasedChannel, PermissionFlagsBits } from 'discord.js';
import type { ChannelId, RoleId } from '../news/ids.ts';
import { forumPermissionNames, permissionNames } from './texts.ts';

/** What is to be done there: post briefings, unless another purpose is named; and what goes with them. */
export interface Purpose {
  readonly channelId: ChannelId;
  /** `notice`: a line of text. `thread`: briefings into a thread that is opened for them. */
  readonly use?: 'briefing' | 'notice' | 'thread';
  /** Pictures are attached. */
  readonly pictures?: boolean;
  readonly mentionRoleId?: RoleId;
}

/** Gives the names of the permissions that are missing. `undefined` when there is no such channel that the bot can see. */
export type Missing = (purpose: Purpose) => Promise<readonly string[] | undefined>;

type Permission = keyof typeof permissionNames;

/**
 * Discord's documentation, "Permissions" and "Channels": a message in a thread, and a reply in a forum's post, needs the
 * right for threads instead of that for messages; a post in a forum needs the right for messages, and replies (the later
 * parts of a long briefing) that for threads. Publishing one's own message in an announcement channel needs nothing more
 * than having posted it. Embeds without Embed Links are taken off without an error; so is a channel's history.
 */
function permissionsFor({ use = 'briefing', pictures = false }: Purpose, channel: GuildBasedChannel): Permission[] {
  const sending: Permission[] = channel.isThread()
    ? ['SendMessagesInThreads']
    : channel.isThreadOnly()
      ? ['SendMessages', 'SendMessagesInThreads']
      : use === 'thread'
        ? ['SendMessages', 'CreatePublicThreads', 'SendMessagesInThreads']
        : ['SendMessages'];
  const showing: Permission[] = use === 'notice' ? [] : ['EmbedLinks', 'ReadMessageHistory'];
  return ['ViewChannel', ...sending, ...showing, ...(pictures ? (['AttachFiles'] as const) : [])];
}

/** Reads from what the gateway told of the server's channels and roles: no request when the channel is known. */
export function missingPermissions(client: Client<true>): Missing {
  return async (purpose) => {
    const channel = await client.channels.fetch(purpose.channelId).catch(() => null);
    if (channel === null || channel.isDMBased()) return undefined;
    const me = channel.guild.members.me ?? (await channel.guild.members.fetchMe());
    const permissions = channel.permissionsFor(me);
    const names = namesIn(channel);
    const missing = permissionsFor(purpose, channel).filter((name) => !permissions.has(PermissionFlagsBits[name]));
    const { mentionRoleId } = purpose;
    const role = mentionRoleId === undefined ? undefined : channel.guild.roles.cache.get(mentionRoleId);
    const isMentionRefused =
      role !== undefined && !role.mentionable && !permissions.has(PermissionFlagsBits.MentionEveryone);
    return [...missing, ...(isMentionRefused ? (['MentionEveryone'] as const) : [])].map((name) => names[name]);
  };
}

/** In a forum, messages are posts: its settings have other names for the same rights. */
function namesIn(channel: GuildBasedChannel): Readonly<Record<Permission, string>> {
  const inside = channel.isThread() ? channel.parent?.type : channel.type;
  const isForum = inside === ChannelType.GuildForum || inside === ChannelType.GuildMedia;
  return isForum ? { ...permissionNames, ...forumPermissionNames } : permissionNames;
}
