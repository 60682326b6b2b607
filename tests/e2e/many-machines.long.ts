// Two bots with a shard each and a worker over one PostgreSQL and one Redis, killed, paused and cut off from both:
// as many subscriptions as DATELINE_TEST_SUBSCRIPTIONS says, and as many kills as DATELINE_TEST_KILLS.

import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, before, describe, it, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { noPostgres } from '../kit/postgres.ts';
import {
  type Cluster,
  mostInASecond,
  NAMES,
  nextMinute,
  notOnce,
  startCluster,
  untilAllSent,
} from '../kit/run-cluster.ts';
import { seededRandom } from '../kit/seeded-random.ts';
import { until } from '../kit/until.ts';

const SUBSCRIPTIONS = Number(process.env.DATELINE_TEST_SUBSCRIPTIONS ?? 2_000);
const KILLS = Number(process.env.DATELINE_TEST_KILLS ?? 30);
const seed = Number(process.env.DATELINE_TEST_SEED ?? randomInt(2 ** 32));
const GUILDS = 40;
const PER_SECOND_MAX = 50;
/** Between two kills, so that they fall into all of the work. */
const PAUSE_MS_MAX = 3_000;
const OUTAGE_SUBSCRIPTIONS = Math.min(400, SUBSCRIPTIONS);
/** What a person sees who asked a dead process: after three seconds Discord says that nobody answered. */
const GIVEN_UP_MS = 3_500;
const PEER_MS = 10_000;
/** A bot answers a moment before it says that it is ready. */
const MOMENT_MS = 1_000;
const SENT_MS_MAX = 900_000;
const OUTAGE_MS = 60_000;
const PAUSED_MS = 90_000;

type Shard = 'east' | 'west';

/** Asks for help in one server of a shard again and again; notes when it was answered. */
function ask(cluster: Cluster, shard: Shard) {
  const answered: number[] = [];
  const said: string[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const deed = { kind: 'command', command: 'help', channelId: cluster.channelOf[shard] } as const;
      const { kind, message } = await cluster.sandbox
        .interact({ ...deed, timeoutMs: 15_000 })
        .catch(() => ({ kind: 'failed', message: undefined }));
      if (kind === 'message') answered.push(performance.now());
      said.push(JSON.stringify(message?.raw ?? kind));
      await wait(200);
    }
  })();
  return {
    answered,
    said,
    stop: async () => {
      isOver = true;
      await asking;
    },
  };
}

/** The longest time without an answer, in milliseconds. */
function longestGap(answered: readonly number[]): number {
  return Math.max(0, ...answered.slice(1).map((at, index) => at - (answered[index] ?? at)));
}

