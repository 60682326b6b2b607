// Runs the real bot in a process of its own with its clock ahead of the machine's, so that tests come to many due minutes soon.
// Argument: how far ahead, in milliseconds. Settings come from the environment, as they do for main.

import { readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { startBot } from '../../src/start-bot.ts';

const config = readConfig(process.cwd());
const log = openLog({ level: config.logLevel, pretty: false });
const code = await startBot(
  config,
  log,
  (line) => void process.stdout.write(`${line}\n`),
  Number(process.argv[2] ?? 0),
);
process.exit(code);
