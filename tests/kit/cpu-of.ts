// What a process and all that it started have worked so far, as Linux counts it.

import { readdirSync, readFileSync } from 'node:fs';

/** Linux tells times in hundredths of a second. */
const MS_PER_TICK = 10;

/** Gives the milliseconds of CPU, user and system, of the process and of its descendants. Throws when there is no such process. */
export function cpuMsOf(pid: number): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap(readProcess);
  const own = processes.find((process) => process.pid === pid);
  if (own === undefined) throw new Error(`there is no process ${pid}`);
  const below = processes.filter(({ parent }) => parent === pid);
  return own.cpuMs + below.reduce((sum, child) => sum + cpuMsOf(child.pid), 0);
}

function readProcess(name: string): { readonly pid: number; readonly parent: number; readonly cpuMs: number }[] {
  try {
    // The name of the program stands in parentheses and may hold anything; what follows are numbers, the fourth first.
    const numbers = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ').map(Number) ?? [];
    const [, parent = 0] = numbers;
    const ticks = numbers.slice(11, 15).reduce((sum, each) => sum + each, 0); // its own, and of children that have ended
    return [{ pid: Number(name), parent, cpuMs: ticks * MS_PER_TICK }];
  } catch {
    return []; // it ended meanwhile
  }
}
