// Sends one request to the addresses that were checked, and to no other.

import type { LookupFunction } from 'node:net';
import { isIPv6 } from 'node:net';
import { decodeBody } from './decode-body.ts';
import { tooLarge } from './fetch-faults.ts';

// Node's own limit is 16 kB; some publishers' policies and cookies need more.
const HEADER_BYTES_MAX = 64_000;

export interface RequestPlan {
  readonly url: URL;
  /** All of them checked; tried in this order. */
  readonly addresses: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** Of the body, as it comes over the wire and unpacked. */
  readonly bytesMax: number;
  readonly signal: AbortSignal;
}

export interface RawAnswer {
  readonly status: number;
  /** Names in lower case; several values of one name are joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** Unpacked; empty when the answer is not a success. */
  readonly body: Uint8Array;
}

/** Gives the answer without following redirects. Throws Failure `limit` and `unreadable`, else what undici throws (also when aborted). */
export async function sendRequest(plan: RequestPlan): Promise<RawAnswer> {
  // Loaded with the first request: a verb that only reads the store sends none.
  const { Agent, request } = await import('undici');
  // One agent for one request: a kept connection would outlive the check of its address.
  const agent = new Agent({
    connect: { lookup: pinned(plan.addresses) },
    allowH2: false,
    maxHeaderSize: HEADER_BYTES_MAX,
    // One limit rules: the signal. These two would only cut in with a worse sentence.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  try {
    const { headers: sent, url, signal } = plan;
    const answer = await request(url, { dispatcher: agent, method: 'GET', headers: sent, signal });
    const headers = joinHeaders(answer.headers);
    const isSuccess = answer.statusCode >= 200 && answer.statusCode < 300;
    const body = isSuccess ? await readBody(answer.body, headers, plan.bytesMax) : new Uint8Array();
    return { status: answer.statusCode, headers, body };
  } finally {
    // Drops what was not read, without waiting for it.
    await agent.destroy();
  }
}

/** A look-up that knows only the checked addresses: the name is never asked a second time (no rebinding). */
function pinned(addresses: readonly string[]): LookupFunction {
  const answers = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_host, options, callback) => {
    const first = answers[0];
    if (options.all === true || first === undefined) callback(null, answers);
    else callback(null, first.address, first.family);
  };
}

async function readBody(
  body: AsyncIterable<Uint8Array>,
  headers: Readonly<Record<string, string>>,
  bytesMax: number,
): Promise<Uint8Array> {
  if (Number(headers['content-length']) > bytesMax) throw tooLarge(bytesMax);
  return decodeBody(body, headers['content-encoding'] ?? '', bytesMax);
}

function joinHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return joined;
}
