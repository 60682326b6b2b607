// What the stand-in knows: people, guilds, channels, messages, commands and interactions, all in memory.

import type { Budget, Spend } from './budgets.ts';
import type { Network } from './page-protocol.ts';
import type { Wire } from './wire.ts';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly isBot: boolean;
  /** False once the person has closed their direct messages to the bot. */
  acceptsDirectMessages: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
  readonly position: number;
  readonly color: number;
  readonly mentionable: boolean;
  /** Set for the role that belongs to the bot. */
  readonly botId?: string;
}

export interface Member {
  readonly userId: string;
  readonly roles: readonly string[];
  readonly joinedAt: number;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
}

export interface Overwrite {
  readonly id: string;
  /** 0 a role, 1 a member. */
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

/** Discord's channel types, those that the stand-in has. */
export const CHANNEL = {
  text: 0,
  direct: 1,
  category: 4,
  announcement: 5,
  newsThread: 10,
  thread: 11,
  forum: 15,
} as const;

export interface Channel {
  readonly id: string;
  readonly type: number;
  /** Absent in direct messages. */
  readonly guildId?: string;
  readonly parentId?: string;
  name: string;
  topic: string | null;
  readonly position: number;
  overwrites: readonly Overwrite[];
  /** The two of a direct message; empty elsewhere. */
  readonly recipients: readonly string[];
  readonly thread?: {
    readonly ownerId: string;
    readonly createdAt: number;
    archived: boolean;
    /** Only those who manage threads may write in it. */
    locked: boolean;
    autoArchiveMinutes: number;
  };
  /** Of a forum: its tags, and whether a post needs one. */
  readonly forum?: { readonly tags: readonly { readonly id: string; readonly name: string }[]; requiresTag: boolean };
  /** Of a forum's post: the ids of its tags. */
  readonly tagIds?: readonly string[];
  lastMessageId: string | null;
}

export interface StoredMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  /** Only this person sees it. */
  readonly visibleTo?: string;
  /** Milliseconds on the stand-in's clock. */
  readonly createdAt: number;
  editedAt?: number;
  readonly nonce?: string | number;
  /** The message as Discord's REST API gives it, without the nonce. */
  wire: Wire;
  /** Who was notified: `user:ID`, `role:ID`, `everyone`, `here`. */
  pings: readonly string[];
  /** Earlier forms of it, oldest first. */
  readonly versions: Wire[];
}

/** Discord's interaction types. */
export const INTERACTION = { ping: 1, command: 2, component: 3, completion: 4, submit: 5 } as const;

/** What a person sees first, after acting. `failed`: Discord's client says that the application did not respond. */
export type FirstSight =
  | { readonly kind: 'message' | 'deferred' | 'updated'; readonly messageId: string }
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'choices'; readonly choices: readonly Wire[] }
  | { readonly kind: 'modal'; readonly modal: Wire }
  | { readonly kind: 'failed'; readonly text: string };

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly userId: string;
  readonly channelId: string;
  readonly guildId?: string;
  /** The language that the person's client is set to. */
  readonly locale: string;
  readonly createdAt: number;
  readonly commandName?: string;
  readonly commandType?: number;
  /** The type of the option being typed, in completions. */
  readonly focusedType?: number;
  /** The message whose component was used, or whose component opened the modal. */
  readonly sourceMessageId?: string;
  /** The interaction that was answered with the form that this one sends. */
  readonly openedBy?: Interaction;
  status: 'waiting' | 'answered' | 'void';
  /** The message that `@original` names. */
  originalId?: string;
  /** Set after a deferred reply until its first edit or follow-up. */
  isLoading: boolean;
  readonly followUpIds: string[];
  /** Tells the person what came first. */
  readonly show: (sight: FirstSight) => void;
}

/** Something happened that gateways, pages and waiting tests may want to hear of. */
export interface WorldEvent {
  /** The dispatch's name on the gateway. */
  readonly name: string;
  readonly data: Wire;
  readonly guildId?: string;
  readonly channelId?: string;
  /** Only this person sees it; gateways are told nothing. */
  readonly visibleTo?: string;
}

export interface RecordedRequest {
  readonly method: string;
  /** With the query, as it came: `/api/v10/channels/1/messages?limit=5`. */
  readonly path: string;
  body: unknown;
  /** The files that came with it, by name and size in bytes. */
  files: readonly { readonly name: string; readonly bytes: number }[];
  /** What was answered; 0 when the connection was cut instead. */
  status: number;
  readonly at: number;
  /** What was answered, where that was a refusal. */
  answer?: unknown;
}

export interface State {
  readonly now: () => number;
  readonly random: () => number;
  readonly nextId: () => string;
  /** The bot's token, without "Bot ". */
  readonly token: string;
  readonly botId: string;
  readonly people: { readonly member: string; readonly moderator: string };
  readonly users: Map<string, User>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  /** By channel, oldest first. */
  readonly messages: Map<string, StoredMessage[]>;
  /** By scope: `global`, or a guild's id. */
  readonly commands: Map<string, Wire[]>;
  /** By token. */
  readonly interactions: Map<string, Interaction>;
  /** By person: the form that is open before them. */
  readonly openModals: Map<string, { readonly modal: Wire; readonly interaction: Interaction }>;
  /** By path on this server. */
  readonly files: Map<string, { readonly bytes: Uint8Array; readonly type: string }>;
  readonly requests: RecordedRequest[];
  /** What may be done only so often: identifying, creating commands, editing old messages, publishing, being refused. */
  readonly spend: Spend;
  /** Sessions that the bot may begin in a day. */
  readonly identifies: Budget;
  /** Over how many shards the bot is to part its guilds. */
  readonly shards: number;
  /** How many shards may identify side by side. */
  readonly maxConcurrency: number;
  /** How the way between the bot and this server is. */
  network: Network;
  readonly hearers: Set<(event: WorldEvent) => void>;
  /** Where the server can be reached, `http://127.0.0.1:PORT`; set once it listens. */
  origin: string;
}

/** Tells everyone who listens. */
export function tell(state: State, event: WorldEvent): void {
  for (const hear of [...state.hearers]) hear(event);
}

/** The messages of a channel, oldest first, those that only one person sees among them. */
export function messagesIn(state: State, channelId: string): StoredMessage[] {
  return state.messages.get(channelId) ?? [];
}

/** One message of a channel, or undefined. */
export function findMessage(state: State, channelId: string, messageId: string): StoredMessage | undefined {
  return messagesIn(state, channelId).find((message) => message.id === messageId);
}

/** True where people and bots can write. */
export function takesMessages(channel: Channel): boolean {
  return channel.type !== CHANNEL.category && channel.type !== CHANNEL.forum;
}
