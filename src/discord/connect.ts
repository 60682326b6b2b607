// Connects to Discord and stays connected: signs in (again and again while Discord is down), registers the commands,
// hands every interaction on, says whether it is ready, and stops in order.

import { setTimeout as wait } from 'node:timers/promises';
import { type Client, Events, type Interaction, Status, type WebSocketShard } from 'discord.js';
import type { Failure } from '../news/failure.ts';
import type { ChannelId, GuildId, UserId } from '../news/ids.ts';
import type { Shards } from '../news/process.ts';
import type { Command } from './command.ts';
import { inviteLink } from './invite-link.ts';
import { type IsMember, isMemberBy } from './is-member.ts';
import { drawNote } from './layouts.ts';
import { LAST_WORDS_MS_MAX, STOP_MS_MAX } from './limits.ts';
import type { Facts, Follow, Guilds, Log, Metrics, PageStore } from './needs.ts';
import { type Tell, type TellTrouble, tellPeople, tellTroubles } from './notices.ts';
import { offerSetup } from './offer-setup.ts';
import { type Missing, missingPermissions } from './permissions.ts';
import { type ServersOf, serversOf } from './person-servers.ts';
import { openPlaces, type Places } from './places.ts';
import {
  type Edit,
  editMessage,
  type History,
  type OpenDirectMessages,
  openDirectMessages,
  type Post,
  postMessage,
  readHistory,
  sendDirectMessage,
} from './post.ts';
import { type ShowReading, showReading } from './presence.ts';
import type { GuildOfFollow } from './read-interaction.ts';
import type { RealNow } from './refuse-late.ts';
import { registerCommands } from './register-commands.ts';
import { routeInteractions, sayPrivately } from './route-interaction.ts';
import type { TellEnded } from './run-action.ts';
import { signIn } from './sign-in.ts';
import { speakAnew } from './speak.ts';
import { texts } from './texts.ts';

export interface DiscordNeeds {
  readonly token: string;
  /** Another address for Discord's API: the sandbox's. */
  readonly apiUrl?: string;
  /** Registers the commands in this server alone, where they are there at once. */
  readonly guildIdForCommands?: string;
  readonly commands: readonly Command[];
  readonly log: Log;
  readonly facts: Facts;
  readonly guilds: Guilds;
  readonly pages: PageStore;
  readonly guildOfFollow?: GuildOfFollow;
  readonly tellEnded?: TellEnded;
  /** The servers in which a person has left something behind. */
  readonly knownServers?: (userId: UserId) => Promise<readonly GuildId[]>;
  /** Hears of messages that show articles; absent, nobody does. */
  readonly follow?: Follow;
  readonly now: () => number;
  /** Of what was to be sent by then: no request begins late. */
  readonly realNow: RealNow;
  readonly metrics?: Metrics;
  /** The shards that this process holds; absent: all. */
  readonly shards?: Shards;
  /** Requests a second that it may send just now; absent: all that Discord takes. */
  readonly perSecond?: () => number;
  /** Hears who has the bot: all servers at each sign-in, then each that comes or goes. An outage of Discord's is no going. */
  readonly membership?: Membership;
  /** Ends the attempts to sign in. */
  readonly signal?: AbortSignal;
  /** How long a stop waits for answers in hand; STOP_MS_MAX unless said otherwise. */
  readonly stopMsMax?: number;
  /** Called once when Discord ends the connection for good after it stood: the process is to end with this failure. */
  readonly onLost: (failure: Failure) => void;
}

interface ShardState {
  readonly id: number;
  /** disconnected: for good. */
  readonly state: 'ready' | 'connecting' | 'disconnected';
  /** How long the last heartbeat took to be acknowledged; absent before the first. */
  readonly pingMs?: number;
}

/** Who hears which servers have the bot. What it throws is logged. */
interface Membership {
  present(guildIds: readonly GuildId[]): Promise<void>;
  joined(guildId: GuildId): Promise<void>;
  left(guildId: GuildId): Promise<void>;
}

export interface DiscordConnection {
  /** True while every shard is connected. For /readyz. */
  readonly isReady: () => boolean;
  /** The connections to the gateway, one a shard. For the metrics. */
  readonly shards: () => readonly ShardState[];
  readonly inviteLink: string;
  /** Shows in Dateline's presence how much it reads. */
  readonly showReading: ShowReading;
  readonly post: Post;
  readonly edit: Edit;
  readonly history: History;
  /** The channel of a person's direct messages. Throws DeliveryFault. */
  readonly openDirectMessages: OpenDirectMessages;
  /** Whether somebody is still in a server. Throws DeliveryFault. */
  readonly isMember: IsMember;
  /** Threads, posts of forums, and publishing. */
  readonly places: Places;
  /** Sees to it that a person hears of it. */
  readonly tell: Tell;
  /** The same for a trouble with briefings, which is put into words here. */
  readonly tellTrouble: TellTrouble;
  /** What is missing in a channel, as Discord's settings name it; empty when all is there. */
  readonly missingPermissions: Missing;
  /** A channel's name without #; undefined when it is not known. */
  readonly channelName: (channelId: ChannelId) => string | undefined;
  /** Takes no more interactions, waits for those in hand (5.5 s at most), tells the others to ask again, disconnects. */
  readonly stop: () => Promise<void>;
}

