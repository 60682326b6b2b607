// What is asked of the store about which channel hears which topic: types of the door.

import type { Author } from '../news/audit.ts';
import type { GuildId, Instant, SubscriptionId, UserId } from '../news/ids.ts';
import type { Look, Subscription } from '../news/subscription.ts';

interface NamedByTopic {
  readonly subscription: Subscription;
  readonly topicName: string | undefined;
}

/** What is known of a subscription that is due, where thousands are. */
export type DueSubscription = Pick<Subscription, 'id' | 'guildId' | 'nextDueAt'>;

/** The fields to be changed; undefined takes one away. */
type Changes = Pick<Subscription, 'id' | 'guildId'> & {
  readonly [Field in keyof Omit<Subscription, 'id' | 'guildId'>]?: Subscription[Field] | undefined;
};

/**
 * `get` and the lists give what moderators subscribed channels to; what a person follows is in `follows`
 * alone, and what is kept of posts by hand (`BY_HAND`) is known to `find` alone.
 */
export interface SubscriptionStore {
  get(id: SubscriptionId, guildId: GuildId): Promise<Subscription | undefined>;
  list(guildId: GuildId): Promise<readonly Subscription[]>;
  /** The same with the names of their topics, in one read; undefined for all the news. */
  listNamed(guildId: GuildId): Promise<readonly NamedByTopic[]>;
  /** `by`, here and below: the moderator whose change it is. */
  add(subscription: Subscription, by?: Author): Promise<void>;
  /** Writes the fields that are given and leaves the others as they are. Throws Failure('not-found') when it was removed. */
  save(changes: Changes, by?: Author): Promise<void>;
  /** Saves version `expectedVersion` + 1; false when another edit came first, or it is gone. */
  edit(subscription: Subscription, expectedVersion: number, by?: Author): Promise<boolean>;
  remove(id: SubscriptionId, guildId: GuildId, by?: Author): Promise<boolean>;
  /** What a person follows, in one server or in all, oldest first. */
  follows(followerId: UserId, guildId?: GuildId): Promise<readonly Subscription[]>;
  /** False when the person follows no such thing. */
  removeFollow(id: SubscriptionId, followerId: UserId): Promise<boolean>;
  /** Active ones with nextDueAt <= now, oldest due first; not those that tell as it happens. */
  due(now: Instant, limit: number): Promise<readonly DueSubscription[]>;
  /** Active ones that tell as it happens, may tell now, and have not looked as of that change; by id, those after `after`. */
  waiting(options: {
    readonly now: Instant;
    readonly sequence: number;
    readonly limit: number;
    readonly after?: SubscriptionId | undefined;
  }): Promise<readonly Subscription[]>;
  /** They have looked so far, and there was nothing to tell. */
  noteLook(ids: readonly SubscriptionId[], look: Look): Promise<void>;
  /** Moves the due time of an active one; false when it has another by now. */
  putOff(id: SubscriptionId, due: { readonly from: Instant; readonly until: Instant }): Promise<boolean>;
  /** By id, whichever guild: for those who resume a delivery. */
  find(id: SubscriptionId): Promise<Subscription | undefined>;
}
