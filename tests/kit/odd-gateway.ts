// A gateway that does nothing but misbehave: it says no word to who connects, or closes with a code on who identifies.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

export interface OddGateway {
  /** For DISCORD_API_URL. */
  readonly apiUrl: string;
  /** How many sockets were opened. */
  readonly sockets: () => number;
  readonly stop: () => void;
}

const HELLO = 10;
const IDENTIFY = 2;

/** Starts it; `closeWith` may change between two clients. */
export async function startOddGateway(given: { closeWith: number | 'silence' }): Promise<OddGateway> {
  let sockets = 0;
  const server = createServer((_, response) => {
    const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ url: `ws://127.0.0.1:${port}`, shards: 1, session_start_limit: limit }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const gateway = new WebSocketServer({ server });
  gateway.on('connection', (socket) => {
    sockets += 1;
    const { closeWith } = given;
    if (closeWith === 'silence') return;
    socket.send(JSON.stringify({ op: HELLO, d: { heartbeat_interval: 45_000 }, s: null, t: null }));
    socket.on('message', (data) => {
      if (JSON.parse(String(data)).op === IDENTIFY) socket.close(closeWith);
    });
  });
  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    sockets: () => sockets,
    stop: () => {
      for (const socket of gateway.clients) socket.terminate();
      gateway.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
