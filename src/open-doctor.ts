// Opens what doctor looks at: the data, Discord, the model, the feeds, the cache, the status port. Wires, as main does.

import { constants, existsSync } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { runDoctor } from './cli/doctor.ts';
import {
  type DataHealth,
  examineData,
  examineDatabase,
  examineModel,
  examinePort,
  examineRedis,
  examineSettings,
} from './cli/examinations.ts';
import { examineDiscord } from './cli/examine-discord.ts';
import { examineFeeds } from './cli/examine-feeds.ts';
import type { Terminal } from './cli/terminal.ts';
import type { Config } from './config.ts';
import { examineDiscord as askDiscord } from './discord/examine.ts';
import type { Log } from './log.ts';
import type { Subscription } from './news/subscription.ts';
import { ALL } from './news/view.ts';
import { answersRedis } from './open-caches.ts';
import { MIGRATIONS } from './store/migrations.ts';
import { openStore, STORE_FILE } from './store/open-store.ts';
import { quickCheckAside } from './store/quick-check.ts';
import type { Store } from './store/store.ts';

/** More subscriptions than any operator has; a limit all the same. */
const SUBSCRIPTIONS_MAX = 10_000;
const FOR_EVER = Number.MAX_SAFE_INTEGER;

interface Options {
  readonly config: Config;
  readonly json?: boolean;
  readonly log: Log;
  readonly terminal: Terminal;
  readonly now: () => number;
  /** How long one examination may take; its own limits unless said otherwise. */
  readonly msMax?: number;
}

/** Runs doctor beside a running bot; it changes nothing. Gives the exit code: 1 when something is wrong. */
export async function openDoctor({ config, json = false, log, terminal, now, msMax }: Options): Promise<number> {
  const closing: (() => Promise<void>)[] = [];
  const { dataDir, databaseUrl, discordToken: token, discordApiUrl: apiUrl, redisUrl } = config;
  const exists = databaseUrl !== undefined || existsSync(join(dataDir, STORE_FILE));
  let opened: Promise<Store> | undefined;
  /** Read-only: an older file is not brought up to date by looking at it. */
  const store = (): Promise<Store> => {
    opened ??= openStore({ dataDir, databaseUrl, now, readOnly: true });
    return opened;
  };
  const discord = async (given: string, signal: AbortSignal) => {
    const health = await askDiscord({ token: given, signal, log, now, ...(apiUrl === undefined ? {} : { apiUrl }) });
    closing.push(health.close);
    return health;
  };
  const feeds = async () => {
    if (!exists) return undefined;
    const { feeds: kept, counts } = await store();
    const { feeds: byHealth, feedsOverdue } = await counts(now());
    return { all: await kept.list(ALL), counts: byHealth, overdue: feedsOverdue };
  };
  try {
    return await runDoctor(
      [
        examineSettings(config),
        databaseUrl === undefined
          ? examineData(dataDir, dataHealth(dataDir, exists, store))
          : examineDatabase(() => schemaOf(store)),
        examineDiscord(token === undefined ? undefined : (signal) => discord(token, signal), {
          subscriptions: async () => (exists ? listDue((await store()).subscriptions) : []),
          noticesChannel: async (guildId) =>
            exists ? (await (await store()).guilds.settings(guildId)).noticesChannelId : undefined,
        }),
        examineModel(config.model, fetch),
        examineFeeds(feeds, now),
        examineRedis(redisUrl === undefined ? undefined : () => answersRedis(redisUrl)),
        examinePort(config.statusPort, fetch),
      ],
      terminal,
      { json, ...(msMax === undefined ? {} : { msMax }) },
    );
  } finally {
    for (const close of closing) await close();
    if (opened !== undefined) await opened.then((each) => each.close()).catch(() => undefined);
  }
}

/** Those that are active, for all of them are due at some time. */
async function listDue({ due, find }: Store['subscriptions']): Promise<readonly Subscription[]> {
  const found = await Promise.all((await due(FOR_EVER, SUBSCRIPTIONS_MAX)).map(({ id }) => find(id)));
  return found.filter((subscription) => subscription !== undefined);
}

async function schemaOf(store: () => Promise<Store>): Promise<number> {
  await (await store()).check();
  return MIGRATIONS.at(-1)?.version ?? 0;
}

function dataHealth(dataDir: string, exists: boolean, store: () => Promise<Store>): DataHealth {
  const standing = firstThere(resolve(dataDir));
  return {
    exists,
    damage: (signal) => quickCheckAside(dataDir, signal),
    schema: () => schemaOf(store),
    freeBytes: async () => {
      const { bavail, bsize } = await statfs(standing);
      return bavail * bsize;
    },
    writeFault: () =>
      access(standing, constants.W_OK).then(
        () => undefined,
        (error: NodeJS.ErrnoException) => error.code ?? error.message,
      ),
  };
}

/** The folder itself, or the nearest one above it that is there. */
function firstThere(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : firstThere(dirname(folder));
}
