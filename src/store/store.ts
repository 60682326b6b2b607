// The door of store/: what Dateline keeps and how it is asked for. One interface, implemented by one body of queries
// over two databases. Everything is asynchronous; what must hold together is one call.

import type { Article, ArticleText, FoundArticle, ReadArticle, Rights } from '../news/article.ts';
import type { Author } from '../news/audit.ts';
import type { Coverage } from '../news/cited-text.ts';
import type { FeedNotice } from '../news/feed-health.ts';
import type { Feed, FeedRhythm } from '../news/guild.ts';
import type { ArticleId, Day, FeedId, GuildId, Instant, UserId } from '../news/ids.ts';
import type { View, VisibleFeeds } from '../news/view.ts';
import type { ActorStore, FiledActors } from './actor-store.ts';
import type { AuditStore } from './audit-store.ts';
import type { BudgetStore } from './budget-store.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { EventDayStore } from './event-day-store.ts';
import type { FactStore } from './facts.ts';
import type { GuildStore, TopicStore } from './guild-store.ts';
import type { HostStore } from './host-store.ts';
import type { PersonStore } from './person-store.ts';
import type { ProcessStore } from './process-store.ts';
import type { SegmentStore } from './segment-store.ts';
import type { ShownStore } from './shown-store.ts';
import type { StoreCounts } from './store-counts.ts';
import type { SubscriptionStore } from './subscription-store.ts';
import type { ArticleLikeness, ArticleMarks, DepartureStore, TakeDownStore } from './take-down-store.ts';

export type {
  ActorDecider,
  ActorLink,
  ActorStore,
  FiledActors,
  KnownActor,
  LookUpActors,
  NamedActor,
} from './actor-store.ts';
export type { BudgetStore, Spending } from './budget-store.ts';
export type { ClaimedRow, DeliveryStore } from './delivery-store.ts';
export type { EventDayStore, TellingArticle } from './event-day-store.ts';
export type { GuildStore, TopicStore } from './guild-store.ts';
export type { HostStore } from './host-store.ts';
export type { Moved, OnMoved } from './move-store.ts';
export type { ProcessStore } from './process-store.ts';
export type { SegmentRow, SegmentStore } from './segment-store.ts';
export type { DueShown } from './shown-store.ts';
export type { StoreCounts } from './store-counts.ts';
export type { DueSubscription, SubscriptionStore } from './subscription-store.ts';
export type {
  AddressedArticle,
  ArticleLikeness,
  ArticleMarks,
  DepartureStore,
  TakeDownStore,
} from './take-down-store.ts';

export interface Store {
  readonly articles: ArticleStore;
  readonly actors: ActorStore;
  readonly eventDays: EventDayStore;
  readonly feeds: FeedStore;
  readonly guilds: GuildStore;
  readonly topics: TopicStore;
  readonly subscriptions: SubscriptionStore;
  readonly deliveries: DeliveryStore;
  readonly shown: ShownStore;
  readonly budgets: BudgetStore;
  readonly segments: SegmentStore;
  readonly takeDowns: TakeDownStore;
  readonly departures: DepartureStore;
  readonly people: PersonStore;
  readonly audit: AuditStore;
  /** Small facts about the installation itself, such as the hash of the registered commands. */
  readonly facts: FactStore;
  /** Who is at work on a database that several processes share. */
  readonly processes: ProcessStore;
  /** Whose turn it is at the hosts that they read from. */
  readonly hosts: HostStore;
  /** Resolves when the database answers; throws what it throws. */
  check(): Promise<void>;
  /** How much there is of everything, and how it fares: a few indexed reads of one instant. */
  counts(now: Instant): Promise<StoreCounts>;
  /** Copies the whole store, consistent as of one instant, into a new file while everything goes on. Throws Failure when it cannot. */
  backup(file: string, onProgress?: (done: number, total: number) => void): Promise<void>;
  /** Waits for transactions in hand, then closes. */
  close(): Promise<void>;
}

