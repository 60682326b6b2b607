// Brings the outbox's messages to their channels, each exactly once, whatever was cut short before.

import { createHash } from 'node:crypto';
import type { Instant, MessageId, OutboxId } from '../news/ids.ts';
import { DeliveryFault } from '../news/posting.ts';
import type { OutboxRow } from '../news/subscription.ts';
import type { PauseReason, Trouble } from '../news/trouble.ts';
import type { BriefingTools } from './briefing-tools.ts';
import { pauseAndTell, tellAbout } from './pause.ts';

/** After a crash a row is free again a minute later, well within the time that Discord remembers a nonce. */
const LEASE_MS = 60_000;
/** One request at most; with this a row that was claimed 25 s ago may still be sent within its lease. */
const POST_TIMEOUT_MS = 30_000;
const START_MS_MAX = LEASE_MS - POST_TIMEOUT_MS - 5_000;
/** Discord remembers a nonce for "the past few minutes"; two are safely a few. */
const NONCE_MS = 120_000;
/** Discord's own limit. */
const NONCE_CHARS_MAX = 25;
/** Rows claimed at once: as many as a burst sends within one lease. */
const ROWS_MAX = 20;
/** Parts of long briefings come one round after another; a call ends at some time all the same. */
const ROUNDS_MAX = 200;
/** Waiting doubles from 5 s to 10 min. */
const BACK_OFF_MS = 5_000;
const BACK_OFF_MS_MAX = 600_000;
/** About six hours of tries: as long as a late briefing is still worth posting. */
const ATTEMPTS_MAX = 42;
/** A channel's history is read from a little before the message was due, for clocks that differ. */
const CLOCK_SLACK_MS = 60_000;
/** Stands before the error of a row that certainly did not reach Discord. */
const NEVER_SENT = 'not sent: ';

/**
 * What it means when Discord reads a message and does not take it, by its error code. A reason: the subscription pauses and
 * a person is told why. `retry`: it was not taken for the moment. All other codes give the one message up and tell a
 * person so. (Answers of 5xx and 429, time-outs and cut connections are retried before this table is asked.)
 */
const REFUSALS: Readonly<Record<number, PauseReason | 'retry'>> = {
  10003: { kind: 'channel gone' },
  10004: { kind: 'server left' },
  40006: 'retry', // Discord has turned posting off for a while
  50001: { kind: 'may not see' },
  50008: { kind: 'takes no messages' },
  50013: { kind: 'may not send' },
  50024: { kind: 'takes no messages' },
  50083: { kind: 'thread archived' },
  130000: 'retry', // Discord is overloaded
  160005: { kind: 'thread locked' },
};

/** What one call did, in messages. `failed`: bugs, by row; their leases end by themselves. */
export interface DeliverReport {
  readonly sent: number;
  readonly retried: number;
  readonly refused: number;
  readonly uncertain: number;
  readonly failed: readonly { readonly outboxId: OutboxId; readonly error: unknown }[];
}

type DeliverTools = Pick<BriefingTools, 'store' | 'now' | 'newId' | 'post' | 'history' | 'tell' | 'log'>;

interface ClaimedRow {
  readonly row: OutboxRow;
  readonly before: OutboxRow;
}

type Outcome = 'sent' | 'retried' | 'refused' | 'uncertain';

/**
 * Sends all that may be sent now: channels side by side, one message after the other within a channel.
 *
 *   waiting ──claim──▶ sending ──post──▶ sent
 *      ▲                 │ │ └──refused──▶ failed (the subscription pauses, or a person is told)
 *      └──fault, later───┘ └─crash: the lease ends, it is claimed again and, unless the nonce still holds,
 *                             looked for in the channel first; where that is not allowed ▶ uncertain
 */
export async function deliverOutbox(tools: DeliverTools): Promise<DeliverReport> {
  const outcomes: Outcome[] = [];
  const failed: { outboxId: OutboxId; error: unknown }[] = [];
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const claimedAt = tools.now();
    const claimed = await tools.store.deliveries.claimOutbox({ now: claimedAt, leaseMs: LEASE_MS, limit: ROWS_MAX });
    if (claimed.length === 0) break;
    const channels = Map.groupBy(claimed, ({ row }) => row.channelId);
    const work = [...channels.values()].map(async (rows) => {
      for (const item of rows) {
        try {
          outcomes.push(await deliverOne(item, claimedAt, tools));
        } catch (error) {
          failed.push({ outboxId: item.row.id, error });
        }
      }
    });
    await Promise.all(work);
  }
  const count = (outcome: Outcome) => outcomes.filter((other) => other === outcome).length;
  const counts = { sent: count('sent'), retried: count('retried'), refused: count('refused') };
  return { ...counts, uncertain: count('uncertain'), failed };
}

