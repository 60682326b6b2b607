// The one tick a minute, by node-cron: runs each job, never twice at once unless it may.

import cron from 'node-cron';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

export interface Job {
  readonly name: string;
  /** Runs when this says so for the minute of the tick (UTC milliseconds); every minute when absent. */
  readonly when?: (now: number) => boolean;
  readonly run: () => Promise<void>;
  /** Runs also at every quarter of a minute: cheap where there is nothing to do. */
  readonly isFrequent?: boolean;
  /** Runs also while an earlier run is in hand: the job itself sees to it that nothing is done twice. */
  readonly mayOverlap?: boolean;
}

export interface Timetable {
  /** Runs one tick now, besides node-cron's; resolves when all its jobs are done. A job that is still running is left out. */
  tick(): Promise<void>;
  /** The same, and once more when the jobs have ended that were left out: for who waits for what is due now. */
  tickWhole(): Promise<void>;
  /** No further ticks; resolves when the jobs in hand are done. */
  stop(): Promise<void>;
}

/**
 * Starts the tick. A job that throws is logged and runs again at the next tick; one that is still running is left
 * out, so that no job ever runs twice at once. Gives the timetable.
 */
export function startTimetable(
  jobs: readonly Job[],
  options: {
    readonly now: () => number;
    readonly log: Log;
    readonly metrics?: Pick<Metrics, 'tick' | 'job' | 'jobSkipped'>;
  },
): Timetable {
  const { now, log, metrics } = options;
  const running = new Map<Promise<void>, string>();

  async function runJob(job: Job): Promise<void> {
    const end = metrics?.job(job.name);
    try {
      await job.run();
      end?.('done');
    } catch (error) {
      end?.('failed');
      log.error('a job failed', { job: job.name, error });
    }
  }

  async function tick(): Promise<void> {
    const at = now();
    metrics?.tick(at);
    await runAll(jobs, at);
  }

  async function tickWhole(): Promise<void> {
    const overlapping = jobs.filter(({ mayOverlap }) => mayOverlap === true).map(({ name }) => name);
    const inHand = [...running].filter(([, name]) => !overlapping.includes(name)).map(([run]) => run);
    await tick();
    if (inHand.length === 0) return;
    await Promise.all(inHand);
    await tick();
  }

  async function runAll(wanted: readonly Job[], at: number): Promise<void> {
    const started: Promise<void>[] = [];
    for (const job of wanted) {
      if (job.when !== undefined && !job.when(at)) continue;
      if (job.mayOverlap !== true && [...running.values()].includes(job.name)) {
        metrics?.jobSkipped(job.name);
        continue;
      }
      const run = runJob(job);
      running.set(run, job.name);
      started.push(run.finally(() => running.delete(run)));
    }
    await Promise.all(started);
  }

  cron.setLogger({
    info: () => {},
    warn: (message) => log.debug('node-cron', { message }),
    error: (message) => log.warn('node-cron', { message: String(message) }),
    debug: () => {},
  });
  const frequent = jobs.filter(({ isFrequent }) => isFrequent === true);
  const tasks = [
    cron.schedule('* * * * *', tick, { name: 'tick' }),
    cron.schedule('15,30,45 * * * * *', () => runAll(frequent, now()), { name: 'quarters' }),
  ];
  return {
    tick,
    tickWhole,
    stop: async () => {
      for (const task of tasks) {
        await task.stop();
        await task.destroy();
      }
      await Promise.all(running.keys());
    },
  };
}
