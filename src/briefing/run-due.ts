// The door of briefing/: composes what is due, brings it to its channel exactly once, and gives a briefing on request.

import type { Briefing } from '../news/cited-text.ts';
import type { Decision } from '../news/decision.ts';
import type { ArticleId, GuildId, Instant, SubscriptionId } from '../news/ids.ts';
import type { StoryView } from '../news/story-view.ts';
import type { Subscription } from '../news/subscription.ts';
import { type BriefingNowRequest, briefingNow } from './brief-now.ts';
import type { BriefingTools } from './briefing-tools.ts';
import { decisionAbout, previewOf } from './choose-items.ts';
import { composeDue, composeOne, type DueReport } from './claim-due.ts';
import { type DeliverReport, deliverOutbox } from './deliver.ts';
import { openStory } from './open-story.ts';
import { type PostedNow, type PostNowRequest, postNow } from './post-now.ts';
import { type UpdateReport, updateShown } from './update-shown.ts';

export { briefingOver } from './brief-now.ts';
export type { BriefingTools, DrawBriefing } from './briefing-tools.ts';
export { nextClockChange, nextDue, readQuietHours } from './cadence.ts';
export { type BriefingRequest, composeBriefing } from './compose.ts';
export { createWriteItems } from './write-with-model.ts';

export interface Briefings {
  /** One tick: takes up what a crash left, composes what is due. Safe beside other processes doing the same. */
  runDue(): Promise<DueReport>;
  /** Sends what waits in the outbox, and what is written to it while `runDue` is at work. */
  deliver(): Promise<DeliverReport>;
  /**
   * Composes what is due of one subscription and sends it, for somebody who waits for it: what else is due or waits in
   * the outbox is left to the tick. `delivered` is undefined where the tick was first or nothing was due.
   */
  postDue(id: SubscriptionId): Promise<{ readonly due: DueReport; readonly delivered: DeliverReport | undefined }>;
  /** Brings messages that stand in channels up to date with articles that were taken down or corrected. */
  updateShown(): Promise<UpdateReport>;
  /** The briefing of a topic, or of all the server's news, for a person who asks. Posts and remembers nothing. */
  briefingNow(request: BriefingNowRequest): Promise<Briefing>;
  /** The story of an article: who tells it, in order, what each added. Throws Failure('not-found'). */
  openStory(of: { readonly articleId: ArticleId; readonly guildId: GuildId }): Promise<StoryView>;
  /** Posts it in a channel at once, without what was told there before. Throws a Failure where it cannot. */
  postNow(request: PostNowRequest): Promise<PostedNow>;
  /** What a subscription would post if it were due now. */
  preview(subscription: Subscription): Promise<Briefing>;
  /**
   * Whether an article was told, and by which rule: as decided by the last briefing that read it, else by one composed now
   * (without `dueAt`). Undefined when neither has read it. Throws a Failure where the subscription would be paused.
   */
  why(
    articleId: ArticleId,
    subscription: Subscription,
  ): Promise<{ readonly decision: Decision; readonly dueAt?: Instant } | undefined>;
}

/** Puts the tools together. Starts nothing by itself: `runDue` and `deliver` are called by the tick. */
export function createBriefings(tools: BriefingTools): Briefings {
  let composing = 0;
  return {
    runDue: async () => {
      composing += 1;
      try {
        return await composeDue(tools);
      } finally {
        composing -= 1;
      }
    },
    deliver: () => deliverOutbox(tools, { isMoreToCome: () => composing > 0 }),
    postDue: async (id) => {
      const { due, deliveryId } = await composeOne(id, tools);
      return { due, delivered: deliveryId && (await deliverOutbox(tools, { of: deliveryId })) };
    },
    updateShown: () => updateShown(tools),
    briefingNow: (request) => briefingNow(request, tools),
    openStory: (of) => openStory(of, tools),
    postNow: (request) => postNow(request, tools),
    preview: (subscription) => previewOf(subscription, tools),
    why: (articleId, subscription) => decisionAbout(articleId, subscription, tools),
  };
}
