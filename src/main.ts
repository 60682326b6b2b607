// The program: reads the settings and the command line, opens what the verb needs, and ends with its exit code.

import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Terminal } from './cli/terminal.ts';
import { type Config, readConfig } from './config.ts';
import { describeBug, maskSecrets } from './describe-error.ts';
import type { FileFacts } from './ingest/ingest.ts';
import { type Log, openLog } from './log.ts';
import { Failure } from './news/failure.ts';
import type { GuildId } from './news/ids.ts';
import type { House } from './open-house.ts';
import { envExample, settingsTable } from './print-settings.ts';
import { secretsOf } from './secrets-of.ts';

const OPTIONS = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  published: { type: 'string' },
  source: { type: 'string' },
  byline: { type: 'string' },
  url: { type: 'string' },
  rights: { type: 'string' },
  language: { type: 'string' },
  all: { type: 'boolean' },
  guild: { type: 'string' },
} as const;

type Flags = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>['values'];

interface Call {
  readonly args: readonly string[];
  readonly flags: Flags;
  readonly config: Config;
  readonly log: Log;
  readonly terminal: Terminal;
}

/** The verbs that work in the open house beside a running bot; each gives the exit code. Modules are loaded when needed. */
const HOUSE_VERBS: Readonly<Record<string, (house: House, call: Call) => Promise<number>>> = {
  import: async (house, { args, flags, terminal }) => {
    const { runImport } = await import('./cli/import.ts');
    const code = await runImport(args, { facts: factsOf(flags), ...guildOf(flags) }, house, terminal);
    // What is left to the next search would be waited for there.
    await house.search.settle();
    return code;
  },
  feed: async (house, { args, flags, terminal }) => {
    const { runFeed } = await import('./cli/feed.ts');
    const { rights, all, json } = flags;
    const given = { ...(rights === undefined ? {} : { rights }), all: all === true, json: json === true };
    return runFeed(args, { ...given, ...guildOf(flags) }, house, terminal);
  },
  article: async (house, { args, terminal }) => {
    const { runArticle } = await import('./cli/article.ts');
    return runArticle(args, house, terminal);
  },
  search: async (house, { args, flags, terminal }) => {
    const { runSearch } = await import('./cli/search.ts');
    return runSearch(args.join(' '), { json: flags.json === true }, house, terminal);
  },
  ask: async (house, { args, flags, terminal }) => {
    const { runAsk } = await import('./cli/ask.ts');
    const { sayWhyNot } = await import('./discord/answer-texts.ts');
    const needs = {
      ask: house.ask,
      sayWhyNot: (why: Parameters<typeof sayWhyNot>[0]) => sayWhyNot(why, (text) => text),
    };
    return runAsk(args.join(' '), { json: flags.json === true, now: Date.now() }, needs, terminal);
  },
  on: async (house, { args, flags, terminal }) => {
    const { runOn } = await import('./cli/on.ts');
    return runOn(args.join(' '), { json: flags.json === true, now: Date.now() }, house, terminal);
  },
  backup: async (house, { args, terminal }) => {
    const { runBackup } = await import('./cli/backup.ts');
    return runBackup(args[0], house, terminal);
  },
  rebuild: async (house, { terminal }) => {
    const { runRebuild } = await import('./cli/rebuild.ts');
    return runRebuild(house, terminal);
  },
  batch: async (house, { args, terminal }) => {
    const { runBatch } = await import('./cli/batch.ts');
    const { storeVerbs } = await import('./cli/batch-verbs.ts');
    const verb = storeVerbs({ search: house.search, ask: house.ask, articles: house.store.articles, now: Date.now })[
      args[0] ?? ''
    ];
    if (args[0] === undefined) throw new Failure('bad-input', 'Say what to do with each line, as in: batch dates');
    if (verb === undefined) throw new Failure('not-built', `batch ${args[0]} is not built.`);
    return runBatch(verb, { input: process.stdin, output: process.stdout }, terminal);
  },
};

