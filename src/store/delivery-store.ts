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
    /** How many of its server go before it: of all that waits the first of each server is sent first. 0 when absent. */
    readonly turn?: number;
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
      /** When it was composed: what stays unsent for long is composed anew. Absent: when it was due. */
      readonly at?: Instant;
      /** As of which change of the articles it was read. */
      readonly sequence?: number;
      /** Who posted it, where somebody did by hand. */
      readonly line?: AuditLine | undefined;
    },
  ): Promise<boolean>;
  /** Gives a claimed delivery up for the next one, which then reaches back over its time. */
  fold(delivery: Delivery): Promise<void>;
  /**
   * Outbox rows that may be sent now, leased and marked `sending` with attemptedAt = now and attempts + 1: `sending`
   * ones whose lease has ended first (their former attemptedAt is given in `before`), then waiting ones whose time has
   * come. A part comes only after all earlier parts of its delivery are sent or given up. By turn, the oldest due first;
   * none of the channels `except`, and only those of the delivery `of` where it is given.
   */
  claimOutbox(options: {
    readonly now: Instant;
    readonly leaseMs: number;
    readonly limit: number;
    readonly except?: readonly ChannelId[];
    readonly of?: DeliveryId | undefined;
  }): Promise<readonly ClaimedRow[]>;
  /**
   * Takes a composed delivery back to be claimed and composed anew, by the row that the caller has claimed and knows
   * not to be sent. False, and nothing changed, where another of its messages may be there, or the lease is over.
   */
  giveBack(row: Pick<OutboxRow, 'id' | 'deliveryId' | 'leaseUntil'>): Promise<boolean>;
  /** Ends a lease: sent, to be tried again, uncertain, or given up. Marks the delivery done or failed after its last row. */
  saveOutbox(
    id: OutboxId,
    outcome: /** `channelId`: the thread or post in which it stands, where that was not known before. */
      | { readonly state: 'sent'; readonly messageId: MessageId; readonly channelId?: ChannelId }
      /** `isUnsent`: Discord certainly has not taken it. `attempts`: of whose claim this is; a later one's is left alone. */
      | {
          readonly state: 'waiting';
          readonly nextAttemptAt: Instant;
          readonly error: string;
          readonly isUnsent?: boolean;
          readonly attempts?: number;
        }
      | { readonly state: 'uncertain' | 'failed'; readonly error: string; readonly attempts?: number },
  ): Promise<void>;
  /** Of some articles those that earlier deliveries of a subscription told of. */
  toldArticles(subscriptionId: SubscriptionId, of: readonly ArticleId[]): Promise<ReadonlySet<ArticleId>>;
  /**
   * What the subscription's briefings due at `from` or later told, one word for each that told something, oldest first:
   * two are equal where equal items were told.
   */
  compositions(subscriptionId: SubscriptionId, from: Instant): Promise<readonly string[]>;
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
   * How far the last composed delivery of a subscription looked, of those due by `until` of which something may have been
   * read: until it was due, as of the change (absent: not kept yet). Undefined before the first. What is composed anew
   * goes on from the one before it: a later one found nothing new because this one had it.
   */
  lastLook(
    subscriptionId: SubscriptionId,
    until: Instant,
  ): Promise<{ readonly until: Instant; readonly sequence?: number } | undefined>;
  /** When the subscription's deliveries were due that have messages, of those due after `since`; oldest first. */
  postedSince(subscriptionId: SubscriptionId, since: Instant): Promise<readonly Instant[]>;
  /** The thread that a delivery of the subscription, due since then, has opened. */
  threadSince(subscriptionId: SubscriptionId, since: Instant): Promise<ChannelId | undefined>;
  /** The first message of a delivery; undefined while it is not sent. */
  firstMessage(id: DeliveryId): Promise<MessageId | undefined>;
  /** How many messages of a delivery were refused, given up or left uncertain: a person was told of the first. */
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

/** A message that is to be sent, as it is now and as it stood before, with when its briefing was due and was composed. */
export interface ClaimedRow {
  readonly row: OutboxRow;
  readonly before: OutboxRow;
  readonly dueAt: Instant;
  readonly composedAt: Instant;
}

/** A sent message that is to be published. */
export interface Unpublished {
  readonly id: OutboxId;
  readonly channelId: ChannelId;
  readonly messageId: MessageId;
  readonly subscriptionId: SubscriptionId;
  readonly dueAt: Instant;
}
