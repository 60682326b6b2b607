// The door of briefing/: composes what is due, brings it to its channel exactly once, and gives a briefing on request.

import type { Log } from '../log.ts';
import type { Briefing } from '../news/cited-text.ts';
import type { Notice } from '../news/guild.ts';
import type { ChannelId, Instant, MessageId, OutboxId } from '../news/ids.ts';
import type { ChannelHistory, PostRequest } from '../news/posting.ts';
import type { Subscription } from '../news/subscription.ts';
import type { Search } from '../search/search.ts';
import type { Store } from '../store/store.ts';
import { type BriefingNowRequest, briefingNow, previewOf } from './choose-items.ts';
import { composeDue, type DueReport } from './claim-due.ts';
import { type DeliverReport, deliverOutbox } from './deliver.ts';

export { nextDue } from './cadence.ts';
export { type BriefingRequest, composeBriefing } from './compose.ts';

/** What briefings work with. Everything that reaches outside is handed in. */
export interface BriefingTools {
  readonly store: Store;
  readonly search: Search;
  readonly now: () => Instant;
  /** 32 hex digits, never the same twice. */
  readonly newId: () => string;
  readonly draw: DrawBriefing;
  /** Creates one message and gives its id; throws DeliveryFault. */
  readonly post: (request: PostRequest) => Promise<MessageId>;
  /** Dateline's own messages in a channel since an instant; throws DeliveryFault. */
  readonly history: (channelId: ChannelId, after: Instant) => Promise<ChannelHistory>;
  /** Sees to it that a person hears of it. */
  readonly tell: (notice: Notice) => Promise<void>;
  readonly log: Log;
}

/**
 * Lays a briefing out as message bodies (JSON text) within Discord's limits. The message of part n carries
 * `rowIds(n)` in a button's custom id: that is how a message is found again after a crash. None: nothing to post.
 */
export type DrawBriefing = (
  briefing: Briefing,
  to: { readonly subscription: Subscription; readonly rowIds: (part: number) => OutboxId },
) => readonly string[];

export interface Briefings {
  /** One tick: takes up what a crash left, composes what is due. Safe beside other processes doing the same. */
  runDue(): Promise<DueReport>;
  /** Sends what waits in the outbox. */
  deliver(): Promise<DeliverReport>;
  /** The briefing of a topic, or of all the server's news, for a person who asks. Posts and remembers nothing. */
  briefingNow(request: BriefingNowRequest): Promise<Briefing>;
  /** What a subscription would post if it were due now. */
  preview(subscription: Subscription): Promise<Briefing>;
}

/** Puts the tools together. Starts nothing by itself: `runDue` and `deliver` are called by the tick. */
export function createBriefings(tools: BriefingTools): Briefings {
  return {
    runDue: () => composeDue(tools),
    deliver: () => deliverOutbox(tools),
    briefingNow: (request) => briefingNow(request, tools),
    preview: (subscription) => previewOf(subscription, tools),
  };
}
