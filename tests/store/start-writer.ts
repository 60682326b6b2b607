// Starts a writing process beside the test and tells what it says.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('writer-process.ts', import.meta.url));

// A test that fails may leave its process behind, which would keep the tests from ending.
const started = new Set<ChildProcess>();
after(() => {
  for (const child of started) child.kill('SIGKILL');
});

/** A process that writes to a store. */
export interface Writer {
  /** What it has said so far, line by line: `open`, then the number of each article that was acknowledged. */
  readonly lines: readonly string[];
  /** Resolves when it has said so many lines, or has ended. */
  said(lines: number): Promise<void>;
  /** Ends it at once, as a power failure would; resolves when it is gone and all it said was heard. */
  kill(): Promise<void>;
  /** Resolves with its exit code when it ends by itself. */
  readonly ended: Promise<number | null>;
}

/** Takes the folder, role, first number and count (or `hold`: open and wait) for `writer-process.ts`; starts it. */
export function startWriter(dataDir: string, role: 'bot' | 'cli', first: number, count: number | 'hold'): Writer {
  const child = spawn(process.execPath, [PROGRAM, dataDir, role, String(first), String(count)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.add(child);
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const check of waiting) check();
  };
  const reader = createInterface({ input: child.stdout });
  let isOver = false;
  const ended = Promise.all([once(child, 'exit'), once(reader, 'close')]).then(([[code]]) => {
    isOver = true;
    wake();
    return code as number | null;
  });
  reader.on('line', (line) => {
    lines.push(line);
    wake();
  });
  const said = (count: number) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (lines.length < count && !isOver) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { lines, said, kill, ended };
}
