// Briefings over a real store, posted through the real client to the stand-in for Discord, on one clock for all.

import { type Briefings, createBriefings } from '../../src/briefing/run-due.ts';
import { drawBriefing } from '../../src/discord/briefing-message.ts';
import type { DiscordConnection } from '../../src/discord/connect.ts';
import { countItems, redrawBriefing } from '../../src/discord/redraw-briefing.ts';
import type { ChannelId, GuildId, Instant, UserId } from '../../src/news/ids.ts';
import type { Subscription } from '../../src/news/subscription.ts';
import type { SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { openWorld, type World } from '../kit/briefing-world.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

const DAY_MS = 86_400_000;
const EIGHT_MS = DAY_MS / 3;

export interface Posting {
  readonly standIn: StandIn;
  readonly world: World;
  readonly connection: DiscordConnection;
  readonly briefings: Briefings;
  /** Subscribes a channel of the sandbox's first server (or another one), by name, for a moderator, from the next 08:00 on. */
  readonly subscribe: (channel: string, guildNumber?: number) => Promise<Subscription>;
  /** The next morning, with news: all that is active is due. */
  readonly nextMorning: () => Promise<void>;
  /** One tick after so many milliseconds. */
  readonly tickAfter: (ms: number) => Promise<void>;
  /** The custom id of the last button of each message that stands in a channel: of each briefing's message its own. */
  readonly posted: (channel: string, guildNumber?: number) => readonly string[];
  readonly stop: () => Promise<void>;
}

export async function startPosting(options: Partial<SandboxOptions> = {}): Promise<Posting> {
  let at: Instant = Date.parse('2026-05-07T07:00Z');
  const turnTo = (instant: Instant): void => {
    at = instant;
    world.turnTo(instant);
  };
  const world = await openWorld(at);
  const standIn = await startStandIn({ now: world.tools.now, ...options });
  const connection = await standIn.connect({ guilds: world.store.guilds, now: world.tools.now });
  const { people, guilds } = standIn.sandbox.world();
  const briefings = createBriefings({
    ...world.tools,
    draw: (briefing, { rowIds }) => drawBriefing(briefing, { rowIds }),
    countItems,
    redraw: ({ body }, changes) => redrawBriefing(body, changes),
    edit: connection.edit,
    post: connection.post,
    history: connection.history,
    places: connection.places,
    tell: connection.tellTrouble,
  });
  const channelIn = (name: string, guildNumber: number): string =>
    guilds[guildNumber]?.channels.find((channel) => channel.name === name)?.id ?? '';
  let mornings = 0;
  const tickAfter = async (ms: number): Promise<void> => {
    turnTo(at + ms);
    await briefings.runDue();
    const { failed } = await briefings.deliver();
    if (failed.length > 0) throw failed[0]?.error;
  };
  return {
    standIn,
    world,
    connection,
    briefings,
    subscribe: (channel, guildNumber = 0) =>
      world.subscribe({
        guildId: guilds[guildNumber]?.id as GuildId,
        channelId: channelIn(channel, guildNumber) as ChannelId,
        createdBy: people.moderator as UserId,
        nextDueAt: Math.ceil((at - EIGHT_MS) / DAY_MS) * DAY_MS + EIGHT_MS,
      }),
    nextMorning: async () => {
      mornings += 1;
      turnTo(Date.parse('2026-05-07T07:30Z') + (mornings - 1) * DAY_MS);
      await world.addArticle({
        title: `The port was closed for the ${mornings}. time`,
        text: `The port of Misrata was closed for the ${mornings}. time on Monday, the harbour master said.`,
      });
      turnTo(at + 1_800_000);
    },
    tickAfter,
    posted: (channel, guildNumber = 0) =>
      standIn.sandbox.messages(channelIn(channel, guildNumber)).flatMap(({ components }) => {
        const rows = components as unknown as readonly { readonly components: readonly { custom_id: string }[] }[];
        const last = rows.at(-1)?.components.at(-1);
        return last === undefined ? [] : [last.custom_id];
      }),
    stop: async () => {
      await standIn.stop();
      await world.close();
    },
  };
}
