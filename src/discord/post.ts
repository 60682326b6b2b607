// Posts messages unasked and finds them again: plain requests through discord.js, with every fault told by its kind.

import {
  type Client,
  DiscordAPIError,
  HTTPError,
  PermissionFlagsBits,
  RateLimitError,
  type REST,
  Routes,
} from 'discord.js';
import type { ChannelId, Instant, MessageId, UserId } from '../news/ids.ts';
import {
  type ChannelHistory,
  DeliveryFault,
  type EditRequest,
  type PostedMessage,
  type PostRequest,
} from '../news/posting.ts';
import { findChannel, permissionsIn } from './find-server.ts';
import { NONCE_CHARACTERS_MAX } from './limits.ts';
import { isNeverSent } from './never-sent.ts';
import { MayBeTaken, type RealNow, within } from './refuse-late.ts';

export type Post = (request: PostRequest) => Promise<MessageId>;
export type Edit = (request: EditRequest) => Promise<void>;
export type History = (channelId: ChannelId, after: Instant) => Promise<ChannelHistory>;
export type OpenDirectMessages = (userId: UserId) => Promise<ChannelId>;
export type SendDirectMessage = (userId: UserId, message: Omit<PostRequest, 'channelId'>) => Promise<MessageId>;

/** Discord's documentation, "Get Channel Messages". */
const HISTORY_PAGE_MAX = 100;
/** Our own: a channel with more messages than this since a briefing was due is not searched to its end. */
const HISTORY_PAGES_MAX = 20;
/** Discord's documentation, "Snowflakes": milliseconds since the first second of 2015, above 22 other bits. */
const DISCORD_EPOCH = 1_420_070_400_000n;

/**
 * Creates one message, its nonce enforced: Discord gives the earlier one again for a nonce that it remembers. Throws
 * DeliveryFault; RangeError for a nonce that is too long.
 */
export function postMessage(rest: REST, realNow: RealNow): Post {
  return async ({ channelId, body, nonce, timeoutMs }) => {
    if (nonce.length > NONCE_CHARACTERS_MAX) throw new RangeError(`The nonce ${nonce} is too long.`);
    const message = { ...(JSON.parse(body) as object), nonce, enforce_nonce: true };
    const signal = AbortSignal.timeout(timeoutMs);
    const created = await within({ ms: timeoutMs, realNow }, () =>
      rest.post(Routes.channelMessages(channelId), { body: message, signal }),
    ).catch((error: unknown) => {
      throw toDeliveryFault(error);
    });
    return (created as { readonly id: MessageId }).id;
  };
}

/** Changes one message of our own. Throws DeliveryFault. */
export function editMessage(rest: REST): Edit {
  return async ({ channelId, messageId, body, timeoutMs }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    await rest
      .patch(Routes.channelMessage(channelId, messageId), { body: JSON.parse(body), signal })
      .catch((error: unknown) => {
        throw toDeliveryFault(error);
      });
  };
}

/** Creates one message to one person. Throws DeliveryFault, with code 50007 when the person takes no messages from us. */
export function sendDirectMessage(rest: REST, realNow: RealNow): SendDirectMessage {
  const post = postMessage(rest, realNow);
  const open = openDirectMessages(rest);
  return async (userId, message) => post({ ...message, channelId: await open(userId) });
}

/** The channel of a person's direct messages, which is always the same. Throws DeliveryFault. */
export function openDirectMessages(rest: REST): OpenDirectMessages {
  return async (userId) => {
    const body = { recipient_id: userId };
    const channel = await rest.post(Routes.userChannels(), { body }).catch((error: unknown) => {
      throw toDeliveryFault(error);
    });
    return (channel as { readonly id: ChannelId }).id;
  };
}

/** Reads Dateline's own messages since an instant. Throws DeliveryFault. */
export function readHistory(client: Client<true>): History {
  return async (channelId, after) => {
    const messages: PostedMessage[] = [];
    let from = toSnowflake(after);
    try {
      if (!(await mayReadHistory(client, channelId))) return { mayRead: false };
      for (let page = 0; page < HISTORY_PAGES_MAX; page += 1) {
        const query = new URLSearchParams({ after: from, limit: `${HISTORY_PAGE_MAX}` });
        const found = (await client.rest.get(Routes.channelMessages(channelId), { query })) as readonly RawMessage[];
        messages.push(...found.filter(({ author }) => author.id === client.user.id).map(toPosted));
        if (found.length < HISTORY_PAGE_MAX) break;
        from = found
          .map(({ id }) => BigInt(id))
          .reduce((a, b) => (a > b ? a : b))
          .toString();
      }
    } catch (error) {
      throw toDeliveryFault(error);
    }
    return { mayRead: true, messages };
  };
}

/** Without the permission Discord answers with an empty list, not with an error: so the permission is looked at first. */
export async function mayReadHistory(client: Client<true>, channelId: ChannelId): Promise<boolean> {
  const channel = await findChannel(client, channelId);
  if (channel === undefined) return false;
  if (channel === 'direct') return true;
  const permissions = await permissionsIn(channel);
  return permissions?.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory]) ?? false;
}

interface RawComponent {
  readonly custom_id?: string;
  readonly components?: readonly RawComponent[];
}
/** A message as Discord gives it, as far as it is looked at. */
export interface RawMessage {
  readonly id: MessageId;
  readonly author: { readonly id: string };
  readonly components?: readonly RawComponent[];
}

/** A message as a search for Dateline's own sees it. */
export function toPosted({ id, components = [] }: RawMessage): PostedMessage {
  const all = components.flatMap((component) => [component, ...(component.components ?? [])]);
  return { id, customIds: all.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id])) };
}

/** The least id of what was made at an instant or later. */
export function toSnowflake(instant: Instant): string {
  const sinceEpoch = BigInt(Math.floor(instant)) - DISCORD_EPOCH;
  return ((sinceEpoch > 0n ? sinceEpoch : 0n) << 22n).toString();
}

/** What the request's error means for the message: see DeliveryFault. */
export function toDeliveryFault(error: unknown): DeliveryFault {
  // Whatever was said of the last attempt, it may be there: it is looked for before anything else.
  if (error instanceof MayBeTaken)
    return new DeliveryFault('retry', toDeliveryFault(error.cause).message, { cause: error.cause });
  if (error instanceof DiscordAPIError) {
    const code = Number(error.code);
    // 401: the token was taken away. The operator can mend that, so the message waits; it was not taken.
    if (error.status === 401 || error.status === 429) {
      return new DeliveryFault('retry', error.message, { code, neverSent: true, cause: error });
    }
    const kind = error.status >= 500 ? 'retry' : 'refused';
    return new DeliveryFault(kind, error.message, { code, cause: error });
  }
  // Not waited for: it was not taken.
  if (error instanceof RateLimitError)
    return new DeliveryFault('retry', 'Discord wants us to wait', { neverSent: true, cause: error });
  if (error instanceof HTTPError)
    return new DeliveryFault('retry', `Discord answered ${error.status}`, { cause: error });
  if (error instanceof Error) {
    return new DeliveryFault('retry', error.message, { neverSent: isNeverSent(error), cause: error });
  }
  return new DeliveryFault('retry', String(error));
}
