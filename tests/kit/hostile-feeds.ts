// Feeds that mean harm, or are broken in ways that were met in the wild, each under its own path, and a good one.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const DRIP_MS = 40;
const zeros = (bytes: number): Buffer => Buffer.alloc(bytes);
const ITEMS_MANY = 50_000;
const WORD_LENGTH = 5_000_000;

const wrap = (inner: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>A feed</title>${inner}</channel></rss>`;
const item = (id: number | string, title: string, text: string): string =>
  `<item><guid isPermaLink="false">${id}</guid><title>${title}</title><description>${text}</description></item>`;
const LONG =
  'The harbour of Brackwater reopened on Monday after nine days of storm, the mayor said on the quay. '.repeat(8);

/** The body is made when it is first asked for: some are large, and who polls must not hold them. */
function send(make: () => string | Buffer, headers: Readonly<Record<string, string>> = {}): Answer {
  let body: string | Buffer | undefined;
  return (_request, response) => {
    body ??= make();
    response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers }).end(body);
  };
}

/** Writes a piece again and again until nobody listens. */
function drip(
  piece: string,
  begin: (request: IncomingMessage, response: ServerResponse) => NodeJS.WritableStream,
): Answer {
  return (request, response) => {
    const stream = begin(request, response);
    stream.on('error', () => undefined);
    const timer = setInterval(() => void stream.write(piece), DRIP_MS);
    request.socket.on('close', () => clearInterval(timer));
  };
}

function pour(make: () => Buffer, headers: Readonly<Record<string, string>>): Answer {
  return (_request, response) => {
    const chunk = make();
    response.writeHead(200, headers);
    const more = (): void => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    more();
  };
}

function raw(text: string): Answer {
  return (request) => void request.socket.end(text);
}

function entityBomb(): string {
  const levels = Array.from({ length: 12 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`);
  return `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${levels.join('')}]><rss version="2.0"><channel><title>&l12;</title>${item(1, '&l12;', LONG)}</channel></rss>`;
}

/** What an address answers, and what is to come of it: the words of the one reason, or `read`. */
interface Hostile {
  readonly answer: Answer;
  readonly comes: RegExp | 'read';
}

/** All of them, by name. */
export function hostileFeeds(): Readonly<Record<string, Hostile>> {
  const timeout = /did not answer in full within/;
  const limit = /larger than the \d+ .B that I read at most/;
  const noFeed = /not a feed/;
  return {
    silent: { answer: () => undefined, comes: timeout },
    'slow-headers': {
      answer: drip('X-Padding: 1\r\n', ({ socket }) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        return socket;
      }),
      comes: timeout,
    },
    'slow-body': {
      answer: drip('<item>', (_request, response) => response.writeHead(200)),
      comes: timeout,
    },
    'endless-body': { answer: pour(() => Buffer.alloc(100_000, 'x'), {}), comes: limit },
    // 10 GB: a thousand packed streams of 10 MB one after the other, which gzip allows.
    'gzip-bomb': {
      answer: send(() => Buffer.concat(Array(1_000).fill(gzipSync(zeros(10_000_000)))), { 'content-encoding': 'gzip' }),
      comes: limit,
    },
    'endless-gzip': { answer: pour(() => gzipSync(zeros(10_000_000)), { 'content-encoding': 'gzip' }), comes: limit },
    'brotli-bomb': {
      answer: send(() => brotliCompressSync(zeros(30_000_000)), { 'content-encoding': 'br' }),
      comes: limit,
    },
    'zstd-bomb': {
      answer: send(() => zstdCompressSync(zeros(30_000_000)), { 'content-encoding': 'zstd' }),
      comes: limit,
    },
    'no-gzip': {
      answer: send(() => 'not packed', { 'content-encoding': 'gzip' }),
      comes: /packed in a way that I cannot undo/,
    },
    'large-headers': {
      answer: send(() => wrap(''), { 'x-large': 'x'.repeat(200_000) }),
      comes: /does not speak proper http/,
    },
    loop: {
      answer: (_request, response) => void response.writeHead(302, { location: '/loop' }).end(),
      comes: /more than 5 times and never arrives/,
    },
    chain: {
      answer: (request, response) => void response.writeHead(301, { location: `${request.url}x` }).end(),
      comes: /more than 5 times and never arrives/,
    },
    private: {
      answer: (_request, response) => void response.writeHead(301, { location: 'http://10.0.0.1/' }).end(),
      comes: /10\.0\.0\.1, which is not a public address \(private\)/,
    },
    rebound: {
      answer: (_request, response) => void response.writeHead(302, { location: '/again' }).end(),
      comes: /rebound\.example has an address that is not a public address \(linkLocal\)/,
    },
    'always-304': {
      answer: (_request, response) => void response.writeHead(304).end(),
      comes: /an answer that I cannot use \(HTTP 304\)/,
    },
    gone: { answer: (_request, response) => void response.writeHead(410).end(), comes: /gone for good \(HTTP 410\)/ },
    busy: {
      answer: (_request, response) => void response.writeHead(429, { 'retry-after': '999999999' }).end(),
      comes: /come less often \(HTTP 429\)/,
    },
    'length-too-large': {
      answer: raw(`HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n${wrap('')}`),
      comes: /broke off the connection/,
    },
    'length-too-small': { answer: raw(`HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n${wrap('')}`), comes: noFeed },
    'no-http': { answer: raw('SSH-2.0-OpenSSH_9.2\r\n'), comes: /does not speak proper http/ },
    'breaks-off': { answer: ({ socket }) => void socket.destroy(), comes: /broke off the connection/ },
    picture: {
      answer: send(() => Buffer.from('89504e470d0a1a0a0000', 'hex'), { 'content-type': 'image/png' }),
      comes: noFeed,
    },
    page: {
      answer: send(() => '<!doctype html><html><body>Welcome</body></html>', { 'content-type': 'text/html' }),
      comes: /web page, not a feed/,
    },
    empty: { answer: send(() => ''), comes: /feed is empty/ },
    'entity-bomb': { answer: send(() => entityBomb()), comes: 'read' },
    'long-title': { answer: send(() => wrap(item(1, 'Storm '.repeat(WORD_LENGTH / 6), LONG))), comes: 'read' },
    'long-text': { answer: send(() => wrap(item(1, 'Storm', `${'He said: “No.” '.repeat(200_000)}`))), comes: 'read' },
    'only-brackets': { answer: send(() => wrap(item(1, 'Storm', '<'.repeat(WORD_LENGTH)))), comes: 'read' },
    deep: { answer: send(() => wrap(item(1, 'Storm', LONG) + '<a>'.repeat(300_000))), comes: /nested too deeply/ },
    'many-items': {
      answer: send(() =>
        wrap(
          Array.from({ length: ITEMS_MANY }, (_, id) =>
            item(id, `Ship ${id} sails`, `Ship ${id} sailed from Brackwater on Monday.`),
          ).join(''),
        ),
      ),
      comes: 'read',
    },
  };
}

/** A feed of three items with texts of their own. */
export const goodFeed: Answer = ({ url }, response) => {
  const items = [1, 2, 3].map((id) => item(id, `News ${id} of ${url}`, `${LONG} That was number ${id} of ${url}.`));
  response.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"one"' }).end(wrap(items.join('')));
};
