// Two bots with a shard each and a worker over one PostgreSQL and one Redis, killed, paused and cut off from both:
// as many subscriptions as DATELINE_TEST_SUBSCRIPTIONS says, and as many kills as DATELINE_TEST_KILLS.

import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, afterEach, before, describe, it, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../../src/store/dialect.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openPostgresDatabase } from '../../src/store/postgres-database.ts';
import { type Asking, answeredAfter, askAgain, untilAnsweredAgain } from '../kit/ask-again.ts';
import { noPostgres, runStatements } from '../kit/postgres.ts';
import {
  type Cluster,
  mostInASecond,
  NAMES,
  type Name,
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
/** Of each outage. */
const OUTAGE_SUBSCRIPTIONS = Math.min(400, SUBSCRIPTIONS);
const OUTAGES = 4;
const SENT_MS_MAX = 900_000;
const OUTAGE_MS = 60_000;
const PAUSED_MS = 90_000;
const LEASE_MS = 60_000;
/** What was on its way when a process fell asleep has ended in the others by then, and its leases have not. */
const ASLEEP_MS = 40_000;
const FAILOVERS = 8;
/** A bot has sixty messages in hand at most. */
const HANDS_FULL = 50;
const GONE = /The database cannot be reached just now; try again in a minute\./;

describe('several processes over one database', { skip: noPostgres ?? false, timeout: 3_600_000 }, () => {
  let cluster: Cluster;
  /** Channels that were subscribed already. */
  let used = 0;
  /** Since when each answers, in milliseconds of `performance.now()`. */
  const upSince = new Map<Name, number>();
  before(async () => {
    const channels = Math.ceil((SUBSCRIPTIONS + OUTAGES * OUTAGE_SUBSCRIPTIONS) / GUILDS);
    cluster = await startCluster({ guilds: GUILDS, channels });
  });
  after(() => cluster.stop());
  afterEach(async (context) => {
    if (!('passed' in context) || context.passed === true) return;
    for (const name of NAMES)
      process.stderr.write(`${name} said last:\n${cluster.process(name).said().stderr.slice(-2_000)}\n`);
  });

  async function subscribe(count: number, dueAt: number): Promise<readonly string[]> {
    const channelIds = await cluster.subscribe(count, dueAt, used);
    used += count;
    return channelIds;
  }

  /** Subscribes, waits until some are sent, and gives the channels. */
  async function beginOutage(): Promise<readonly string[]> {
    const { messages } = await cluster.store.counts(Date.now());
    const channelIds = await subscribe(OUTAGE_SUBSCRIPTIONS, nextMinute(OUTAGE_SUBSCRIPTIONS * 10));
    await until('the first are sent', SENT_MS_MAX, async () => {
      await wait(100);
      const { sent } = (await cluster.store.counts(Date.now())).messages;
      return sent > messages.sent + OUTAGE_SUBSCRIPTIONS / 20 ? true : undefined;
    });
    return channelIds;
  }

  /** All came, each once, and whoever runs goes on. */
  async function endWell(context: TestContext, channelIds: readonly string[]): Promise<void> {
    const counts = await untilAllSent(cluster, used, SENT_MS_MAX);
    context.diagnostic(JSON.stringify(counts));
    for (const name of NAMES) assert.equal(cluster.process(name).child.exitCode, null, `${name} goes on`);
    assert.deepEqual(await notOnce(cluster, channelIds), []);
    assert.equal(counts.sent, used);
    const refused = (await cluster.sandbox.requests()).filter(({ status }) => status === 429);
    assert.equal(refused.length, 0);
  }

  it(`sends each of ${SUBSCRIPTIONS} briefings of one minute once, while processes are killed ${KILLS} times (seed ${seed})`, async (context: TestContext) => {
    const random = seededRandom(seed);
    const dueAt = nextMinute(SUBSCRIPTIONS * 10);
    const channelIds = await subscribe(SUBSCRIPTIONS, dueAt);
    const asking = { east: askHelp(cluster, 'east'), west: askHelp(cluster, 'west') };
    context.after(() => Promise.all([asking.east.stop(), asking.west.stop()]));
    await wait(dueAt - Date.now());
    const killed: Name[] = [];
    const beyond: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      await wait(random() * PAUSE_MS_MAX);
      const name = NAMES[Math.floor(random() * NAMES.length)] ?? 'worker';
      const killedAt = performance.now();
      await cluster.kill(name);
      const restartMs = await cluster.start(name);
      killed.push(name);
      if (name === 'worker') continue;
      const other = name === 'east' ? 'west' : 'east';
      const restarted = { killedAt, restartMs, peer: asking[other], peerUpSince: upSince.get(other) ?? 0 };
      const { answeredAt, beyondMs } = await untilAnsweredAgain(asking[name], restarted);
      upSince.set(name, answeredAt);
      beyond.push(beyondMs);
    }
    const counts = await untilAllSent(cluster, SUBSCRIPTIONS, SENT_MS_MAX);
    const seconds = Math.round((Date.now() - dueAt) / 1_000);
    context.diagnostic(
      `killed ${killed.join(', ')}; all sent ${seconds} s after they were due: ${JSON.stringify(counts)}`,
    );
    context.diagnostic(`the first answer came ${Math.round(Math.max(...beyond))} ms after the restart at most`);
    const most = await mostInASecond(cluster, dueAt);
    context.diagnostic(`at most ${most} requests within a second`);
    assert.ok(most <= PER_SECOND_MAX, `${most} requests within a second`);
    await endWell(context, channelIds);
  });

  it('is slower and not wrong without Redis, says so in a sentence while PostgreSQL is away for a minute, and goes on', async (context: TestContext) => {
    const asking = askHelp(cluster, 'west');
    context.after(() => asking.stop());
    await cluster.redis.stop();
    const channelIds = await beginOutage();
    const withoutRedis = performance.now();
    await until('a question is answered without Redis', SENT_MS_MAX, () => answeredAfter(asking, withoutRedis));
    await cluster.redis.start();
    await cluster.postgres.stop();
    const stoppedAt = performance.now();
    const listing = { command: 'subscription list', channelId: cluster.channelOf.west, as: 'moderator' } as const;
    const lists = askAgain(cluster.sandbox, listing, 2_000);
    context.after(() => lists.stop());
    await wait(OUTAGE_MS);
    const during = lists.asked.flatMap(({ said }) => (said === undefined ? [] : [said]));
    await cluster.postgres.start();
    const backAt = performance.now();
    await until('what needs the database is answered again', SENT_MS_MAX, () =>
      lists.asked.find(({ askedAt, said = '' }) => askedAt > backAt && said !== '' && !GONE.test(said)),
    );
    context.diagnostic(
      `away for ${Math.round((backAt - stoppedAt) / 1_000)} s: ${during.length} commands were answered, each by ${GONE}; the next list came ${Math.round(performance.now() - backAt)} ms after it was back`,
    );
    assert.ok(during.length >= OUTAGE_MS / 2_000 / 2, `${during.length} of ${lists.asked.length} were answered`);
    for (const said of during) assert.match(said, GONE);
    await endWell(context, channelIds);
  });

  it('takes over from a process that sleeps longer than its leases, which sends nothing when it wakes', async (context: TestContext) => {
    // All is composed before one of them sends, so that it has more in hand than may be on its way.
    const [east, west] = [cluster.process('east').child, cluster.process('west').child];
    const dueAt = nextMinute(OUTAGE_SUBSCRIPTIONS * 10);
    const channelIds = await subscribe(OUTAGE_SUBSCRIPTIONS, dueAt);
    await wait(dueAt - Date.now());
    for (const bot of [east, west]) bot.kill('SIGSTOP');
    await until('all is composed', SENT_MS_MAX, async () => {
      const { messages } = await cluster.store.counts(Date.now());
      return messages.waiting + messages.sending + messages.sent >= used ? true : undefined;
    });
    east.kill('SIGCONT');
    await until('its hands are full', SENT_MS_MAX, async () =>
      (await cluster.store.counts(Date.now())).messages.sending >= HANDS_FULL ? true : undefined,
    );
    east.kill('SIGSTOP');
    west.kill('SIGCONT');
    const asleepAt = Date.now();
    await wait(ASLEEP_MS);
    // What was leased before and is still in hand is what it was about to send.
    const rows = `select id || ' ' || channel_id from outbox where attempted_at <= ${asleepAt} and `;
    const heldBy = `${rows} state = 'sending' and lease_until > ${Date.now()}`;
    const held = runStatements(cluster.databaseUrl, heldBy).split('\n').filter(Boolean);
    await wait(asleepAt + PAUSED_MS - Date.now());
    const ids = held.map((row) => `'${row.split(' ')[0]}'`).join(',');
    assert.ok(held.length > PER_SECOND_MAX / 2, 'some had not begun: half of the limit is its share');
    const left = `select count(*) from outbox where id in (${ids}) and state <> 'sent'`;
    await until('another has sent what it had in hand', SENT_MS_MAX, () =>
      runStatements(cluster.databaseUrl, left) === '0' ? true : undefined,
    );
    east.kill('SIGCONT');
    const wokenAt = Date.now();
    const sleptSeconds = Math.round((wokenAt - asleepAt) / 1_000);
    context.diagnostic(`slept for ${sleptSeconds} s with ${held.length} messages in hand; another sent all of them`);
    await endWell(context, channelIds);
    // It has had time to send what it had in hand, if it ever would.
    await wait(LEASE_MS / 4);
    const mine = new Set(held.map((row) => `/channels/${row.split(' ')[1]}/messages`));
    const late = (await cluster.sandbox.requests()).filter(
      ({ method, path, at }) => method === 'POST' && at > wokenAt && mine.has(path.replace(/^\/api\/v\d+/, '')),
    );
    assert.deepEqual(late, []);
    assert.deepEqual(await notOnce(cluster, channelIds), []);
  });

  it('loses nothing by failovers that drop every connection', async (context: TestContext) => {
    const channelIds = await beginOutage();
    for (let failover = 0; failover < FAILOVERS; failover += 1) {
      const dropped = runStatements(
        cluster.databaseUrl,
        `select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'dateline'`,
      );
      context.diagnostic(`${dropped} connections dropped`);
      if (failover % 4 === 3) {
        await cluster.postgres.stop();
        await cluster.postgres.start();
      }
      await wait(500);
    }
    await endWell(context, channelIds);
  });

  it('goes on while a newer version brings the tables up to date, and is not started again from the version of before', async (context: TestContext) => {
    const channelIds = await beginOutage();
    const tables = ['subscriptions', 'deliveries', 'outbox', 'processes', 'guild_settings'];
    const statements = tables.map((table) => `alter table ${table} add column next text`);
    const migrations = [...MIGRATIONS, { version: MIGRATIONS.length + 1, name: 'next', statements }];
    const prepare = async (database: Database) => {
      await migrate(database, { now: 0, beforeUpgrade: () => {}, migrations });
    };
    await (await openPostgresDatabase({ url: cluster.databaseUrl, readOnly: false, prepare })).close();
    const asking = askHelp(cluster, 'east');
    context.after(() => asking.stop());
    await endWell(context, channelIds);
    await until('a question is answered', SENT_MS_MAX, () => answeredAfter(asking, 0));
    await cluster.kill('worker');
    await assert.rejects(cluster.start('worker'), /written by a newer Dateline .* upgrade this program/);
  });
});

const askHelp = (cluster: Cluster, shard: Exclude<Name, 'worker'>): Asking =>
  askAgain(cluster.sandbox, { command: 'help', channelId: cluster.channelOf[shard] });
