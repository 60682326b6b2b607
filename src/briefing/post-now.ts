// Posts a briefing by hand: by the same outbox as those that are due, and remembered as told in its channel.

import { createHash } from 'node:crypto';
import { Failure } from '../news/failure.ts';
import type { ChannelId, DeliveryId, GuildId, Instant, SubscriptionId, TopicId, UserId } from '../news/ids.ts';
import { type BriefingLength, BY_HAND, type Subscription } from '../news/subscription.ts';
import type { BriefingTools } from './briefing-tools.ts';
import { composeByHand } from './compose-by-hand.ts';
import { deliverOutbox } from './deliver.ts';

/** As of what is due: composing takes well under a second. */
const LEASE_MS = 60_000;

/** What a moderator was shown and wants the channel to hear. `until`: as of when it was shown. */
export interface PostNowRequest {
  readonly guildId: GuildId;
  readonly channelId: ChannelId;
  readonly userId: UserId;
  readonly topicId?: TopicId;
  readonly length: BriefingLength;
  readonly until: Instant;
}

/** What became of it. `waiting`: Discord did not take it yet; it is tried again by itself. */
export interface PostedNow {
  readonly state: 'posted' | 'waiting' | 'repeated' | 'empty';
  readonly items: number;
}

/**
 * Posts the briefing of a topic over the day before `until` without what the channel was told, by a subscription of it or
 * by hand. Where the channel hears the topic, that subscription goes on from there. Throws a Failure where the topic is gone.
 */
export async function postNow(request: PostNowRequest, tools: BriefingTools): Promise<PostedNow> {
  const { store, now, newId } = tools;
  const { until, topicId, guildId, userId } = request;
  if (topicId !== undefined && (await store.topics.get(topicId, guildId)) === undefined) throw topicGone();
  const subscription = await hearerOf(request, tools);
  const { id: subscriptionId, nextDueAt } = subscription;
  const id = newId() as DeliveryId;
  const byHand = { userId, length: request.length };
  const claim = { id, subscriptionId, dueAt: until, nextDueAt, now: now(), leaseMs: LEASE_MS, byHand };
  const delivery = await store.deliveries.claim(claim);
  if (delivery === undefined) return { state: 'repeated', items: 0 };
  const composed = await composeByHand(delivery, { subscription, byHand }, tools);
  if (composed === undefined) return { state: 'repeated', items: 0 };
  if ('kind' in composed) throw composed.kind === 'unreadable' ? new Failure('bad-input', composed.why) : topicGone();
  const { items, messages } = composed;
  if (messages === 0) return { state: 'empty', items: 0 };
  await deliverOutbox(tools, { of: id });
  const isDone = (await store.deliveries.get(id))?.state === 'done';
  return { state: isDone ? 'posted' : 'waiting', items };
}

const topicGone = (): Failure => new Failure('not-found', 'That topic no longer exists.');

/** The channel's subscription to the topic, where it has an active one; else what is kept of it by hand, made where it is new. */
async function hearerOf(request: PostNowRequest, { store, now }: BriefingTools): Promise<Subscription> {
  const { guildId, channelId, topicId, userId } = request;
  const subscriptions = await store.subscriptions.list(guildId);
  const hearing = subscriptions.find(
    (other) => other.channelId === channelId && other.topicId === topicId && other.state === 'active',
  );
  if (hearing !== undefined) return hearing;
  const name = `${BY_HAND} ${guildId} ${channelId} ${topicId ?? ''}`;
  const id = createHash('sha256').update(name).digest('hex').slice(0, 32) as SubscriptionId;
  const kept = await store.subscriptions.find(id);
  if (kept !== undefined) return kept;
  const { zone } = await store.guilds.settings(guildId);
  const byHand: Subscription = {
    ...{ id, guildId, channelId, cadence: BY_HAND, zone, length: request.length, whenEmpty: 'skip', state: 'paused' },
    ...(topicId === undefined ? {} : { topicId }),
    ...{ nextDueAt: Number.MAX_SAFE_INTEGER, createdAt: now(), createdBy: userId },
  };
  await store.subscriptions.add(byHand);
  return byHand;
}
