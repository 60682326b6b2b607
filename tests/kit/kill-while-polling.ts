// Kills the polling process again and again at every step of its work, and looks whether each item is stored and told exactly once.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { pollDueFeeds } from '../../src/ingest/ingest.ts';
import type { FeedId, GuildId, Instant, UserId } from '../../src/news/ids.ts';
import { ALL, type View } from '../../src/news/view.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { hex } from './briefing-world.ts';
import { pollingNeeds } from './polling-needs.ts';
import { seededRandom } from './seeded-random.ts';
import { temporaryFolder } from './temporary-folder.ts';

const START: Instant = Date.parse('2026-03-02T08:00Z');
const HOUR_MS = 3_600_000;
const FEEDS = 3;
const ITEMS_A_ROUND = 2;
/** A round with three feeds of two new items has about so many steps: a kill lands anywhere in it. */
const STEPS_MAX = 30;
/** Each run after a kill comes so much later: while the dead process's leases stand, and after them. */
const PAUSES_MS = [1_000, 61_000, 301_000];
/** Longer than a lease and the first back-off. */
const SETTLE_MS = 700_000;
const GUILD = '100000000000000001' as GuildId;
const CHILD = new URL('./polling-child.ts', import.meta.url).pathname;

export interface KilledPolling {
  readonly killedAt: readonly string[];
  readonly items: number;
  /** What is not as it must be, in words. */
  readonly wrong: readonly string[];
}

interface Stage {
  readonly dataDir: string;
  readonly random: () => number;
  readonly killedAt: string[];
  url: string;
  now: Instant;
  /** How many items each feed has published so far. */
  published: number;
  stepsLeft: number;
  child: ChildProcess | undefined;
}

/** Polls round after round until the process was killed `kills` times; each round ends undisturbed. The same seed gives the same kills. */
export async function killWhilePolling({ kills, seed }: { kills: number; seed: number }): Promise<KilledPolling> {
  const random = seededRandom(seed);
  const stage: Stage = {
    ...{ dataDir: temporaryFolder(), random, killedAt: [], url: '', now: START },
    ...{ published: 0, stepsLeft: Number.POSITIVE_INFINITY, child: undefined },
  };
  const server = createServer((request, response) => void answer(stage, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  stage.url = `http://127.0.0.1:${port}`;
  const store = await openStore({ dataDir: stage.dataDir, now: () => stage.now });
  try {
    for (let number = 0; number < FEEDS; number += 1) await addFeed(store, number, port);
    const rounds: Instant[] = [START];
    while (stage.killedAt.length < kills) {
      stage.published += ITEMS_A_ROUND;
      stage.now += HOUR_MS;
      for (let kill = 0; kill < 3 && stage.killedAt.length < kills; kill += 1) {
        await runChild(stage, 1 + Math.floor(random() * STEPS_MAX));
        stage.now += PAUSES_MS[Math.floor(random() * PAUSES_MS.length)] ?? 0;
      }
      stage.now += SETTLE_MS;
      while ((await store.feeds.due({ now: stage.now, limit: 1 })).length > 0) {
        // Undisturbed, and here: a process of its own would cost as much as all the rest.
        await pollDueFeeds(pollingNeeds(store, () => stage.now).needs);
        stage.now += 1_000;
      }
      rounds.push(stage.now);
    }
    return { killedAt: stage.killedAt, items: stage.published * FEEDS, wrong: await judge(store, stage, rounds) };
  } finally {
    await store.close();
    server.closeAllConnections();
    server.close();
  }
}

async function addFeed(store: Store, number: number, port: number): Promise<void> {
  const id = hex(`feed ${number}`) as FeedId;
  const url = `http://feed-${number}.example:${port}/${number}`;
  const feed = { id, url, title: `Feed ${number}`, listedForAll: false, nextPollAt: START, leaseUntil: 0, failures: 0 };
  await store.feeds.add(feed);
  await store.feeds.follow(GUILD, id, '2' as UserId, START - 1);
}

/** Each item once, none changed, and told in the news of one round only; no feed is left claimed or failing. */
async function judge(store: Store, stage: Stage, rounds: readonly Instant[]): Promise<string[]> {
  const wrong: string[] = [];
  const view: View = { kind: 'guild', guildId: GUILD };
  const changes = await store.articles.changesSince(0, 100_000, ALL);
  const stored = Map.groupBy(changes, (change) => (change.kind === 'saved' ? change.article.title : ''));
  const told: string[] = [];
  for (const [index, until] of rounds.entries()) {
    const news = await store.articles.newsBetween({ from: rounds[index - 1] ?? 0, until }, view);
    told.push(...(await store.articles.getMany(news, view)).map(({ article }) => article.title));
  }
  for (let feed = 0; feed < FEEDS; feed += 1) {
    for (let item = 0; item < stage.published; item += 1) {
      const title = titleOf(feed, item);
      const kept = stored.get(title) ?? [];
      if (kept.length !== 1) wrong.push(`${title} is stored ${kept.length} times`);
      if (kept.some((change) => change.kind === 'saved' && change.article.version !== 1))
        wrong.push(`${title} changed`);
      const times = told.filter((one) => one === title).length;
      if (times !== 1) wrong.push(`${title} was told ${times} times`);
    }
  }
  for (const feed of await store.feeds.list(view)) {
    if (feed.leaseUntil !== 0 || feed.failures !== 0) wrong.push(`${feed.title} is left in disorder`);
  }
  return wrong;
}

async function runChild(stage: Stage, stepsUntilKill: number): Promise<void> {
  stage.stepsLeft = stepsUntilKill;
  const child = spawn(process.execPath, [CHILD, stage.dataDir, stage.url, String(stage.now)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  stage.child = child;
  const complaint = readText(child.stderr);
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  stage.child = undefined;
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the polling process failed: ${await complaint}`);
}

/** Feeds with an ETag: whoever remembers it before the items are stored loses them. */
async function answer(stage: Stage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const words = await readText(request);
  if (request.url === '/step') {
    if (!passStep(stage, words)) response.end('{}');
    return;
  }
  if (passStep(stage, 'before the feed is sent')) return;
  const feed = Number(request.url?.slice(1));
  const etag = `"${stage.published}"`;
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
  const items = Array.from({ length: stage.published }, (_, item) => {
    const text = `${titleOf(feed, item)} and was seen from the quay of Brackwater by all. `.repeat(10);
    return `<item><guid>${feed}-${item}</guid><title>${titleOf(feed, item)}</title><description>${text}</description></item>`;
  });
  const body = `<rss version="2.0"><channel><title>Feed ${feed}</title>${items.toReversed().join('')}</channel></rss>`;
  response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).write(body.slice(0, body.length / 2));
  if (passStep(stage, 'half-way through the feed')) return;
  response.end(body.slice(body.length / 2));
}

const titleOf = (feed: number, item: number): string => `Ship ${item} of feed ${feed} sailed`;

/** Counts a step; kills the process when it was the last that it is allowed. True when it is dead. */
function passStep(stage: Stage, words: string): boolean {
  stage.stepsLeft -= 1;
  if (stage.stepsLeft > 0 || stage.child?.pid === undefined) return false;
  if (stage.stepsLeft === 0) {
    stage.killedAt.push(words);
    process.kill(stage.child.pid, 'SIGKILL');
  }
  return true;
}
