// Whose eyes: every read is limited to the feeds that a server follows and those that the operator listed for all.

import type { FeedId, GuildId } from './ids.ts';

/** `all` is the operator's view (command line, rebuilding); nothing said in Discord is read with it. */
export type View = { readonly kind: 'all' } | { readonly kind: 'guild'; readonly guildId: GuildId };

export const ALL: View = { kind: 'all' };

/** The feeds a view may see, worked out by the store: `all`, or the list. */
export type VisibleFeeds = 'all' | ReadonlySet<FeedId>;
