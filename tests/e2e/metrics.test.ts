// /metrics of the real bot over the stand-in: what a command, a completion, a form, a briefing and a lost connection leave there.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { METRICS } from '../../src/metric-list.ts';
import type { ChannelId, GuildId, SubscriptionId } from '../../src/news/ids.ts';
import { printMetricTable } from '../../src/print-metrics.ts';
import { openStore } from '../../src/store/open-store.ts';
import { hex, makeSubscription } from '../kit/briefing-world.ts';
import { freePort } from '../kit/free-port.ts';
import { type Running, startBotProcess, untilReady } from '../kit/run-program.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/sandbox-process.ts';

const SOON_MS_MAX = 20_000;
const MINUTE_MS = 60_000;

describe('/metrics of a bot at work', () => {
  let sandbox: SandboxProcess;
  let bot: Running;
  let port: number;
  let general: string;
  before(async () => {
    sandbox = await startSandboxProcess();
    general = await sandbox.channel('general');
    port = await freePort();
    const dataDir = temporaryFolder();
    const store = await openStore({ dataDir, now: Date.now });
    const guildId = (await sandbox.world()).guilds[0]?.id as GuildId;
    const channelId = (await sandbox.channel('briefings')) as ChannelId;
    const place = { id: hex('one') as SubscriptionId, guildId, channelId, whenEmpty: 'say so' } as const;
    // Ten minutes late when the bot comes.
    const dueAt = Math.floor(Date.now() / MINUTE_MS - 10) * MINUTE_MS;
    const cadence = `cron ${new Date(dueAt).getUTCMinutes()} * * * *`;
    await store.subscriptions.add(makeSubscription({ ...place, cadence, createdAt: dueAt - 1, nextDueAt: dueAt }));
    await store.close();
    const env = { DATELINE_STATUS_PORT: `${port}` };
    bot = startBotProcess({ apiUrl: sandbox.apiUrl, dataDir, env });
    await untilReady(bot);
  });
  after(async () => {
    await bot.stop('SIGTERM');
    await sandbox.stop();
  });

  const scrape = async (): Promise<string> => {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
    return answer.text();
  };
  /** The value of a sample, as it is written: `name{label="value"}`. */
  const sampleOf = (text: string, sample: string): number | undefined => {
    const line = text.split('\n').find((each) => each.startsWith(`${sample} `));
    return line === undefined ? undefined : Number(line.slice(sample.length + 1));
  };
  const untilSeen = (sample: string, isIt: (value: number) => boolean): Promise<string> =>
    until(`${sample} is as expected`, SOON_MS_MAX, async () => {
      const text = await scrape();
      const value = sampleOf(text, sample);
      return value !== undefined && isIt(value) ? text : undefined;
    });

  it('tell of commands, their first answers, completions and failures', async () => {
    const channelId = general;
    await sandbox.interact({ kind: 'command', channelId, command: 'help' });
    const words = { words: 'harbour' };
    await sandbox.interact({ kind: 'command', channelId, command: 'search', options: words, until: 'settled' });
    const missing = { words: 'x', topic: 'Mars' };
    await sandbox.interact({ kind: 'command', channelId, command: 'search', options: missing, until: 'settled' });
    await sandbox.interact({
      kind: 'complete',
      channelId,
      command: 'search',
      options: { words: '', actor: 'h' },
      focused: 'actor',
    });
    const done = 'dateline_command_duration_seconds_count{command="search",kind="command"}';
    const text = await untilSeen(done, (value) => value === 2);
    assert.equal(sampleOf(text, 'dateline_command_duration_seconds_count{command="help",kind="command"}'), 1);
    assert.equal(sampleOf(text, 'dateline_command_failures_total{command="search",reason="failure"}'), 1);
    assert.equal(sampleOf(text, 'dateline_command_failures_total{command="search",reason="bug"}'), 0);
    assert.equal(sampleOf(text, 'dateline_completion_duration_seconds_count{command="search"}'), 1);
    assert.equal(sampleOf(text, 'dateline_completion_failures_total{command="search"}'), 0);
    assert.equal(sampleOf(text, 'dateline_interaction_acknowledgement_seconds_count'), 4);
    assert.ok((sampleOf(text, 'dateline_interaction_acknowledgement_seconds_bucket{le="3"}') ?? 0) === 4);
  });

  it('tell of the briefing that was due, from its hour to the message in its channel', async () => {
    const text = await untilSeen('dateline_deliveries{state="sent"}', (value) => value === 1);
    const done = await untilSeen('dateline_messages_total{result="sent"}', (value) => value === 1);
    assert.equal(sampleOf(done, 'dateline_briefings_total{result="composed"}'), 1);
    assert.equal(sampleOf(done, 'dateline_briefings_late_total'), 1);
    assert.equal(sampleOf(text, 'dateline_deliveries{state="waiting"}'), 0);
    assert.equal(sampleOf(text, 'dateline_subscriptions{state="active"}'), 1);
    assert.equal(sampleOf(text, 'dateline_briefings_overdue'), 0);
    assert.ok((sampleOf(text, 'dateline_ticks_total') ?? 0) >= 1);
    assert.ok((sampleOf(text, 'dateline_job_duration_seconds_count{job="briefings"}') ?? 0) >= 1);
  });

  it('tell of a connection that is lost and resumed', async () => {
    await sandbox.cutGateway(4000);
    const text = await untilSeen('dateline_gateway_events_total{event="resumed"}', (value) => value === 1);
    assert.equal(sampleOf(text, 'dateline_gateway_events_total{event="reconnecting"}'), 1);
    assert.equal(sampleOf(text, 'dateline_gateway_events_total{event="begun"}'), 1);
    await untilSeen('dateline_gateway_shard_state{shard="0",state="ready"}', (value) => value === 1);
  });

  it('are all in docs/metrics.md, named as Prometheus wants it, and nothing unbounded is in a label', async () => {
    const page = readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8');
    assert.ok(page.includes(printMetricTable()), 'npm run -s tables');
    assert.equal(page.split('## When to alert').length, 2, 'the alerts stand there once');
    const text = await scrape();
    const exported = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', kind]) => ({ name, kind }));
    assert.deepEqual(
      exported.filter(({ name }) => !page.includes(`\`${name}\``)),
      [],
    );
    const ours = exported.filter(({ name }) => name.startsWith('dateline_'));
    assert.equal(ours.length, Object.keys(METRICS).length);
    for (const { name, kind } of ours) {
      assert.match(name, kind === 'counter' ? /_total$/ : /^(?!.*_total$)/, name);
      assert.doesNotMatch(name, /milli|_ms(_|$)|minute|kilo|percent/);
    }
    // Ids of Discord and of ours, addresses, words of people.
    const labels = [...text.matchAll(/^dateline_\w+\{(.*)\} /gm)].map(([, inside = '']) => inside);
    assert.ok(labels.length > 50);
    for (const each of labels) assert.doesNotMatch(each, /\d{17}|[\da-f]{32}|https?:|harbour|Mars/);
  });
});