/** The verbs that need no store. */
const PLAIN_VERBS: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  start: async ({ config, log, terminal }) => {
    const { startBot } = await import('./start-bot.ts');
    return startBot(config, log, terminal.print);
  },
  restore: async ({ args, config, terminal }) => {
    const { runRestore } = await import('./cli/restore.ts');
    const { restoreStore } = await import('./store/restore.ts');
    return runRestore(args[0], (from) => restoreStore({ from, dataDir: config.dataDir }), terminal);
  },
  doctor: async ({ config, flags, log, terminal }) => {
    const { openDoctor } = await import('./open-doctor.ts');
    return openDoctor({ config, json: flags.json === true, log, terminal, now: Date.now });
  },
  print: async ({ args, terminal }) => {
    const pages: Readonly<Record<string, () => string | Promise<string>>> = {
      settings: settingsTable,
      env: envExample,
      commands: async () => (await import('./print-tables.ts')).printCommandTable(),
      permissions: async () => (await import('./print-tables.ts')).printPermissionTable(),
      metrics: async () => (await import('./print-metrics.ts')).printMetricTable(),
    };
    const page = pages[args[0] ?? ''];
    if (page === undefined) throw new Failure('bad-input', `Say what to print: ${Object.keys(pages).join(', ')}.`);
    terminal.print((await page()).replace(/\n$/, ''));
    return 0;
  },
};

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
    print: (line) => void process.stdout.write(`${line}\n`),
    complain: (line) => void process.stderr.write(`${line}\n`),
    isWatched: process.stderr.isTTY === true,
  };
  if (['help', '--help', '-h'].includes(verb)) {
    terminal.print(USAGE);
    return 0;
  }
  const { values: flags, positionals: args } = readArguments(rest);
  const settings = readConfig(process.cwd());
  const config = flags.data === undefined ? settings : { ...settings, dataDir: flags.data };
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
  const house = await openHouse({ config, dataDir: config.dataDir, role: 'cli', now: Date.now, log });
  try {
    return await inHouse(house, call);
  } finally {
    await house.close();
  }
}

/** Batch verbs that read no store need no house. */
async function plainBatch(
  verb: string,
  args: readonly string[],
): Promise<((call: Call) => Promise<number>) | undefined> {
  if (verb !== 'batch') return undefined;
  const { messageVerb, PLAIN_BATCH_VERBS } = await import('./cli/batch-verbs.ts');
  const name = args[0] ?? '';
  const plain =
    name === 'message'
      ? messageVerb((await import('./discord/draw-messages.ts')).drawMessages)
      : PLAIN_BATCH_VERBS[name];
  if (plain === undefined) return undefined;
  const { runBatch } = await import('./cli/batch.ts');
  return ({ terminal }) => runBatch(plain, { input: process.stdin, output: process.stdout }, terminal);
}

/** The command line runs beside a bot that logs: of itself it says only what a person must hear. */
function quieter(level: Config['logLevel']): Config['logLevel'] {
  return level === 'info' ? 'warn' : level;
}

function readArguments(words: readonly string[]): { readonly values: Flags; readonly positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (cause) {
    throw new Failure('bad-input', `${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** True for an ISO day that the calendar has. */
function isDay(text: string): boolean {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** The server that `--guild` names. */
function guildOf({ guild }: Flags): { readonly guildId?: GuildId } {
  if (guild === undefined) return {};
  if (!/^\d{17,20}$/.test(guild)) {
    throw new Failure('bad-input', `--guild takes a server’s id of 17 to 20 digits, not “${guild}”.`);
  }
  return { guildId: guild as GuildId };
}

function factsOf({ published, source, byline, url, rights, language }: Flags): FileFacts {
  if (published !== undefined && !isDay(published)) {
    throw new Failure('bad-input', `--published takes a day like 2017-02-22, not “${published}”.`);
  }
  return {
    ...(published === undefined ? {} : { publishedDay: published }),
    ...(source === undefined ? {} : { source }),
    ...(byline === undefined ? {} : { byline }),
    ...(url === undefined ? {} : { url }),
    ...(rights === undefined ? {} : { rights }),
    ...(language === undefined ? {} : { language }),
  };
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
  process.stderr.write(`${error.message}\n`);
  return 1;
});
// A bot that was told to stop ends, even while Discord still holds up a request of its; and doctor waits for nothing more.
if (['start', 'doctor'].includes(process.argv[2] ?? 'start')) process.exit();
