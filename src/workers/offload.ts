// The door of workers/: the pool of threads that parses, understands and draws off the main thread, with time limits.

import { Worker } from 'node:worker_threads';
import { Failure } from '../news/failure.ts';
import type { JobName, Jobs } from './jobs.ts';

export interface Offload {
  /**
   * Runs a job in a free thread. Throws what the job throws; Failure('timeout') when it was ended for taking too long.
   * `withinMs`: somebody waits for it: it goes before what nobody waits for, and is given up, begun or not, that many
   * milliseconds from now. `given`: bytes of the input that are handed over, not copied: the caller's are empty then.
   */
  run<Name extends JobName>(
    name: Name,
    input: Parameters<Jobs[Name]>[0],
    options?: { readonly withinMs?: number; readonly given?: Uint8Array },
  ): Promise<Awaited<ReturnType<Jobs[Name]>>>;
  /** Ends all threads; what was waiting is refused. */
  stop(): Promise<void>;
}

interface Waiting {
  readonly name: JobName;
  readonly input: unknown;
  /** Absent: nobody waits for it, and its time is counted from its beginning. */
  readonly withinMs?: number | undefined;
  readonly given?: Uint8Array | undefined;
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  /** Ends its time. */
  timer?: NodeJS.Timeout;
}

interface Reply {
  readonly value?: never;
  readonly error?: { readonly code?: Failure['code']; readonly message: string };
}

interface Thread {
  readonly worker: Worker;
  current?: Waiting;
}

// Why 30 s: a page of 5 MB takes about 2 s to parse and understand on a slow machine; what takes 30 s is stuck.
const JOB_TIMEOUT_MS_MAX = 30_000;

// Why so much: reading a feed of 10 MB takes 120 MB beside the words and rules of languages; what takes more is an attack
// or a fault, and must end the thread, not the process. A small young generation: a thread that rests gives memory back.
const MEMORY_MB = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 };

/**
 * Starts the pool. Threads are started when first needed, at most `size`, and replaced when a job was ended.
 * `timeoutMsMax` limits one job. Gives the pool.
 */
export function startOffload(options: { readonly size: number; readonly timeoutMsMax?: number }): Offload {
  const timeoutMsMax = options.timeoutMsMax ?? JOB_TIMEOUT_MS_MAX;
  const queue: Waiting[] = [];
  const threads = new Set<Thread>();
  let stopped = false;

  function startThread(): Thread {
    const thread: Thread = {
      worker: new Worker(new URL('./worker.ts', import.meta.url), { resourceLimits: MEMORY_MB }),
    };
    threads.add(thread);
    thread.worker.unref();
    thread.worker.on('message', (reply: Reply) => finish(thread, reply));
    thread.worker.on('error', (error) => lose(thread, faultOf(error)));
    thread.worker.on('exit', () => lose(thread, new Error('The worker thread ended.')));
    return thread;
  }

  function takeUpNext(): void {
    if (queue.length === 0) return;
    const free = [...threads].find((thread) => thread.current === undefined);
    const thread = free ?? (threads.size < options.size ? startThread() : undefined);
    const job = thread === undefined ? undefined : queue.shift();
    if (thread === undefined || job === undefined) return;
    if (job.withinMs === undefined) job.timer = setTimeout(() => giveUp(job, timeoutMsMax), timeoutMsMax);
    thread.current = job;
    thread.worker.ref();
    thread.worker.postMessage({ name: job.name, input: job.input }, transfersOf(job.given));
  }

  function finish(thread: Thread, reply: Reply): void {
    // The last reply of a thread that was ended may still come; its job is refused already.
    if (!threads.has(thread)) return;
    const job = thread.current;
    delete thread.current;
    thread.worker.unref();
    clearTimeout(job?.timer);
    if (reply.error === undefined) job?.resolve(reply.value as never);
    else job?.reject(asError(reply.error));
    takeUpNext();
  }

  function lose(thread: Thread, error: Error): void {
    if (!threads.delete(thread)) return;
    clearTimeout(thread.current?.timer);
    thread.current?.reject(error);
    void thread.worker.terminate();
    if (!stopped) takeUpNext();
  }

  function giveUp(job: Waiting, afterMs: number): void {
    const failure = new Failure('timeout', `Reading this took over ${afterMs / 1000} s and was ended.`);
    const thread = [...threads].find(({ current }) => current === job);
    if (thread === undefined) {
      queue.splice(queue.indexOf(job), 1);
      job.reject(failure);
    } else lose(thread, failure);
  }

  /** Before all that nobody waits for. */
  function lineUp(job: Waiting): void {
    const { withinMs } = job;
    const behind = withinMs === undefined ? -1 : queue.findIndex((each) => each.withinMs === undefined);
    queue.splice(behind < 0 ? queue.length : behind, 0, job);
    if (withinMs !== undefined) job.timer = setTimeout(() => giveUp(job, withinMs), withinMs);
  }

  return {
    run: (name, input, { withinMs, given } = {}) =>
      new Promise((resolve, reject) => {
        if (stopped) return void reject(new Failure('busy', 'Dateline is stopping; try again in a moment.'));
        lineUp({ name, input, withinMs, given, resolve: resolve as (value: never) => void, reject });
        takeUpNext();
      }),
    stop: async () => {
      stopped = true;
      const refusal = new Failure('busy', 'Dateline is stopping; try again in a moment.');
      for (const waiting of queue.splice(0)) {
        clearTimeout(waiting.timer);
        waiting.reject(refusal);
      }
      const workers = [...threads].map((thread) => thread.worker);
      for (const thread of [...threads]) lose(thread, refusal);
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** Bytes that share their buffer with others are copied all the same. */
function transfersOf(given: Uint8Array | undefined): ArrayBuffer[] {
  const isAlone = given?.buffer instanceof ArrayBuffer && given.byteLength === given.buffer.byteLength;
  return isAlone ? [given.buffer] : [];
}

/** A thread that ran out of memory met its limit; everything else that ends one is a bug. */
function faultOf(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const isLimit = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isLimit ? new Failure('limit', 'Reading this took too much memory and was ended.', { cause: error }) : error;
}

function asError(error: { readonly code?: Failure['code']; readonly message: string }): Error {
  return error.code === undefined ? new Error(error.message) : new Failure(error.code, error.message);
}
