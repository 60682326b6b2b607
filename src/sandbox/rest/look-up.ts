// Finds what a request names, and refuses as Discord does what is not there or may not be seen.

import { has, PERMISSIONS, permissionsInChannel } from '../permissions.ts';
import { refusal } from '../refusal.ts';
import type { Channel, Guild, State, StoredMessage } from '../state.ts';
import { findMessage } from '../state.ts';

/** The channel, visible to the bot. Throws 10003 unknown, 50001 hidden. */
export function visibleChannel(state: State, channelId: string | undefined): Channel {
  const channel = state.channels.get(channelId ?? '');
  if (channel === undefined) throw refusal(10003);
  if (!has(permissionsInChannel(state, channel, state.botId), PERMISSIONS.viewChannel)) throw refusal(50001);
  return channel;
}

/** Throws 50013 unless the bot has all of the bits in the channel. */
export function needPermissions(state: State, channel: Channel, bits: bigint): void {
  if (!has(permissionsInChannel(state, channel, state.botId), bits)) throw refusal(50013);
}

/** The guild. Throws 10004. */
export function knownGuild(state: State, guildId: string | undefined): Guild {
  const guild = state.guilds.get(guildId ?? '');
  if (guild === undefined || !guild.members.has(state.botId)) throw refusal(10004);
  return guild;
}

/** A message that the bot may fetch: not one that only a person sees. Throws 10008. */
export function publicMessage(state: State, channel: Channel, messageId: string | undefined): StoredMessage {
  const message = findMessage(state, channel.id, messageId ?? '');
  if (message === undefined || message.visibleTo !== undefined) throw refusal(10008);
  return message;
}
