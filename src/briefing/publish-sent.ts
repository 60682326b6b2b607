// Publishes messages of announcement channels to the servers that follow them, as many as Discord allows.

import { DeliveryFault } from '../news/posting.ts';
import type { BriefingTools } from './briefing-tools.ts';
import { tellAbout } from './pause.ts';

/** Discord publishes about ten messages of a channel in an hour; those of people count too, and are then refused with 429. */
const PER_HOUR_MAX = 10;
const MESSAGES_MAX = 50;
/** News that reaches other servers later than this is none. */
const WAIT_MS_MAX = 6 * 3_600_000;

type PublishTools = Pick<BriefingTools, 'store' | 'now' | 'newId' | 'places' | 'tell' | 'log'>;

/** Publishes what was sent and waits for it, oldest first. What Discord refuses is given up, and a person is told. */
export async function publishSent(tools: PublishTools): Promise<void> {
  const { store, places, now, log } = tools;
  const waiting = await store.deliveries.toPublish({ now: now(), perHourMax: PER_HOUR_MAX, limit: MESSAGES_MAX });
  for (const { id, channelId, messageId, subscriptionId, dueAt } of waiting) {
    try {
      await places.publish(channelId, messageId);
      await store.deliveries.savePublished(id, now());
    } catch (error) {
      if (!(error instanceof DeliveryFault)) throw error;
      if (error.kind === 'retry' && now() - dueAt < WAIT_MS_MAX) {
        log.warn('message not published, trying again', { outbox: id, why: error.message });
        continue;
      }
      const subscription = await store.subscriptions.find(subscriptionId);
      const trouble = { kind: 'unpublished', channelId, why: error.message } as const;
      if (subscription !== undefined) await tellAbout(subscription, trouble, tools);
      await store.deliveries.savePublished(id, undefined);
    }
  }
}
