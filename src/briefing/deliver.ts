// Brings the outbox's messages to their channels, each exactly once, whatever was cut short before.

import type { ChannelId, DeliveryId, Instant, MessageId, OutboxId } from '../news/ids.ts';
import { DeliveryFault } from '../news/posting.ts';
import { BY_HAND, type OutboxRow } from '../news/subscription.ts';
import type { PauseReason, Trouble } from '../news/trouble.ts';
import type { ClaimedRow } from '../store/store.ts';
import type { BriefingTools } from './briefing-tools.ts';
import { pauseAndTell, tellAbout } from './pause.ts';
import { LATE_MS_MAX } from './plan-due.ts';
import { publishSent } from './publish-sent.ts';
import { REFUSALS } from './refusals.ts';
import { findRow, POST_TIMEOUT_MS, type Standing, sendRow } from './send-row.ts';
import { sendSideBySide } from './send-side-by-side.ts';
import { shareMoments } from './share-moments.ts';

/** After a crash a row is free again a minute later, well within the time that Discord remembers a nonce. */
const LEASE_MS = 60_000;
/** A row that was claimed 25 s ago may still be sent within its lease. */
const START_MS_MAX = LEASE_MS - POST_TIMEOUT_MS - 5_000;
/** Discord remembers a nonce for "the past few minutes"; two are safely a few. */
const NONCE_MS = 120_000;
/** Where so many are in hand, marks wait for each other: one by one, a busy disk would hold the thread fifty times a second. */
const BUSY = 20;
const MARK_MS = 100;
/** Waiting doubles from 5 s to 10 min. */
const BACK_OFF_MS = 5_000;
const BACK_OFF_MS_MAX = 600_000;
/** About six hours of tries: as long as a late briefing is still worth posting. */
const ATTEMPTS_MAX = 42;
/** As much is late whatever was said: composed anew it says so, or is folded into the next when it is too late for that. */
const STALE_MS_MIN = 5 * 60_000;

interface DeliverOptions {
  /** Whether others still compose; then it waits for what they write. */
  readonly isMoreToCome?: () => boolean;
  /** This delivery's messages alone. */
  readonly of?: DeliveryId;
}

/** What one call did, in messages. `failed`: bugs, by row; their leases end by themselves. */
export interface DeliverReport {
  readonly sent: number;
  readonly retried: number;
  readonly refused: number;
  readonly uncertain: number;
  /** Too late to be sent as it was composed: free to be composed anew. */
  readonly givenBack: number;
  readonly failed: readonly { readonly outboxId: OutboxId; readonly error: unknown }[];
}

type DeliverTools = Pick<
  BriefingTools,
  'store' | 'now' | 'newId' | 'post' | 'history' | 'places' | 'tell' | 'log' | 'isMember'
>;

type Outcome = 'sent' | 'retried' | 'refused' | 'uncertain' | 'given back';

/**
 * Sends all that may be sent now, and all that is written until `isMoreToCome` says no: channels side by side, one
 * message after the other within a channel.
 *
 *   waiting ──claim──▶ sending ──post──▶ sent
 *      ▲                 │ │ └──refused──▶ failed (the subscription pauses, or a person is told)
 *      └──fault, later───┘ └─crash: the lease ends, it is claimed again and, unless the nonce still holds,
 *                             looked for in the channel first; where that is not allowed ▶ uncertain
 */
export async function deliverOutbox(
  tools: DeliverTools,
  { isMoreToCome = () => false, of }: DeliverOptions = {},
): Promise<DeliverReport> {
  const { store, now } = tools;
  const outcomes: Outcome[] = [];
  const failed: { outboxId: OutboxId; error: unknown }[] = [];
  const markTogether = shareMoments(MARK_MS);
  await sendSideBySide<Leased>({
    claim: async (room) => {
      const claimedAt = now();
      const claimed = await store.deliveries.claimOutbox({ now: claimedAt, leaseMs: LEASE_MS, ...room, of });
      return claimed.map((item) => ({ ...item, claimedAt }));
    },
    channelOf: ({ row }) => row.channelId,
    send: async (item, inHand) => {
      try {
        outcomes.push(await deliverOne(item, tools, () => (inHand < BUSY ? undefined : markTogether())));
      } catch (error) {
        failed.push({ outboxId: item.row.id, error });
      }
    },
    isMoreToCome,
  });
  // Who waits for one delivery does not wait for what others publish.
  if (of === undefined) await publishSent(tools);
  const count = (outcome: Outcome) => outcomes.filter((other) => other === outcome).length;
  const counts = { sent: count('sent'), retried: count('retried'), refused: count('refused') };
  return { ...counts, uncertain: count('uncertain'), givenBack: count('given back'), failed };
}

/** Waits until others are marked too, where many are. */
type BeforeMark = () => Promise<void> | undefined;

type Leased = ClaimedRow & { readonly claimedAt: Instant };

async function deliverOne(item: Leased, tools: DeliverTools, beforeMark: BeforeMark): Promise<Outcome> {
  const { row, before, claimedAt } = item;
  const isUnsent = before.maybeSentAt === undefined;
  try {
    if (tools.now() - claimedAt > START_MS_MAX) {
      throw new DeliveryFault('retry', 'its turn came too late', { neverSent: true });
    }
    if (await endForLeaver(row, tools)) return 'refused';
    // A forum's post takes no nonce.
    const isSafe = isUnsent || (row.place?.kind !== 'opens post' && nonceHolds(before, claimedAt));
    const found = isSafe ? undefined : await findRow(row, tools);
    if (found === 'may not read') return await leaveUncertain(row, tools);
    if (found === undefined && (isUnsent || !isSafe) && (await isTakenBack(item, tools))) {
      return 'given back';
    }
    const standing = found ?? (await sendRow(row, tools));
    await beforeMark();
    return await markSent(row, standing, tools);
  } catch (error) {
    if (!(error instanceof DeliveryFault)) throw error;
    const meaning = meaningOf(error, row, (await subscriptionOf(row, tools))?.channelId);
    if (error.kind === 'refused' && meaning !== 'retry') return refuse(row, error, meaning, tools);
    return tryLater(row, tools, error.message, isUnsent && (error.neverSent || meaning === 'retry'));
  }
}

