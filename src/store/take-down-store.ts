// What is asked of the store about articles that come again, are taken down, and servers that leave: types of the door.

import type { Author } from '../news/audit.ts';
import type { ArticleId, FeedId, GuildId, Instant, UserId } from '../news/ids.ts';
import type { View } from '../news/view.ts';

/** By what an article is found again when it comes once more. */
export interface ArticleMarks {
  /** A hash of the folded headline; absent where it is too short to tell. */
  readonly titleKey?: string;
  /** The text's SimHash, 16 hex digits; absent where it is too short to tell. */
  readonly fingerprint?: string;
  /** The day of publication (else the day it was first seen), in days since 1970. */
  readonly day: number;
}

/** What an arriving article is compared by. */
export interface ArticleLikeness extends Partial<ArticleMarks> {
  readonly url?: string;
  readonly feedId: FeedId;
  readonly itemId?: string;
  readonly textHash: string;
}

/** An article at an address that somebody gave. */
export interface AddressedArticle {
  readonly id: ArticleId;
  readonly title: string;
  readonly source: string;
  /** Its own address; `dateline:article/<id>` where it has none. */
  readonly address: string;
  readonly isTakenDown: boolean;
}

/** A server's view takes down in that server, the view of all everywhere. Nothing is deleted. */
export interface TakeDownStore {
  /** The articles of the view's feeds at an address (canonical, or as it is cited), shown or taken down. */
  find(address: string, view: View): Promise<readonly AddressedArticle[]>;
  /** Takes down what the view shows at an address, also what comes there later. Gives what was taken down now. */
  takeDown(
    address: string,
    by: { readonly view: View; readonly by: UserId | 'operator' },
    at: Instant,
  ): Promise<readonly AddressedArticle[]>;
  /** Undoes a take-down of the same view. Gives what is shown again by it. */
  restore(address: string, view: View, by?: Author): Promise<readonly AddressedArticle[]>;
  /** What the view's own people took down, the latest first. */
  list(view: View): Promise<readonly { readonly address: string; readonly title: string; readonly at: Instant }[]>;
}

/** Servers that removed the bot. */
export interface DepartureStore {
  /** The guilds of which anything is kept. */
  known(): Promise<readonly GuildId[]>;
  /** Notes that a guild removed the bot; an earlier note stands. */
  noteDeparture(guildId: GuildId, at: Instant): Promise<void>;
  /** Notes that the bot is in these guilds: they keep everything. */
  noteReturn(guildIds: readonly GuildId[]): Promise<void>;
  /** Deletes all that is kept of guilds that left before an instant. Gives them. */
  removeDeparted(before: Instant): Promise<readonly GuildId[]>;
}
