// What discord/ is handed: what it says in the log, what it reads and keeps elsewhere.

import type { Metrics as AllMetrics } from '../metrics.ts';
import type { GuildSettings, Notice } from '../news/guild.ts';
import type { GuildId } from '../news/ids.ts';
import type { ShownMessage } from '../news/shown.ts';

/** One line per event: what happened and its facts. */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void;
  error(event: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** Where the work is measured. */
export type Metrics = Pick<
  AllMetrics,
  | 'command'
  | 'completion'
  | 'acknowledged'
  | 'discordResponse'
  | 'invalidRequestsWarned'
  | 'rateLimitWaited'
  | 'gateway'
>;

/** What is remembered of the installation itself: the hash of the registered commands. */
export interface Facts {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
}

/** What servers have set, and the notices that no one has seen. The store's `guilds` fits. */
export interface Guilds {
  settings(guildId: GuildId): Promise<GuildSettings>;
  addNotice(notice: Notice): Promise<void>;
  pendingNotices(guildId: GuildId): Promise<readonly Notice[]>;
  removeNotice(id: string): Promise<void>;
}

/** Notes a message that stands in a channel, so that it can follow its articles. The store's `shown.add` fits. */
export type Follow = (message: ShownMessage) => Promise<void>;

/** Page state that does not fit a button. May lose anything at any time. A Keyv fits. */
export interface PageStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: string, ttlMs?: number): Promise<unknown>;
}