/** Discord takes the nonce of a repeated message for the one that it knows, if it took any since then. */
function nonceHolds({ maybeSentAt }: OutboxRow, now: Instant): boolean {
  return maybeSentAt !== undefined && now - maybeSentAt <= NONCE_MS;
}

/**
 * Where it is twice as late as when it was composed, and late enough to say so, it is taken back: nobody is to take it for
 * punctual. What a person posted by hand is never late.
 */
async function isTakenBack({ row, dueAt, composedAt, claimedAt }: Leased, tools: DeliverTools): Promise<boolean> {
  const lateMs = claimedAt - dueAt;
  const isStale = lateMs >= Math.max(STALE_MS_MIN, 2 * (composedAt - dueAt)) || lateMs > LATE_MS_MAX;
  if (row.part > 0 || !isStale || (await subscriptionOf(row, tools))?.cadence === BY_HAND) return false;
  return tools.store.deliveries.giveBack(row);
}

/** A day's thread that somebody deleted is not the channel: tomorrow opens another. */
function meaningOf({ code = 0 }: DeliveryFault, { channelId, place }: OutboxRow, home: ChannelId | undefined) {
  const isThread = place?.kind === 'in thread' || (home !== undefined && channelId !== home);
  const meaning = REFUSALS[code];
  return isThread && meaning !== 'retry' ? undefined : meaning;
}

async function markSent(row: OutboxRow, { messageId, channelId }: Standing, tools: DeliverTools): Promise<Outcome> {
  if (row.place?.kind === 'opens thread') await openThread(row, messageId, tools);
  const moved = channelId === row.channelId ? {} : { channelId };
  await tools.store.deliveries.saveOutbox(row.id, { state: 'sent', messageId, ...moved });
  tools.log.info('message sent', { outbox: row.id, channel: channelId, message: messageId, attempts: row.attempts });
  return 'sent';
}

/** The message stands, whether its thread opens or not. Throws DeliveryFault where that may be tried again. */
async function openThread(row: OutboxRow, messageId: MessageId, tools: DeliverTools): Promise<void> {
  const { channelId, place } = row;
  if (place?.kind !== 'opens thread') return;
  try {
    await tools.places.openThread({ channelId, messageId, title: place.title, day: place.day });
  } catch (error) {
    if (!(error instanceof DeliveryFault) || error.kind === 'retry') throw error;
    await tellOf(row, { kind: 'no thread', channelId, why: error.message }, tools);
  }
}

async function leaveUncertain(row: OutboxRow, tools: DeliverTools): Promise<Outcome> {
  await tellOf(row, { kind: 'uncertain', channelId: row.channelId }, tools);
  const error = 'interrupted, and the history of the channel may not be read';
  await tools.store.deliveries.saveOutbox(row.id, { state: 'uncertain', error, attempts: row.attempts });
  return 'uncertain';
}

async function tryLater(row: OutboxRow, tools: DeliverTools, why: string, isUnsent: boolean): Promise<Outcome> {
  const { store, now, log } = tools;
  if (row.attempts >= ATTEMPTS_MAX) {
    await tellOf(row, { kind: 'given up', channelId: row.channelId, tries: row.attempts, why }, tools);
    await store.deliveries.saveOutbox(row.id, { state: 'failed', error: why, attempts: row.attempts });
    return 'refused';
  }
  const nextAttemptAt = now() + Math.min(BACK_OFF_MS * 2 ** (row.attempts - 1), BACK_OFF_MS_MAX);
  await store.deliveries.saveOutbox(row.id, {
    state: 'waiting',
    nextAttemptAt,
    error: why,
    isUnsent,
    attempts: row.attempts,
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
  if (reason === undefined && !(await isToldOf(row, tools))) {
    await tellOf(row, { kind: 'refused', channelId: row.channelId, why: fault.message }, tools);
  } else if (reason !== undefined) {
    const subscription = await subscriptionOf(row, tools);
    if (subscription?.cadence === BY_HAND)
      await tellAbout(subscription, { kind: 'refused', channelId: row.channelId, why: fault.message }, tools);
    else if (subscription !== undefined) await pauseAndTell(subscription, reason, tools);
  }
  await tools.store.deliveries.saveOutbox(row.id, { state: 'failed', error: fault.message, attempts: row.attempts });
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

/** A person who left the server is told nothing of its news any more: what they followed there goes, this message with it. */
async function endForLeaver(row: OutboxRow, tools: DeliverTools): Promise<boolean> {
  if (tools.isMember === undefined) return false;
  const { id, guildId, followerId } = (await subscriptionOf(row, tools)) ?? {};
  if (id === undefined || guildId === undefined || followerId === undefined) return false;
  if (await tools.isMember(guildId, followerId)) return false;
  const follows = await tools.store.subscriptions.follows(followerId, guildId);
  for (const follow of follows) await tools.store.subscriptions.removeFollow(follow.id, followerId);
  const { log } = tools;
  log.info('a person left: what they followed there ended', { guild: guildId, follows: follows.length });
  return true;
}

/** One notice for a briefing, however many of its messages are refused. */
async function isToldOf({ deliveryId }: OutboxRow, { store }: DeliverTools): Promise<boolean> {
  return (await store.deliveries.refusedParts(deliveryId)) > 0;
}
