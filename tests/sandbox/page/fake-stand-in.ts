// A tiny stand-in for the page's tests: serves the bundle as the sandbox does, records what the page says, answers as told.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type WebSocket, WebSocketServer } from 'ws';
import type { FromPage, ToPage } from '../../../src/sandbox/page-protocol.ts';
import { sampleState } from './sample-state.ts';

const PAGE = new URL('../../../src/sandbox/page/', import.meta.url);
const TOKEN = 'a-token';

type Frame<T extends FromPage['type']> = Extract<FromPage, { type: T }>;

export interface FakeStandIn {
  /** The page's address with its token. */
  readonly address: string;
  readonly send: (frame: ToPage) => void;
  /** Resolves to the next frame of this type that was not taken yet. */
  readonly next: <T extends FromPage['type']>(type: T) => Promise<Frame<T>>;
  /** Cuts the connection and takes no other until `lift`, as when the sandbox is started anew. */
  readonly drop: () => void;
  readonly lift: () => void;
  readonly close: () => Promise<void>;
}

/** Bundles the page, serves it on a free port of 127.0.0.1 and sends the sample state to whoever connects. */
export async function startFake(): Promise<FakeStandIn> {
  const files = await bundlePage();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const file = files.get(pathname);
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.type ?? 'text/plain' });
    response.end(file?.text ?? '');
  });
  let isDown = false;
  const sockets = new WebSocketServer({ server, path: '/page', verifyClient: () => !isDown });
  const inbox: FromPage[] = [];
  const waiting: { type: string; resolve: (frame: FromPage) => void }[] = [];
  let page: WebSocket | undefined;
  const send = (frame: ToPage): void => page?.send(JSON.stringify(frame));
  sockets.on('connection', (socket, request) => {
    page = socket;
    if (!(request.url ?? '').endsWith(`token=${TOKEN}`)) socket.close();
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as FromPage;
      if (frame.type === 'become') send({ type: 'state', state: sampleState(frame.persona) });
      const at = waiting.findIndex(({ type }) => type === frame.type);
      if (at === -1) inbox.push(frame);
      else waiting.splice(at, 1)[0]?.resolve(frame);
    });
    send({ type: 'state', state: sampleState('member') });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const next = <T extends FromPage['type']>(type: T): Promise<Frame<T>> => {
    const at = inbox.findIndex((frame) => frame.type === type);
    if (at !== -1) return Promise.resolve(inbox.splice(at, 1)[0] as Frame<T>);
    return new Promise((resolve) => waiting.push({ type, resolve: resolve as (frame: FromPage) => void }));
  };
  const close = (): Promise<void> => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  const drop = (): void => {
    isDown = true;
    page?.terminate();
  };
  const lift = (): void => {
    isDown = false;
  };
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/?token=${TOKEN}`, send, next, drop, lift, close };
}

async function bundlePage(): Promise<Map<string, { readonly type: string; readonly text: string }>> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('page.ts', PAGE))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
  });
  const read = (name: string): Promise<string> => readFile(new URL(name, PAGE), 'utf8');
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', text: await read('page.html') }],
    ['/page.css', { type: 'text/css; charset=utf-8', text: await read('page.css') }],
    ['/page.js', { type: 'text/javascript; charset=utf-8', text: bundle.outputFiles[0]?.text ?? '' }],
  ]);
}
