// Composes what somebody posts by hand into its claimed delivery: at once, or by the tick where a crash came between.

import type { Delivery, Subscription } from '../news/subscription.ts';
import type { PauseReason } from '../news/trouble.ts';
import { NOW_REACH_MS } from './brief-now.ts';
import type { BriefingTools } from './briefing-tools.ts';
import { briefingOf } from './choose-items.ts';
import { writeOut } from './write-out.ts';

type HandTools = Pick<BriefingTools, 'store' | 'search' | 'now' | 'draw' | 'countItems'>;

/**
 * Writes the briefing over the day before it was asked for to the outbox, without what was told in its channel. Gives how many
 * items and messages it has (none: nothing was new); undefined where somebody else has the delivery by now; the reason where it
 * cannot be composed, and the delivery is done then.
 */
export async function composeByHand(
  delivery: Delivery,
  of: { readonly subscription: Subscription; readonly byHand: NonNullable<Delivery['byHand']> },
  tools: HandTools,
): Promise<
  | { readonly items: number; readonly messages: number }
  | Extract<PauseReason, { kind: 'topic gone' | 'unreadable' }>
  | undefined
> {
  const { userId, length } = of.byHand;
  // A role is mentioned at its hours, as configured, and by no hand.
  const { mentionRoleId: _, ...silent } = of.subscription;
  const asked: Subscription = { ...silent, length, whenEmpty: 'skip' };
  const until = delivery.dueAt;
  const composed = await briefingOf(asked, { until, from: until - NOW_REACH_MS }, tools);
  if ('kind' in composed) {
    await tools.store.deliveries.compose(delivery, { rows: [], articleIds: [] });
    return composed;
  }
  const messages = await writeOut(composed, { delivery, subscription: asked, by: { userId, at: tools.now() } }, tools);
  return messages === undefined ? undefined : { items: composed.briefing.items.length, messages };
}
