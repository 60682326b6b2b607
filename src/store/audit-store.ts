// What is asked of the store about who changed what: types of the door.

import type { AuditLine } from '../news/audit.ts';
import type { GuildId, Instant } from '../news/ids.ts';

export interface AuditStore {
  /** The latest changes of a server, the newest first. They are written with the changes themselves. */
  list(guildId: GuildId, limit: number): Promise<readonly AuditLine[]>;
  /** Forgets those of before an instant. */
  forget(before: Instant): Promise<void>;
}
