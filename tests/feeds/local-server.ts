// A small web server on 127.0.0.1 for the tests of fetching. Each address answers as its handler says.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface LocalServer {
  /** "http://127.0.0.1:PORT", without a slash. */
  readonly origin: string;
  /** "127.0.0.1:PORT", as an exception of the address guard. */
  readonly hostAndPort: string;
  /** Paths asked so far, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Starts a server; paths without a handler answer 404. */
export async function startLocalServer(handlers: Readonly<Record<string, Handler>>): Promise<LocalServer> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const handler = handlers[path];
    if (handler === undefined) response.writeHead(404).end();
    else handler(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    hostAndPort: `127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
