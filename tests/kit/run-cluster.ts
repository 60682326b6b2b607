// Several processes of Dateline over one PostgreSQL and one Redis, against the stand-in for Discord: two bots with a shard
// each and a worker, each of which can be killed, paused and started again.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { ChannelId, GuildId, SubscriptionId, UserId } from '../../src/news/ids.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/sandbox-process.ts';
import { addArticle, hex, makeSubscription } from './briefing-world.ts';
import { freePort } from './free-port.ts';
import { type OwnPostgres, startOwnPostgres } from './own-postgres.ts';
import { type Running, startBotProcess, untilReady } from './run-program.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { until } from './until.ts';

const SETTINGS = {
  east: { DATELINE_ROLE: 'bot', DATELINE_SHARDS: '0/2' },
  west: { DATELINE_ROLE: 'bot', DATELINE_SHARDS: '1/2' },
  worker: { DATELINE_ROLE: 'worker' },
} as const;
export type Name = keyof typeof SETTINGS;
export const NAMES: readonly Name[] = ['east', 'west', 'worker'];

/** Titles of what the briefings tell. */
const ARTICLES = ['Harbour of Brackwater reopens after the storm', 'Council of Northport buys two ferries'];
const MINUTE_MS = 60_000;
/** Three programs start beside the servers and the stand-in: this is for a very busy machine. */
const READY_MS_MAX = 240_000;

export interface Cluster {
  readonly sandbox: SandboxProcess;
  readonly postgres: OwnPostgres;
  readonly store: Store;
  readonly databaseUrl: string;
  readonly redis: { readonly stop: () => Promise<void>; readonly start: () => Promise<void> };
  /** One channel of each shard. */
  readonly channelOf: Readonly<Record<'east' | 'west', string>>;
  readonly process: (name: Name) => Running;
  /** Starts a process; resolves when it is ready, after how many milliseconds. */
  readonly start: (name: Name) => Promise<number>;
  readonly kill: (name: Name) => Promise<void>;
  /** Subscribes so many channels after those that are skipped, one each, for the same minute. Gives the channels. */
  readonly subscribe: (count: number, dueAt: number, skipped?: number) => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

/** The next full minute that begins after `leadMs`. */
export const nextMinute = (leadMs: number): number => Math.ceil((Date.now() + leadMs) / MINUTE_MS) * MINUTE_MS;

/** Starts all that takes part. */
export async function startCluster({ guilds, channels }: { guilds: number; channels: number }): Promise<Cluster> {
  const sandbox = await startSandboxProcess(['--shards', '2', '--guilds', `${guilds}`, '--channels', `${channels}`]);
  const postgres = await startOwnPostgres();
  const redis = await startOwnRedis();
  const databaseUrl = postgres.url;
  const store = await openStore({ dataDir: temporaryFolder(), databaseUrl, now: Date.now });
  const folders = { east: temporaryFolder(), west: temporaryFolder(), worker: temporaryFolder() };
  const processes = new Map<Name, Running>();
  const { guilds: servers, people } = await sandbox.world();
  const shardOf = (id: string) => Number((BigInt(id) >> 22n) % 2n);
  const channelOn = (shard: number) => servers.find(({ id }) => shardOf(id) === shard)?.channels[0]?.id ?? '';
  const start = async (name: Name): Promise<number> => {
    const begun = performance.now();
    const env = { ...SETTINGS[name], DATELINE_DATABASE_URL: databaseUrl, DATELINE_REDIS_URL: redis.url };
    const running = startBotProcess({ apiUrl: sandbox.apiUrl, dataDir: folders[name], env });
    processes.set(name, running);
    await untilReady(running, READY_MS_MAX);
    return performance.now() - begun;
  };
  const one = (name: Name): Running => {
    const running = processes.get(name);
    if (running === undefined) throw new Error(`${name} was not started`);
    return running;
  };
  for (const name of NAMES) await start(name);
  for (const title of ARTICLES) {
    await addArticle(store, Date.now(), { title, text: `${title}, the town said on Monday.` });
  }
  return {
    sandbox,
    postgres,
    store,
    databaseUrl,
    redis,
    channelOf: { east: channelOn(0), west: channelOn(1) },
    process: one,
    start,
    kill: async (name) => {
      const { signal, stderr } = await one(name).stop('SIGKILL');
      if (signal !== 'SIGKILL') throw new Error(`${name} ended by itself: ${stderr}`);
    },
    subscribe: async (count, dueAt, skipped = 0) => {
      const all = servers.flatMap(({ id, channels }) =>
        channels.map((channel) => ({ guildId: id, channelId: channel.id })),
      );
      const wanted = all.slice(skipped, skipped + count);
      if (wanted.length < count) throw new Error('there are too few channels');
      const cadence = `daily ${new Date(dueAt).toISOString().slice(11, 16)}`;
      for (const { guildId, channelId } of wanted) {
        await store.subscriptions.add(
          makeSubscription({
            id: hex(channelId) as SubscriptionId,
            guildId: guildId as GuildId,
            channelId: channelId as ChannelId,
            createdBy: people.moderator as UserId,
            createdAt: dueAt - 86_400_000,
            cadence,
            nextDueAt: dueAt,
          }),
        );
      }
      return wanted.map(({ channelId }) => channelId);
    },
    stop: async () => {
      await Promise.all([...processes.values()].map((running) => running.stop('SIGKILL')));
      await store.close();
      await redis.stop();
      await postgres.stop();
      await sandbox.stop();
    },
  };
}

async function startOwnRedis() {
  const port = await freePort();
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    child = spawn('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
      stdio: 'ignore',
      cwd: temporaryFolder(),
    });
    await wait(300);
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    stop: async () => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Waits until everything that came due is composed and its messages have ended; gives how they did, by state. */
export async function untilAllSent(
  { store }: Pick<Cluster, 'store'>,
  count: number,
  msMax: number,
): Promise<Readonly<Record<string, number>>> {
  return until('all that is due is sent', msMax, async () => {
    await wait(500);
    const counts = await store.counts(Date.now()).catch(() => undefined);
    if (counts === undefined) return undefined;
    const { waiting, sending, sent, uncertain, failed } = counts.messages;
    return waiting + sending === 0 && sent + uncertain + failed >= count ? { ...counts.messages } : undefined;
  });
}

/** What is not as it must be: a channel without exactly one message of ours. Empty when all is well. */
export async function notOnce({ sandbox }: Pick<Cluster, 'sandbox'>, channelIds: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const channelId of channelIds) {
    const posted = (await sandbox.messages(channelId)).filter(
      ({ visibleTo, content }) => visibleTo === undefined && content !== '',
    );
    if (posted.length !== 1) wrong.push(`${posted.length} messages in channel ${channelId}`);
  }
  return wrong;
}

/** The most requests that counted against Discord's limit within one second, wherever it begins. */
export async function mostInASecond({ sandbox }: Pick<Cluster, 'sandbox'>, from: number): Promise<number> {
  const exempt = /\/(?:interactions|webhooks)\//;
  const at = (await sandbox.requests())
    .filter((request) => request.at >= from && !exempt.test(request.path))
    .map((request) => request.at)
    .sort((a, b) => a - b);
  let most = 0;
  for (let first = 0, last = 0; last < at.length; last += 1) {
    while ((at[last] ?? 0) - (at[first] ?? 0) >= 1_000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
