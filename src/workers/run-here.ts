// Runs the jobs of the pool in this thread, for who has it to himself and would only wait for another.

import type { JobName, Jobs } from './jobs.ts';
import type { Offload } from './offload.ts';

/** Gives what looks like the pool and holds this thread while it works; without time limits, and with nothing to stop. */
export function runHere(): Offload {
  return { run: runJob, stop: async () => {} };
}

async function runJob<Name extends JobName>(
  name: Name,
  input: Parameters<Jobs[Name]>[0],
): Promise<Awaited<ReturnType<Jobs[Name]>>> {
  const { JOBS } = await import('./jobs.ts');
  const job: (input: never) => unknown = JOBS[name];
  return (await job(input as never)) as Awaited<ReturnType<Jobs[Name]>>;
}
