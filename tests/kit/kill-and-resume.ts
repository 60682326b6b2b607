// Kills the briefing process again and again at every step of its work, and looks whether each due message is in its place exactly once.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text as readText } from 'node:stream/consumers';
import type { ChannelId, Instant, SubscriptionId, UserId } from '../../src/news/ids.ts';
import { DeliveryFault, type PostRequest } from '../../src/news/posting.ts';
import type { Subscription } from '../../src/news/subscription.ts';
import { ALL } from '../../src/news/view.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { addArticle, createPoster, hex, makeSubscription, type Poster } from './briefing-world.ts';
import { seededRandom } from './seeded-random.ts';

const FIRST_DUE: Instant = Date.parse('2026-03-02T08:00Z');
const DAY_MS = 86_400_000;
const PARTS = 2;
/** A whole tick takes about so many steps for each subscription: a kill lands anywhere in it. */
const STEPS_EACH = 17;
/** Each run after a kill comes so much later: within the nonce's memory, after it, and after an outage. */
const PAUSES_MS = [61_000, 90_000, 300_000, 3_600_000];
/** The longest back-off, so that nothing keeps waiting. */
const SETTLE_MS = 660_000;
/** Of so many posts one is kept while its answer is lost. */
const DROP_EVERY = 7;
/** Two minutes: as long as the nonce is trusted. */
const NONCE_MS = 120_000;
const CHILD = new URL('./briefing-child.ts', import.meta.url).pathname;

/** Where messages stand: `closed` are those whose history may not be read. */
const KINDS = {
  channel: {},
  'a second channel': {},
  thread: { target: 'thread' },
  'forum post': { target: 'post' },
  alerts: { cadence: 'as it happens' },
  'direct messages': { followerId: '700' as UserId },
  'closed channel': {},
  'closed thread': { target: 'thread' },
  'closed forum post': { target: 'post' },
  'closed alerts': { cadence: 'as it happens' },
} satisfies Readonly<Record<string, Partial<Subscription>>>;
export type Kind = keyof typeof KINDS;
export const ALL_KINDS = Object.keys(KINDS) as Kind[];

export interface Outcome {
  readonly kills: number;
  /** The steps at which the process died, for the record. */
  readonly killedAt: readonly string[];
  readonly due: number;
  /** Due messages that are not there exactly once, with how often they are, and messages that are uncertain and need not be. */
  readonly wrong: readonly string[];
  /** How many messages are uncertain, where that cannot be known. */
  readonly uncertain: number;
  /** What people were told of anything else; nothing is expected. */
  readonly told: readonly string[];
}

interface Stage {
  readonly poster: Poster;
  readonly url: string;
  readonly dataDir: string;
  readonly random: () => number;
  readonly killedAt: string[];
  readonly told: string[];
  /** When a process was killed or an answer was lost. */
  readonly disturbedAt: Set<Instant>;
  now: Instant;
  stepsLeft: number;
  child: ChildProcess | undefined;
}

/**
 * Runs the briefings day after day, until the process was killed `kills` times, each day ending with undisturbed runs.
 * The same seed gives the same kills.
 */
export async function killAndResume({
  kills,
  seed,
  kinds,
}: {
  readonly kills: number;
  readonly seed: number;
  readonly kinds: readonly Kind[];
}): Promise<Outcome> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dateline-kill-'));
  const { stage, server } = await openStage({ dataDir, seed });
  const store = await openStore({ dataDir, now: () => stage.now });
  for (const kind of kinds) {
    const id = hex(kind) as SubscriptionId;
    const channelId = `50${ALL_KINDS.indexOf(kind)}` as ChannelId;
    if (kind.startsWith('closed')) stage.poster.closed.add(channelId);
    const created = { id, channelId, createdAt: FIRST_DUE - DAY_MS, nextDueAt: FIRST_DUE };
    await store.subscriptions.add(makeSubscription({ ...created, ...KINDS[kind] }));
  }
  const titles: string[] = [];
  try {
    for (let day = 0; stage.killedAt.length < kills; day += 1) {
      const due = FIRST_DUE + day * DAY_MS;
      const title = `Day ${day} in Northport`;
      await addArticle(store, due - 1, {
        title,
        text: `The mayor of Northport opened bridge number ${day} on Monday.`,
      });
      titles.push(title);
      stage.now = due;
      for (let kill = 0; kill < 3 && stage.killedAt.length < kills; kill += 1) {
        await runChild(stage, { stepsUntilKill: 1 + Math.floor(stage.random() * STEPS_EACH * kinds.length) });
        stage.now += PAUSES_MS[Math.floor(stage.random() * PAUSES_MS.length)] ?? 0;
      }
      while (await isLeft(store, stage.now)) {
        await runChild(stage, { stepsUntilKill: Number.POSITIVE_INFINITY });
        stage.now += SETTLE_MS;
      }
    }
  } finally {
    await store.close();
    server.close();
  }
  const judged = judge(stage, kinds, titles);
  rmSync(dataDir, { recursive: true });
  const { killedAt } = stage;
  return { kills: killedAt.length, killedAt, due: kinds.length * titles.length * PARTS, ...judged };
}

