// What a route of the REST API is, and how a request finds its own.

import { noFaults, note, refuseIfAny } from '../checks/faults.ts';
import type { UploadedFile } from '../checks/read-message.ts';
import { isSnowflake } from '../snowflake.ts';
import type { State } from '../state.ts';
import type { Wire } from '../wire.ts';

/** One request, read. */
export interface Call {
  readonly state: State;
  /** The named parts of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON body: an object, a list (commands), or undefined. */
  readonly json: unknown;
  /** The JSON body where it is an object, else an empty one. */
  readonly body: Wire;
  readonly files: readonly UploadedFile[];
}

/** What is answered; without a body nothing follows the headers. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/channels/:channel/messages/:message`; `:token` and `:name` take any text, other names a snowflake. */
  readonly path: string;
  /** Open to who has no bot token: the secret is in the path, or there is none. */
  readonly isOpen?: boolean;
  /** Not counted by the global limit: the endpoints of interactions. */
  readonly isExempt?: boolean;
  readonly handle: (call: Call) => Reply | Promise<Reply>;
}

/** A route that fits a path, with the values of its named parts. */
export interface FoundRoute {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Gives the routes that fit the path, whatever their method; the literal ones before those with names. */
export function routesFor(routes: readonly Route[], path: string): FoundRoute[] {
  const parts = path.split('/').map(decode);
  return routes.flatMap((route) => {
    const params = match(route.path.split('/'), parts);
    return params === undefined ? [] : [{ route, params }];
  });
}

/** Throws Discord's 50035 when a part of the path that must be an id is none. */
export function checkIds(params: Readonly<Record<string, string>>): void {
  const faults = noFaults();
  for (const [name, value] of Object.entries(params)) {
    if (name === 'token' || name === 'name' || isSnowflake(value)) continue;
    note(faults, [`${name}_id`], 'NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`);
  }
  refuseIfAny(faults);
}

/** The part of the path that a bucket belongs to besides its route. */
export function topResource(found: FoundRoute): string {
  const { channel, guild, webhook, token } = found.params;
  return channel ?? guild ?? (webhook === undefined ? '' : `${webhook}:${token ?? ''}`);
}

function match(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (wanted.startsWith(':')) params[wanted.slice(1)] = part;
    else if (wanted !== part) return undefined;
  }
  return params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a broken escape names nothing that we have
  }
}