describe('several processes over one database', { skip: noPostgres ?? false, timeout: 3_600_000 }, () => {
  let cluster: Cluster;
  before(async () => {
    cluster = await startCluster({ guilds: GUILDS, channels: Math.ceil((2 * SUBSCRIPTIONS) / GUILDS) });
  });
  after(() => cluster.stop());

  it(`sends each of ${SUBSCRIPTIONS} briefings of one minute once, while processes are killed ${KILLS} times (seed ${seed})`, async (context: TestContext) => {
    const random = seededRandom(seed);
    const dueAt = nextMinute(SUBSCRIPTIONS * 10);
    const channelIds = await cluster.subscribe(SUBSCRIPTIONS, dueAt);
    const asked = { east: ask(cluster, 'east'), west: ask(cluster, 'west') };
    context.after(() => Promise.all([asked.east.stop(), asked.west.stop()]));
    await wait(dueAt - Date.now());
    const killed: string[] = [];
    const longest: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      await wait(random() * PAUSE_MS_MAX);
      const name = NAMES[Math.floor(random() * NAMES.length)] ?? 'worker';
      const killedAt = performance.now();
      await cluster.kill(name);
      const restartMs = await cluster.start(name);
      killed.push(name);
      if (name === 'worker') continue;
      const answeredAt = await until(`${name} answers again`, SENT_MS_MAX, () =>
        asked[name].answered.find((at) => at > killedAt + restartMs - MOMENT_MS),
      );
      const outageMs = answeredAt - killedAt;
      const other = name === 'east' ? 'west' : 'east';
      const usualMs = longestGap(asked[other].answered.filter((at) => at > killedAt - PEER_MS));
      longest.push(outageMs - restartMs);
      // A question that met the dead process waits for three seconds; the other shard says how busy the machine is.
      assert.ok(
        outageMs < restartMs + GIVEN_UP_MS + 2 * usualMs,
        `${name} was back after ${restartMs} ms and answered after ${outageMs} ms, the other within ${usualMs} ms`,
      );
    }
    const counts = await untilAllSent(cluster, SUBSCRIPTIONS, SENT_MS_MAX);
    const seconds = Math.round((Date.now() - dueAt) / 1_000);
    context.diagnostic(
      `killed ${killed.join(', ')}; all sent ${seconds} s after they were due: ${JSON.stringify(counts)}`,
    );
    context.diagnostic(`answers came ${Math.round(Math.max(0, ...longest))} ms after the restart at most`);
    for (const shard of ['east', 'west'] as const) await asked[shard].stop();
    const most = await mostInASecond(cluster, dueAt);
    context.diagnostic(`at most ${most} requests within a second`);
    assert.deepEqual(await notOnce(cluster, channelIds), []);
    assert.equal(counts.sent, SUBSCRIPTIONS);
    assert.ok(most <= PER_SECOND_MAX, `${most} requests within a second`);
    const refused = (await cluster.sandbox.requests()).filter(({ status }) => status === 429);
    assert.equal(refused.length, 0);
  });

  it('loses nothing and sends nothing twice while Redis and PostgreSQL are away, and while a process sleeps past its lease', async (context: TestContext) => {
    const channelIds = await cluster.subscribe(OUTAGE_SUBSCRIPTIONS, nextMinute(2_000), SUBSCRIPTIONS);
    const asked = ask(cluster, 'west');
    context.after(() => asked.stop());
    await cluster.redis.stop();
    await until('a question is answered without Redis', 30_000, () => (asked.said.length > 3 ? true : undefined));
    const withoutRedis = asked.answered.length;
    assert.ok(withoutRedis >= 3, 'slower, not wrong');
    await cluster.redis.start();
    // In the middle of the sending.
    await untilSomeAreSent(cluster, SUBSCRIPTIONS);
    await cluster.postgres.stop();
    const before = asked.said.length;
    await wait(OUTAGE_MS);
    const during = asked.said.slice(before + 1, -1);
    const { kind, message } = await cluster.sandbox.interact({
      kind: 'command',
      as: 'moderator',
      command: 'subscription list',
      channelId: cluster.channelOf.west,
      until: 'settled',
      timeoutMs: 30_000,
    });
    const sentence = JSON.stringify(message?.components ?? []);
    context.diagnostic(
      `${during.length} questions while PostgreSQL was away; a command that needs it (${kind}) said: ${sentence.slice(0, 200)}`,
    );
    assert.match(sentence, /The database cannot be reached just now; try again in a minute\./);
    await cluster.postgres.start();
    // One of those that send sleeps for longer than the leases of what it has in hand; another takes that over.
    const { child } = cluster.process('east');
    child.kill('SIGSTOP');
    await wait(PAUSED_MS);
    child.kill('SIGCONT');
    const counts = await untilAllSent(cluster, SUBSCRIPTIONS + OUTAGE_SUBSCRIPTIONS, SENT_MS_MAX);
    await asked.stop();
    context.diagnostic(JSON.stringify(counts));
    // What woke has had time to send what it had in hand, if it ever would.
    await wait(5_000);
    for (const name of NAMES) assert.equal(cluster.process(name).child.exitCode, null, `${name} goes on`);
    assert.deepEqual(await notOnce(cluster, channelIds), []);
    assert.equal(counts.sent, SUBSCRIPTIONS + OUTAGE_SUBSCRIPTIONS);
  });
});

/** Waits until a few of the next ones stand. */
async function untilSomeAreSent(cluster: Cluster, before: number): Promise<void> {
  await until('the first are sent', 180_000, async () => {
    await wait(100);
    const { messages } = await cluster.store.counts(Date.now());
    return messages.sent > before + 10 ? true : undefined;
  });
}
