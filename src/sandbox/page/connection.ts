// The page's one WebSocket: sends requests, hands each answer to who asked, and connects again when it breaks.

import type { FromPage, ToPage } from '../page-protocol.ts';

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;
export type Request = Without<Extract<FromPage, { nonce: number }>, 'nonce'>;
export type Reply = Extract<ToPage, { nonce: number }>;
export type News = Exclude<ToPage, { nonce: number }>;
/** What the page tells without waiting for an answer. */
type Telling = Exclude<FromPage, { nonce: number }>;

/** Waits between attempts: quick at first, then a machine that is down is left in peace. */
const RETRY_MS = [500, 1_000, 2_000, 5_000, 10_000];

/** The stand-in gives up after Discord's three seconds; this only covers one that says nothing at all. */
const REPLY_MS_MAX = 20_000;
/** Addresses and files of the person's own are read meanwhile. */
const ASKED_MS_MAX = 120_000;

const LOST = 'The connection to the sandbox was lost.';

export interface Connection {
  /** Resolves to the first answer with this request's number; to a `failed` when none came. Never rejects. */
  readonly request: (request: Request) => Promise<Reply>;
  /** For frames that have no answer of their own; false when there is no connection. */
  readonly tell: (frame: Telling) => boolean;
}

export interface Listeners {
  readonly onNews: (news: News) => void;
  readonly onStatus: (isConnected: boolean) => void;
}

/** Takes the socket's address, connects, and stays connected; news and changes of the connection go to the listeners. */
export function connect(address: string, listeners: Listeners): Connection {
  const waiting = new Map<number, (reply: Reply) => void>();
  let socket: WebSocket;
  let nonce = 0;
  let attempts = 0;

  const answer = (reply: Reply): void => {
    waiting.get(reply.nonce)?.(reply);
    waiting.delete(reply.nonce);
  };
  const failAll = (): void => {
    for (const number of [...waiting.keys()]) answer({ type: 'failed', nonce: number, text: LOST });
  };
  const open = (): void => {
    socket = new WebSocket(address);
    socket.addEventListener('open', () => {
      attempts = 0;
      listeners.onStatus(true);
    });
    socket.addEventListener('message', (event) => {
      const frame = JSON.parse(String(event.data)) as ToPage;
      if ('nonce' in frame) answer(frame);
      else listeners.onNews(frame);
    });
    socket.addEventListener('close', () => {
      failAll();
      listeners.onStatus(false);
      setTimeout(open, RETRY_MS[Math.min(attempts, RETRY_MS.length - 1)]);
      attempts += 1;
    });
  };
  const send = (frame: FromPage): boolean => {
    if (socket.readyState !== WebSocket.OPEN) return false;
    socket.send(JSON.stringify(frame));
    return true;
  };
  const request = (asked: Request): Promise<Reply> =>
    new Promise((resolve) => {
      nonce += 1;
      const mine = nonce;
      waiting.set(mine, resolve);
      const isSent = send({ ...asked, nonce: mine } as FromPage);
      if (!isSent) answer({ type: 'failed', nonce: mine, text: LOST });
      else
        setTimeout(
          () => answer({ type: 'failed', nonce: mine, text: 'The sandbox did not answer.' }),
          'channelId' in asked ? REPLY_MS_MAX : ASKED_MS_MAX,
        );
    });
  open();
  return { request, tell: send };
}

/** Where the page's socket is: beside the page, with the page's own token. */
export function socketAddress(): string {
  const address = new URL('page', location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  address.pathname = '/page';
  address.search = '';
  address.searchParams.set('token', new URLSearchParams(location.search).get('token') ?? '');
  return address.href;
}
