// Stops a subscription that cannot work, and lets a person know, once.

import type { Subscription } from '../news/subscription.ts';
import type { PauseReason, Trouble } from '../news/trouble.ts';
import type { BriefingTools } from './briefing-tools.ts';

type PauseTools = Pick<BriefingTools, 'store' | 'now' | 'newId' | 'tell' | 'log'>;

/**
 * Tells who set an active subscription up why it pauses, then pauses it. Does nothing when it is paused
 * already or gone, so that nobody is told twice; a crash in between tells again, which is better than never.
 */
export async function pauseAndTell(subscription: Subscription, reason: PauseReason, tools: PauseTools): Promise<void> {
  const current = await tools.store.subscriptions.find(subscription.id);
  if (current?.state !== 'active') return;
  await tellAbout(current, { kind: 'paused', channelId: current.channelId, reason }, tools);
  const { id, guildId } = current;
  await tools.store.subscriptions.save({ id, guildId, state: 'paused', pausedReason: reason });
}

/**
 * Tells who set a subscription up what does not work with it. Of what a person follows nobody else is to hear, and the
 * person cannot be written to: it stands in the log, and beside what they follow.
 */
export async function tellAbout(
  subscription: Subscription,
  trouble: Trouble,
  { tell, newId, now, log }: Omit<PauseTools, 'store'>,
): Promise<void> {
  if (subscription.followerId !== undefined) {
    log.warn('a direct message was not delivered', { subscription: subscription.id, trouble: trouble.kind });
    return;
  }
  await tell({
    id: newId(),
    guildId: subscription.guildId,
    aboutUserId: subscription.createdBy,
    trouble,
    createdAt: now(),
  });
}
