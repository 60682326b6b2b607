// Servers and channels that this process may not hear of itself: those of other processes' shards are asked of Discord.

import {
  type Client,
  DiscordAPIError,
  type Guild,
  type GuildBasedChannel,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { ChannelId, GuildId } from '../news/ids.ts';

/** Dateline is not there, or there is nothing of the kind. */
const NOT_THERE = new Set<number>([
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
]);

/** True where this process's own connections tell of the server. */
export function hearsServer(client: Client<true>, guildId: GuildId): boolean {
  const of = client.options.shardCount;
  // The client was made for all shards, or for those that it lists.
  if (of === undefined || !Array.isArray(client.options.shards)) return true;
  return client.options.shards.includes(Number((BigInt(guildId) >> 22n) % BigInt(of)));
}

/** The server as it is kept, else as Discord tells it now, kept nowhere. Undefined where Dateline is not in it. Throws as discord.js does. */
export async function findServer(client: Client<true>, guildId: GuildId): Promise<Guild | undefined> {
  const kept = client.guilds.cache.get(guildId);
  if (kept !== undefined || hearsServer(client, guildId)) return kept;
  return unlessAbsent(client.guilds.fetch({ guild: guildId, cache: false }));
}

/**
 * A server's channel as it is kept, else as Discord tells it now. `direct`: one of direct messages. Undefined where there is none.
 * Throws as discord.js does.
 */
export async function findChannel(
  client: Client<true>,
  channelId: ChannelId,
): Promise<GuildBasedChannel | 'direct' | undefined> {
  const kept = client.channels.cache.get(channelId);
  if (kept !== undefined) return kept.isDMBased() ? 'direct' : kept;
  const raw = (await unlessAbsent(client.rest.get(Routes.channel(channelId)))) as
    | { readonly guild_id?: GuildId }
    | undefined;
  if (raw === undefined) return undefined;
  if (raw.guild_id === undefined) return 'direct';
  const guild = await findServer(client, raw.guild_id);
  return (await guild?.channels.fetch(channelId, { cache: hearsServer(client, raw.guild_id) })) ?? undefined;
}

/** What Dateline may do in a channel: in a thread what it may in the thread's channel. */
export async function permissionsIn(channel: GuildBasedChannel) {
  const home = channel.isThread() ? (channel.parent ?? (await parentOf(channel))) : channel;
  const me = channel.guild.members.me ?? (await channel.guild.members.fetchMe());
  return home?.permissionsFor(me);
}

async function parentOf({ guild, parentId }: { readonly guild: Guild; readonly parentId: string | null }) {
  return parentId === null ? undefined : await guild.channels.fetch(parentId, { cache: false });
}

async function unlessAbsent<Found>(found: Promise<Found>): Promise<Found | undefined> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof DiscordAPIError && NOT_THERE.has(Number(error.code))) return undefined;
    throw error;
  }
}
