// What the parts of the gateway share: what it is given, one client's connection, the opcodes and the close codes.

import type { WebSocket } from 'ws';
import type { State } from '../state.ts';
import type { Session } from './session.ts';

/** Opcodes. */
export const OP = {
  beat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  members: 8,
  invalid: 9,
  hello: 10,
  ack: 11,
} as const;

/** Close codes. */
export const CLOSE = {
  opcode: 4001,
  decode: 4002,
  notIdentified: 4003,
  wrongToken: 4004,
  identifiedTwice: 4005,
  wrongSequence: 4007,
  tooFast: 4008,
  timedOut: 4009,
  wrongShard: 4010,
  shardingNeeded: 4011,
  wrongVersion: 4012,
  wrongIntents: 4013,
  intentsNotAllowed: 4014,
} as const;

export interface GatewayGiven {
  readonly state: State;
  readonly sessions: Map<string, Session>;
  /** The clients that are connected. */
  readonly connections: Set<Connection>;
  /** Privileged intents that the bot has been granted, as bits. */
  readonly privilegedIntents: number;
  /** How often a client is to beat; Discord's own example is 45 s. */
  readonly heartbeatMs: number;
  /** The least time between two identifies of shards that share a turn; absent = none. */
  readonly identifySeconds: number | undefined;
  readonly counts: { begun: number; resumed: number };
  /** What tests make it do. */
  readonly whims: { swallowsBeats: boolean };
}

/** One client on its socket. */
export interface Connection {
  readonly given: GatewayGiven;
  readonly socket: WebSocket;
  readonly send: (frame: unknown) => void;
  session: Session | undefined;
  frames: number;
  lastBeat: boolean;
}
