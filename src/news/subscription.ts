// A subscription: one channel hears one topic, at its hours. A delivery is one of its briefings, an outbox row one message of that.

import type {
  ArticleId,
  ChannelId,
  Day,
  DeliveryId,
  GuildId,
  Instant,
  MessageId,
  OutboxId,
  RoleId,
  SubscriptionId,
  TopicId,
  UserId,
} from './ids.ts';
import type { Place } from './place.ts';
import type { Topic } from './topic.ts';
import type { PauseReason } from './trouble.ts';

/** short: at most 5 items, standard 10, full 20. */
export type BriefingLength = 'short' | 'standard' | 'full';

/** The cadence of what moderators post by hand in a channel: never due, in no list, and kept so that nothing is told there twice. */
export const BY_HAND = 'by hand';

/** A span of the local day in which nothing is posted; it may pass midnight. Both are `HH:MM` on the subscription's clock. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** A due time on the day of a change of the clocks: its local time is left out, or comes twice. */
export interface ClockChange {
  readonly kind: 'skipped' | 'repeated';
  /** The local day on which it is due. */
  readonly day: Day;
  /** `HH:MM` as the cadence has it, and as the clock shows it when it is due. */
  readonly time: string;
  readonly dueTime: string;
  readonly dueAt: Instant;
}

/** The cadence that tells each minute what came since the last one, if anything did. */
export const AS_IT_HAPPENS = 'as it happens';

/** Whether a cadence, as it was written, is that one. */
export function isAsItHappens(cadence: string): boolean {
  return cadence.trim().toLowerCase().replace(/\s+/gu, ' ') === AS_IT_HAPPENS;
}

/** Where in its channel a briefing stands: as messages, in a thread for each local day, or as a forum's post. */
export type Target = 'channel' | 'thread' | 'post';

/** What a person follows where it is no topic of the server's. Asked for as a topic is; `name` is what its messages are called. */
export type Wanted = Pick<Topic, 'name' | 'words' | 'actors' | 'sources' | 'languages'>;

/** How far the news was looked through: all that was seen before `until`, as of the articles' change `sequence`. */
export interface Look {
  readonly until: Instant;
  readonly sequence: number;
}

export interface Subscription {
  readonly id: SubscriptionId;
  readonly guildId: GuildId;
  readonly channelId: ChannelId;
  /**
   * The person whose own it is: a follow. `channelId` is then that of the person's direct messages, the view is that of
   * the server, and nobody else is shown or told anything of it. Absent: a channel's, made by moderators.
   */
  readonly followerId?: UserId;
  /** Absent: all the news of the server's view. */
  readonly topicId?: TopicId;
  /** In place of a topic, where a person follows an actor or words. */
  readonly wanted?: Wanted;
  /** As it was written: `daily 08:00`, `weekdays 08:00`, `weekly mon 08:00`, `cron 0 8 * * 1-5`, `as it happens`. */
  readonly cadence: string;
  /** IANA zone in which the cadence is read. */
  readonly zone: string;
  readonly length: BriefingLength;
  /** At most so many items (as it happens: messages in an hour); absent: as many as the length has. */
  readonly itemsMax?: number;
  readonly quiet?: QuietHours;
  /** Absent: `channel`. */
  readonly target?: Target;
  /** The names of a forum's tags, as its settings have them; for posts alone. */
  readonly tags?: readonly string[];
  /** Publishes each message to the servers that follow the announcement channel. */
  readonly publish?: boolean;
  readonly mentionRoleId?: RoleId;
  readonly whenEmpty: 'skip' | 'say so';
  readonly state: 'active' | 'paused';
  /** Why Dateline paused it by itself. */
  readonly pausedReason?: PauseReason;
  /** The next instant at which it is due; kept up to date by run-due. */
  readonly nextDueAt: Instant;
  /**
   * When it was made, or last resumed (a day before that, where a welcome briefing was asked for): articles first seen
   * before this instant are never posted by it.
   */
  readonly createdAt: Instant;
  readonly createdBy: UserId;
  /** Of one that tells as it happens, how far it has looked; absent: from `createdAt` on. */
  readonly looked?: Look;
  /** Its first briefing tells also what the feeds held when the server began to follow them. */
  readonly welcome?: boolean;
  /** Moves with each edit by a person; absent: 1. */
  readonly version?: number;
}

/**
 * One due briefing. `claimed`: somebody composes it, until `leaseUntil`. `composed`: its outbox rows stand.
 * `done`: all of them are sent, or there was nothing to send.
 */
export interface Delivery {
  readonly id: DeliveryId;
  readonly subscriptionId: SubscriptionId;
  readonly dueAt: Instant;
  readonly state: 'claimed' | 'composed' | 'done' | 'failed';
  readonly leaseUntil: Instant;
  /** The articles it tells of: later briefings of the subscription repeat none of them. */
  readonly articleIds: readonly ArticleId[];
  /** Who posts it by hand, and how long they want it. */
  readonly byHand?: { readonly userId: UserId; readonly length: BriefingLength };
}

/**
 * One message to be sent. `sending` since `attemptedAt`: it may or may not have reached Discord.
 * `uncertain`: Dateline may not read the channel's history and cannot know; a person is told.
 */
export interface OutboxRow {
  readonly id: OutboxId;
  readonly deliveryId: DeliveryId;
  readonly part: number;
  readonly channelId: ChannelId;
  /** The request body as JSON text, complete but for the nonce. */
  readonly body: string;
  /** Absent: in the channel. */
  readonly place?: Place;
  /** To be published to other servers once it is sent. */
  readonly publish?: boolean;
  readonly state: 'waiting' | 'sending' | 'sent' | 'uncertain' | 'failed';
  readonly attempts: number;
  readonly attemptedAt?: Instant;
  /** The first moment at which Discord may have taken it; absent: it certainly has not. */
  readonly maybeSentAt?: Instant;
  readonly nextAttemptAt: Instant;
  readonly leaseUntil: Instant;
  readonly messageId?: MessageId;
  readonly error?: string;
}
