// In which servers a person may use Dateline from their direct messages, and with which rights: asked of Discord each time.

import { type Client, DiscordAPIError, type Guild, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { GuildId, RoleId, UserId } from '../news/ids.ts';
import { findServer } from './find-server.ts';
import { isModerator } from './moderators.ts';
import type { Guilds } from './needs.ts';

/** A server that the person is in. */
export interface PersonServer {
  readonly guildId: GuildId;
  readonly name: string;
  readonly isModerator: boolean;
  readonly roleIds: readonly RoleId[];
}

export type ServersOf = (userId: UserId) => Promise<readonly PersonServer[]>;

/** Discord's, for a menu. */
const SERVERS_MAX = 25;

/**
 * Those that the person owns, and those in which they have left something behind (`known`); of them, the ones they are
 * still in. By name.
 */
export function serversOf(
  client: Client<true>,
  { guilds, known }: { readonly guilds: Guilds; readonly known: (userId: UserId) => Promise<readonly GuildId[]> },
): ServersOf {
  return async (userId) => {
    const owned = client.guilds.cache.filter(({ ownerId }) => ownerId === userId).map(({ id }) => id as GuildId);
    const ids = [...new Set([...owned, ...(await known(userId))])].slice(0, SERVERS_MAX);
    const found = await Promise.all(
      ids.map(async (guildId) => {
        // Direct messages come to the first shard alone: other servers are heard of elsewhere.
        const guild = await findServer(client, guildId);
        const roleIds = guild && (await rolesOf(client.rest, guildId, userId));
        if (guild === undefined || roleIds === undefined) return [];
        const { moderatorRoleId } = await guilds.settings(guildId);
        const permissions = permissionsOf(guild, userId, roleIds);
        return [
          { guildId, name: guild.name, roleIds, isModerator: isModerator({ permissions, roleIds, moderatorRoleId }) },
        ];
      }),
    );
    return found.flat().sort((one, other) => one.name.localeCompare(other.name));
  };
}

/** Undefined for who is not in the server. */
async function rolesOf(rest: REST, guildId: GuildId, userId: UserId): Promise<readonly RoleId[] | undefined> {
  try {
    const member = (await rest.get(Routes.guildMember(guildId, userId))) as { readonly roles: readonly RoleId[] };
    return member.roles;
  } catch (error) {
    const isGone = error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMember;
    if (isGone) return undefined;
    throw error;
  }
}

/** Discord's documentation, "Permissions": all for the owner; else what everyone and the roles have together. */
function permissionsOf(guild: Guild, userId: UserId, roleIds: readonly RoleId[]): bigint {
  if (guild.ownerId === userId) return ~0n;
  return [guild.id, ...roleIds].reduce((all, id) => all | (guild.roles.cache.get(id)?.permissions.bitfield ?? 0n), 0n);
}
