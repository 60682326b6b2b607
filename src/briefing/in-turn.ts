// Orders what is due so that every server has its first before any has its second.

import type { GuildId } from '../news/ids.ts';
import type { DueSubscription } from '../store/store.ts';

/**
 * Takes what is due, the oldest first, and how many of each server went before; gives it in the order in which it is to go,
 * each with its turn: how many of its server go before it. Of one turn the oldest due goes first.
 */
export function inTurn(
  due: readonly DueSubscription[],
  gone: ReadonlyMap<GuildId, number>,
): readonly (DueSubscription & { readonly turn: number })[] {
  const next = new Map(gone);
  const turns = due.map((subscription) => {
    const turn = next.get(subscription.guildId) ?? 0;
    next.set(subscription.guildId, turn + 1);
    return { ...subscription, turn };
  });
  // Sorting keeps what is equal in its order.
  return turns.sort((a, b) => a.turn - b.turn || a.nextDueAt - b.nextDueAt);
}
