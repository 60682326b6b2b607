// Runs the sandbox in a process of its own, so that a test can kill the bot and not Discord.
// Arguments: --port N --token TEXT --page --guilds N --channels N --shards N. Prints one JSON line when it listens; ends with its parent.

import { parseArgs } from 'node:util';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { type CrowdWanted, runCrowd } from './crowd.ts';
import { tallyRequests } from './tally.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    token: { type: 'string', default: 'sandbox-token' },
    page: { type: 'boolean', default: false },
    guilds: { type: 'string', default: '1' },
    channels: { type: 'string' },
    shards: { type: 'string', default: '1' },
  },
});

let movedMs = 0;
const now = () => Date.now() + movedMs;

const sandbox = await startSandbox({
  port: Number(values.port),
  now,
  token: values.token,
  page: values.page,
  shards: Number(values.shards),
  world: {
    guilds: Number(values.guilds),
    ...(values.channels === undefined ? {} : { channelsPerGuild: Number(values.channels) }),
  },
  hooks: {
    moveClock: (byMs) => {
      movedMs += byMs;
      return now();
    },
  },
});

// A crowd acts in here, so that whoever measures the bot does nothing meanwhile.
process.on('message', async (wanted: CrowdWanted | 'tally') => {
  const work = wanted === 'tally' ? async () => tallyRequests(sandbox) : () => runCrowd(sandbox, wanted);
  const seen = await work().catch((error: unknown) => ({ error: String(error) }));
  process.send?.(seen);
});

const { apiUrl, controlUrl, accessToken, pageUrl } = sandbox;
process.stdout.write(`${JSON.stringify({ apiUrl, controlUrl, accessToken, pageUrl })}\n`);
// The parent holds our standard input open; when it goes away, however it does, so do we.
process.stdin.resume().on('end', () => process.exit(0));
