// What is asked of the store about one person: types of the door.

import type { GuildId, UserId } from '../news/ids.ts';
import type { KeptAbout } from '../news/kept-about.ts';

/** A sentence for one person, told with their next command in that server. */
interface PersonNotice {
  readonly id: string;
  readonly guildId: GuildId;
  readonly userId: UserId;
  readonly text: string;
  readonly createdAt: number;
}

export interface PersonStore {
  /** The servers in which the person follows, made or changed something. */
  servers(userId: UserId): Promise<readonly GuildId[]>;
  /** Everything that names the person, in all servers. */
  kept(userId: UserId): Promise<KeptAbout>;
  /**
   * Deletes what is the person's own, and takes their name off what belongs to servers: there `0` stands instead. One
   * transaction, after which no row names them.
   */
  forget(userId: UserId): Promise<void>;
  addNotice(notice: PersonNotice): Promise<void>;
  /** Oldest first; forgotten with this reading. */
  takeNotices(userId: UserId, guildId: GuildId): Promise<readonly string[]>;
}
