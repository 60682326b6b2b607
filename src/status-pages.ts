// /healthz and /readyz, on 127.0.0.1, for whoever watches over the process.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Failure } from './news/failure.ts';

export interface StatusPages {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Serves the status pages. `/healthz`: 200 while the process lives. `/readyz`: 200 when every check gives undefined,
 * else 503 with what each of the others says is missing, one a line. Throws Failure when the port cannot be had.
 */
export async function serveStatusPages(options: {
  readonly port: number;
  readonly checks: Readonly<Record<string, () => Promise<string | undefined>>>;
}): Promise<StatusPages> {
  const server = createServer(async (request, response) => {
    if (request.url === '/healthz') return void response.end('ok\n');
    if (request.url !== '/readyz') return void response.writeHead(404).end('There is /healthz and /readyz.\n');
    const missing = await runChecks(options.checks);
    response.writeHead(missing.length === 0 ? 200 : 503);
    response.end(missing.length === 0 ? 'ready\n' : `${missing.join('\n')}\n`);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(explainListenError(cause, options.port)));
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Says in one sentence why a port cannot be listened on, and what to set. `cause` is what the system said. */
export function explainListenError(cause: NodeJS.ErrnoException, port: number): Failure {
  const remedy = 'set DATELINE_STATUS_PORT to another one, or to 0 for none.';
  if (cause.code === 'EADDRINUSE') return new Failure('busy', `Port ${port} is taken: ${remedy}`, { cause });
  if (cause.code === 'EACCES') {
    const why = 'This account may not listen on port';
    return new Failure('refused', `${why} ${port} (those below 1024 are often reserved): ${remedy}`, { cause });
  }
  return new Failure('refused', `Port ${port} cannot be opened (${cause.code ?? cause.message}): ${remedy}`, { cause });
}

async function runChecks(
  checks: Readonly<Record<string, () => Promise<string | undefined>>>,
): Promise<readonly string[]> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      const fault = await check().catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
      return fault === undefined ? [] : [`${name}: ${fault}`];
    }),
  );
  return results.flat();
}
