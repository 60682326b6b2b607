// Answers the requests of the REST API: finds the route, counts, checks the token, does the work, and keeps a record.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { plainRefusal, Refusal, tooMany } from '../refusal.ts';
import type { RecordedRequest, State } from '../state.ts';
import { tell } from '../state.ts';
import { isWire } from '../wire.ts';
import { CHANNEL_ROUTES } from './channels.ts';
import { COMMAND_ROUTES } from './commands.ts';
import { GUILD_ROUTES } from './guilds.ts';
import { INTERACTION_ROUTES } from './interactions.ts';
import { MESSAGE_ROUTES } from './messages.ts';
import { createWay } from './network.ts';
import type { Counted } from './rate-limits.ts';
import type { ReadBody } from './read-body.ts';
import { readBody } from './read-body.ts';
import type { FoundRoute, Reply } from './route.ts';
import { checkIds, routesFor } from './route.ts';
import type { Door } from './shut-out.ts';
import type { Mishap, Troubles } from './trouble.ts';
import { WEBHOOK_ROUTES } from './webhooks.ts';

const ROUTES = [
  ...GUILD_ROUTES,
  ...CHANNEL_ROUTES,
  ...MESSAGE_ROUTES,
  ...COMMAND_ROUTES,
  ...INTERACTION_ROUTES,
  ...WEBHOOK_ROUTES,
];
const API_PATH = /^\/api(?:\/v10)?(?=\/)/;
const REFUSED_FROM = 400; // statuses from here on say that the request was wrong or could not be done
const REQUESTS_KEPT_MAX = 20_000; // a long trial must not fill the memory

interface RestGiven {
  readonly state: State;
  readonly count: (found: FoundRoute) => Counted;
  readonly troubles: Troubles;
  readonly door: Door;
}

/** True for addresses that this answers. */
export function isApiPath(path: string): boolean {
  return API_PATH.test(path);
}

/** Gives the function that answers one request of the API, whatever happens in it. */
export function createRest(given: RestGiven): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const takeWay = createWay(given.state);
  const tellOf = (record: RecordedRequest) => tell(given.state, { name: 'sandbox:request', data: { ...record } }); // for tests that wait for a request, and the page
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    const record: RecordedRequest = {
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      body: undefined,
      files: [],
      status: 0,
      at: given.state.now(),
    };
    remember(given.state, record);
    const body = await readBody(request).catch((fault: unknown) => fault);
    if (isRead(body)) {
      record.body = body.json;
      record.files = body.files.map((file) => ({ name: file.name, bytes: file.bytes.length }));
    }
    const shut = given.door.isShut();
    const planned = shut === undefined ? given.troubles.take(record.method, record.path) : undefined;
    const mishap = planned ?? (await takeWay());
    if (mishap === 'hang' || mishap === 'drop') {
      if (mishap === 'drop') request.socket.destroy();
      return tellOf(record);
    }
    if (shut !== undefined) {
      record.status = shut.status;
      response.writeHead(shut.status, { ...shut.headers, 'Content-Type': 'text/html' }).end(shut.html);
      return;
    }
    const answer = await answerOrMishap(given, request, url, body, mishap);
    if (mishap === 'store-then-hang') return;
    if (mishap === 'store-then-drop') return void request.socket.destroy();
    record.status = answer.reply.status;
    if (answer.reply.status >= REFUSED_FROM) record.answer = answer.reply.body;
    given.door.note({ status: answer.reply.status, headers: answer.headers });
    send(response, answer.reply, answer.headers);
    tellOf(record);
  };
}

interface Answer {
  readonly reply: Reply;
  readonly headers: Readonly<Record<string, string>>;
}

function remember(state: State, record: RecordedRequest): void {
  state.requests.push(record);
  if (state.requests.length > REQUESTS_KEPT_MAX) state.requests.shift();
}

function isRead(body: unknown): body is ReadBody {
  return isWire(body) && 'files' in body;
}

async function answerOrMishap(
  given: RestGiven,
  request: IncomingMessage,
  url: URL,
  body: unknown,
  mishap: Mishap | undefined,
): Promise<Answer> {
  if (typeof mishap === 'object') {
    const words = { message: `${mishap.status}: on purpose`, code: 0 };
    return { reply: { status: mishap.status, body: mishap.body ?? words }, headers: mishap.headers ?? {} };
  }
  let headers: Answer['headers'] = {};
  try {
    const fits = routesFor(ROUTES, url.pathname.replace(API_PATH, ''));
    const found = fits.find(({ route }) => route.method === request.method);
    if (found === undefined)
      throw fits.length === 0 ? plainRefusal(404, 'Not Found') : plainRefusal(405, 'Method Not Allowed');
    if (found.route.isOpen !== true && request.headers.authorization !== `Bot ${given.state.token}`) {
      throw plainRefusal(401, 'Unauthorized');
    }
    const counted = given.count(found);
    headers = counted.headers;
    if (counted.refused !== undefined) {
      const { retryAfterS, scope } = counted.refused;
      throw tooMany({ waitMs: retryAfterS * 1000, scope });
    }
    return { reply: await handle(given.state, found, url, body), headers };
  } catch (fault) {
    if (fault instanceof Refusal) {
      return { reply: { status: fault.status, body: fault.body }, headers: { ...headers, ...fault.headers } };
    }
    throw fault;
  }
}

async function handle(state: State, found: FoundRoute, url: URL, body: unknown): Promise<Reply> {
  checkIds(found.params);
  if (!isRead(body)) throw body;
  const { json, files } = body;
  const params = found.params;
  return found.route.handle({ state, params, query: url.searchParams, json, body: isWire(json) ? json : {}, files });
}

function send(response: ServerResponse, reply: Reply, headers: Answer['headers']): void {
  if (reply.body === undefined) {
    response.writeHead(reply.status, headers).end();
    return;
  }
  response.writeHead(reply.status, { ...headers, 'Content-Type': 'application/json' }).end(JSON.stringify(reply.body));
}
