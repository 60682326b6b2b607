// What does not work with a briefing, as facts: who is told of it puts it into words.

import type { ChannelId } from './ids.ts';

/** Why Dateline paused a subscription by itself. */
export type PauseReason =
  | { readonly kind: 'channel gone' }
  | { readonly kind: 'server left' }
  | { readonly kind: 'may not see' }
  | { readonly kind: 'may not send' }
  | { readonly kind: 'takes no messages' }
  /** The person does not take direct messages of Dateline's any more. */
  | { readonly kind: 'takes no direct messages' }
  | { readonly kind: 'thread archived' }
  | { readonly kind: 'thread locked' }
  | { readonly kind: 'needs a tag' }
  | { readonly kind: 'too many threads' }
  | { readonly kind: 'topic gone' }
  | { readonly kind: 'cadence ends'; readonly cadence: string }
  /** Its topic's words, its cadence or its zone cannot be read; `why` is the Failure's own sentence. */
  | { readonly kind: 'unreadable'; readonly why: string }
  /** Kept as a sentence, by an earlier version. */
  | { readonly kind: 'told before'; readonly sentence: string };

/** Something about the messages of a channel that a person must hear of. */
export type Trouble = { readonly channelId: ChannelId } & (
  | { readonly kind: 'paused'; readonly reason: PauseReason }
  /** Interrupted while a message was sent, and its channel's history may not be read: sent or not, nobody knows. */
  | { readonly kind: 'uncertain' }
  /** As many tries failed; `why` is the last one's fault, in Discord's or the system's own words. */
  | { readonly kind: 'given up'; readonly tries: number; readonly why: string }
  /** A message shows an article that was taken down or corrected since, and could not be changed. */
  | { readonly kind: 'not updated'; readonly why: string }
  /** Discord read the message and did not take it. */
  | { readonly kind: 'refused'; readonly why: string }
  /** It stands, and other servers do not get it. */
  | { readonly kind: 'unpublished'; readonly why: string }
  /** It stands, and its thread could not be opened. */
  | { readonly kind: 'no thread'; readonly why: string }
);

/** A reason as it is kept. */
export function writePauseReason(reason: PauseReason): string {
  return JSON.stringify(reason);
}

/** The reason that was kept; also one that was kept as a sentence. */
export function readPauseReason(kept: string): PauseReason {
  if (!kept.startsWith('{')) return { kind: 'told before', sentence: kept };
  return JSON.parse(kept) as PauseReason;
}
