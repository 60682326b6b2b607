// What the parts of the house tell of their work, so that it can be measured. Others import the types; the functions are handed in.

import type { MetricName } from './metric-list.ts';

/** Recorders by what happened. They never throw, and what takes time gives the function that ends its measurement. */
export interface Metrics {
  /** A tick began at this instant. */
  tick(at: number): void;
  job(name: string): (result: 'done' | 'failed') => void;
  jobSkipped(name: string): void;
  article(result: 'saved' | 'changed' | 'copy' | 'moved' | 'republished' | 'unchanged' | 'failed'): void;
  poll(result: 'read' | 'failed'): void;
  briefings(report: BriefingCounts): void;
  messages(report: MessageCounts): void;
  updates(report: UpdateCounts): void;
  command(command: string, kind: 'command' | 'page' | 'form'): (outcome: Outcome) => void;
  completion(command: string): (result: 'offered' | 'failed') => void;
  /** Discord just took the first answer to an interaction that a person began at this instant. */
  acknowledged(actedAt: number): void;
  discordResponse(status: number | 'none'): void;
  invalidRequestsWarned(): void;
  rateLimitWaited(): void;
  gateway(event: 'reconnecting' | 'resumed' | 'begun' | 'ended'): void;
  modelCall(): (result: 'written' | 'timeout' | 'failed', tokens?: number) => void;
  modelRemembered(): void;
}

/** What came of an interaction: an answer, a failure told in a sentence, a bug, or an answer that Discord no longer took. */
export type Outcome = 'answered' | 'failure' | 'bug' | 'late';

interface BriefingCounts {
  readonly composed: number;
  /** Of those composed. */
  readonly late: number;
  readonly empty: number;
  readonly folded: number;
  readonly failed: readonly unknown[];
}

interface UpdateCounts {
  readonly edited: number;
  readonly retried: number;
  readonly refused: number;
  readonly failed: readonly unknown[];
}

interface MessageCounts {
  readonly sent: number;
  readonly retried: number;
  readonly refused: number;
  readonly uncertain: number;
  readonly failed: readonly unknown[];
}

export type Labels = Readonly<Record<string, string>>;

/** Where numbers are kept for who reads them. Labels must be those of the metric in METRICS. */
export interface Instruments {
  count(name: MetricName, labels?: Labels, by?: number): void;
  observe(name: MetricName, labels: Labels, seconds: number): void;
  set(name: MetricName, labels: Labels, value: number): void;
  /** Leaves the metric out until it is set again. */
  forget(name: MetricName): void;
}

/** Measures nothing: for the command line, where nobody reads it, and for tests of other things. */
export const NO_METRICS: Metrics = {
  tick: () => {},
  job: () => () => {},
  jobSkipped: () => {},
  article: () => {},
  poll: () => {},
  briefings: () => {},
  messages: () => {},
  updates: () => {},
  command: () => () => {},
  completion: () => () => {},
  acknowledged: () => {},
  discordResponse: () => {},
  invalidRequestsWarned: () => {},
  rateLimitWaited: () => {},
  gateway: () => {},
  modelCall: () => () => {},
  modelRemembered: () => {},
};

interface Clocks {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds from any start, never set back. */
  readonly elapsedMs: () => number;
}

/** Gives recorders that write to `instruments`. */
export function recordInto(instruments: Instruments, { now, elapsedMs }: Clocks): Metrics {
  const { count, observe, set } = instruments;
  const startTimer = (): (() => number) => {
    const startedAt = elapsedMs();
    return () => (elapsedMs() - startedAt) / 1000;
  };
  return {
    tick: (at) => {
      count('dateline_ticks_total');
      set('dateline_last_tick_timestamp_seconds', {}, at / 1000);
    },
    job: (job) => {
      const seconds = startTimer();
      return (result) => {
        observe('dateline_job_duration_seconds', { job }, seconds());
        count('dateline_job_failures_total', { job }, result === 'failed' ? 1 : 0);
      };
    },
    jobSkipped: (job) => count('dateline_job_skips_total', { job }),
    article: (result) => count('dateline_articles_read_total', { result }),
    poll: (result) => count('dateline_feed_polls_total', { result }),
    briefings: (report) => {
      countAll(instruments, 'dateline_briefings_total', report, ['composed', 'empty', 'folded']);
      count('dateline_briefings_total', { result: 'failed' }, report.failed.length);
      count('dateline_briefings_late_total', {}, report.late);
    },
    messages: (report) => {
      countAll(instruments, 'dateline_messages_total', report, ['sent', 'retried', 'refused', 'uncertain']);
      count('dateline_messages_total', { result: 'failed' }, report.failed.length);
    },
    updates: (report) => {
      countAll(instruments, 'dateline_message_updates_total', report, ['edited', 'retried', 'refused']);
      count('dateline_message_updates_total', { result: 'failed' }, report.failed.length);
    },
    ...recordDiscord(instruments, startTimer),
    // Two clocks that differ a little may give less than nothing.
    acknowledged: (actedAt) =>
      observe('dateline_interaction_acknowledgement_seconds', {}, Math.max(0, now() - actedAt) / 1000),
    modelCall: () => {
      const seconds = startTimer();
      return (result, tokens) => {
        observe('dateline_model_call_duration_seconds', {}, seconds());
        count('dateline_model_calls_total', { result });
        // Not every endpoint counts.
        count('dateline_model_tokens_total', {}, tokens ?? 0);
      };
    },
    modelRemembered: () => count('dateline_model_calls_total', { result: 'remembered' }),
  };
}

type OfDiscord = 'command' | 'completion' | 'discordResponse' | 'invalidRequestsWarned' | 'rateLimitWaited' | 'gateway';

function recordDiscord({ count, observe }: Instruments, startTimer: () => () => number): Pick<Metrics, OfDiscord> {
  return {
    command: (command, kind) => {
      const seconds = startTimer();
      return (outcome) => {
        observe('dateline_command_duration_seconds', { command, kind }, seconds());
        // Each begins at 0, so that the first failure is seen as an increase.
        for (const reason of ['failure', 'bug', 'late'] as const)
          count('dateline_command_failures_total', { command, reason }, outcome === reason ? 1 : 0);
      };
    },
    completion: (command) => {
      const seconds = startTimer();
      return (result) => {
        observe('dateline_completion_duration_seconds', { command }, seconds());
        count('dateline_completion_failures_total', { command }, result === 'failed' ? 1 : 0);
      };
    },
    discordResponse: (status) => count('dateline_discord_responses_total', { status: `${status}` }),
    invalidRequestsWarned: () => count('dateline_discord_invalid_request_warnings_total'),
    rateLimitWaited: () => count('dateline_discord_rate_limit_waits_total'),
    gateway: (event) => count('dateline_gateway_events_total', { event }),
  };
}

function countAll<Result extends string>(
  { count }: Instruments,
  name: MetricName,
  report: Readonly<Record<Result, number>>,
  results: readonly Result[],
): void {
  for (const result of results) count(name, { result }, report[result]);
}
