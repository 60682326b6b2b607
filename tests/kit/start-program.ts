// The real program as a child process with its sandbox, on free ports and a folder of its own.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface RunningProgram {
  /** The address of the page, with its token. */
  readonly address: string;
  readonly pid: number;
  /** What it has printed so far, both streams. */
  readonly printed: () => string;
  /** Asks it to stop, waits until it has; gives its exit code. */
  readonly stop: () => Promise<number | null>;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Why 20 s: it takes two on an idle machine; a test must end on a busy one too. */
const START_MS_MAX = 20_000;

/** Starts it as `npm start` does, without any setting of the person who runs the test. Rejects with its output when it ends or is too slow. */
export async function startProgram(settings: Readonly<Record<string, string>> = {}): Promise<RunningProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-'));
  const child = spawn(process.execPath, ['src/main.ts', 'start'], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      NODE_OPTIONS: process.env.NODE_OPTIONS ?? '',
      // The folder that `npm test` names: compiled once for all test files. Empty, the program keeps its own.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
      DISCORD_TOKEN: '',
      DATELINE_DATA: folder,
      DATELINE_SANDBOX_PORT: '0',
      DATELINE_STATUS_PORT: '0',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let printed = '';
  const address = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`${why}\n${printed}`));
    const timer = setTimeout(() => fail('The program did not start in time.'), START_MS_MAX);
    const hear = (piece: Buffer): void => {
      printed += piece.toString();
      const found = /Open the sandbox: (\S+)\n/.exec(printed)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`The program ended with ${code}.`);
    });
  }).catch(async (error: unknown) => {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  return {
    address,
    pid: child.pid ?? 0,
    printed: () => printed,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}
