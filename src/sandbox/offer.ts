// What the sandbox takes and offers: the types of its door.

import type { Act, Person } from './deeds.ts';
import type { WorldSize } from './make-world.ts';
import type { JsonObject } from './page-protocol.ts';
import type { Limits } from './rest/rate-limits.ts';
import type { Trouble } from './rest/trouble.ts';
import type { NewsFile } from './sample-news.ts';
import type { RecordedRequest } from './state.ts';
import type { PostedMessage, Seen } from './watch.ts';

/** What the host lets the sandbox do to it; each is reached through the control interface. */
export interface SandboxHooks {
  readonly importFiles?: (files: readonly { name: string; bytes: Uint8Array }[]) => Promise<JsonObject>;
  /** Moves the host's clock and gives its new time. */
  readonly moveClock?: (byMs: number) => number;
  readonly runTick?: () => Promise<void>;
  /** Takes one sample article in, as seen at `at` (UTC milliseconds). With it, news arrives while the sandbox runs. */
  readonly takeNews?: (file: NewsFile, at: number) => Promise<void>;
  /** When the next briefing is due (UTC milliseconds); undefined when none is. */
  readonly nextDueAt?: () => Promise<number | undefined>;
  /** Takes the person's own news in: what stands at an address, and files. Gives one sentence of what came of it. */
  readonly bringAddress?: (address: string) => Promise<Said>;
  readonly bringFiles?: (files: readonly NewsFile[]) => Promise<Said>;
}

/** One sentence for the person who asked. */
export interface Said {
  readonly text: string;
  readonly isFailure: boolean;
}

export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The stand-in's clock, milliseconds since 1970: ids, the three seconds, the nonce's window follow it. */
  readonly now: () => number;
  /** 0 ≤ x < 1; from the system's secure source when absent. */
  readonly random?: () => number;
  /** Milliseconds that really pass, for rate limits: clients wait for them in real time. */
  readonly elapsed?: () => number;
  /** The bot's token, without "Bot ". */
  readonly token: string;
  readonly world?: WorldSize;
  readonly hooks?: SandboxHooks;
  readonly page: boolean;
  readonly limits?: Limits;
  /** Privileged intents granted to the bot, as bits; none unless said otherwise. */
  readonly privilegedIntents?: number;
  /** How often a client is to beat; 45 s, Discord's own example, unless said otherwise. */
  readonly heartbeatMs?: number;
  /** Over how many shards the bot is to part its guilds; 1 unless said otherwise. */
  readonly shards?: number;
}

/** Ids by name. The first guild is the one that the page shows. */
export interface SandboxWorld {
  readonly botId: string;
  readonly people: { readonly member: string; readonly moderator: string };
  readonly guilds: readonly {
    readonly id: string;
    readonly name: string;
    readonly channels: readonly {
      readonly id: string;
      readonly name: string;
      readonly type: number;
      readonly parentId?: string;
    }[];
    readonly roles: readonly { readonly id: string; readonly name: string }[];
  }[];
}

export interface Sandbox {
  /** For `new Client({ rest: { api: apiUrl } })`. */
  readonly apiUrl: string;
  /** With its token in the address; absent when no page was asked for. */
  readonly pageUrl?: string;
  readonly controlUrl: string;
  /** Opens the page and, as `Authorization: Bearer …`, the control interface. */
  readonly accessToken: string;
  readonly world: () => SandboxWorld;
  /** The id of a channel of the first guild. Throws when there is none of that name. */
  readonly channel: (name: string) => string;
  /** The channel of direct messages between the bot and a person. */
  readonly directMessages: (as: Person) => string;
  /** All messages of a channel, oldest first; the ephemeral ones carry `visibleTo`. */
  readonly messages: (channelId: string) => PostedMessage[];
  /** Every request of the API since the start (the last 20,000). */
  readonly requests: () => readonly RecordedRequest[];
  /** What is registered: global commands and those of every guild. */
  readonly commands: () => JsonObject[];
  /** Acts as a person and gives what they see. Rejects with NotPossible where Discord's client would not let them. */
  readonly interact: (deed: Act) => Promise<Seen>;
  /** A person writes a message. */
  readonly say: (given: { as?: Person; channelId: string; content: string }) => PostedMessage;
  /** Makes these bits the bot's permissions in the channel, exactly; undefined gives back those of its roles. */
  readonly setPermissions: (channelId: string, bits: bigint | undefined) => void;
  readonly deleteChannel: (channelId: string) => void;
  /** Tells the bot that it was removed from a guild, that the guild is down, or that it is there (again). */
  readonly tellOfGuild: (guildId: string, what: 'removed' | 'down' | 'there') => void;
  /** From now on the person takes no direct messages (50007). */
  readonly closeDirectMessages: (as: Person) => void;
  /** Makes the next requests that fit go wrong. */
  readonly fault: (trouble: Trouble) => void;
  /** Ends all faults that were to come. */
  readonly endFaults: () => void;
  /** Lets the sample articles arrive whose instant has come; gives their titles. */
  readonly letNewsArrive: () => Promise<readonly string[]>;
  /** Closes every gateway socket, or those of one shard, with a code (1012), or cuts it without a word. */
  readonly cutGateway: (how?: number | 'without a word', shard?: number) => void;
  /** What the bot's presence says on each connected shard: the first activity's text. */
  readonly presences: () => readonly { readonly shard: number; readonly text: string }[];
  /** Asks every client to come back (op 7), or tells it that its session is invalid (op 9) and whether it may resume. */
  readonly disturbGateway: (how: 'reconnect' | 'invalid' | 'invalid, may resume') => void;
  /** From now on heartbeats are not acknowledged, or are again. */
  readonly swallowHeartbeats: (swallows: boolean) => void;
  /** How many sessions clients have begun, and how often one was resumed. */
  readonly sessions: () => { readonly begun: number; readonly resumed: number };
  /** No client can resume: the next one to try starts afresh. */
  readonly forgetSessions: () => void;
  /** Waits until `find` gives something; it is asked after everything that happens. Rejects after 10 s. */
  readonly until: <T>(find: () => T | undefined, timeoutMs?: number) => Promise<T>;
  readonly stop: () => Promise<void>;
}
