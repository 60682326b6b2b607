// The table of Dateline's metrics: what each counts or measures, by which labels, and when a person should be woken for it.

/** One metric. Durations are in seconds, as Prometheus' conventions for names and units want them. */
export interface MetricDefinition {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  /** Each label with all of its values, or what names them: a label never holds ids, addresses or what people wrote. */
  readonly labels: Readonly<Record<string, readonly string[] | NamedBy>>;
  /** Upper bounds of a histogram. */
  readonly buckets?: readonly number[];
  /** When to alert: PromQL, how long it must hold, and what stands behind the number. */
  readonly alert?: { readonly when: string; readonly lasting?: string; readonly why?: string };
}

/** Where the values of an open label come from; each is a short list that only the program or Discord can make longer. */
type NamedBy = 'our commands' | 'our jobs' | 'our shards' | 'HTTP' | 'our version';

// Discord waits three seconds for a first answer; what is deferred may take minutes.
const ANSWER_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 60];
// A first answer or a completion is lost after three seconds: the steps are fine below it.
const PROMPT_SECONDS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3];
// A job of the minute's tick is late for the next one after sixty.
const JOB_SECONDS = [0.01, 0.05, 0.25, 1, 5, 15, 30, 60, 300];

const OF_COMMANDS = { command: 'our commands', kind: ['command', 'page', 'form'] } as const;