/** A span of time, and the change as of which all before it was looked through. */
export interface NewsRange {
  readonly from: Instant;
  readonly until: Instant;
  readonly sequence?: number;
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
  /**
   * What a list of found articles shows of them, by the changes that brought them: those that still stand and that the view
   * shows, in the order asked.
   */
  getFound(sequences: readonly number[], view: View): Promise<readonly FoundArticle[]>;
  /** The words of those that still stand and that the view shows, by the changes that brought them, in no order: a quarter of the time of `getFound`. */
  getTexts(sequences: readonly number[], view: View): Promise<readonly ArticleText[]>;
  /**
   * What may be the same article: equal address, equal item or headline of the same feed, equal or nearly equal text
   * (a SimHash at most 14 bits apart, published within a week), oldest first; those taken down too, so that they stay down.
   */
  findCandidates(like: ArticleLikeness, view: View): Promise<readonly Article[]>;
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
      /** By what it is found again; without it by id, address and text alone. */
      readonly marks?: ArticleMarks;
      /** Whom it names, and how they are linked to those known; without it they are filed later. */
      readonly actors?: FiledActors;
      /**
       * Given with a changed text: the other feeds of the article brought the former text only, which stays for them
       * as an article under this id, "also in" this one.
       */
      readonly partAs?: ArticleId;
    },
  ): Promise<boolean>;
  /** The feed moved an article: its address from now on. Nothing when there is no such article. */
  move(id: ArticleId, to: { readonly url: string; readonly citedUrl: string }): Promise<void>;
  /**
   * Gives a feed's share in one article to another that has the same text; an article that no feed has left is deleted.
   * False, and nothing done, when that one has another version than the caller saw.
   */
  joinFeed(feedId: FeedId, from: ArticleId, to: { readonly id: ArticleId; readonly version: number }): Promise<boolean>;
  /** The articles that are taken down for a view (by the operator, and for a guild by its moderators), with their sequences. */
  hidden(view: View): Promise<ReadonlyMap<ArticleId, number>>;
  /**
   * Notes that an article was seen in a(nother) feed. Returns true when that was new; undefined (and nothing noted) when
   * it has another version than the caller saw: that feed brought another text.
   */
  addFeed(
    id: ArticleId,
    seen: { readonly feedId: FeedId; readonly itemId?: string; readonly version?: number },
    at: Instant,
  ): Promise<boolean | undefined>;
  /**
   * Changes after `sequence`, oldest first, at most `limit`: how the index keeps up, also with other processes' writes.
   * Taking down for the view is a removal, undoing it a save.
   */
  changesSince(sequence: number, limit: number, view: View): Promise<readonly ArticleChange[]>;
  /** The newest sequence; 0 in an empty store. One indexed read. */
  lastSequence(view: View): Promise<number>;
  /**
   * The news of [from, until): the ids of articles that a feed of the view brought then and none brought before, oldest
   * first; with `sequence` also those that were brought before `from` and could not be read as of that change, for an
   * article is stamped before it is saved. For a guild only by feeds that it followed already: what a feed held before is searchable and posted nowhere.
   */
  newsBetween(range: NewsRange, view: View): Promise<readonly ArticleId[]>;
  /** The ids of what the view shows that was published in [from, until), the latest `limit` of it, oldest first. */
  publishedBetween(
    range: { readonly from: Instant; readonly until: Instant; readonly limit: number },
    view: View,
  ): Promise<readonly ArticleId[]>;
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
  /** SHA-256 (hex) of the body, when all of it was stored. */
  readonly bodyHash?: string;
  /** What is known of its rhythm from now on; as before when absent. */
  readonly rhythm?: FeedRhythm;
  /** Absent after a success. */
  readonly error?: string;
  /** With an error: the feed is given up for now, and each server that follows it is to be told, once. */
  readonly disabled?: 'disabled' | 'gone';
}

export interface FeedStore {
  get(id: FeedId, view: View): Promise<Feed | undefined>;
  /** Of a feed that was merged into another: the other. */
  findByUrl(url: string): Promise<Feed | undefined>;
  /** Inserts a feed nobody knew; gives the feed that stands (the earlier one when the address was known). */
  add(feed: Feed): Promise<Feed>;
  /** The feeds that a view follows, by title; with `all`, every feed. */
  list(view: View): Promise<readonly Feed[]>;
  /** Returns false when the guild followed it already. */
  follow(guildId: GuildId, feedId: FeedId, by: UserId, at: Instant): Promise<boolean>;
  /** Returns false when the guild did not follow it. `by`: the moderator whose change it is. */
  unfollow(guildId: GuildId, feedId: FeedId, by?: Author): Promise<boolean>;
  /** Lists a feed for all servers, or no longer. What it brought up to `at` is no news by that. */
  setListedForAll(feedId: FeedId, listed: boolean, at?: Instant): Promise<void>;
  /**
   * How much of a feed's articles may be shown, of those kept and those to come: for a guild in its own reads alone
   * (the stricter of both holds), for `all` everywhere.
   */
  setRights(feedId: FeedId, rights: Rights, view: View, by?: Author): Promise<void>;
  /** How many feeds of the web a guild follows. */
  countFollowed(guildId: GuildId): Promise<number>;
  /** Which feeds a view may see: those its guild follows and those listed for all. */
  visible(view: View): Promise<VisibleFeeds>;
  /** Feeds that are due, that somebody reads and that nobody has leased; longest due first. Leases nothing. */
  due(options: { readonly now: Instant; readonly limit: number }): Promise<readonly Feed[]>;
  /** Leases a due feed to the caller until now + leaseMs; undefined when it is no longer due or somebody else has it. */
  claim(id: FeedId, options: { readonly now: Instant; readonly leaseMs: number }): Promise<Feed | undefined>;
  /** Ends a lease without a poll: the feed is due as it was before. */
  release(id: FeedId): Promise<void>;
  /**
   * Ends the lease with what came of it: counts failures, notes since when, moves a feed to its new address. Where another
   * feed has that address, this one is merged into it: its followers follow the other from now on (its former items are
   * no news to them), its own articles stay with those who could see them, and it is listed and polled no more.
   */
  savePoll(id: FeedId, outcome: PollOutcome): Promise<void>;
  /** Makes a feed due at an instant, if it is not due sooner. */
  pollBy(id: FeedId, at: Instant): Promise<void>;
  /** What servers are still to be told of their feeds, oldest first. */
  pendingNotices(limit: number): Promise<readonly FeedNotice[]>;
  /** Forgets a notice that was told. */
  removeNotice(id: string): Promise<void>;
}
