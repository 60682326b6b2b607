// The sandbox's own interface for other processes: what the door offers to a test in the same process, over HTTP.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Act } from './deeds.ts';
import { NotPossible } from './deeds.ts';
import type { Sandbox, SandboxHooks } from './offer.ts';
import { plainRefusal, Refusal } from './refusal.ts';
import { readBytes } from './rest/read-body.ts';
import type { Mishap, Trouble } from './rest/trouble.ts';
import type { Wire } from './wire.ts';
import { isWire } from './wire.ts';

/** Where it is: `GET /sandbox/control/messages?channel=ID`, `POST /sandbox/control/interact`, … */
export const CONTROL_PATH = '/sandbox/control';

const BODY_BYTES_MAX = 50 * 1024 * 1024; // files to import pass through here

interface Asked {
  readonly sandbox: Sandbox;
  readonly hooks: SandboxHooks;
  readonly query: URLSearchParams;
  readonly body: Wire;
}

type Action = (asked: Asked) => unknown;

const ACTIONS: Readonly<Record<string, Action>> = {
  'GET world': ({ sandbox }) => sandbox.world(),
  'GET messages': ({ sandbox, query }) => sandbox.messages(query.get('channel') ?? ''),
  'GET direct-messages': ({ sandbox, query }) => sandbox.messages(sandbox.directMessages(query.get('as') ?? 'member')),
  'GET requests': ({ sandbox }) => sandbox.requests(),
  'GET commands': ({ sandbox }) => sandbox.commands(),
  'GET presences': ({ sandbox }) => sandbox.presences(),
  'POST interact': interactAndWait,
  'POST say': ({ sandbox, body }) => {
    const who = typeof body.as === 'string' ? { as: body.as } : {};
    return sandbox.say({ ...who, channelId: String(body.channelId), content: String(body.content) });
  },
  'POST permissions': ({ sandbox, body }) => {
    const bits = typeof body.bits === 'string' ? BigInt(body.bits) : undefined;
    sandbox.setPermissions(String(body.channelId), bits);
  },
  'POST delete-channel': ({ sandbox, body }) => sandbox.deleteChannel(String(body.channelId)),
  'POST close-direct-messages': ({ sandbox, body }) => sandbox.closeDirectMessages(String(body.as)),
  'POST fault': ({ sandbox, body }) => sandbox.fault(readTrouble(body)),
  'POST end-faults': ({ sandbox }) => sandbox.endFaults(),
  'POST cut-gateway': ({ sandbox, body }) => {
    const number = (value: unknown) => (typeof value === 'number' ? value : undefined);
    sandbox.cutGateway(number(body.code), number(body.shard));
  },
  'POST disturb-gateway': ({ sandbox, body }) =>
    sandbox.disturbGateway(body.how as Parameters<Sandbox['disturbGateway']>[0]),
  'POST swallow-heartbeats': ({ sandbox, body }) => sandbox.swallowHeartbeats(body.swallows === true),
  'POST forget-sessions': ({ sandbox }) => sandbox.forgetSessions(),
  'POST import': ({ hooks, body }) => offered(hooks.importFiles)(readFiles(body)),
  'POST clock': ({ hooks, body }) => offered(hooks.moveClock)(Number(body.byMs)),
  'POST tick': ({ hooks }) => offered(hooks.runTick)(),
};

/** Answers one request: 200 with JSON, 204 for nothing to say, 400 with `message` for what cannot be done, 401 without the token. */
export async function serveControl(
  given: { readonly sandbox: Sandbox; readonly hooks: SandboxHooks },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const answer = (status: number, body?: unknown) => {
    response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };
  if (request.headers.authorization !== `Bearer ${given.sandbox.accessToken}`)
    return answer(401, { message: 'no token' });
  const action = ACTIONS[`${request.method} ${url.pathname.slice(CONTROL_PATH.length + 1)}`];
  if (action === undefined) return answer(404, { message: 'no such action' });
  try {
    const bytes = await readBytes(request, BODY_BYTES_MAX);
    const body: unknown = bytes.length === 0 ? {} : JSON.parse(bytes.toString('utf8'));
    const result = await action({ ...given, query: url.searchParams, body: isWire(body) ? body : {} });
    answer(result === undefined ? 204 : 200, result);
  } catch (fault) {
    const isExpected = fault instanceof NotPossible || fault instanceof Refusal || fault instanceof SyntaxError;
    answer(isExpected ? 400 : 500, { message: fault instanceof Error ? fault.message : String(fault) });
  }
}

/** With `until: "settled"` the answer waits until the message no longer says "thinking", `timeoutMs` at most (10 s). */
async function interactAndWait({ sandbox, body }: Asked): Promise<unknown> {
  const { until, timeoutMs, ...deed } = body;
  const seen = await sandbox.interact(deed as unknown as Act);
  const msMax = typeof timeoutMs === 'number' ? timeoutMs : undefined;
  const hasMessage = seen.kind === 'deferred' || seen.kind === 'acknowledged';
  return until === 'settled' && hasMessage ? { ...seen, message: await seen.settled(msMax) } : seen;
}

function readTrouble(body: Wire): Trouble {
  const match = isWire(body.match) ? body.match : {};
  return { match, mishap: body.mishap as Mishap, ...(typeof body.times === 'number' ? { times: body.times } : {}) };
}

/** Files come as `{files: [{name, base64}]}`. */
function readFiles(body: Wire): { name: string; bytes: Uint8Array }[] {
  const files = Array.isArray(body.files) ? body.files.filter(isWire) : [];
  return files.map((file) => ({ name: String(file.name), bytes: Buffer.from(String(file.base64), 'base64') }));
}

function offered<T>(hook: T | undefined): T {
  if (hook === undefined) throw plainRefusal(404, 'This sandbox was started without that.');
  return hook;
}
