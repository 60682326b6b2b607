// One session of a client on the gateway: it numbers what is dispatched and keeps it for a client that comes back.

import type { Wire } from '../wire.ts';

const KEPT_MAX = 1000; // dispatches kept for a resume; a client further behind starts afresh

export interface Dispatch {
  readonly op: 0;
  readonly s: number;
  readonly t: string;
  readonly d: Wire;
}

export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  sequence: number;
  readonly kept: Dispatch[];
  /** Sends to the client while it is connected. */
  send: ((dispatch: Dispatch) => void) | undefined;
  /** What the bot's presence says; it lives as long as the session. */
  presence: Wire | undefined;
  /** When the client was lost, on the stand-in's clock. */
  lostAt: number | undefined;
}

/** Gives a session the next number, keeps the dispatch, and sends it if the client is there. */
export function dispatch(session: Session, name: string, data: Wire): void {
  session.sequence += 1;
  const frame: Dispatch = { op: 0, s: session.sequence, t: name, d: data };
  session.kept.push(frame);
  if (session.kept.length > KEPT_MAX) session.kept.shift();
  session.send?.(frame);
}

/** What the client missed since `sequence`, in order; undefined when it is no longer all kept. */
export function missedSince(session: Session, sequence: number): Dispatch[] | undefined {
  const first = session.kept[0]?.s ?? session.sequence + 1;
  if (sequence < first - 1 || sequence > session.sequence) return undefined;
  return session.kept.filter((frame) => frame.s > sequence);
}
