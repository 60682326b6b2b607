// Stops a subscription that cannot work, and lets a person know, once.

import type { Subscription } from '../news/subscription.ts';
import type { BriefingTools } from './briefing-tools.ts';

type PauseTools = Pick<BriefingTools, 'store' | 'now' | 'newId' | 'tell'>;

/**
 * Pauses an active subscription with the reason (one sentence) and tells who set it up. Does nothing when it is paused
 * already or gone, so that nobody is told twice.
 */
export async function pauseAndTell(subscription: Subscription, reason: string, tools: PauseTools): Promise<void> {
  const current = await tools.store.subscriptions.find(subscription.id);
  if (current?.state !== 'active') return;
  await tools.store.subscriptions.save({ ...current, state: 'paused', pausedReason: reason });
  const way = 'Mend it and use `/subscription resume`.';
  await tellAbout(current, `I paused the briefing in <#${current.channelId}>: ${reason} ${way}`, tools);
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
