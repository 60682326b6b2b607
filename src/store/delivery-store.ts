// What is asked of the store about briefings that are due and their messages: types of the door.

import type { AuditLine } from '../news/audit.ts';
import type { Decision } from '../news/decision.ts';
import type {
  ArticleId,
  ChannelId,
  DeliveryId,
  GuildId,
  Instant,
  MessageId,
  OutboxId,
  SubscriptionId,
} from '../news/ids.ts';
import type { ShownMessage } from '../news/shown.ts';
import type { Delivery, OutboxRow } from '../news/subscription.ts';
import type { BriefingRecord, ToldItem } from '../news/told.ts';

export interface DeliveryStore {
  /**
   * Claims one due briefing: inserts its row (unique by subscription and due time), leased until now + leaseMs, and
   * moves the subscription's nextDueAt, in one transaction. Undefined when somebody else had it.
   */
  claim(due: {
    readonly id: DeliveryId;
    readonly subscriptionId: SubscriptionId;
    readonly dueAt: Instant;
    readonly nextDueAt: Instant;
    readonly now: Instant;
    readonly leaseMs: number;
    /** Kept with it, so that it is posted as they wanted it also after a crash. */
    readonly byHand?: Delivery['byHand'];
  }): Promise<Delivery | undefined>;
  /** Claimed but not composed ones whose lease has ended, leased anew to the caller. */
  reclaim(options: {
    readonly now: Instant;
    readonly leaseMs: number;
    readonly limit: number;
  }): Promise<readonly Delivery[]>;
  /**
   * Writes the messages of a claimed delivery, and its record where there is one, and marks it composed (done when there
   * are no messages): one transaction. Records of the subscription's briefings of more than 92 days before go.
   * False, and nothing written, when it is no longer the caller's (`leaseUntil` differs).
   */
  compose(
    delivery: Delivery,
    composed: {
      readonly rows: readonly OutboxRow[];
      readonly articleIds: readonly ArticleId[];
      /** Which articles its messages show: those follow them from now on. */
      readonly shown?: readonly ShownMessage[];
      readonly record?: BriefingRecord;
      /** As of which change of the articles it was read. */
      readonly sequence?: number;
      /** Who posted it, where somebody did by hand. */
      readonly line?: AuditLine | undefined;
    },
  ): Promise<boolean>;
  /** Gives a claimed delivery up for the next one, which then reaches back over its time. */
  fold(delivery: Delivery): Promise<void>;
  /**
   * Outbox rows that may be sent now, leased and marked `sending` with attemptedAt = now and attempts + 1: waiting
   * ones whose time has come, and `sending` ones whose lease has ended (their former attemptedAt is given in
   * `before`). A part comes only after all earlier parts of its delivery are sent or given up. Oldest due first.
   */
  claimOutbox(options: {
    readonly now: Instant;
    readonly leaseMs: number;
    readonly limit: number;
  }): Promise<readonly { readonly row: OutboxRow; readonly before: OutboxRow }[]>;
  /** Ends a lease: sent, to be tried again, uncertain, or given up. Marks the delivery done or failed after its last row. */
  saveOutbox(
    id: OutboxId,
    outcome: /** `channelId`: the thread or post in which it stands, where that was not known before. */
      | { readonly state: 'sent'; readonly messageId: MessageId; readonly channelId?: ChannelId }
      | { readonly state: 'waiting'; readonly nextAttemptAt: Instant; readonly error: string }
      | { readonly state: 'uncertain' | 'failed'; readonly error: string },
  ): Promise<void>;
  /** The articles that earlier deliveries of a subscription told of. */
  toldArticles(subscriptionId: SubscriptionId): Promise<ReadonlySet<ArticleId>>;
  /** The items of the subscription's briefings due at `from` or later of which something may have been read, oldest first. */
  toldItems(subscriptionId: SubscriptionId, from: Instant): Promise<readonly ToldItem[]>;
  /** The articles that briefings of a server told as one story with this one, within the quarter that records are kept. */
  toldWith(articleId: ArticleId, guildId: GuildId): Promise<readonly ArticleId[]>;
  /** What was decided about each article for a briefing; empty where none was kept. */
  decisions(id: DeliveryId): Promise<readonly Decision[]>;
  /** The latest briefing of a subscription that decided about an article, and how; undefined where none is kept. */
  decisionAbout(
    articleId: ArticleId,
    subscriptionId: SubscriptionId,
  ): Promise<{ readonly dueAt: Instant; readonly decision: Decision } | undefined>;
  get(id: DeliveryId): Promise<Delivery | undefined>;
  /**
   * How far the last composed delivery of a subscription looked, of those of which something may have been read: until it
   * was due, as of the change (absent: not kept yet). Undefined before the first.
   */
  lastLook(
    subscriptionId: SubscriptionId,
  ): Promise<{ readonly until: Instant; readonly sequence?: number } | undefined>;
  /** The thread that a delivery of the subscription, due since then, has opened. */
  threadSince(subscriptionId: SubscriptionId, since: Instant): Promise<ChannelId | undefined>;
  /** The first message of a delivery; undefined while it is not sent. */
  firstMessage(id: DeliveryId): Promise<MessageId | undefined>;
  /** How many messages of a delivery were refused or given up. */
  refusedParts(id: DeliveryId): Promise<number>;
  /** Sent messages that are still to be published, oldest due first: of each channel as many as its hour leaves room for. */
  toPublish(options: {
    readonly now: Instant;
    readonly perHourMax: number;
    readonly limit: number;
  }): Promise<readonly Unpublished[]>;
  /** Published at an instant; undefined: given up. */
  savePublished(id: OutboxId, at: Instant | undefined): Promise<void>;
  /** When the next claimed, waiting or sending thing may be taken up; undefined when nothing is in hand. */
  nextWork(): Promise<Instant | undefined>;
}

/** A sent message that is to be published. */
export interface Unpublished {
  readonly id: OutboxId;
  readonly channelId: ChannelId;
  readonly messageId: MessageId;
  readonly subscriptionId: SubscriptionId;
  readonly dueAt: Instant;
}
