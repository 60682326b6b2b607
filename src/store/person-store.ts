// What is asked of the store about one person: types of the door.

import type { GuildId, UserId } from '../news/ids.ts';
import type { KeptAbout } from '../news/kept-about.ts';

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
}
