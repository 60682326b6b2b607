// Starts a program of the tests' own in a process of its own, and reads the line of JSON that it prints when it is ready.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Takes a file of tests/kit, its arguments and what its environment has besides ours; gives the process and what it printed first. Throws what it complained of when it ends before. */
export async function startChild<Said>(
  name: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly child: ChildProcess; readonly said: Said; readonly lines: AsyncIterableIterator<string> }> {
  const file = new URL(`./${name}`, import.meta.url).pathname;
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done === true) throw new Error(`${name} ended before it was ready`);
  return { child, said: JSON.parse(first.value) as Said, lines };
}

/** Ends a process that was started here; resolves when it is gone. */
export async function endChild(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
