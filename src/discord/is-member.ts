// Whether somebody is still in a server: asked of Discord before they are told what is in its news.

import { type Client, DiscordAPIError, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { GuildId, Instant, UserId } from '../news/ids.ts';
import { DeliveryFault } from '../news/posting.ts';
import { hearsServer } from './find-server.ts';
import { toDeliveryFault } from './post.ts';

/** Throws DeliveryFault where Discord does not say, and where Dateline itself is not in the server. */
export type IsMember = (guildId: GuildId, userId: UserId) => Promise<boolean>;

/** Alerts come one after the other: what was true ten minutes ago is not asked again. */
const KEPT_MS = 10 * 60_000;
const KEPT_MAX = 10_000;
/** Nobody of this id is in the server, or at all. */
const GONE = new Set<number>([RESTJSONErrorCodes.UnknownMember, RESTJSONErrorCodes.UnknownUser]);

/** Takes the client that is signed in, and the clock. */
export function isMemberBy(client: Client<true>, now: () => Instant): IsMember {
  const seenAt = new Map<string, Instant>();
  return async (guildId, userId) => {
    const key = `${guildId} ${userId}`;
    if (now() - (seenAt.get(key) ?? Number.NEGATIVE_INFINITY) < KEPT_MS) return true;
    if (hearsServer(client, guildId) && !client.guilds.cache.has(guildId)) {
      throw new DeliveryFault('retry', 'Dateline is not in that server', { neverSent: true });
    }
    try {
      await client.rest.get(Routes.guildMember(guildId, userId));
    } catch (error) {
      seenAt.delete(key);
      if (error instanceof DiscordAPIError && GONE.has(Number(error.code))) return false;
      throw toDeliveryFault(error);
    }
    if (seenAt.size >= KEPT_MAX) seenAt.clear();
    seenAt.set(key, now());
    return true;
  };
}
