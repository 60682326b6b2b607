// Discord's answers to what it does not accept: the status, the code and the words.

import type { Wire } from './wire.ts';

/** Codes with their HTTP status and message, as Discord's page on status codes lists them. */
const REFUSALS = {
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10011: [404, 'Unknown Role'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  10087: [404, 'Unknown tag'],
  30032: [400, 'Maximum number of application commands reached (100)'],
  30034: [400, 'Max number of daily application command creates has been reached (200)'],
  30046: [429, 'Maximum number of edits to messages older than 1 hour reached. Try again later'],
  40005: [413, 'Request entity too large'],
  40033: [400, 'This message was already crossposted'],
  40060: [400, 'Interaction has already been acknowledged.'],
  40067: [400, 'A tag is required to create a forum post in this channel'],
  50001: [403, 'Missing Access'],
  50003: [403, 'Cannot execute action on a DM channel'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50013: [403, 'Missing Permissions'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50033: [400, 'Invalid Recipient(s)'],
  50035: [400, 'Invalid Form Body'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  160002: [400, 'Cannot reply without permission to read message history'],
  160004: [400, 'A thread has already been created for this message'],
  160005: [403, 'Thread is locked'],
} as const satisfies Record<number, readonly [number, string]>;

type RefusalCode = keyof typeof REFUSALS;

/** Thrown by whoever finds a request wrong; the server answers it with `status`, `headers` and `body`. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Wire;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: Wire, headers: Readonly<Record<string, string>> = {}) {
    super(String(body.message));
    this.name = 'Refusal';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** A refusal by Discord's own code, to be thrown. `errors` is the tree that names the faults, for 50035. */
export function refusal(code: RefusalCode, errors?: Wire): Refusal {
  const [status, message] = REFUSALS[code];
  return new Refusal(status, { message, code, ...(errors === undefined ? {} : { errors }) });
}

/** A refusal without a code of its own, as Discord words them: `401: Unauthorized`, `404: Not Found`. */
export function plainRefusal(status: number, words: string): Refusal {
  return new Refusal(status, { message: `${status}: ${words}`, code: 0 });
}

/** The refusal of what is done too often: 429 with how long to wait. With `code` it carries that code and its words. */
export function tooMany(limit: {
  readonly waitMs: number;
  readonly scope: 'user' | 'shared' | 'global';
  readonly code?: RefusalCode;
}): Refusal {
  const { waitMs, scope, code } = limit;
  const words = code === undefined ? { message: 'You are being rate limited.' } : { message: REFUSALS[code][1], code };
  const isGlobal = scope === 'global';
  return new Refusal(
    429,
    { ...words, retry_after: Number((waitMs / 1000).toFixed(3)), global: isGlobal },
    {
      'Retry-After': String(Math.ceil(waitMs / 1000)),
      'X-RateLimit-Scope': scope,
      ...(isGlobal ? { 'X-RateLimit-Global': 'true' } : {}),
    },
  );
}
