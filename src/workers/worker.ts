// One thread of the pool: runs the jobs it is sent, one at a time.

import { parentPort } from 'node:worker_threads';
import { Failure } from '../news/failure.ts';
import { JOBS, type JobName } from './jobs.ts';

parentPort?.on('message', async ({ name, input }: { name: JobName; input: never }) => {
  try {
    parentPort?.postMessage({ value: await JOBS[name](input) });
  } catch (error) {
    const code = error instanceof Failure ? error.code : undefined;
    parentPort?.postMessage({
      error: {
        code,
        message: error instanceof Error ? (code === undefined ? error.stack : error.message) : String(error),
      },
    });
  }
});
