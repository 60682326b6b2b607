// Runs the real bot in a process of its own that watches how long its thread is held. On a message from the parent it
// answers with the event loop's delay and use since the message before.

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { startBot } from '../../src/start-bot.ts';

/** The delay of a loop that does nothing is this long by its nature; it is taken off. */
const RESOLUTION_MS = 10;
const NANOSECONDS = 1e6;

/** Milliseconds that the thread was held beyond the timer's own pace, and the share of the time that it worked. */
export interface Held {
  readonly half: number;
  readonly p99: number;
  readonly max: number;
  readonly use: number;
  /** Milliseconds of processor time that the thread that speaks to Discord used, and all of the process. */
  readonly threadMs: number;
  readonly processMs: number;
  /** Memory that is in use at this moment, in bytes: what nothing uses any more is thrown away first, where the process may (--expose-gc). */
  readonly liveBytes: number;
}

const milliseconds = ({ user, system }: { readonly user: number; readonly system: number }): number =>
  (user + system) / 1000;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
let use = performance.eventLoopUtilization();
let thread = process.threadCpuUsage();
let all = process.cpuUsage();
delay.enable();
process.on('message', () => {
  const beyond = (nanoseconds: number) => Math.max(0, Math.round(nanoseconds / NANOSECONDS - RESOLUTION_MS));
  const held: Held = {
    half: beyond(delay.percentile(50)),
    p99: beyond(delay.percentile(99)),
    max: beyond(delay.max),
    use: performance.eventLoopUtilization(use).utilization,
    threadMs: milliseconds(process.threadCpuUsage(thread)),
    processMs: milliseconds(process.cpuUsage(all)),
    liveBytes: liveBytes(),
  };
  use = performance.eventLoopUtilization();
  thread = process.threadCpuUsage();
  all = process.cpuUsage();
  delay.reset();
  process.send?.(held);
});
process.channel?.unref();

function liveBytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const config = readConfig(process.cwd());
const log = openLog({ level: config.logLevel, pretty: false });
process.exit(await startBot(config, log, (line) => void process.stdout.write(`${line}\n`)));
