// The door of store/: what Dateline keeps and how it is asked for. One interface, implemented by one body of queries
// over two databases. Everything is asynchronous; what must hold together is one call.

import type { Article, ReadArticle } from '../news/article.ts';
import type { Coverage } from '../news/cited-text.ts';
import type { Feed, GuildSettings, Notice } from '../news/guild.ts';
import type {
  ArticleId,
  Day,
  DeliveryId,
  FeedId,
  GuildId,
  Instant,
  MessageId,
  OutboxId,
  SubscriptionId,
  TopicId,
  UserId,
} from '../news/ids.ts';
import type { Delivery, OutboxRow, Subscription } from '../news/subscription.ts';
import type { Topic } from '../news/topic.ts';
import type { View, VisibleFeeds } from '../news/view.ts';
import type { SegmentStore } from './segment-store.ts';

export type { SegmentRow, SegmentStore } from './segment-store.ts';

export interface Store {
  readonly articles: ArticleStore;
  readonly feeds: FeedStore;
  readonly guilds: GuildStore;
  readonly topics: TopicStore;
  readonly subscriptions: SubscriptionStore;
  readonly deliveries: DeliveryStore;
  readonly budgets: BudgetStore;
  readonly segments: SegmentStore;
  /** Small facts about the installation itself, such as the hash of the registered commands. */
  readonly facts: FactStore;
  /** Resolves when the database answers; throws what it throws. */
  check(): Promise<void>;
  /** Copies the whole store, consistent as of one instant, into a new file while everything goes on. Throws Failure when it cannot. */
  backup(file: string, onProgress?: (done: number, total: number) => void): Promise<void>;
  /** Waits for transactions in hand, then closes. */
  close(): Promise<void>;
}

/** One change of the articles, in the order of `sequence`. */
export type ArticleChange =
  | ({ readonly kind: 'saved' } & ReadArticle)
  | { readonly kind: 'removed'; readonly id: ArticleId; readonly sequence: number };

export interface ArticleStore {
  /** By id; undefined when there is none in the view. */
  get(id: ArticleId, view: View): Promise<ReadArticle | undefined>;
  /** Those of the ids that the view shows, in the order asked. */
  getMany(ids: readonly ArticleId[], view: View): Promise<readonly ReadArticle[]>;
  /** As `getMany`, without what was understood, which takes ten times as long to read. */
  getArticles(ids: readonly ArticleId[], view: View): Promise<readonly Article[]>;
  /** What may be the same article: equal address, equal item of the same feed, or equal text. */
  findCandidates(
    like: { readonly url?: string; readonly feedId: FeedId; readonly itemId?: string; readonly textHash: string },
    view: View,
  ): Promise<readonly Article[]>;
  /**
   * Writes an article with what was understood, its feeds, and its former text as a version when it changed: one
   * transaction. `expectedVersion`: the version that the caller saw, 0 for none; gives false (and writes nothing)
   * when another writer came first.
   */
  save(
    read: Omit<ReadArticle, 'sequence'>,
    options: {
      readonly expectedVersion: number;
      readonly itemId?: string;
      /** What search/ indexes of it, as bytes: kept until a segment holds it. */
      readonly entry?: Uint8Array;
    },
  ): Promise<boolean>;
  /** Notes that an article was seen in a(nother) feed. Returns true when that was new. */
  addFeed(id: ArticleId, seen: { readonly feedId: FeedId; readonly itemId?: string }, at: Instant): Promise<boolean>;
  /** Changes after `sequence`, oldest first, at most `limit`: how the index keeps up, also with other processes' writes. */
  changesSince(sequence: number, limit: number, view: View): Promise<readonly ArticleChange[]>;
  /** The newest sequence; 0 in an empty store. One indexed read. */
  lastSequence(view: View): Promise<number>;
  /**
   * The news of [from, until): the ids of articles that a feed of the view brought then and none brought before, oldest
   * first. For a guild only by feeds that it followed already: what a feed held before is searchable and posted nowhere.
   */
  newsBetween(range: { readonly from: Instant; readonly until: Instant }, view: View): Promise<readonly ArticleId[]>;
  /** How many articles and sources, over which publication days, the view holds (within `published`, when given). */
  coverage(view: View, published?: { readonly from?: Day; readonly to?: Day }): Promise<Coverage>;
  /** Former texts, oldest first. */
  versions(
    id: ArticleId,
    view: View,
  ): Promise<
    readonly { readonly version: number; readonly title: string; readonly text: string; readonly replacedAt: Instant }[]
  >;
}

/** What came of one poll. */
export interface PollOutcome {
  readonly at: Instant;
  readonly nextPollAt: Instant;
  readonly etag?: string;
  readonly lastModified?: string;
  /** A permanent redirect: the address from now on. */
  readonly movedTo?: string;
  readonly title?: string;
  /** Absent after a success. */
  readonly error?: string;
}

