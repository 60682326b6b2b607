// A process that serves the hostile feeds on 127.0.0.1, by http and (with a certificate that nobody trusts) by https, and prints both ports.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { goodFeed, hostileFeeds } from './hostile-feeds.ts';
import { UNTRUSTED } from './untrusted-certificate.ts';

const feeds = hostileFeeds();
const answer = (request: IncomingMessage, response: ServerResponse): void => {
  request.socket.on('error', () => undefined);
  const name = (request.url ?? '/').split('/')[1] ?? '';
  const hostile = feeds[name] ?? (name.startsWith('chain') ? feeds.chain : undefined);
  (hostile?.answer ?? goodFeed)(request, response);
};
const plain = createServer(answer).listen(0, '127.0.0.1');
const tls = createTlsServer(UNTRUSTED, answer).listen(0, '127.0.0.1');
for (const server of [plain, tls]) server.on('listening', () => tell());

function tell(): void {
  if (!plain.listening || !tls.listening) return;
  const [port, tlsPort] = [plain, tls].map((server) => (server.address() as AddressInfo).port);
  process.stdout.write(`${JSON.stringify({ port, tlsPort })}\n`);
}
