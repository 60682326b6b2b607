// Dateline under load: the real bot in its process, Discord's stand-in with a crowd in another, news coming in meanwhile.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { NewArticle } from '../../src/news/article.ts';
import { inventArticles, nameOf } from '../bench/invented-text.ts';
import { startLocalServer } from '../feeds/local-server.ts';
import { runVerb } from '../kit/run-program.ts';
import type { Held } from '../kit/run-watched-bot.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';
import type { CrowdSeen } from '../sandbox/crowd.ts';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/sandbox-process.ts';

const BOT = fileURLToPath(new URL('../kit/run-watched-bot.ts', import.meta.url));
/** On a busy machine a bot is up within two seconds; this is for a very busy one. */
const READY_MS_MAX = 60_000;
/** One look at a feed stores no more items than this (see save-entries). */
const ITEMS_PER_FEED = 500;
/** So many times fewer articles are there before. */
const BEFORE_SHARE = 4;
const SEED_BEFORE = 2;
const IMPORT_MS_MAX = 300_000;
/** On a very busy machine; all the questions take two seconds on a quiet one. */
const SETTLE_MS_MAX = 60_000;
/** Seldom, for looking costs the stand-in's process too. */
const LOOK_EVERY_MS = 250;

interface LoadWanted {
  readonly guilds: number;
  /** Articles that come in while people act. */
  readonly articles: number;
}

export interface LoadSeen {
  readonly crowd: CrowdSeen;
  /** How the bot’s thread was held while people acted. */
  readonly held: Held;
  /** Articles that were stored, and after how many milliseconds the last one was. */
  readonly imported: number;
  readonly importMs: number;
}

/** Milliseconds. */
export interface BurstSeen {
  /** Until the last of the questions was answered. */
  readonly allMs: number;
  /** The waits of somebody who asks for help again and again meanwhile. */
  readonly helpMs: readonly number[];
  readonly held: Held;
}

export interface Load {
  /** People act at a steady pace while the articles come in. */
  readonly playCrowd: (wanted: { readonly perSecond: number; readonly seconds: number }) => Promise<LoadSeen>;
  /** So many people ask at the same moment. */
  readonly playBurst: (questions: number) => Promise<BurstSeen>;
  readonly stop: () => Promise<void>;
}

/** Starts all that takes part. A quarter as many articles are there before, listed for every server. */
export async function startLoad({ guilds, articles }: LoadWanted): Promise<Load> {
  const sandbox = await startSandboxProcess(['--guilds', String(guilds)]);
  const feeds = await serveFeeds(articles);
  const dataDir = temporaryFolder();
  await importBefore(dataDir, Math.ceil(articles / BEFORE_SHARE));
  const bot = await startWatchedBot({ apiUrl: sandbox.apiUrl, dataDir, allowed: feeds.hostAndPort });
  return {
    playCrowd: async ({ perSecond, seconds }) => {
      await bot.held();
      const begun = performance.now();
      const importing = Promise.all(feeds.urls.map((url) => addFeed(sandbox, url))).then((saved) => ({
        imported: saved.reduce((sum, each) => sum + each, 0),
        importMs: performance.now() - begun,
      }));
      const crowd = await sandbox.crowd({ perSecond, seconds, words: ACTORS });
      const held = await bot.held();
      return { crowd, held, ...(await importing) };
    },
    playBurst: async (questions) => playBurst(sandbox, bot, questions),
    stop: async () => {
      await bot.stop();
      await feeds.close();
      await sandbox.stop();
    },
  };
}

/** Whom people ask about. */
export const ACTORS = Array.from({ length: 40 }, (_, rank) => nameOf(rank));

async function playBurst(
  sandbox: SandboxProcess,
  bot: { readonly held: () => Promise<Held> },
  questions: number,
): Promise<BurstSeen> {
  const channelId = await sandbox.channel('general');
  const command = (name: string, options: Readonly<Record<string, string>> = {}) =>
    sandbox.interact({
      kind: 'command',
      command: name,
      channelId,
      options,
      until: 'settled',
      timeoutMs: SETTLE_MS_MAX,
    });
  // The first question of all compiles what reads dates; that is measured elsewhere.
  for (const word of ACTORS.slice(0, 4)) await command('ask', { question: `What did ${word} say on 3 March?` });
  await bot.held();
  const begun = performance.now();
  let isOver = false;
  const all = Promise.all(
    Array.from({ length: questions }, (_, turn) =>
      command('ask', { question: `What did ${ACTORS[turn % ACTORS.length]} say in March?` }),
    ),
  ).finally(() => {
    isOver = true;
  });
  const helpMs: number[] = [];
  while (!isOver) {
    const at = performance.now();
    await command('help');
    helpMs.push(performance.now() - at);
  }
  await all;
  return { allMs: performance.now() - begun, helpMs, held: await bot.held() };
}

/** On a quiet machine of two cores the crowd is late by 10 ms at p99, by 50 ms beside other work that fills both. */
const CROWD_LATE_MS_MAX = 150;

/**
 * Why the run says nothing of the bot: the crowd, which does nothing but wait for its turn, did not get it in time either.
 * Undefined when it did.
 */
