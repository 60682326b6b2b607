// What briefings work with: the store, the search, and everything that reaches outside, handed in.

import type { Log } from '../log.ts';
import type { Briefing } from '../news/cited-text.ts';
import type { Report } from '../news/guild.ts';
import type { ChannelId, GuildId, Instant, MessageId, OutboxId, UserId } from '../news/ids.ts';
import type { Place } from '../news/place.ts';
import type { ChannelHistory, EditRequest, PostRequest } from '../news/posting.ts';
import type { ShownChange, ShownKind } from '../news/shown.ts';
import type { Subscription } from '../news/subscription.ts';
import type { Search } from '../search/search.ts';
import type { Store } from '../store/store.ts';
import type { WriteItems } from './write-with-model.ts';

/** What briefings work with. Everything that reaches outside is handed in. */
export interface BriefingTools {
  readonly store: Store;
  readonly search: Search;
  readonly now: () => Instant;
  /** 32 hex digits, never the same twice. */
  readonly newId: () => string;
  readonly draw: DrawBriefing;
  readonly redraw: RedrawShown;
  /** How many items a message body of `draw`'s tells. */
  readonly countItems: (body: string) => number;
  /** Creates one message and gives its id; throws DeliveryFault. */
  readonly post: (request: PostRequest) => Promise<MessageId>;
  /** Changes one message; throws DeliveryFault. */
  readonly edit: (request: EditRequest) => Promise<void>;
  /** Dateline's own messages in a channel since an instant; throws DeliveryFault. */
  readonly history: (channelId: ChannelId, after: Instant) => Promise<ChannelHistory>;
  readonly places: Places;
  /** Whether a person is still in the server in which they follow something; throws DeliveryFault. Absent: all are. */
  readonly isMember?: (guildId: GuildId, userId: UserId) => Promise<boolean>;
  /** Puts it into words and sees to it that a person hears of it. */
  readonly tell: (report: Report) => Promise<void>;
  readonly log: Log;
  /** Lets a language model write what is due; absent: it is told in exact sentences. */
  readonly writeItems?: WriteItems;
}

/**
 * Lays a briefing out as message bodies (JSON text) within Discord's limits. The message of part n carries
 * `rowIds(n)` in a button's custom id: that is how a message is found again after a crash. None: nothing to post.
 */
export type DrawBriefing = (
  briefing: Briefing,
  to: { readonly subscription: Subscription; readonly rowIds: (part: number) => OutboxId },
) => readonly string[];

/**
 * Draws a message that stands in a channel anew, after what became of its articles; gives the body of the edit. The same
 * changes give the same body.
 */
type RedrawShown = (
  message: { readonly kind: ShownKind; readonly body: string },
  changes: readonly ShownChange[],
) => string;

/** Threads, posts of forums and publishing; all throw DeliveryFault. */
interface Places {
  /** Opens the thread of a message; also when it has one already. */
  openThread(
    from: { readonly channelId: ChannelId; readonly messageId: MessageId } & Omit<PlaceOf<'opens thread'>, 'kind'>,
  ): Promise<void>;
  /** Opens a forum's post and gives the id of its first message, which is its own. Takes no nonce. */
  openPost(post: Omit<PostRequest, 'nonce'> & { readonly place: PlaceOf<'opens post'> }): Promise<MessageId>;
  /** The first messages of Dateline's own posts in a forum since an instant. */
  findPosts(channelId: ChannelId, after: Instant): Promise<ChannelHistory>;
  /** Publishes a message; also when it is published already. */
  publish(channelId: ChannelId, messageId: MessageId): Promise<void>;
}

type PlaceOf<Kind extends Place['kind']> = Extract<Place, { readonly kind: Kind }>;
