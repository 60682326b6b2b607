// Who changed what in a server: one line for each change that a person made.

import type { GuildId, Instant, UserId } from './ids.ts';

/** Who changes something, and when. */
export interface Author {
  readonly userId: UserId;
  readonly at: Instant;
}

export type AuditKind = 'topic' | 'subscription' | 'feed' | 'settings' | 'actor' | 'article' | 'briefing';

/** What changed of a thing: the field by its name in the store, '' for nothing. */
export interface AuditChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface AuditLine {
  readonly guildId: GuildId;
  /** NOBODY where the person had their name deleted. */
  readonly userId: UserId;
  readonly at: Instant;
  readonly kind: AuditKind;
  /** Of an actor the kind of decision, or `undone`; of an article `taken down` or `restored`; of a briefing `posted` by hand. */
  readonly deed: string;
  /** Its name; of a subscription or a briefing its channel's id. */
  readonly subject: string;
  readonly changes: readonly AuditChange[];
}
