// Opens what messages stand in: threads that grow from a message, posts of forums. And publishes announcements.

import { ChannelType, type Client, Routes } from 'discord.js';
import type { ChannelId, Day, Instant, MessageId } from '../news/ids.ts';
import type { ChannelHistory, PostedMessage } from '../news/posting.ts';
import { findChannel } from './find-server.ts';
import { mayReadHistory, type RawMessage, toDeliveryFault, toPosted, toSnowflake } from './post.ts';
import { type RealNow, within } from './refuse-late.ts';
import { sayDay, texts } from './texts.ts';

/** Minutes without a message after which Discord archives a thread: a day. */
const ARCHIVE_MINUTES = 1_440;
/** Discord's documentation, "Channel Object". */
const NAME_CHARACTERS_MAX = 100;
/** A message has its thread already; it is published already: what was wanted is so. */
const THREAD_EXISTS = 160_004;
const PUBLISHED_ALREADY = 40_033;

interface Named {
  readonly title: string;
  readonly day: Day;
}

/** What a channel is, for who wants to post there. */
interface ChannelPlace {
  readonly kind: 'text' | 'announcement' | 'forum' | 'thread' | 'other';
  /** The names of a forum's tags. */
  readonly tags: readonly string[];
  /** A post needs one of them. */
  readonly needsTag: boolean;
}

export interface Places {
  /** Opens the thread of a message; also when it has one already. Throws DeliveryFault. */
  openThread(from: { readonly channelId: ChannelId; readonly messageId: MessageId } & Named): Promise<void>;
  /** Opens a forum's post; tags that the forum does not have are left out. Takes no nonce. Throws DeliveryFault. */
  openPost(post: {
    readonly channelId: ChannelId;
    readonly body: string;
    readonly timeoutMs: number;
    readonly place: Named & { readonly tags: readonly string[] };
  }): Promise<MessageId>;
  /** The first messages of Dateline's own posts in a forum since an instant, of those that are not archived. Throws DeliveryFault. */
  findPosts(channelId: ChannelId, after: Instant): Promise<ChannelHistory>;
  /** Publishes a message; also when it is published already. Throws DeliveryFault. */
  publish(channelId: ChannelId, messageId: MessageId): Promise<void>;
  /** Undefined when there is no such channel that the bot can see. */
  describe(channelId: ChannelId): Promise<ChannelPlace | undefined>;
}

/** Takes the client that is signed in. */
export function openPlaces(client: Client<true>, realNow: RealNow): Places {
  const { rest } = client;
  return {
    openThread: async ({ channelId, messageId, ...named }) => {
      const body = { name: nameOf(named), auto_archive_duration: ARCHIVE_MINUTES };
      await unless(THREAD_EXISTS, rest.post(Routes.threads(channelId, messageId), { body }));
    },
    openPost: async ({ channelId, body: message, timeoutMs, place }) => {
      const tags = await tagsOf(client, channelId);
      const wanted = new Set(place.tags.map((name) => name.toLowerCase()));
      const body = {
        name: nameOf(place),
        auto_archive_duration: ARCHIVE_MINUTES,
        applied_tags: tags.filter(({ name }) => wanted.has(name.toLowerCase())).map(({ id }) => id),
        message: JSON.parse(message) as object,
      };
      const signal = AbortSignal.timeout(timeoutMs);
      // A forum takes no nonce.
      const opened = await within({ ms: timeoutMs, realNow, isOnce: true }, () =>
        rest.post(Routes.threads(channelId), { body, signal }),
      ).catch((error: unknown) => {
        throw toDeliveryFault(error);
      });
      return (opened as { readonly id: MessageId }).id;
    },
    findPosts: (channelId, after) => findPosts(client, channelId, after),
    publish: async (channelId, messageId) => {
      await unless(PUBLISHED_ALREADY, rest.post(Routes.channelMessageCrosspost(channelId, messageId)));
    },
    describe: (channelId) => describe(client, channelId),
  };
}

async function unless(code: number, request: Promise<unknown>): Promise<void> {
  await request.catch((error: unknown) => {
    const fault = toDeliveryFault(error);
    if (fault.code !== code) throw fault;
  });
}

async function findPosts(client: Client<true>, channelId: ChannelId, after: Instant): Promise<ChannelHistory> {
  try {
    const forum = await findChannel(client, channelId);
    if (forum === undefined || forum === 'direct' || !(await mayReadHistory(client, channelId)))
      return { mayRead: false };
    const active = (await client.rest.get(Routes.guildActiveThreads(forum.guildId))) as {
      readonly threads: readonly { readonly id: string; readonly parent_id?: string; readonly owner_id?: string }[];
    };
    const since = BigInt(toSnowflake(after));
    const own = active.threads.filter(
      ({ id, parent_id, owner_id }) => parent_id === channelId && owner_id === client.user.id && BigInt(id) >= since,
    );
    const messages: PostedMessage[] = [];
    for (const { id } of own) {
      messages.push(toPosted((await client.rest.get(Routes.channelMessage(id, id))) as RawMessage));
    }
    return { mayRead: true, messages };
  } catch (error) {
    throw toDeliveryFault(error);
  }
}

async function tagsOf(client: Client<true>, channelId: ChannelId) {
  const forum = await findChannel(client, channelId).catch((error: unknown) => {
    throw toDeliveryFault(error);
  });
  return forum !== undefined && forum !== 'direct' && forum.isThreadOnly() ? forum.availableTags : [];
}

async function describe(client: Client<true>, channelId: ChannelId): Promise<ChannelPlace | undefined> {
  const channel = await client.channels.fetch(channelId).catch(() => null);
  if (channel === null || channel.isDMBased()) return undefined;
  if (channel.isThreadOnly()) {
    const needsTag = channel.flags.has('RequireTag');
    return { kind: 'forum', tags: channel.availableTags.map(({ name }) => name), needsTag };
  }
  const kinds = { [ChannelType.GuildText]: 'text', [ChannelType.GuildAnnouncement]: 'announcement' } as const;
  const kind = channel.isThread() ? 'thread' : (kinds[channel.type as keyof typeof kinds] ?? 'other');
  return { kind, tags: [], needsTag: false };
}

/** `Libya, 23 November 2026`. Names hold plain text: nothing in them is markdown or mentions. */
function nameOf({ title, day }: Named): string {
  const end = `, ${sayDay(day)}`;
  const start = title.replace(/\s+/gu, ' ').trim() || texts.allNews;
  return `${start.slice(0, NAME_CHARACTERS_MAX - end.length).toWellFormed()}${end}`;
}
