// Each request that Dateline made and what Discord would have said, the newest first, faults in red.

import type { Json, SeenRequest } from '../page-protocol.ts';
import { element } from './element.ts';
import type { World } from './world.ts';

const SHOWN_MAX = 100;
/** Tokens in addresses are longer; nobody reads them. */
const TOKEN = /[A-Za-z0-9_-]{50,}/g;
const REFUSED_FROM = 400;

export interface RequestList {
  readonly element: HTMLElement;
  readonly add: (requests: readonly SeenRequest[]) => void;
  readonly clear: () => void;
}

/** Gives the list, empty. */
export function makeRequestList(world: () => World): RequestList {
  const list = element('ol', { class: 'requests', 'aria-label': 'Requests, newest first' });
  const none = element('p', { class: 'tool-note' }, 'None yet.');
  const root = element('div', {}, none, list);
  return {
    element: root,
    clear: () => {
      list.replaceChildren();
      none.hidden = false;
    },
    add: (requests) => {
      for (const request of requests) list.prepend(drawRequest(request, world()));
      while (list.childElementCount > SHOWN_MAX) list.lastElementChild?.remove();
      none.hidden = list.childElementCount > 0;
    },
  };
}

function drawRequest(request: SeenRequest, world: World): HTMLElement {
  const { method, status, body, answer } = request;
  const isFault = status === 0 || status >= REFUSED_FROM;
  const summary = element(
    'summary',
    {},
    element('span', { class: 'request-what' }, `${method} ${shorten(request.path, world)}`),
    element('span', { class: 'request-answer' }, sayAnswer(status, answer)),
  );
  const parts = [summary, ...drawJson('Sent', body), ...drawJson('Answered', answer)];
  const drawn = element('li', { class: 'request' }, element('details', {}, ...parts));
  drawn.classList.toggle('is-fault', isFault);
  return drawn;
}

function drawJson(title: string, json: Json | undefined): HTMLElement[] {
  if (json === undefined || json === null) return [];
  const text = JSON.stringify(json, null, 2).replaceAll(TOKEN, '…');
  return [
    element('p', { class: 'tool-label' }, title),
    element('pre', { class: 'request-json', tabindex: '0' }, element('code', {}, text)),
  ];
}

/** `/channels/#briefings/messages`: channels by name, other ids and tokens as signs. */
function shorten(path: string, { channels }: World): string {
  return path
    .replace(/^\/api(?:\/v\d+)?/, '')
    .replaceAll(TOKEN, '…')
    .replaceAll(/\d{17,20}/g, (id) => {
      const name = channels.find((channel) => channel.id === id)?.name;
      return name === undefined ? '…' : `#${name}`;
    });
}

function sayAnswer(status: number, answer: Json | undefined): string {
  if (status === 0) return 'cut off, no answer';
  if (status < REFUSED_FROM) return `${status} · accepted`;
  const told = typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? answer : {};
  const { code, message } = told as { readonly code?: Json; readonly message?: Json };
  const name = typeof code === 'number' && code !== 0 ? ` · ${code}` : '';
  return `${status}${name} · ${typeof message === 'string' ? message : 'refused'}`;
}