export interface FeedStore {
  get(id: FeedId, view: View): Promise<Feed | undefined>;
  findByUrl(url: string): Promise<Feed | undefined>;
  /** Inserts a feed nobody knew; gives the feed that stands (the earlier one when the address was known). */
  add(feed: Feed): Promise<Feed>;
  /** The feeds that a view follows, by title; with `all`, every feed. */
  list(view: View): Promise<readonly Feed[]>;
  /** Returns false when the guild followed it already. */
  follow(guildId: GuildId, feedId: FeedId, by: UserId, at: Instant): Promise<boolean>;
  /** Returns false when the guild did not follow it. */
  unfollow(guildId: GuildId, feedId: FeedId): Promise<boolean>;
  setListedForAll(feedId: FeedId, listed: boolean): Promise<void>;
  /** Which feeds a view may see: those its guild follows and those listed for all. */
  visible(view: View): Promise<VisibleFeeds>;
  /** Feeds that are due and that somebody follows, leased to the caller until now + leaseMs. */
  claimDue(options: {
    readonly now: Instant;
    readonly leaseMs: number;
    readonly limit: number;
  }): Promise<readonly Feed[]>;
  /** Ends the lease with what came of it; counts failures. */
  savePoll(id: FeedId, outcome: PollOutcome): Promise<void>;
}

export interface GuildStore {
  /** The settings, with defaults for a guild that has set none. */
  settings(guildId: GuildId): Promise<GuildSettings>;
  saveSettings(settings: GuildSettings): Promise<void>;
  addNotice(notice: Notice): Promise<void>;
  /** Notices that no one has been shown yet, oldest first. */
  pendingNotices(guildId: GuildId): Promise<readonly Notice[]>;
  removeNotice(id: string): Promise<void>;
}

export interface TopicStore {
  get(id: TopicId, guildId: GuildId): Promise<Topic | undefined>;
  /** By name, case aside. */
  findByName(name: string, guildId: GuildId): Promise<Topic | undefined>;
  /** By name. */
  list(guildId: GuildId): Promise<readonly Topic[]>;
  /** Throws Failure('bad-input') when the guild has a topic of that name. */
  add(topic: Topic): Promise<void>;
  /** Saves version `expectedVersion` + 1; false when another edit came first. */
  edit(topic: Topic, expectedVersion: number): Promise<boolean>;
  /** Throws Failure('busy') naming the channel count while subscriptions use it. */
  remove(id: TopicId, guildId: GuildId): Promise<boolean>;
}

export interface SubscriptionStore {
  get(id: SubscriptionId, guildId: GuildId): Promise<Subscription | undefined>;
  list(guildId: GuildId): Promise<readonly Subscription[]>;
  add(subscription: Subscription): Promise<void>;
  save(subscription: Subscription): Promise<void>;
  remove(id: SubscriptionId, guildId: GuildId): Promise<boolean>;
  /** Active ones with nextDueAt <= now, oldest due first. */
  due(now: Instant, limit: number): Promise<readonly Subscription[]>;
  /** By id, whichever guild: for those who resume a delivery. */
  find(id: SubscriptionId): Promise<Subscription | undefined>;
}

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
  }): Promise<Delivery | undefined>;
  /** Claimed but not composed ones whose lease has ended, leased anew to the caller. */
  reclaim(options: {
    readonly now: Instant;
    readonly leaseMs: number;
    readonly limit: number;
  }): Promise<readonly Delivery[]>;
  /**
   * Writes the messages of a claimed delivery and marks it composed (done when there are none): one transaction.
   * False, and nothing written, when it is no longer the caller's (`leaseUntil` differs).
   */
  compose(
    delivery: Delivery,
    composed: { readonly rows: readonly OutboxRow[]; readonly articleIds: readonly ArticleId[] },
  ): Promise<boolean>;
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
    outcome:
      | { readonly state: 'sent'; readonly messageId: MessageId }
      | { readonly state: 'waiting'; readonly nextAttemptAt: Instant; readonly error: string }
      | { readonly state: 'uncertain' | 'failed'; readonly error: string },
  ): Promise<void>;
  /** The articles that earlier deliveries of a subscription told of. */
  toldArticles(subscriptionId: SubscriptionId): Promise<ReadonlySet<ArticleId>>;
  get(id: DeliveryId): Promise<Delivery | undefined>;
  /** When the last composed delivery of a subscription was due; undefined before the first. */
  lastDueAt(subscriptionId: SubscriptionId): Promise<Instant | undefined>;
  /** When the next claimed, waiting or sending thing may be taken up; undefined when nothing is in hand. */
  nextWork(): Promise<Instant | undefined>;
}

/** One call of the language model, before it is made. `day` is a day of UTC; `tokens` the most that it may cost. */
export interface Spending {
  readonly guildId: GuildId;
  readonly userId: UserId;
  readonly day: Day;
  readonly tokens: number;
  readonly tokensMax: number;
  readonly questionsMax: number;
}

export interface BudgetStore {
  /**
   * Sets aside the tokens of the server and one question of the person, each by one statement, or neither: then it says
   * which of the two does not suffice.
   */
  reserve(spending: Spending): Promise<'taken' | 'budget spent' | 'quota spent'>;
  /** Corrects what was reserved to the tokens used; where none were used, the question is given back too. */
  settle(
    spent: Pick<Spending, 'guildId' | 'userId' | 'day'> & { readonly reserved: number; readonly used: number },
  ): Promise<void>;
  /** The tokens that a server has used or set aside on a day. */
  tokensUsed(guildId: GuildId, day: Day): Promise<number>;
}

export interface FactStore {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
}
