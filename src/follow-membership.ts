// Notes which servers have the bot, and deletes what is kept of those that removed it a month ago.

import type { GuildId, Instant } from './news/ids.ts';

const DAY_MS = 24 * 60 * 60_000;
// A bot is removed by mistake, or while somebody tidies up: a month lets them change their minds. Said in the README.
const KEPT_MS = 30 * DAY_MS;

/** What of the store is needed: its departures fit. */
interface Departures {
  known(): Promise<readonly GuildId[]>;
  noteDeparture(guildId: GuildId, at: Instant): Promise<void>;
  noteReturn(guildIds: readonly GuildId[]): Promise<void>;
  removeDeparted(before: Instant): Promise<readonly GuildId[]>;
}

/** Who hears of servers. `present` names all that have the bot: others that are known removed it while nobody listened. */
export function followMembership(
  departures: Departures,
  now: () => Instant,
  /** Of others other processes hear. */
  isHeard: (guildId: GuildId) => boolean = () => true,
) {
  return {
    present: async (guildIds: readonly GuildId[]): Promise<void> => {
      const present = new Set(guildIds);
      await departures.noteReturn(guildIds);
      for (const guildId of await departures.known()) {
        if (isHeard(guildId) && !present.has(guildId)) await departures.noteDeparture(guildId, now());
      }
    },
    joined: (guildId: GuildId): Promise<void> => departures.noteReturn([guildId]),
    left: (guildId: GuildId): Promise<void> => departures.noteDeparture(guildId, now()),
  };
}

/** Deletes what is kept of servers that removed the bot 30 days ago. Gives them. */
export function removeDeparted(departures: Departures, now: Instant): Promise<readonly GuildId[]> {
  return departures.removeDeparted(now - KEPT_MS);
}
