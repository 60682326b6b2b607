// Sends one row of the outbox to its place, and looks for it there.

import { createHash } from 'node:crypto';
import type { ChannelId, Instant, MessageId, OutboxId } from '../news/ids.ts';
import { DeliveryFault } from '../news/posting.ts';
import type { OutboxRow } from '../news/subscription.ts';
import type { BriefingTools } from './briefing-tools.ts';

/** One request at most. */
export const POST_TIMEOUT_MS = 30_000;
/** Discord's own limit. */
const NONCE_CHARS_MAX = 25;
/** A channel's history is read from a little before the message was due, for clocks that differ. */
const CLOCK_SLACK_MS = 60_000;

/** Where a message stands. */
export interface Standing {
  readonly channelId: ChannelId;
  readonly messageId: MessageId;
}

type SendTools = Pick<BriefingTools, 'store' | 'post' | 'history' | 'places'>;

/** Creates the message, or the forum's post that begins with it. Throws DeliveryFault. */
export async function sendRow(row: OutboxRow, tools: SendTools): Promise<Standing> {
  const { body, place } = row;
  if (place?.kind === 'opens post') {
    const post = { channelId: row.channelId, body, timeoutMs: POST_TIMEOUT_MS, place };
    const messageId = await tools.places.openPost(post);
    return { messageId, channelId: threadFrom(messageId) };
  }
  const channelId = await channelOf(row, tools);
  const messageId = await tools.post({ channelId, body, nonce: nonceOf(row.id), timeoutMs: POST_TIMEOUT_MS });
  return { messageId, channelId };
}

/** Looks where it would stand for a row that may have been sent. Throws DeliveryFault. */
export async function findRow(row: OutboxRow, tools: SendTools): Promise<Standing | undefined | 'may not read'> {
  const delivery = await tools.store.deliveries.get(row.deliveryId);
  const after: Instant = (delivery?.dueAt ?? row.nextAttemptAt) - CLOCK_SLACK_MS;
  const isPost = row.place?.kind === 'opens post';
  const channelId = isPost ? row.channelId : await channelOf(row, tools);
  const seen = isPost ? await tools.places.findPosts(channelId, after) : await tools.history(channelId, after);
  if (!seen.mayRead) return 'may not read';
  const found = seen.messages.find(({ customIds }) => customIds.some((customId) => customId.includes(row.id)));
  if (found === undefined) return undefined;
  return { messageId: found.id, channelId: isPost ? threadFrom(found.id) : channelId };
}

/** The row's channel, or the thread that the first message of its delivery has opened. */
async function channelOf({ channelId, deliveryId, place }: OutboxRow, { store }: SendTools): Promise<ChannelId> {
  if (place?.kind !== 'in thread') return channelId;
  const first = await store.deliveries.firstMessage(deliveryId);
  if (first === undefined) throw new DeliveryFault('refused', 'the thread it belongs in was not opened');
  return threadFrom(first);
}

/** Discord's documentation, "Start Thread from Message": the thread has the id of its message; a post has it too. */
function threadFrom(messageId: MessageId): ChannelId {
  return messageId as string as ChannelId;
}

function nonceOf(id: OutboxId): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, NONCE_CHARS_MAX);
}
