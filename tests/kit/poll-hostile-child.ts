// A process that polls the hostile feeds and prints what came of it: by itself, so that the memory is that of polling alone.

import { pollHostileFeeds } from './poll-hostile.ts';

const [options = '{}'] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await pollHostileFeeds(JSON.parse(options)))}\n`);