async function deliverOne(item: ClaimedRow, claimedAt: Instant, tools: DeliverTools): Promise<Outcome> {
  const { row, before } = item;
  const unsent = isSurelyUnsent(before);
  try {
    if (tools.now() - claimedAt > START_MS_MAX) {
      throw new DeliveryFault('retry', 'its turn came too late', { neverSent: true });
    }
    if (unsent || nonceHolds(before, claimedAt)) return await send(row, tools);
    const found = await findInChannel(row, tools);
    if (found === 'may not read') return await leaveUncertain(row, tools);
    return found === undefined ? await send(row, tools) : await markSent(row, found, tools);
  } catch (error) {
    if (!(error instanceof DeliveryFault)) throw error;
    const meaning = REFUSALS[error.code ?? 0];
    if (error.kind === 'refused' && meaning !== 'retry') return refuse(row, error, meaning, tools);
    return tryLater(row, tools, error.message, unsent && (error.neverSent || meaning === 'retry'));
  }
}

/** Nothing was tried, or all that was tried certainly failed before it reached Discord. */
function isSurelyUnsent(before: OutboxRow): boolean {
  if (before.attempts === 0) return true;
  return before.state === 'waiting' && before.error !== undefined && before.error.startsWith(NEVER_SENT);
}

/** Only one earlier attempt is known to the minute: after a second one the first may be too old for its nonce. */
function nonceHolds(before: OutboxRow, now: Instant): boolean {
  return before.attempts === 1 && before.attemptedAt !== undefined && now - before.attemptedAt <= NONCE_MS;
}

async function send(row: OutboxRow, tools: DeliverTools): Promise<Outcome> {
  const { channelId, body } = row;
  const messageId = await tools.post({ channelId, body, nonce: nonceOf(row.id), timeoutMs: POST_TIMEOUT_MS });
  return markSent(row, messageId, tools);
}

async function markSent(row: OutboxRow, messageId: MessageId, { store, log }: DeliverTools): Promise<Outcome> {
  await store.deliveries.saveOutbox(row.id, { state: 'sent', messageId });
  log.info('message sent', { outbox: row.id, channel: row.channelId, message: messageId, attempts: row.attempts });
  return 'sent';
}

async function findInChannel(
  row: OutboxRow,
  { store, history }: DeliverTools,
): Promise<MessageId | undefined | 'may not read'> {
  const delivery = await store.deliveries.get(row.deliveryId);
  const after = (delivery?.dueAt ?? row.nextAttemptAt) - CLOCK_SLACK_MS;
  const seen = await history(row.channelId, after);
  if (!seen.mayRead) return 'may not read';
  return seen.messages.find(({ customIds }) => customIds.some((customId) => customId.includes(row.id)))?.id;
}

async function leaveUncertain(row: OutboxRow, tools: DeliverTools): Promise<Outcome> {
  await tellOf(row, { kind: 'uncertain', channelId: row.channelId }, tools);
  const error = 'interrupted, and the history of the channel may not be read';
  await tools.store.deliveries.saveOutbox(row.id, { state: 'uncertain', error });
  return 'uncertain';
}

async function tryLater(row: OutboxRow, tools: DeliverTools, why: string, unsent: boolean): Promise<Outcome> {
  const { store, now, log } = tools;
  if (row.attempts >= ATTEMPTS_MAX) {
    await tellOf(row, { kind: 'given up', channelId: row.channelId, tries: row.attempts, why }, tools);
    await store.deliveries.saveOutbox(row.id, { state: 'failed', error: why });
    return 'refused';
  }
  const nextAttemptAt = now() + Math.min(BACK_OFF_MS * 2 ** (row.attempts - 1), BACK_OFF_MS_MAX);
  await store.deliveries.saveOutbox(row.id, {
    state: 'waiting',
    nextAttemptAt,
    error: unsent ? `${NEVER_SENT}${why}` : why,
  });
  log.warn('message not sent, trying again', { outbox: row.id, attempts: row.attempts, why, nextAttemptAt });
  return 'retried';
}

async function refuse(
  row: OutboxRow,
  fault: DeliveryFault,
  reason: PauseReason | undefined,
  tools: DeliverTools,
): Promise<Outcome> {
  if (reason === undefined) {
    await tellOf(row, { kind: 'refused', channelId: row.channelId, why: fault.message }, tools);
  } else {
    const subscription = await subscriptionOf(row, tools);
    if (subscription !== undefined) await pauseAndTell(subscription, reason, tools);
  }
  await tools.store.deliveries.saveOutbox(row.id, { state: 'failed', error: fault.message });
  return 'refused';
}

async function tellOf(row: OutboxRow, trouble: Trouble, tools: DeliverTools): Promise<void> {
  const subscription = await subscriptionOf(row, tools);
  if (subscription !== undefined) await tellAbout(subscription, trouble, tools);
}

async function subscriptionOf(row: OutboxRow, { store }: DeliverTools) {
  const delivery = await store.deliveries.get(row.deliveryId);
  return delivery === undefined ? undefined : store.subscriptions.find(delivery.subscriptionId);
}

function nonceOf(id: OutboxId): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, NONCE_CHARS_MAX);
}
