// What is asked of Discord to bring one message to its channel, and how it may fail: shared by briefing/ and discord/.

import type { ChannelId, MessageId } from './ids.ts';

/** One message to be created. */
export interface PostRequest {
  readonly channelId: ChannelId;
  /** The request body as JSON text, complete but for `nonce` and `enforce_nonce`, which the poster adds. */
  readonly body: string;
  /** At most 25 characters. Discord creates one message only for a nonce that it still remembers (a few minutes). */
  readonly nonce: string;
  /** The poster gives up after this long, so that nothing is sent after somebody else has taken the row over. */
  readonly timeoutMs: number;
}

/** A message of Dateline's own to be changed. */
export interface EditRequest {
  readonly channelId: ChannelId;
  readonly messageId: MessageId;
  /** The request body as JSON text. */
  readonly body: string;
  readonly timeoutMs: number;
}

/** A message of Dateline's own as a channel's history shows it. */
export interface PostedMessage {
  readonly id: MessageId;
  /** The custom ids of all its components. */
  readonly customIds: readonly string[];
}

/** Dateline's own messages in a channel since an instant; Discord answers with an empty list where it may not read. */
export type ChannelHistory =
  | { readonly mayRead: true; readonly messages: readonly PostedMessage[] }
  | { readonly mayRead: false };

/**
 * Thrown where Discord did not take a message. `retry`: it may be there or not, ask again (an answer of 5xx, a dropped
 * connection, a time-out); with `neverSent` it is certainly not there (429, no connection). `refused`: Discord read it
 * and said no; asking again changes nothing.
 */
export class DeliveryFault extends Error {
  readonly kind: 'retry' | 'refused';
  /** Discord's own error code: 10003 unknown channel, 50001 missing access, 50013 missing permissions, … */
  readonly code: number | undefined;
  readonly neverSent: boolean;

  constructor(
    kind: 'retry' | 'refused',
    message: string,
    options: { readonly code?: number; readonly neverSent?: boolean; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'DeliveryFault';
    this.kind = kind;
    this.code = options.code;
    this.neverSent = options.neverSent ?? false;
  }
}
