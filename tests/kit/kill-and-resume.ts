// Kills the briefing process again and again at every step of its work, and looks whether each due briefing is in its channel exactly once.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import type { ChannelId, Instant, SubscriptionId } from '../../src/news/ids.ts';
import type { PostRequest } from '../../src/news/posting.ts';
import { openStore } from '../../src/store/open-store.ts';
import { addArticle, createPoster, hex, makeSubscription, type Poster } from './briefing-world.ts';
import { seededRandom } from './seeded-random.ts';

const FIRST_DUE: Instant = Date.parse('2026-03-02T08:00Z');
const DAY_MS = 86_400_000;
const PARTS = 2;
const SUBSCRIPTIONS = 2;
/** A whole tick with two subscriptions of two parts takes about so many steps: a kill lands anywhere in it. */
const STEPS_MAX = 34;
/** Each run after a kill comes so much later: within the nonce's memory, after it, and after an outage. */
const PAUSES_MS = [61_000, 90_000, 300_000, 3_600_000];
/** The longest back-off, so that nothing keeps waiting. */
const SETTLE_MS = 660_000;
/** Of so many posts one is kept while its answer is lost. */
const DROP_EVERY = 7;
const CHILD = new URL('./briefing-child.ts', import.meta.url).pathname;

export interface Outcome {
  readonly kills: number;
  /** The steps at which the process died, for the record. */
  readonly killedAt: readonly string[];
  readonly due: number;
  /** Due messages that are not there exactly once, with how often they are. */
  readonly wrong: readonly string[];
  /** What people were told; nothing is expected. */
  readonly told: readonly string[];
}

interface Stage {
  readonly poster: Poster;
  readonly url: string;
  readonly dataDir: string;
  readonly random: () => number;
  readonly killedAt: string[];
  readonly told: string[];
  now: Instant;
  stepsLeft: number;
  child: ChildProcess | undefined;
}

/**
 * Runs the briefings day after day, until the process was killed `kills` times, each day ending with an undisturbed
 * run. The same seed gives the same kills.
 */
export async function killAndResume({ kills, seed }: { kills: number; seed: number }): Promise<Outcome> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dateline-kill-'));
  const { stage, server } = await openStage({ dataDir, seed });
  const store = await openStore({ dataDir, now: () => stage.now });
  const subscriptions = Array.from({ length: SUBSCRIPTIONS }, (_, index) =>
    makeSubscription({
      id: hex(`subscription ${index}`) as SubscriptionId,
      channelId: `50${index}` as ChannelId,
      createdAt: FIRST_DUE - DAY_MS,
      nextDueAt: FIRST_DUE,
    }),
  );
  for (const subscription of subscriptions) await store.subscriptions.add(subscription);
  const expected: string[] = [];
  try {
    for (let day = 0; stage.killedAt.length < kills; day += 1) {
      const due = FIRST_DUE + day * DAY_MS;
      const title = `Day ${day} in Northport`;
      await addArticle(store, due - 1, {
        title,
        text: `The mayor of Northport opened bridge number ${day} on Monday.`,
      });
      for (const { id } of subscriptions)
        for (let part = 0; part < PARTS; part += 1) expected.push(`${id} ${due} ${part}`);
      stage.now = due;
      for (let kill = 0; kill < 3 && stage.killedAt.length < kills; kill += 1) {
        await runChild(stage, { stepsUntilKill: 1 + Math.floor(stage.random() * STEPS_MAX) });
        stage.now += PAUSES_MS[Math.floor(stage.random() * PAUSES_MS.length)] ?? 0;
      }
      while (
        (await store.deliveries.nextWork()) !== undefined ||
        (await store.subscriptions.due(stage.now, 1)).length > 0
      ) {
        await runChild(stage, { stepsUntilKill: Number.POSITIVE_INFINITY });
        stage.now += SETTLE_MS;
      }
    }
  } finally {
    await store.close();
    server.close();
    rmSync(dataDir, { recursive: true });
  }
  const { killedAt, told } = stage;
  return { kills: killedAt.length, killedAt, due: expected.length, wrong: compare(expected, stage.poster), told };
}

function compare(expected: readonly string[], poster: Poster): string[] {
  const counts = new Map(expected.map((content) => [content, 0]));
  for (const { body } of poster.messages) {
    const { content } = JSON.parse(body) as { content: string };
    counts.set(content, (counts.get(content) ?? 0) + 1);
  }
  const outOf = (content: string) => (expected.includes(content) ? 'due' : 'never due');
  return [...counts]
    .filter(([content, count]) => count !== 1 || !expected.includes(content))
    .map(([content, count]) => `${content}: ${count} times, ${outOf(content)}`);
}

async function runChild(stage: Stage, { stepsUntilKill }: { stepsUntilKill: number }): Promise<void> {
  stage.stepsLeft = stepsUntilKill;
  const name = `run ${stage.killedAt.length} ${stage.now}`;
  const child = spawn(process.execPath, [CHILD, stage.dataDir, stage.url, String(stage.now), name], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  stage.child = child;
  const complaint = readText(child.stderr);
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  stage.child = undefined;
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the briefing process failed: ${await complaint}`);
}

async function openStage({
  dataDir,
  seed,
}: {
  dataDir: string;
  seed: number;
}): Promise<{ stage: Stage; server: Server }> {
  const random = seededRandom(seed);
  const poster = createPoster(() => stage.now);
  const server = createServer((request, response) => void answer(stage, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stage: Stage = {
    poster,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dataDir,
    random,
    killedAt: [],
    told: [],
    now: FIRST_DUE,
    stepsLeft: 0,
    child: undefined,
  };
  return { stage, server };
}

async function answer(stage: Stage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readText(request);
  if (request.url === '/step') {
    if (body.startsWith('told: ')) stage.told.push(body);
    if (!passStep(stage, body)) response.end('{}');
    return;
  }
  if (request.url === '/history') {
    const { channelId, after } = JSON.parse(body) as { channelId: ChannelId; after: Instant };
    response.end(JSON.stringify(await stage.poster.history(channelId, after)));
    return;
  }
  if (passStep(stage, 'before post')) return;
  const id = await stage.poster.post(JSON.parse(body) as PostRequest);
  if (passStep(stage, 'after post, before its answer')) return;
  if (stage.random() < 1 / DROP_EVERY) response.destroy();
  else response.end(JSON.stringify(id));
}

/** Counts a step; kills the process when it was the last that it is allowed. True when it is dead. */
function passStep(stage: Stage, step: string): boolean {
  stage.stepsLeft -= 1;
  if (stage.stepsLeft > 0 || stage.child?.pid === undefined) return false;
  if (stage.stepsLeft === 0) {
    stage.killedAt.push(step);
    process.kill(stage.child.pid, 'SIGKILL');
  }
  return true;
}
