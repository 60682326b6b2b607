// /healthz, /readyz and /metrics, on 127.0.0.1, for whoever watches over the process. The only user of prom-client.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { METRICS, type MetricDefinition, type MetricName } from './metric-list.ts';
import type { Instruments, Labels } from './metrics.ts';
import { Failure } from './news/failure.ts';

export interface StatusPages {
  readonly port: number;
  stop(): Promise<void>;
}

/** The metrics as they are kept, and as Prometheus reads them. */
export interface KeptMetrics extends Instruments {
  /** All of them, with those of the process itself, in Prometheus' text format. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

type Instrument = Counter | Gauge | Histogram;

/** Keeps the metrics of METRICS and those that prom-client knows of every process. Begins to watch the process at once. */
export function keepMetrics(): KeptMetrics {
  const registry = new Registry();
  const byName = new Map<string, Instrument>();
  for (const [name, definition] of Object.entries(METRICS))
    byName.set(name, openInstrument(name, definition, registry));
  collectDefaultMetrics({ register: registry });
  const get = <Kind extends Instrument>(name: MetricName, kind: new (...of: never[]) => Kind): Kind => {
    const instrument = byName.get(name);
    if (!(instrument instanceof kind)) throw new TypeError(`${name} is no ${kind.name}.`);
    return instrument;
  };
  return {
    count: (name, labels = {}, by = 1) => get(name, Counter).inc(labels, by),
    observe: (name, labels, seconds) => get(name, Histogram).observe(labels, seconds),
    set: (name, labels, value) => get(name, Gauge).set(labels, value),
    forget: (name) => {
      const gauge = get(name, Gauge);
      for (const labels of closedLabels(METRICS[name])) gauge.remove(labels);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function openInstrument(name: string, definition: MetricDefinition, registry: Registry): Instrument {
  const { kind, help, labels, buckets = [] } = definition;
  const options = { name, help, labelNames: Object.keys(labels), registers: [registry] };
  if (kind === 'histogram') return new Histogram({ ...options, buckets: [...buckets] });
  if (kind === 'gauge') {
    const gauge = new Gauge(options);
    // One without labels would otherwise say 0 before anybody has looked.
    gauge.remove({});
    return gauge;
  }
  const counter = new Counter(options);
  // A counter that first appears at 1 shows no increase: those whose labels are known begin at 0.
  for (const known of closedLabels(definition)) counter.inc(known, 0);
  return counter;
}

/** All label sets of a metric with one closed label or none; nothing where a label is open. */
function closedLabels({ labels }: MetricDefinition): readonly Labels[] {
  const entries = Object.entries(labels);
  if (entries.length === 0) return [{}];
  const [[label, values] = ['', 'HTTP']] = entries;
  if (entries.length > 1 || typeof values === 'string') return [];
  return values.map((value) => ({ [label]: value }));
}

/**
 * Serves the status pages. `/healthz`: 200 while the process lives. `/readyz`: 200 when every check gives undefined,
 * else 503 with what each of the others says is missing, one a line. `/metrics`: what `readMetrics` gives. Throws Failure
 * when the port cannot be had.
 */
export async function serveStatusPages(options: {
  readonly port: number;
  readonly checks: Readonly<Record<string, () => Promise<string | undefined>>>;
  readonly readMetrics?: () => Promise<{ readonly contentType: string; readonly text: string }>;
}): Promise<StatusPages> {
  const server = createServer(async (request, response) => {
    if (request.url === '/healthz') return void response.end('ok\n');
    if (request.url === '/metrics' && options.readMetrics !== undefined) {
      const read = await options
        .readMetrics()
        .catch((error: unknown) => ({ contentType: 'text/plain', fault: `${error}` }));
      response.writeHead('text' in read ? 200 : 500, { 'Content-Type': read.contentType });
      return void response.end('text' in read ? read.text : `${read.fault}\n`);
    }
    if (request.url !== '/readyz')
      return void response.writeHead(404).end('There is /healthz, /readyz and /metrics.\n');
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
