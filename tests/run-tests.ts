// Runs all tests: those that share nothing with their neighbours in one process, the others each in its own, side by side.
// With `DATELINE_TEST_DATABASE=postgres`: those that keep a store, over PostgreSQL.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isOnPostgres } from './kit/test-database.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/**
 * Folders whose tests keep no state of the process and hook into nothing outside their suites, in lists of which each has a
 * process: it spares each file its start and the compiling of what it imports (150 s for 128 files, and 75 s in one).
 */
const TOGETHER = [
  ['ingest', 'search', 'store'],
  ['discord', 'sandbox'],
  [
    'architecture',
    'ask',
    'briefing',
    'cli',
    'commands',
    'feeds',
    'golden',
    'llm',
    'news',
    'plots',
    'stories',
    'text',
    'write',
  ],
];
/** It uploads no file in a process where another undici was loaded before it. */
const LOADED_FIRST = ['--import', 'discord.js'];
/** Folders whose tests keep a store; that of store/ itself knows both databases anyway. */
const KEEPING = ['ask', 'briefing', 'cli', 'commands', 'discord', 'e2e', 'ingest', 'search'];
const ON_POSTGRES = fileURLToPath(new URL('./kit/on-postgres.ts', import.meta.url));
/** Of the others: those that start programs wait for them, so more than one is right. */
const SIDE_BY_SIDE = 2;
const TEST_MS_MAX = 180_000;
const CLOSING = /^(\d+) passed, (\d+) failed, (\d+) skipped$/u;

interface Outcome {
  readonly counts: readonly number[];
  readonly code: number;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs node's test runner with these flags over these files; prints its lines but the closing one, which is given as counts. */
async function run(flags: readonly string[], files: readonly string[]): Promise<Outcome> {
  const reporter = '--test-reporter=./tests/kit/closing-line.ts';
  const args = ['--test', `--test-timeout=${TEST_MS_MAX}`, reporter, ...flags, ...files];
  const env = isOnPostgres ? { ...process.env, NODE_OPTIONS: `--import ${ON_POSTGRES}` } : process.env;
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  let counts: readonly number[] | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const closing = CLOSING.exec(line);
    if (closing === null) say(line);
    else counts = closing.slice(1).map(Number);
  }
  const code = await ended;
  if (counts === undefined) say('FAILED a run of tests ended without its closing line');
  return counts === undefined ? { counts: [0, 1, 0], code: 1 } : { counts, code };
}

const together = TOGETHER.map((folders) => (isOnPostgres ? folders.filter((one) => KEEPING.includes(one)) : folders));
const sharing = new Set(TOGETHER.flat());
const apart = isOnPostgres
  ? [`tests/@(${KEEPING.filter((folder) => !sharing.has(folder)).join('|')})/**/*.test.ts`]
  : [`tests/!(${[...sharing].join('|')})/**/*.test.ts`, 'tests/*.test.ts'];
const outcomes = await Promise.all([
  run([`--test-concurrency=${SIDE_BY_SIDE}`], apart),
  ...together.map((folders) =>
    run(['--test-isolation=none', ...LOADED_FIRST], [`tests/@(${folders.join('|')})/**/*.test.ts`]),
  ),
]);
const sum = (index: number) => outcomes.reduce((total, { counts }) => total + (counts[index] ?? 0), 0);
say(`${sum(0)} passed, ${sum(1)} failed, ${sum(2)} skipped`);
process.exitCode = outcomes.some(({ code }) => code !== 0) || sum(1) > 0 ? 1 : 0;
