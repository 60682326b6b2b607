// What is asked of the store about which channel hears which topic: types of the door.

import type { GuildId, Instant, SubscriptionId } from '../news/ids.ts';
import type { Subscription } from '../news/subscription.ts';

interface NamedByTopic {
  readonly subscription: Subscription;
  readonly topicName: string | undefined;
}

export interface SubscriptionStore {
  get(id: SubscriptionId, guildId: GuildId): Promise<Subscription | undefined>;
  list(guildId: GuildId): Promise<readonly Subscription[]>;
  /** The same with the names of their topics, in one read; undefined for all the news. */
  listNamed(guildId: GuildId): Promise<readonly NamedByTopic[]>;
  add(subscription: Subscription): Promise<void>;
  save(subscription: Subscription): Promise<void>;
  /** Saves version `expectedVersion` + 1; false when another edit came first, or it is gone. */
  edit(subscription: Subscription, expectedVersion: number): Promise<boolean>;
  remove(id: SubscriptionId, guildId: GuildId): Promise<boolean>;
  /** Active ones with nextDueAt <= now, oldest due first. */
  due(now: Instant, limit: number): Promise<readonly Subscription[]>;
  /** By id, whichever guild: for those who resume a delivery. */
  find(id: SubscriptionId): Promise<Subscription | undefined>;
}
