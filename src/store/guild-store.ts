// What is asked of the store about what servers have set, their notices and their topics: types of the door.

import type { Author } from '../news/audit.ts';
import type { GuildSettings, Notice } from '../news/guild.ts';
import type { GuildId, TopicId } from '../news/ids.ts';
import type { Topic } from '../news/topic.ts';

export interface GuildStore {
  /** The settings, with defaults for a guild that has set none. */
  settings(guildId: GuildId): Promise<GuildSettings>;
  /** `by`: the moderator whose change it is, here and below. */
  saveSettings(settings: GuildSettings, by?: Author): Promise<void>;
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
  add(topic: Topic, by?: Author): Promise<void>;
  /** Saves version `expectedVersion` + 1; false when another edit came first. */
  edit(topic: Topic, expectedVersion: number, by?: Author): Promise<boolean>;
  /** Throws Failure('busy') naming the channel count while subscriptions use it. */
  remove(id: TopicId, guildId: GuildId, by?: Author): Promise<boolean>;
}
