// A process that serves any number of feeds on 127.0.0.1 (/NUMBER), each with ETag; POST /publish gives a share of them a
// new item, GET /asked tells how many requests came. With a number, it is so many hosts: 127.0.1.1, 127.0.1.2, … too.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const ITEMS = 3;
// One feed in so many has something new after each publishing.
const PUBLISHES_ONE_IN = 10;
let round = 0;
let asked = 0;

const [hosts = '0'] = process.argv.slice(2);
const answer = (request: IncomingMessage, response: ServerResponse): void => {
  if (request.url === '/asked') return void response.end(String(asked));
  asked += 1;
  if (request.method === 'POST') {
    round += 1;
    return void response.end();
  }
  const feed = Number(request.url?.slice(1));
  const fresh = feed % PUBLISHES_ONE_IN === 0 ? round : 0;
  const etag = `"${feed}-${fresh}"`;
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
  const items = Array.from({ length: ITEMS + fresh }, (_, item) => {
    const text = `Ship ${item} of line ${feed} reached the quay of Brackwater on Monday with ${item + 40} passengers, the harbour master said. `;
    return `<item><guid>${feed}-${item}</guid><title>Ship ${item} of line ${feed} arrives</title><description>${text.repeat(6)}</description></item>`;
  });
  response.writeHead(200, { 'content-type': 'application/rss+xml', etag });
  response.end(`<rss version="2.0"><channel><title>Line ${feed}</title>${items.toReversed().join('')}</channel></rss>`);
};
const server = createServer(answer).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
for (let host = 1; host <= Number(hosts); host += 1) {
  await once(createServer(answer).listen(port, `127.0.1.${host}`), 'listening');
}
process.stdout.write(`${JSON.stringify({ port })}\n`);
