// Lets people hear what became of a feed they follow: given up for now, gone for good, or healed.

import type { FeedNotice } from '../news/feed-health.ts';
import type { Notice } from '../news/guild.ts';
import type { IngestNeeds } from './needs.ts';

export interface TellingNeeds {
  readonly store: { readonly feeds: Pick<IngestNeeds['store']['feeds'], 'pendingNotices' | 'removeNotice'> };
  /** The sentence for people. */
  readonly say: (notice: FeedNotice) => string;
  /** Resolves when the notice reached somebody or is kept for somebody. */
  readonly tell: (notice: Notice) => Promise<void>;
}

// A dead host may carry the feeds of many servers; what is left is told a minute later.
const NOTICES_AT_ONCE_MAX = 100;

/**
 * Tells each server's people what is still to be told of its feeds: who followed the feed where no channel is set for
 * notices. Each notice is forgotten only when it is told; a crash in between tells it again under the same id. Gives how
 * many were told. Throws what `tell` throws.
 */
export async function tellOfFeeds({ store, say, tell }: TellingNeeds): Promise<number> {
  const notices = await store.feeds.pendingNotices(NOTICES_AT_ONCE_MAX);
  for (const notice of notices) {
    const { id, guildId, followedBy, createdAt } = notice;
    await tell({ id, guildId, aboutUserId: followedBy, text: say(notice), createdAt });
    await store.feeds.removeNotice(id);
  }
  return notices.length;
}
