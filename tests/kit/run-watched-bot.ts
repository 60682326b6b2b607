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
}

const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
let use = performance.eventLoopUtilization();
delay.enable();
process.on('message', () => {
  const beyond = (nanoseconds: number) => Math.max(0, Math.round(nanoseconds / NANOSECONDS - RESOLUTION_MS));
  const held: Held = {
    half: beyond(delay.percentile(50)),
    p99: beyond(delay.percentile(99)),
    max: beyond(delay.max),
    use: performance.eventLoopUtilization(use).utilization,
  };
  use = performance.eventLoopUtilization();
  delay.reset();
  process.send?.(held);
});
process.channel?.unref();

const config = readConfig(process.cwd());
const log = openLog({ level: config.logLevel, pretty: false });
process.exit(await startBot(config, log, (line) => void process.stdout.write(`${line}\n`)));
