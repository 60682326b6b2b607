// The one HTTP server of the sandbox: the API, the gateway, the page and the control interface, on 127.0.0.1 only.

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { CONTROL_PATH } from './control.ts';
import type { Gateway } from './gateway/serve-gateway.ts';
import { GATEWAY_PATH } from './gateway/serve-gateway.ts';
import type { Controls } from './page-controls.ts';
import { servePageSocket } from './page-socket.ts';
import { isApiPath } from './rest/serve-rest.ts';
import type { Page } from './serve-page.ts';
import { serveFile, servePage } from './serve-page.ts';
import type { State } from './state.ts';

const PAGE_SOCKET_PATH = '/page';
const PAGE_FRAME_BYTES_MAX = 8_000_000; // files that a person brings: the page takes 5 MB at once, a third more as base64

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface HttpGiven {
  readonly state: State;
  readonly accessToken: string;
  readonly gateway: Gateway;
  readonly rest: Answer;
  readonly control: Answer;
  /** Absent when no page is wanted. */
  readonly page: Page | undefined;
  /** What the page reaches besides Discord. */
  readonly controls: Controls;
}

/** Starts to listen; gives the server and how to stop it, sockets and all. Rejects when the port is taken. */
export async function listen(given: HttpGiven, port: number): Promise<{ port: number; stop: () => Promise<void> }> {
  const pages = new WebSocketServer({ noServer: true, maxPayload: PAGE_FRAME_BYTES_MAX });
  const server = createServer((request, response) => {
    answer(given, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ message: '500: Internal Server Error', code: 0 }));
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgrade(given, pages, request, socket, head);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { port: (server.address() as AddressInfo).port, stop: () => stop(server, pages) };
}

async function answer(given: HttpGiven, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (!isFromHere(given, request)) {
    response.writeHead(403, { 'Content-Type': 'text/plain' }).end('This server answers only its own page.\n');
  } else if (isApiPath(path)) await given.rest(request, response);
  else if (path.startsWith(`${CONTROL_PATH}/`)) await given.control(request, response);
  else if (path.startsWith('/attachments/')) serveFile(given.state, request, response);
  else servePage(given.page ?? new Map(), given.accessToken, request, response);
}

/** Another site's page, or a name that was made to point here, gets nothing. */
function isFromHere({ state }: HttpGiven, request: IncomingMessage): boolean {
  const own = [state.origin, state.origin.replace('127.0.0.1', 'localhost')];
  const { host, origin } = request.headers;
  return own.includes(`http://${host}`) && (origin === undefined || origin === `http://${host}`);
}

function upgrade(
  given: HttpGiven,
  pages: WebSocketServer,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  if (isFromHere(given, request) && url.pathname.replace(/\/$/, '') === GATEWAY_PATH) {
    if (given.state.network === 'cut') return void socket.destroy();
    given.gateway.take(request, socket, head);
    return;
  }
  const isPage = url.pathname === PAGE_SOCKET_PATH && url.searchParams.get('token') === given.accessToken;
  if (!isPage || given.page === undefined || !isFromHere(given, request) || request.headers.origin === undefined) {
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    return;
  }
  pages.handleUpgrade(request, socket, head, (client) => servePageSocket(given.state, given.controls, client));
}

function stop(server: Server, pages: WebSocketServer): Promise<void> {
  for (const client of pages.clients) client.terminate();
  pages.close();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
