// The gateway: takes the sockets of clients, keeps their sessions, and tells them what happens in the world.

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { serveConnection } from './connection.ts';
import { dispatchEvent } from './dispatch-events.ts';
import type { Connection, GatewayGiven } from './gateway-given.ts';
import { OP } from './gateway-given.ts';
import type { Session } from './session.ts';

/** The path of the gateway's sockets. */
export const GATEWAY_PATH = '/gateway';

export interface Gateway {
  /** Takes a request to upgrade to a socket. */
  readonly take: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Closes every client's socket, or that of one shard, with a code (1012 unless said otherwise), or cuts it without a word. */
  readonly cut: (how?: number | 'without a word', shard?: number) => void;
  /** Asks every client to come back (op 7), or tells it that its session is invalid (op 9) and whether it may resume. */
  readonly disturb: (how: 'reconnect' | 'invalid' | 'invalid, may resume') => void;
  /** From now on heartbeats are not acknowledged, or are again. */
  readonly swallowBeats: (swallows: boolean) => void;
  /** How many sessions clients have begun, and how often one was resumed. */
  readonly sessions: () => { readonly begun: number; readonly resumed: number };
  /** Forgets all sessions, so that no client can resume. */
  readonly forget: () => void;
  readonly stop: () => void;
}

/** Starts the gateway over a world. */
export function startGateway(given: Omit<GatewayGiven, 'sessions' | 'connections' | 'counts' | 'whims'>): Gateway {
  const { state } = given;
  const sessions = new Map<string, Session>();
  const counts = { begun: 0, resumed: 0 };
  const whims = { swallowsBeats: false };
  const connections: GatewayGiven['connections'] = new Set();
  const all: GatewayGiven = { ...given, sessions, connections, counts, whims };
  const server = new WebSocketServer({ noServer: true });
  const hear = (event: Parameters<typeof dispatchEvent>[2]) => dispatchEvent(state, sessions.values(), event);
  state.hearers.add(hear);
  const cut: Gateway['cut'] = (how = 1012, shard) => {
    const ofShard = [...connections].filter(({ session }) => session?.shard[0] === shard).map(({ socket }) => socket);
    for (const client of shard === undefined ? server.clients : ofShard) {
      if (typeof how === 'number') client.close(how);
      else client.terminate();
    }
  };
  return {
    take: (request, socket, head) => {
      const query = new URL(request.url ?? '/', 'http://sandbox').searchParams;
      server.handleUpgrade(request, socket, head, (client) => serveConnection(all, client, query));
    },
    cut,
    disturb: (how) => {
      for (const connection of connections) disturbOne(all, connection, how);
    },
    swallowBeats: (swallows) => {
      whims.swallowsBeats = swallows;
    },
    sessions: () => ({ ...counts }),
    forget: () => {
      for (const session of sessions.values()) session.send = undefined;
      sessions.clear();
    },
    stop: () => {
      state.hearers.delete(hear);
      cut('without a word');
      server.close();
    },
  };
}

function disturbOne(given: GatewayGiven, connection: Connection, how: Parameters<Gateway['disturb']>[0]): void {
  const { session, send } = connection;
  if (how === 'reconnect') {
    send({ op: OP.reconnect, d: null, s: null, t: null });
    return;
  }
  // From here on the socket has no session: the client identifies afresh, or resumes on this socket or another.
  if (session !== undefined) {
    session.send = undefined;
    session.lostAt = given.state.now();
    connection.session = undefined;
    if (how === 'invalid') given.sessions.delete(session.id);
  }
  send({ op: OP.invalid, d: how === 'invalid, may resume', s: null, t: null });
}
