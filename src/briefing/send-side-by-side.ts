// Keeps so many messages in hand that Discord's limit is what holds them back: channels side by side, one after the other within a channel.

import type { ChannelId } from '../news/ids.ts';

/** An answer takes up to a second; with so many on the way or waiting for the limit, fifty a second go out and none waits long. */
const IN_HAND_MAX = 60;
/** Claimed at once, in one transaction. */
const CLAIMED_MAX = 20;
/** Of one channel: Discord takes about one message a second there, and those of others are not to wait behind it. */
const IN_CHANNEL_MAX = 5;
/** How often it is looked whether there is more while others compose, and while nothing ends. */
const LOOK_MS = 50;
const LOOK_SELDOM_MS = 1_000;

/** What may be claimed: at most `limit`, and none of the channels that have enough to do. */
export interface Room {
  readonly limit: number;
  readonly except: readonly ChannelId[];
}

/**
 * Claims and sends until nothing is left and `isMoreToCome` says no. `send` never rejects; what `claim` throws ends it, when
 * what is in hand is done.
 */
export async function sendSideBySide<Item>(work: {
  readonly claim: (room: Room) => Promise<readonly Item[]>;
  readonly channelOf: (item: Item) => ChannelId;
  /** `inHand`: how many are. */
  readonly send: (item: Item, inHand: number) => Promise<void>;
  readonly isMoreToCome: () => boolean;
}): Promise<void> {
  const inHand = new Set<Promise<void>>();
  const channels = new Map<ChannelId, { readonly last: Promise<void>; readonly count: number }>();
  let ended = Promise.withResolvers<void>();

  const start = (item: Item): void => {
    const channelId = work.channelOf(item);
    const { last = Promise.resolve(), count = 0 } = channels.get(channelId) ?? {};
    const sent = last
      .then(() => work.send(item, inHand.size))
      .finally(() => {
        inHand.delete(sent);
        const left = (channels.get(channelId)?.count ?? 1) - 1;
        if (left === 0) channels.delete(channelId);
        else channels.set(channelId, { last: channels.get(channelId)?.last ?? sent, count: left });
        ended.resolve();
      });
    inHand.add(sent);
    channels.set(channelId, { last: sent, count: count + 1 });
  };

  try {
    while (true) {
      ended = Promise.withResolvers();
      const isRoom = IN_HAND_MAX - inHand.size >= CLAIMED_MAX;
      const except = [...channels].flatMap(([id, { count }]) => (count >= IN_CHANNEL_MAX ? [id] : []));
      const claimed = isRoom ? await work.claim({ limit: CLAIMED_MAX, except }) : [];
      for (const item of claimed) start(item);
      if (claimed.length === CLAIMED_MAX) continue;
      const isMoreToCome = work.isMoreToCome();
      if (inHand.size === 0 && !isMoreToCome) return;
      const look = setTimeout(ended.resolve, isMoreToCome ? LOOK_MS : LOOK_SELDOM_MS);
      await ended.promise;
      clearTimeout(look);
    }
  } finally {
    await Promise.all(inHand);
  }
}