export function whyNotToJudge({ crowd: { late } }: Pick<LoadSeen, 'crowd'>): string | undefined {
  return late.p99 > CROWD_LATE_MS_MAX
    ? `the machine is too busy: the crowd itself was late by ${late.p99} ms`
    : undefined;
}

/** One line for people. */
export function tellLoad({ crowd, held, imported, importMs }: LoadSeen): string {
  const spread = ({ half, p99, max }: { half: number; p99: number; max: number }) => `${half}/${p99}/${max} ms`;
  return [
    `${crowd.acted} interactions (${Object.entries(crowd.kinds)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ')})`,
    `first answer, half/p99/max: ${spread(crowd.first)}`,
    `whole answer: ${spread(crowd.settled)}`,
    `the crowd was late by ${spread(crowd.late)}`,
    `the bot’s event loop was held for ${spread(held)}, used ${Math.round(held.use * 100)} %`,
    `${imported} articles came in within ${(importMs / 1000).toFixed(1)} s`,
  ].join('; ');
}

/** Stores so many invented articles, listed for every server. */
export async function importBefore(dataDir: string, count: number): Promise<void> {
  const file = join(dataDir, 'before.jsonl');
  const lines = [...inventArticles(count, SEED_BEFORE)].map(({ title, text, url, source, publishedDay }) =>
    JSON.stringify({ title, text, url, source, publishedAt: publishedDay }),
  );
  writeFileSync(file, lines.join('\n'));
  const { code, stderr } = await runVerb(['import', file, '--data', dataDir]);
  if (code !== 0) throw new Error(`nothing was imported: ${stderr}`);
}

/** One line for people. */
export function tellBurst({ allMs, helpMs, held }: BurstSeen): string {
  const longest = Math.round(Math.max(...helpMs));
  return `the questions took ${Math.round(allMs)} ms; help was given ${helpMs.length} times meanwhile, after ${longest} ms at most; the bot’s event loop was held for ${held.max} ms at most`;
}

/** The real bot in a process of its own, which tells how its thread is held; it may fetch from the `allowed` addresses. */
export async function startWatchedBot({
  apiUrl,
  dataDir,
  allowed,
  flags = [],
}: Record<'apiUrl' | 'dataDir' | 'allowed', string> & { readonly flags?: readonly string[] }) {
  const child = spawn(process.execPath, [...flags, BOT], {
    cwd: temporaryFolder(),
    env: {
      PATH: process.env.PATH ?? '',
      DISCORD_TOKEN: 'sandbox-token',
      DISCORD_API_URL: apiUrl,
      DATELINE_DATA: dataDir,
      DATELINE_STATUS_PORT: '0',
      DATELINE_ALLOW_ADDRESSES: allowed,
      DATELINE_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await until('the bot is ready', READY_MS_MAX, () => {
    if (child.exitCode !== null) throw new Error(`the bot ended with ${child.exitCode}`);
    return said.includes('Invite Dateline') ? true : undefined;
  });
  return {
    held: async (): Promise<Held> => {
      const answered = once(child, 'message');
      child.send('tell');
      const [held] = await answered;
      return held as Held;
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function serveFeeds(articles: number) {
  const all = [...inventArticles(articles)];
  const parts = Array.from({ length: Math.ceil(articles / ITEMS_PER_FEED) }, (_, part) =>
    all.slice(part * ITEMS_PER_FEED, (part + 1) * ITEMS_PER_FEED),
  );
  const server = await startLocalServer(
    Object.fromEntries(
      parts.map((items, part) => [
        `/feed-${part}.xml`,
        (_request: unknown, response: { end: (body: string) => void }) => response.end(drawFeed(items)),
      ]),
    ),
  );
  return {
    urls: parts.map((_, part) => `${server.origin}/feed-${part}.xml`),
    hostAndPort: server.hostAndPort,
    close: server.close,
  };
}

/** Without addresses: nobody is to fetch what is invented. */
function drawFeed(items: readonly NewArticle[]): string {
  const drawn = items.map(
    ({ title, text, publishedAt }, number) =>
      `<item><guid isPermaLink="false">${number}-${title}</guid><title>${title}</title><pubDate>${new Date(publishedAt ?? 0).toUTCString()}</pubDate><description>${text}</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Source ${items.length}</title><link>http://127.0.0.1/</link>${drawn.join('')}</channel></rss>`;
}

/** A moderator follows a feed; gives how many articles of it were stored. */
async function addFeed(sandbox: SandboxProcess, address: string): Promise<number> {
  const guild = (await sandbox.world()).guilds[0];
  const channelId = guild?.channels.find(({ type }) => type === 0)?.id ?? '';
  const deed = { kind: 'command', as: 'moderator', command: 'feed add', channelId, options: { address } } as const;
  const { message } = await sandbox.interact(deed);
  return until('the feed is stored', IMPORT_MS_MAX, async () => {
    await wait(LOOK_EVERY_MS);
    const shown = (await sandbox.messages(channelId)).find(({ id }) => id === message?.id);
    const [text] = (shown?.components ?? []) as readonly { readonly content?: string }[];
    if (text === undefined) return undefined;
    const stored = /(\d+) articles? of it can be searched/.exec(text.content ?? '');
    if (stored === null) throw new Error(`the feed was not followed: ${text.content}`);
    return Number(stored[1]);
  });
}
