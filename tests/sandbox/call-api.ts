// Calls the sandbox's API by hand, for what discord.js would refuse to send.

import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { TOKEN } from './start-bot.ts';

export interface Called {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly [key: string]: unknown } & { readonly code?: number; readonly errors?: unknown };
  /** `path: CODE` of each fault of a 50035, in order. */
  readonly faults: readonly string[];
}

/** Sends one request with the bot's token. Rejects when the connection is cut. */
export async function callApi(
  sandbox: Pick<Sandbox, 'apiUrl'>,
  method: string,
  path: string,
  json?: unknown,
): Promise<Called> {
  const response = await fetch(`${sandbox.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${TOKEN}`, 'content-type': 'application/json' },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  const text = await response.text();
  const body = (text === '' ? {} : JSON.parse(text)) as Called['body'];
  return { status: response.status, headers: response.headers, body, faults: readFaults(body.errors, '') };
}

function readFaults(tree: unknown, path: string): string[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, inner]) => {
    if (key === '_errors') return (inner as { code: string }[]).map(({ code }) => `${path}: ${code}`);
    return readFaults(inner, path === '' ? key : `${path}.${key}`);
  });
}