/** Every metric by its name, in the order of docs/metrics.md. */
export const METRICS = {
  dateline_build_info: {
    kind: 'gauge',
    help: 'Always 1; the version of Dateline.',
    labels: { version: 'our version' },
  },
  dateline_gateway_shard_state: {
    kind: 'gauge',
    help: 'Discord’s gateway by shard: 1 for the state it is in, 0 for the others.',
    labels: { shard: 'our shards', state: ['ready', 'connecting', 'disconnected'] },
    alert: { when: 'min by (shard) (dateline_gateway_shard_state{state="ready"}) == 0', lasting: '5m' },
  },
  dateline_gateway_ping_seconds: {
    kind: 'gauge',
    help: 'How long the gateway took to acknowledge the last heartbeat.',
    labels: { shard: 'our shards' },
  },
  dateline_gateway_events_total: {
    kind: 'counter',
    help: 'Connections to the gateway that were lost and are made anew, resumed, begun afresh, or ended for good.',
    labels: { event: ['reconnecting', 'resumed', 'begun', 'ended'] },
    alert: {
      when: 'increase(dateline_gateway_events_total{event="begun"}[1h]) > 10',
      why: 'Discord allows 1,000 a day',
    },
  },
  dateline_discord_responses_total: {
    kind: 'counter',
    help: 'Answers of Discord’s HTTP API by status; “none” where no answer came.',
    labels: { status: 'HTTP' },
    alert: {
      when: 'increase(dateline_discord_responses_total{status=~"401|403|429"}[10m]) > 1000',
      why: 'at 10,000 Discord bans the address',
    },
  },
  dateline_discord_invalid_request_warnings_total: {
    kind: 'counter',
    help: 'Warnings that 500 more requests were answered by 401, 403 or 429 within ten minutes.',
    labels: {},
    alert: { when: 'increase(dateline_discord_invalid_request_warnings_total[1h]) > 0' },
  },
  dateline_discord_rate_limit_waits_total: {
    kind: 'counter',
    help: 'Requests that waited for a rate limit of Discord.',
    labels: {},
  },
  dateline_interaction_acknowledgement_seconds: {
    kind: 'histogram',
    help: 'From the moment a person acted, by Discord’s clock, until Discord took the first answer; lost after 3.',
    labels: {},
    buckets: PROMPT_SECONDS,
    alert: { when: 'histogram_quantile(0.99, rate(dateline_interaction_acknowledgement_seconds_bucket[15m])) > 2' },
  },
  dateline_command_duration_seconds: {
    kind: 'histogram',
    help: 'From an interaction’s arrival until its answer is whole: a typed command, a turned page, a sent form.',
    labels: OF_COMMANDS,
    buckets: ANSWER_SECONDS,
  },
  dateline_command_failures_total: {
    kind: 'counter',
    help: 'Answers that were a failure told in a sentence, a bug, or too late for Discord.',
    labels: { command: 'our commands', reason: ['failure', 'bug', 'late'] },
    alert: { when: 'increase(dateline_command_failures_total{reason=~"bug|late"}[15m]) > 0' },
  },
  dateline_completion_duration_seconds: {
    kind: 'histogram',
    help: 'From an option being typed until its completions are offered.',
    labels: { command: 'our commands' },
    buckets: PROMPT_SECONDS,
  },
  dateline_completion_failures_total: {
    kind: 'counter',
    help: 'Completions that failed or that Discord no longer took.',
    labels: { command: 'our commands' },
  },
  dateline_ticks_total: { kind: 'counter', help: 'Ticks of the timetable, one a minute.', labels: {} },
  dateline_last_tick_timestamp_seconds: {
    kind: 'gauge',
    help: 'When the timetable last ticked, in seconds since 1970.',
    labels: {},
    alert: { when: 'time() - dateline_last_tick_timestamp_seconds > 180' },
  },
  dateline_job_duration_seconds: {
    kind: 'histogram',
    help: 'How long a job of the tick took.',
    labels: { job: 'our jobs' },
    buckets: JOB_SECONDS,
  },
  dateline_job_failures_total: {
    kind: 'counter',
    help: 'Jobs of the tick that failed; the log tells why.',
    labels: { job: 'our jobs' },
    alert: { when: 'increase(dateline_job_failures_total[15m]) > 0' },
  },
  dateline_job_skips_total: {
    kind: 'counter',
    help: 'Jobs left out of a tick because their last run was still going on.',
    labels: { job: 'our jobs' },
    alert: { when: 'increase(dateline_job_skips_total[30m]) > 10' },
  },
  dateline_articles: { kind: 'gauge', help: 'Articles in the store.', labels: {} },
  dateline_articles_read_total: {
    kind: 'counter',
    help: 'Articles that came in, by what they were taken for.',
    labels: { result: ['saved', 'changed', 'copy', 'moved', 'republished', 'unchanged', 'failed'] },
    alert: { when: 'increase(dateline_articles_read_total{result="saved"}[1d]) == 0' },
  },
  dateline_feeds: {
    kind: 'gauge',
    help: 'Feeds by health: healthy, shaky (one or two failures in a row), failing (three or more), disabled (given up for now, or nobody follows it).',
    labels: { health: ['healthy', 'shaky', 'failing', 'disabled'] },
    alert: { when: 'dateline_feeds{health="failing"} > 0', lasting: '1d', why: 'doctor names them' },
  },
  dateline_feeds_overdue: {
    kind: 'gauge',
    help: 'Feeds that should have been asked an hour ago or earlier, and were not.',
    labels: {},
    alert: { when: 'dateline_feeds_overdue > 0', lasting: '15m' },
  },
  dateline_feed_polls_total: {
    kind: 'counter',
    help: 'Feeds that were asked for news.',
    labels: { result: ['read', 'failed'] },
  },
  dateline_subscriptions: {
    kind: 'gauge',
    help: 'Subscriptions of channels by state.',
    labels: { state: ['active', 'paused'] },
  },
  dateline_briefings_overdue: {
    kind: 'gauge',
    help: 'Briefings that were due five minutes ago or earlier and that nobody has taken up.',
    labels: {},
    alert: { when: 'dateline_briefings_overdue > 0', lasting: '5m' },
  },
  dateline_briefings_total: {
    kind: 'counter',
    help: 'Briefings that were due: composed, empty (nothing new, and asked to be silent), folded into the next, or failed.',
    labels: { result: ['composed', 'empty', 'folded', 'failed'] },
    alert: { when: 'increase(dateline_briefings_total{result="failed"}[15m]) > 0' },
  },
  dateline_briefings_late_total: {
    kind: 'counter',
    help: 'Composed briefings that were five minutes late or more.',
    labels: {},
    alert: { when: 'increase(dateline_briefings_late_total[1h]) > 0' },
  },
  dateline_messages_total: {
    kind: 'counter',
    help: 'Attempts to post a briefing’s message: sent, retried later, refused by Discord, uncertain, or failed by a bug.',
    labels: { result: ['sent', 'retried', 'refused', 'uncertain', 'failed'] },
    alert: { when: 'increase(dateline_messages_total{result=~"refused|uncertain|failed"}[15m]) > 0' },
  },
  dateline_message_updates_total: {
    kind: 'counter',
    help: 'Edits of posted messages whose articles were taken down or corrected: done, retried later, refused by Discord, or failed by a bug.',
    labels: { result: ['edited', 'retried', 'refused', 'failed'] },
    alert: { when: 'increase(dateline_message_updates_total{result=~"refused|failed"}[15m]) > 0' },
  },
  dateline_deliveries: {
    kind: 'gauge',
    help: 'Messages of all deliveries by their present state in the store.',
    labels: { state: ['waiting', 'sending', 'sent', 'uncertain', 'failed'] },
    alert: { when: 'dateline_deliveries{state="waiting"} > 0', lasting: '30m' },
  },
  dateline_model_calls_total: {
    kind: 'counter',
    help: 'What was asked of the language model: written, remembered from before, timed out, or failed.',
    labels: { result: ['written', 'remembered', 'timeout', 'failed'] },
    alert: {
      when: 'sum(rate(dateline_model_calls_total{result=~"timeout|failed"}[15m])) > sum(rate(dateline_model_calls_total{result="written"}[15m]))',
    },
  },
  dateline_model_call_duration_seconds: {
    kind: 'histogram',
    help: 'How long the language model took, whatever came of it.',
    labels: {},
    buckets: ANSWER_SECONDS,
  },
  dateline_model_tokens_total: {
    kind: 'counter',
    help: 'Tokens that the language model’s endpoint counted.',
    labels: {},
  },
  dateline_event_loop_delay_p50_seconds: {
    kind: 'gauge',
    help: 'How much later than asked the event loop came round, since the last scrape: half of the time less than this.',
    labels: {},
  },
  dateline_event_loop_delay_p99_seconds: {
    kind: 'gauge',
    help: 'The same: 99 % of the time less than this.',
    labels: {},
    alert: { when: 'dateline_event_loop_delay_p99_seconds > 0.05', lasting: '10m' },
  },
  dateline_event_loop_delay_max_seconds: { kind: 'gauge', help: 'The same: never more than this.', labels: {} },
  dateline_store_up: {
    kind: 'gauge',
    help: '1 when the store answered this scrape within half a second; at 0, what is read from it is left out.',
    labels: {},
    alert: { when: 'dateline_store_up == 0', lasting: '5m' },
  },
} as const satisfies Readonly<Record<string, MetricDefinition>>;

export type MetricName = keyof typeof METRICS;
