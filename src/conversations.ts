// Remembers for half an hour whom and which days a person asked about in a channel, so that the next question may go on
// from it. Kept where anything may be lost, by nothing that leads back to the words.

import type { AskedAbout } from './news/cited-text.ts';
import type { ChannelId, UserId } from './news/ids.ts';

/** product.md: within 30 minutes. */
const KEPT_MS = 30 * 60 * 1_000;
/** One report of an answer tells as much as ten of the same person. */
const REPORT_MS = 24 * 60 * 60 * 1_000;

/** A Keyv fits. */
interface Kept {
  get(key: string): Promise<unknown>;
  set(key: string, value: string, ttlMs?: number): Promise<unknown>;
}

/** Who asks, and where. */
interface AskingPlace {
  readonly userId: UserId;
  readonly channelId: ChannelId;
}

export interface Conversations {
  /** Undefined when nothing was asked there of late. */
  last(place: AskingPlace): Promise<AskedAbout | undefined>;
  /** A question that names neither actors nor days leaves what stood before it. */
  note(place: AskingPlace, about: AskedAbout): Promise<void>;
  /** True for the first time within a day that the person reports this answer. */
  isFirstReport(place: AskingPlace, question: string): Promise<boolean>;
}

/** Conversations over a store of what may be lost; without one nothing is remembered. */
export function keepConversations(kept: Kept | undefined): Conversations {
  const keyOf = ({ userId, channelId }: AskingPlace): string => `talk:${channelId}:${userId}`;
  return {
    last: async (place) => {
      const value = await kept?.get(keyOf(place));
      return typeof value === 'string' ? (JSON.parse(value) as AskedAbout) : undefined;
    },
    note: async (place, about) => {
      if (about.names.length + about.days.length > 0) await kept?.set(keyOf(place), JSON.stringify(about), KEPT_MS);
    },
    isFirstReport: async (place, question) => {
      const key = `report:${place.userId}:${question.slice(0, 200)}`;
      if ((await kept?.get(key)) !== undefined) return false;
      await kept?.set(key, '1', REPORT_MS);
      return true;
    },
  };
}
