// The tables of subscriptions, their deliveries and messages, as TypeScript sees them.

import type { Generated } from 'kysely';
import type {
  ChannelId,
  DeliveryId,
  GuildId,
  MessageId,
  OutboxId,
  RoleId,
  SubscriptionId,
  TopicId,
  UserId,
} from '../news/ids.ts';
import type { BriefingLength, Delivery, OutboxRow, Subscription, Target } from '../news/subscription.ts';

export interface SubscriptionTable {
  id: SubscriptionId;
  guild_id: GuildId;
  channel_id: ChannelId;
  topic_id: TopicId | null;
  cadence: string;
  zone: string;
  length: BriefingLength;
  mention_role_id: RoleId | null;
  when_empty: Subscription['whenEmpty'];
  items_max: number | null;
  quiet_from: string | null;
  quiet_to: string | null;
  target: Target;
  /** A JSON list of names. */
  tags: string;
  publish: number;
  version: number;
  state: Subscription['state'];
  paused_reason: string | null;
  next_due_at: number;
  created_at: number;
  created_by: UserId;
  follower_id: UserId | null;
  /** A Wanted as JSON. */
  wanted: string | null;
  looked_until: number | null;
  looked_sequence: number | null;
  as_it_happens: number;
  welcome: Generated<number>;
}

export interface DeliveryTable {
  id: DeliveryId;
  subscription_id: SubscriptionId;
  due_at: number;
  state: Delivery['state'];
  lease_until: number;
  read_sequence: number | null;
  turn: Generated<number>;
  /** A hash of what it told; null: nothing. */
  composition: string | null;
  /** Who posts it by hand and how, as JSON. */
  by_hand: string | null;
  composed_at: number | null;
}

export interface OutboxTable {
  id: OutboxId;
  delivery_id: DeliveryId;
  part: number;
  channel_id: ChannelId;
  body: string;
  state: OutboxRow['state'];
  attempts: number;
  attempted_at: number | null;
  next_attempt_at: number;
  lease_until: number;
  message_id: MessageId | null;
  error: string | null;
  /** A Place as JSON; null: the channel. */
  place: string | null;
  /** 0 is not to be published, 1 is to be, 2 is published, 3 could not be. */
  publish: number;
  published_at: number | null;
  due_at: number;
  turn: number;
  maybe_sent_at: number | null;
}