/** Whether anything is in hand or due. */
async function isLeft({ deliveries, subscriptions, articles }: Store, now: Instant): Promise<boolean> {
  if ((await deliveries.nextWork()) !== undefined || (await subscriptions.due(now, 1)).length > 0) return true;
  return (await subscriptions.waiting({ now, sequence: await articles.lastSequence(ALL), limit: 1 })).length > 0;
}

interface Row {
  readonly id: string;
  readonly body: string;
  readonly state: string;
  readonly place: string | null;
  readonly channel: string;
  readonly maybe: number | null;
  readonly attempted: number | null;
  /** Another message of its briefing, which stands before it, is uncertain. */
  readonly follows: number;
}

/** Each message of each day must be there once; or it is uncertain, there once or not at all, and it cannot be known. */
function judge(stage: Stage, kinds: readonly Kind[], titles: readonly string[]) {
  const { poster } = stage;
  const rows = readRows(stage.dataDir);
  const doubts = rows.filter(({ state }) => state === 'uncertain');
  const isDoubtful = new Set([...doubts, ...rows.filter(({ follows }) => follows > 0)].map(({ body }) => nameOf(body)));
  const counts = new Map<string, number>();
  for (const { body } of poster.messages) counts.set(nameOf(body), (counts.get(nameOf(body)) ?? 0) + 1);
  const expected = kinds.flatMap((kind) =>
    titles.flatMap((title) => Array.from({ length: PARTS }, (_, part) => `${hex(kind)} ${part} ${title}`)),
  );
  const wrong = expected.flatMap((name) => {
    const count = counts.get(name) ?? 0;
    if (count === 1 || (count === 0 && isDoubtful.has(name))) return [];
    return [`${name}: ${count} times`];
  });
  for (const name of counts.keys()) if (!expected.includes(name)) wrong.push(`${name}: never due`);
  for (const row of rows) {
    if (row.state === 'sent' || (row.state === 'failed' && row.follows > 0)) continue;
    const mustBe =
      row.state === 'uncertain' &&
      poster.closed.has(row.channel as ChannelId) &&
      stage.disturbedAt.has(row.maybe ?? 0) &&
      (row.place?.includes('opens post') || (row.attempted ?? 0) - (row.maybe ?? 0) > NONCE_MS);
    if (!mustBe) wrong.push(`${nameOf(row.body)} is ${row.state} and need not be`);
  }
  const ofDoubts = stage.told.filter((words) => words.includes('Read Message History'));
  if (ofDoubts.length < doubts.length) wrong.push(`${doubts.length} uncertain, ${ofDoubts.length} told`);
  return { wrong, uncertain: doubts.length, told: stage.told.filter((words) => !ofDoubts.includes(words)) };
}

/** The subscription, the part, and what it tells. */
function nameOf(body: string): string {
  const { content, items } = JSON.parse(body) as { content: string; items: string[] };
  const [subscription, , part] = content.split(' ');
  return `${subscription} ${part} ${items.join()}`;
}

function readRows(dataDir: string): Row[] {
  const database = new DatabaseSync(join(dataDir, 'dateline.db'), { readOnly: true });
  try {
    const rows = database.prepare(
      `select o.id, o.body, o.state, o.place, s.channel_id as channel, o.maybe_sent_at as maybe, o.attempted_at as attempted,
         (select count(*) from outbox e where e.delivery_id = o.delivery_id and e.part < o.part and e.state = 'uncertain') as follows
       from outbox o join deliveries d on d.id = o.delivery_id join subscriptions s on s.id = d.subscription_id`,
    );
    return rows.all() as unknown as Row[];
  } finally {
    database.close();
  }
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
    disturbedAt: new Set(),
    now: FIRST_DUE,
    stepsLeft: 0,
    child: undefined,
  };
  return { stage, server };
}

async function answer(stage: Stage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = await readText(request);
  if (request.url === '/step') {
    if (text.startsWith('told: ')) stage.told.push(text);
    if (!passStep(stage, text)) response.end('{}');
    return;
  }
  const body = JSON.parse(text);
  const { post, places, history } = stage.poster;
  if (request.url === '/history') return void response.end(JSON.stringify(await history(body.channelId, body.after)));
  if (request.url === '/findPosts')
    return void response.end(JSON.stringify(await places.findPosts(body.channelId, body.after)));
  const work = { '/post': () => post(body as PostRequest), '/openPost': () => places.openPost(body) };
  const done = work[request.url as keyof typeof work] ?? (() => places.openThread(body));
  if (passStep(stage, `before ${request.url}`)) return;
  const said = await done().catch((fault: unknown) => {
    if (!(fault instanceof DeliveryFault)) throw fault;
    return undefined;
  });
  if (passStep(stage, `after ${request.url}, before its answer`)) return;
  if (stage.random() < 1 / DROP_EVERY) {
    stage.disturbedAt.add(stage.now);
    response.destroy();
  } else response.end(JSON.stringify(said ?? null));
}

/** Counts a step; kills the process when it was the last that it is allowed. True when it is dead. */
function passStep(stage: Stage, step: string): boolean {
  stage.stepsLeft -= 1;
  if (stage.stepsLeft > 0 || stage.child?.pid === undefined) return false;
  if (stage.stepsLeft === 0) {
    stage.killedAt.push(step);
    stage.disturbedAt.add(stage.now);
    process.kill(stage.child.pid, 'SIGKILL');
  }
  return true;
}
