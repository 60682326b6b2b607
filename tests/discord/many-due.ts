// Thousands of channels whose briefings are due at one moment: the real bot in its process, Discord's stand-in with its limit in another.

import { setTimeout as wait } from 'node:timers/promises';
import type { ChannelId, GuildId, SubscriptionId } from '../../src/news/ids.ts';
import { openStore } from '../../src/store/open-store.ts';
import { inventArticles } from '../bench/invented-text.ts';
import { addArticle, hex, makeSubscription } from '../kit/briefing-world.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import type { CrowdSeen } from '../sandbox/crowd.ts';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/sandbox-process.ts';
import { mostInASecond, paceOf } from '../sandbox/tally.ts';
import { ACTORS, startWatchedBot } from './load.ts';

const ARTICLES = 40;
/** The bot ticks when it is up, and then once a minute: all is due at one of its ticks, some time after it began. */
const DUE_IN_MS = 40_000;
/** Besides the time that the limit takes. */
const SLACK_MS = 180_000;
const MEMORY_EVERY_MS = 20_000;

interface ManyWanted {
  readonly guilds: number;
  readonly channelsPerGuild: number;
  readonly peoplePerSecond: number;
}

export interface ManySeen {
  readonly channels: number;
  readonly created: number;
  readonly perSecond: number;
  readonly mostInASecond: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** From when it was due until the first message. */
  readonly firstAfterMs: number;
  /** Memory in use by the bot each 20 seconds from when it was due, in bytes. */
  readonly memory: readonly number[];
  readonly crowd: CrowdSeen;
  /** How many messages had gone out when the last server got its first. */
  readonly allServedAfter: number;
}

/** Sends a briefing to every channel of so many servers, all due at once, while people act. */
export async function sendMany({ guilds, channelsPerGuild, peoplePerSecond }: ManyWanted): Promise<ManySeen> {
  const sandbox = await startSandboxProcess(['--guilds', `${guilds}`, '--channels', `${channelsPerGuild}`]);
  const dataDir = temporaryFolder();
  const world = await sandbox.world();
  const serverOf = new Map(world.guilds.flatMap(({ id, channels }) => channels.map((channel) => [channel.id, id])));
  const dueAt = Date.now() + DUE_IN_MS;
  await fillStore(dataDir, dueAt, serverOf);
  const bot = await startWatchedBot({
    apiUrl: sandbox.apiUrl,
    dataDir,
    allowed: '127.0.0.0/8',
    flags: ['--expose-gc'],
  });
  try {
    const limitMs = (serverOf.size / 50) * 1_000;
    const memory: number[] = [];
    await wait(Math.max(0, dueAt - Date.now()));
    const look = setInterval(() => void bot.held().then((held) => memory.push(held.liveBytes)), MEMORY_EVERY_MS);
    const crowd = await sandbox.crowd({
      perSecond: peoplePerSecond,
      seconds: Math.ceil(limitMs / 1_000),
      words: ACTORS,
    });
    await untilSent(sandbox, serverOf.size, limitMs + SLACK_MS);
    clearInterval(look);
    const tally = await sandbox.tally();
    const served = new Set<string | undefined>();
    const allServedAfter = tally.created.findIndex(
      ({ channelId }) => served.add(serverOf.get(channelId)).size === guilds,
    );
    return {
      channels: serverOf.size,
      created: new Set(tally.created.map(({ channelId }) => channelId)).size,
      perSecond: paceOf(tally),
      mostInASecond: mostInASecond(tally),
      statuses: tally.statuses,
      firstAfterMs: (tally.created[0]?.at ?? 0) - dueAt,
      memory,
      crowd,
      allServedAfter: allServedAfter + 1,
    };
  } finally {
    await bot.stop();
    await sandbox.stop();
  }
}

/** News for all, and a subscription for each channel. */
async function fillStore(dataDir: string, dueAt: number, serverOf: ReadonlyMap<string, string>): Promise<void> {
  const createdAt = Date.now();
  const store = await openStore({ dataDir, now: Date.now });
  const added = [...serverOf].map(([channelId, guildId]) =>
    store.subscriptions.add(
      makeSubscription({
        id: hex(channelId) as SubscriptionId,
        guildId: guildId as GuildId,
        channelId: channelId as ChannelId,
        cadence: 'weekly mon 08:00',
        createdAt,
        nextDueAt: dueAt,
      }),
    ),
  );
  await Promise.all(added);
  for (const { publishedDay: _, publishedAt: __, ...article } of inventArticles(ARTICLES)) {
    await addArticle(store, createdAt + 1, article);
  }
  await store.close();
}

async function untilSent(sandbox: SandboxProcess, channels: number, msMax: number): Promise<void> {
  for (let waitedMs = 0; waitedMs < msMax; waitedMs += 1_000) {
    if ((await sandbox.tally()).created.length >= channels) return;
    await wait(1_000);
  }
}
