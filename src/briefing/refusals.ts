// What it means when Discord reads a message and does not take it.

import type { PauseReason } from '../news/trouble.ts';

/**
 * By Discord's error code. A reason: the subscription pauses and a person is told why. `retry`: it was not taken for the
 * moment. All other codes give the one message up and tell a person so. (Answers of 5xx and 429, time-outs and cut
 * connections are retried before this table is asked.)
 */
export const REFUSALS: Readonly<Record<number, PauseReason | 'retry'>> = {
  10003: { kind: 'channel gone' },
  // A server writes too much at once, a channel is slowed down: later.
  20016: 'retry',
  20028: 'retry',
  10004: { kind: 'server left' },
  40006: 'retry', // Discord has turned posting off for a while
  50001: { kind: 'may not see' },
  50008: { kind: 'takes no messages' },
  50013: { kind: 'may not send' },
  50007: { kind: 'takes no direct messages' },
  50024: { kind: 'takes no messages' },
  50083: { kind: 'thread archived' },
  40067: { kind: 'needs a tag' },
  160006: { kind: 'too many threads' },
  130000: 'retry', // Discord is overloaded
  160005: { kind: 'thread locked' },
};