/**
 * Resolves when connected and the commands are registered. While Discord cannot be reached it goes on trying, and logs
 * that. Throws Failure('refused') when Discord refuses the token or this program for good, Failure('unreachable') when
 * `signal` ended the attempts.
 */
export async function connectDiscord(needs: DiscordNeeds): Promise<DiscordConnection> {
  const { client, end } = await signIn(needs);
  const applicationId = client.application.id;
  await registerCommands(client, needs);
  const { knownServers: known } = needs;
  const servers = known === undefined ? {} : { servers: serversOf(client, { guilds: needs.guilds, known }) };
  const stop = takeInteractions(client, end, { ...needs, ...servers });
  if (needs.membership !== undefined) followMembership(client, needs.membership, needs.log);
  const post = postMessage(client.rest, needs.realNow);
  const missing = missingPermissions(client);
  const tell = tellPeople({
    guilds: needs.guilds,
    post,
    sendDirectMessage: sendDirectMessage(client.rest, needs.realNow),
    log: needs.log,
  });
  return {
    isReady: () => client.isReady() && client.ws.shards.every((shard) => shard.status === Status.Ready),
    shards: () => client.ws.shards.map(stateOf),
    inviteLink: inviteLink(applicationId),
    showReading: showReading(client),
    post,
    edit: editMessage(client.rest),
    history: readHistory(client),
    openDirectMessages: openDirectMessages(client.rest),
    isMember: isMemberBy(client, needs.now),
    places: openPlaces(client, needs.realNow),
    tell,
    tellTrouble: tellTroubles(tell, missing),
    missingPermissions: missing,
    channelName: (channelId) => {
      const channel = client.channels.cache.get(channelId);
      return channel === undefined || channel.isDMBased() ? undefined : channel.name;
    },
    stop,
  };
}

function stateOf({ id, status, ping }: WebSocketShard): ShardState {
  const settled = { [Status.Ready]: 'ready', [Status.Disconnected]: 'disconnected' } as const;
  const state = settled[status as keyof typeof settled] ?? 'connecting';
  // discord.js says -1 before the first heartbeat.
  return { id, state, ...(ping < 0 ? {} : { pingMs: ping }) };
}

/** discord.js tells of a server that is down by another event: `GuildDelete` is a removal. */
function followMembership(client: Client<true>, membership: Membership, log: Log): void {
  const tell = (heard: Promise<void>): void => {
    heard.catch((error: unknown) => log.error('Who has the bot was not noted', { err: error }));
  };
  client.on(Events.GuildCreate, (guild) => {
    tell(membership.joined(guild.id as GuildId));
    offerSetup(guild, client.rest).catch((error: unknown) => {
      log.warn('Nobody could be told how to set Dateline up', { guildId: guild.id, err: error });
    });
  });
  client.on(Events.GuildDelete, ({ id }) => tell(membership.left(id as GuildId)));
  tell(membership.present([...client.guilds.cache.keys()] as GuildId[]));
}

/** Hands interactions on until the function that it gives is called. */
function takeInteractions(
  client: Client<true>,
  end: () => Promise<void>,
  needs: DiscordNeeds & { readonly servers?: ServersOf },
): () => Promise<void> {
  const route = routeInteractions(needs);
  const inHand = new Map<Promise<void>, Interaction>();
  let isStopping = false;
  client.on(Events.InteractionCreate, (interaction: Interaction) => {
    const handled = (isStopping ? refuse(interaction) : route(interaction))
      .catch((error: unknown) => needs.log.error('An interaction was not handled', { err: error }))
      .finally(() => inHand.delete(handled));
    inHand.set(handled, interaction);
  });
  return async () => {
    isStopping = true;
    await within(needs.stopMsMax ?? STOP_MS_MAX, Promise.allSettled(inHand.keys()));
    if (inHand.size > 0) {
      needs.log.warn('Stopping before every answer was given', { inHand: inHand.size });
      await within(LAST_WORDS_MS_MAX, Promise.allSettled([...inHand.values()].map(sayLastWords)));
    }
    // discord.js calls its own leaving a reconnection; nobody needs to hear of that.
    client.removeAllListeners(Events.ShardReconnecting);
    await end();
  };
}

async function refuse(interaction: Interaction): Promise<void> {
  if (interaction.isRepliable()) await sayPrivately(interaction, texts.stopping);
}

/** Tells a person who waits in vain to ask again. An answer that is shown already stays. */
async function sayLastWords(interaction: Interaction): Promise<void> {
  if (!interaction.isRepliable() || interaction.replied) return;
  // The message whose button was pressed stays as it is.
  const isAside = interaction.isMessageComponent() && interaction.deferred;
  if (isAside) await speakAnew(interaction, () => true).sayAside({ components: drawNote(texts.stopping) });
  else await sayPrivately(interaction, texts.stopping);
}

/** Resolves when the work is done, or after so many milliseconds. */
async function within(msMax: number, work: Promise<unknown>): Promise<void> {
  const limit = new AbortController();
  await Promise.race([work, wait(msMax, undefined, { signal: limit.signal }).catch(() => undefined)]);
  limit.abort();
}
