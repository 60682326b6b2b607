// Runs the real bot in a process of its own with its clock ahead of the machine's, so that tests come to many due minutes soon.
// Argument: how far ahead, in milliseconds; a later line of standard input that holds a number moves it there, and ticks
// a few times, for a job that is still at work leaves a tick out.
// Settings come from the environment, as they do for main.

import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { startBot } from '../../src/start-bot.ts';

const TICKS = 4;
const BETWEEN_TICKS_MS = 250;

const config = readConfig(process.cwd());
const log = openLog({ level: config.logLevel, pretty: false });
const clock = {
  aheadMs: Number(process.argv[2] ?? 0),
  useTick: (tick: () => Promise<void>): void => {
    createInterface({ input: process.stdin }).on('line', async (line) => {
      clock.aheadMs = Number(line);
      for (let count = 0; count < TICKS; count += 1) {
        await tick();
        await wait(BETWEEN_TICKS_MS);
      }
    });
  },
};
const code = await startBot(config, log, (line) => void process.stdout.write(`${line}\n`), clock);
process.exit(code);
