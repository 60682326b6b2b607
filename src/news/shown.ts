// A message that stands in a channel and tells of articles. It follows them: what is taken down goes from it, and what a
// publisher corrects is noted in it.

import type { ArticleId, ChannelId, GuildId, Instant, MessageId, UserId } from './ids.ts';

/** Who draws it anew. */
export type ShownKind = 'briefing' | 'answer';

/** An article in a message. */
export interface ShownArticle {
  readonly articleId: ArticleId;
  /** Which piece of the message tells of it, from 0: of a briefing the item. */
  readonly place: number;
  /** Its exact words that are shown there. */
  readonly quotes: readonly string[];
}

/** A message as it was posted. */
export interface ShownMessage {
  /** Our own: 32 hex digits; of a briefing its outbox row's. */
  readonly id: string;
  readonly kind: ShownKind;
  readonly guildId: GuildId;
  readonly channelId: ChannelId;
  /** Absent until it is posted. */
  readonly messageId?: MessageId;
  /** Who is told when it cannot be changed and there is no channel for notices. */
  readonly aboutUserId?: UserId;
  /** What it is drawn anew from: of a briefing the request as JSON text. */
  readonly body: string;
  readonly shownAt: Instant;
  readonly articles: readonly ShownArticle[];
}

/** What became of a piece of a message. */
export type ShownChange = { readonly place: number } & (
  | { readonly kind: 'taken down'; readonly by: 'operator' | 'moderators' }
  /** Words of it no longer stand in the article since `at`. `nowSays`: the sentence that stands there instead, where one is like it. */
  | { readonly kind: 'corrected'; readonly at: Instant; readonly source: string; readonly nowSays?: string }
);
