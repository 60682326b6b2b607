// Runs Dateline as a process of its own, as a person or a service would: a verb to its end, or the bot until it is stopped.

import { type ChildProcess, spawn } from 'node:child_process';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './temporary-folder.ts';
import { until } from './until.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const BOT_WITH_CLOCK = fileURLToPath(new URL('./run-bot-child.ts', import.meta.url));
// The folder that `npm test` names, so that the programs of all test files share it.
const COMPILED = process.env.NODE_COMPILE_CACHE ?? temporaryFolder();
// What the tests' own process loads before all else, as where its stores are on PostgreSQL.
const { NODE_OPTIONS } = process.env;
const loadedBefore = NODE_OPTIONS === undefined ? {} : { NODE_OPTIONS };
/** The token that the stand-in's process takes unless told otherwise. */
const TOKEN = 'sandbox-token';
/** The longest verb of the tests takes ten seconds on a busy machine. */
const VERB_MS_MAX = 60_000;
/** On a busy machine a bot is up within two seconds; this is for a very busy one. */
const READY_MS_MAX = 30_000;

const processes = new Set<ChildProcess>();
// A test that fails leaves nothing running behind it, and ends.
after(() => {
  for (const child of processes) child.kill('SIGKILL');
});

/** How a process ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  /** The process, its streams being read. */
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What it said so far. */
  readonly said: () => { readonly stdout: string; readonly stderr: string };
  /** Moves the clock of a bot that was started with `aheadMs`, once it is ready, and lets it tick. */
  readonly moveClock: (aheadMs: number) => void;
  /** Sends the signal and waits for the end. */
  readonly stop: (signal: NodeJS.Signals) => Promise<Ended>;
}

/** Starts a script with nothing of this process's settings: those given and what a process needs to run. */
function startScript(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  before: readonly string[] = [],
): Running {
  const [command = process.execPath, ...rest] = [...before, process.execPath, script, ...args];
  const child = spawn(command, rest, {
    // A folder without a file .env, so that nobody's own settings come in.
    cwd: temporaryFolder(),
    // Stripped and compiled sources are kept between starts: a test starts the program a hundred times.
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: COMPILED, ...loadedBefore, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  processes.add(child);
  child.once('exit', () => processes.delete(child));
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, ...said }));
  });
  return {
    child,
    ended,
    said: () => said,
    moveClock: (aheadMs) => void child.stdin.write(`${aheadMs}\n`),
    stop: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs a verb of the command line to its end. `before` stands before the command, as `nice` would; `input` is its standard input. */
export function runVerb(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  { before = [], input = '' }: { readonly before?: readonly string[]; readonly input?: string } = {},
): Promise<Ended> {
  const running = startScript(MAIN, args, env, before);
  running.child.stdin?.end(input);
  const timer = setTimeout(() => running.child.kill('SIGKILL'), VERB_MS_MAX);
  return running.ended.finally(() => clearTimeout(timer));
}

/** Starts the bot against a stand-in. With `aheadMs` its clock is ahead and can be moved; without, it is exactly `main.ts start`. */
export function startBotProcess(options: {
  readonly apiUrl: string;
  readonly dataDir: string;
  readonly aheadMs?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Stands before the command, as `nice` would. */
  readonly before?: readonly string[];
}): Running {
  const env = {
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: options.apiUrl,
    DATELINE_DATA: options.dataDir,
    DATELINE_STATUS_PORT: '0',
    ...options.env,
  };
  return options.aheadMs === undefined
    ? startScript(MAIN, ['start'], env, options.before)
    : startScript(BOT_WITH_CLOCK, [String(options.aheadMs)], env, options.before);
}

/** Starts the bot as who has no token does: with the sandbox on a free port. */
export function startWithoutToken(dataDir: string): Running {
  return startScript(MAIN, ['start'], {
    DATELINE_DATA: dataDir,
    DATELINE_STATUS_PORT: '0',
    DATELINE_SANDBOX_PORT: '0',
  });
}

/** Waits until the bot says that it is ready. Rejects with what it said when it ends instead. */
export async function untilReady(bot: Running, msMax = READY_MS_MAX): Promise<void> {
  await until('the bot is ready', msMax, () => {
    const { stdout, stderr } = bot.said();
    if (bot.child.exitCode !== null) throw new Error(`the bot ended with ${bot.child.exitCode}: ${stderr}`);
    return /Invite Dateline|Working: /u.test(stdout) ? true : undefined;
  });
}

/** Gives the lines that are for people: what the log tells is JSON. */
export function sentencesOf(stderr: string): string[] {
  return stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
}

/** Asks `batch VERB` about each input in one process, and gives the outputs in their order. Rejects when it fails. */
export async function runBatch<Output>(verb: string, dataDir: string, inputs: readonly object[]): Promise<Output[]> {
  const lines = inputs.map((input, id) => `${JSON.stringify({ id, input })}\n`);
  const { code, stdout, stderr } = await runVerb(['batch', verb, '--data', dataDir], {}, { input: lines.join('') });
  if (code !== 0) throw new Error(`batch ${verb} ended with ${code}: ${stderr}`);
  return stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { output: Output }).output);
}
