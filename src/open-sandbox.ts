// Opens the sandbox for a bot without a token: the stand-in for Discord, its page, and sample news in the store. Wires, as main does.

import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bringAddress, bringFiles, nextDueAt, type OwnPlace, sayOf } from './bring-news.ts';
import type { Config } from './config.ts';
import { readNewsFile, saveArticle } from './ingest/ingest.ts';
import { Failure } from './news/failure.ts';
import type { GuildId, UserId } from './news/ids.ts';
import type { House } from './open-house.ts';
import { type NewsFile, readSampleNews } from './sandbox/sample-news.ts';
import { startSandbox } from './sandbox/sandbox.ts';
import { holdBotLock } from './store/bot-lock.ts';
import { CACHE_FILE } from './store/keyv-sqlite.ts';
import { STORE_FILE } from './store/open-store.ts';
import { explainSqlite } from './store/sqlite-failure.ts';
import type { Job } from './timetable.ts';
import { runHere } from './workers/run-here.ts';

/** Something that a person wrote, to try the message menu on. */
const HEARSAY = 'Somebody told me the dockworkers got their jobs guaranteed after the strike. Is that so?';

export interface OpenSandbox {
  readonly token: string;
  readonly apiUrl: string;
  readonly pageUrl: string;
  /** Resolves when the sample news are in the store. Throws what saving them throws. */
  readonly filled: Promise<void>;
  /** Lets the sample articles arrive whose time has come; to be run each minute, before what looks for news. */
  readonly arrivals: Job;
  stop(): Promise<void>;
}

/**
 * Empties the sandbox's folder: its server, people and channels are new at each start, and so the days of its news; what
 * was kept for the former ones is about nothing. Throws Failure('busy') when a sandbox runs there, Failure('disk').
 */
export function emptySandboxFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw explainSqlite(error);
  }
  const lock = holdBotLock(
    dataDir,
    `The sandbox already runs (its data is in ${dataDir}): open its address, or stop it first.`,
  );
  try {
    for (const file of [STORE_FILE, CACHE_FILE])
      for (const part of ['', '-wal', '-shm']) rmSync(join(dataDir, `${file}${part}`), { force: true });
  } finally {
    lock.release();
  }
}

/**
 * Starts the stand-in, and begins to fill the store: reading the news takes as long as everything else at the start, on
 * another thread. Throws Failure when its port is taken.
 */
export async function openSandbox(options: {
  readonly config: Config;
  readonly house: House;
  readonly clock: { aheadMs: number };
  readonly tick: () => Promise<void>;
}): Promise<OpenSandbox> {
  const { config, house, clock, tick } = options;
  const filled = fillWithSampleNews(house);
  filled.catch(() => undefined); // thrown to who waits for it; when the start fails before, that failure is told
  const token = `sandbox.${randomBytes(12).toString('hex')}`;
  const own: { place?: OwnPlace } = {};
  const sandbox = await startSandbox({
    port: config.sandboxPort,
    now: house.now,
    token,
    page: true,
    hooks: {
      importFiles: async (files) => ({ ...(await importBytes(files, house)) }),
      moveClock: (byMs) => {
        clock.aheadMs += Math.max(0, byMs);
        return house.now();
      },
      runTick: tick,
      takeNews: (file, at) => takeNews(file, at, house),
      nextDueAt: async () => own.place && nextDueAt(own.place, house),
      bringAddress: (address) => sayOf(() => bringAddress(address, placeOf(own), house)),
      bringFiles: (files) => sayOf(() => bringFiles(files, placeOf(own), house)),
    },
  }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EADDRINUSE') throw cause;
    throw new Failure(
      'busy',
      `Port ${config.sandboxPort} is taken: set DATELINE_SANDBOX_PORT to another one, or to 0 for any.`,
      { cause },
    );
  });
  const { guilds, people } = sandbox.world();
  own.place = {
    guildId: (guilds[0]?.id ?? '') as GuildId,
    userId: people.moderator as UserId,
    people: [people.member as UserId, people.moderator as UserId],
  };
  sandbox.say({ as: 'moderator', channelId: sandbox.channel('general'), content: HEARSAY });
  const letNewsArrive = async (): Promise<void> => void (await sandbox.letNewsArrive());
  return {
    token,
    apiUrl: sandbox.apiUrl,
    pageUrl: sandbox.pageUrl ?? '',
    filled,
    arrivals: { name: 'sample news', run: letNewsArrive },
    stop: sandbox.stop,
  };
}

/** Asked by the page only once the sandbox is up. */
function placeOf({ place }: { readonly place?: OwnPlace }): OwnPlace {
  if (place === undefined) throw new Failure('busy', 'The sandbox is still starting; try again in a moment.');
  return place;
}

/**
 * Each article is taken as seen when it was published, so that a briefing tells of the last day alone. Nobody speaks with
 * this thread yet, and what understands a text is loaded and compiled here anyway, for questions: a thread of its own would
 * take twice as long to start as it then works.
 */
async function fillWithSampleNews(house: House): Promise<void> {
  const offload = runHere();
  for (const file of readSampleNews(house.now())) await takeNews(file, undefined, { ...house, offload });
  await house.search.refresh();
}

/** Stores one sample article as seen at `at`; when it was published where that is absent. Throws what storing throws. */
async function takeNews(file: NewsFile, at: number | undefined, house: House): Promise<void> {
  for await (const item of readNewsFile(file, {}, house)) {
    if ('failure' in item) throw item.failure;
    const seenAt = at ?? item.article.publishedAt;
    await saveArticle(item.article, { ...house, now: () => seenAt ?? house.now() });
  }
}

async function importBytes(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  house: House,
): Promise<{ saved: number; failed: number }> {
  const count = { saved: 0, failed: 0 };
  for (const file of files) {
    for await (const item of readNewsFile(file, {}, house)) {
      if ('failure' in item) count.failed += 1;
      else {
        await saveArticle(item.article, house);
        count.saved += 1;
      }
    }
  }
  return count;
}
