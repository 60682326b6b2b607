// The program: reads the settings and the command line, opens what the verb needs, and ends with its exit code.

import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { showControls } from './cli/show-controls.ts';
import type { Terminal } from './cli/terminal.ts';
import { type Config, readConfig } from './config.ts';
import { describeBug, maskSecrets } from './describe-error.ts';
import { type Call, HOUSE_VERBS, PLAIN_VERBS, plainBatch } from './list-verbs.ts';
import { openLog } from './log.ts';
import { Failure } from './news/failure.ts';
import { readArguments } from './read-arguments.ts';
import { secretsOf } from './secrets-of.ts';

/**
 * Where Node keeps our modules compiled, their types stripped: starting takes about half the time. In the data folder, for
 * what stands there is run: in the system's folder for temporary files, others could lay something under it.
 */
const COMPILED_FOLDER = 'compiled';

const USAGE = `Dateline reads the news for a Discord community.

  npm start                      the bot; without DISCORD_TOKEN the sandbox
  npm run dateline -- VERB …     one of: ${[...Object.keys(HOUSE_VERBS), ...Object.keys(PLAIN_VERBS)].join(', ')}

The README says what each does.`;

/** What no trace is to repeat; none before the settings are read. */
const known: { secrets: readonly string[] } = { secrets: [] };

async function run(words: readonly string[]): Promise<number> {
  const [verb = 'start', ...rest] = words;
  const terminal: Terminal = {
    print: (line) => void process.stdout.write(`${showControls(line)}\n`),
    complain: (line) => void process.stderr.write(`${showControls(line)}\n`),
    isWatched: process.stderr.isTTY === true,
  };
  if (['help', '--help', '-h'].includes(verb)) {
    terminal.print(USAGE);
    return 0;
  }
  const { values: flags, positionals: args } = readArguments(rest);
  const settings = readConfig(process.cwd());
  // A folder that is named holds the data itself.
  const config = flags.data === undefined ? settings : { ...settings, dataDir: flags.data, databaseUrl: undefined };
  known.secrets = secretsOf(config);
  const log = openLog({
    level: verb === 'start' ? config.logLevel : quieter(config.logLevel),
    pretty: terminal.isWatched,
    secrets: known.secrets,
  });
  if (config.unknown.length > 0) log.warn('unknown settings are ignored', { names: config.unknown });
  // Only verbs that use the data folder anyway write into it.
  if (verb === 'start' || verb in HOUSE_VERBS) enableCompileCache(join(config.dataDir, COMPILED_FOLDER));
  const call: Call = { args, flags, config, log, terminal };
  const plain = PLAIN_VERBS[verb] ?? (await plainBatch(verb, args));
  if (plain !== undefined) return plain(call);
  const inHouse = HOUSE_VERBS[verb];
  if (inHouse === undefined) throw new Failure('bad-input', `There is no verb “${verb}”.\n\n${USAGE}`);
  const { openHouse } = await import('./open-house.ts');
  const { dataDir, databaseUrl } = config;
  const { showIndexing } = await import('./cli/show-indexing.ts');
  const onIndexing = showIndexing(terminal);
  const house = await openHouse({ config, dataDir, databaseUrl, role: 'cli', now: Date.now, log, onIndexing });
  try {
    return await inHouse(house, call);
  } finally {
    await house.close();
  }
}

/** The command line runs beside a bot that logs: of itself it says only what a person must hear. */
function quieter(level: Config['logLevel']): Config['logLevel'] {
  return level === 'info' ? 'warn' : level;
}

// Whoever reads our output may have seen enough (`| head`): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 74);
});

/** A bug with its trace, on standard error; without the secrets that may stand in it. */
function tellBug(error: unknown): void {
  const told = describeBug(error, maskSecrets(known.secrets));
  process.stderr.write(`A bug ended Dateline: ${told}\n`);
}

const BUG_CODE = 70; // EX_SOFTWARE of sysexits.h

// What nobody waited for: Node's own way would print all that hangs onto the error.
process.on('uncaughtException', (error: unknown) => {
  tellBug(error);
  process.exit(BUG_CODE);
});

// A Failure is one sentence for the person who started it; anything else is a bug, told with its trace.
process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof Failure)) {
    tellBug(error);
    return BUG_CODE;
  }
  process.stderr.write(`${showControls(error.message)}\n`);
  return 1;
});
// A bot that was told to stop ends, even while Discord still holds up a request of its; and doctor waits for nothing more.
if (['start', 'doctor'].includes(process.argv[2] ?? 'start')) process.exit();
