// Stops a subscription that cannot work, and lets a person know, once.

import type { Subscription } from '../news/subscription.ts';
import type { BriefingTools } from './briefing-tools.ts';

type PauseTools = Pick<BriefingTools, 'store' | 'now' | 'newId' | 'tell'>;

/**
 * Tells who set an active subscription up why it pauses (one sentence), then pauses it. Does nothing when it is paused
 * already or gone, so that nobody is told twice; a crash in between tells again, which is better than never.
 */
export async function pauseAndTell(subscription: Subscription, reason: string, tools: PauseTools): Promise<void> {
  const current = await tools.store.subscriptions.find(subscription.id);
  if (current?.state !== 'active') return;
  const way = 'Mend it and use `/subscription resume`.';
  await tellAbout(current, `I paused the briefing in <#${current.channelId}>: ${reason} ${way}`, tools);
  await tools.store.subscriptions.save({ ...current, state: 'paused', pausedReason: reason });
}

/** Tells who set a subscription up about it. `text` is for people. */
export async function tellAbout(
  subscription: Subscription,
  text: string,
  { tell, newId, now }: Omit<PauseTools, 'store'>,
): Promise<void> {
  await tell({
    id: newId(),
    guildId: subscription.guildId,
    aboutUserId: subscription.createdBy,
    text,
    createdAt: now(),
  });
}
