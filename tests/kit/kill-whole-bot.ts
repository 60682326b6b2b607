// Kills the whole bot again and again around its due minutes, while the stand-in for Discord lives on in a process of its
// own, and looks whether each due briefing is in its channel exactly once.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { PostedMessage } from '../../src/sandbox/watch.ts';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/sandbox-process.ts';
import { type Running, startBotProcess, untilReady } from './run-program.ts';
import { seededRandom } from './seeded-random.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { until } from './until.ts';

const EVERY_MS = 30 * 60_000;
const CADENCE = 'cron 0,30 * * * *';
const CHANNELS = ['briefings', 'news'];
/** A bot that was killed comes back so much later, on its clock: within a lease, after it, and after the nonce is forgotten. */
const PAUSES_MS = [0, 61_000, 90_000, 240_000];
/** With the pauses above and the time that really passes this stays well within one cadence. */
const KILLS_A_ROUND_MAX = 3;
/** Composing and sending is over within this; a kill falls anywhere in it. */
const WORK_MS = 250;
/** Starting takes about this much on a busy machine. */
const START_MS = 3_000;
/** Less than a minute: what is five minutes late is taken back, and composed anew without waiting for the next tick. */
const STEP_MS_MAX = 40_000;

/**
 * Where a kill falls. The faults of the stand-in hold the bot at the two places that are too short to be met by chance:
 * between the claim and the sending, and between the sending and the mark.
 */
const KINDS = [
  'at any moment',
  'while starting',
  'before Discord took it',
  'after Discord took it',
  'answer lost',
] as const;
type Kind = (typeof KINDS)[number];

const MISHAPS = {
  'before Discord took it': 'hang',
  'after Discord took it': 'store-then-hang',
  'answer lost': 'store-then-drop',
} as const;

export interface WholeOutcome {
  readonly kills: readonly Kind[];
  /** Briefings that came due, over all channels. */
  readonly due: number;
  /** What is not as it must be, in words; empty when each is there exactly once. */
  readonly wrong: readonly string[];
}

interface Stage {
  readonly sandbox: SandboxProcess;
  readonly dataDir: string;
  readonly channelIds: readonly string[];
  readonly random: () => number;
  readonly kills: Kind[];
}

/** Kills the bot `kills` times; each round ends with an undisturbed run. The seed gives the kinds and the pauses. */
export async function killWholeBot({ kills, seed }: { kills: number; seed: number }): Promise<WholeOutcome> {
  const sandbox = await startSandboxProcess();
  try {
    const channelIds = await Promise.all(CHANNELS.map((name) => sandbox.channel(name)));
    const stage: Stage = { sandbox, dataDir: temporaryFolder(), channelIds, random: seededRandom(seed), kills: [] };
    await subscribe(stage);
    let rounds = 0;
    while (stage.kills.length < kills) {
      rounds += 1;
      await moveToNextDue(stage);
      const wanted = Math.min(1 + Math.floor(stage.random() * KILLS_A_ROUND_MAX), kills - stage.kills.length);
      for (let kill = 0; kill < wanted; kill += 1) {
        await killOnce(stage, rounds);
        await sandbox.moveClock(pick(PAUSES_MS, stage.random));
      }
      await settle(stage, rounds);
    }
    return { kills: stage.kills, due: rounds * channelIds.length, wrong: await judge(stage, rounds) };
  } finally {
    await sandbox.stop();
  }
}

/** As a moderator does it: by the command, in every channel. */
async function subscribe(stage: Stage): Promise<void> {
  const bot = await start(stage);
  await untilReady(bot);
  for (const channelId of stage.channelIds) {
    const options = { channel: channelId, cadence: CADENCE, zone: 'UTC', 'when-empty': 'say so' };
    const seen = await stage.sandbox.interact({
      kind: 'command',
      as: 'moderator',
      channelId,
      command: 'subscription add',
      options,
      until: 'settled',
    });
    if (!JSON.stringify(seen.message?.raw ?? {}).includes('<t:'))
      throw new Error(`not subscribed: ${JSON.stringify(seen)}`);
  }
  await endInOrder(bot);
}

/** The bot with its clock beside the stand-in's. */
async function start({ sandbox, dataDir }: Stage): Promise<Running> {
  const aheadMs = Math.round((await sandbox.moveClock(0)) - Date.now());
  return startBotProcess({ apiUrl: sandbox.apiUrl, dataDir, aheadMs });
}

/** Moves the clock into the first half minute after the next due time. */
async function moveToNextDue({ sandbox, random }: Stage): Promise<void> {
  const at = await sandbox.moveClock(0);
  await sandbox.moveClock(Math.ceil(at / EVERY_MS) * EVERY_MS - at + Math.floor(random() * 30_000));
}

async function killOnce(stage: Stage, rounds: number): Promise<void> {
  const posted = await countPosted(stage);
  const isAllThere = posted === rounds * stage.channelIds.length;
  const kind = isAllThere ? pick(KINDS.slice(0, 2), stage.random) : pick(KINDS, stage.random);
  const share = stage.random();
  if (kind === 'at any moment' || kind === 'while starting') {
    const bot = await start(stage);
    if (kind === 'while starting') await wait(share * START_MS);
    else {
      await untilReady(bot);
      await wait(share * WORK_MS);
    }
    await kill(bot);
    stage.kills.push(kind);
  } else stage.kills.push(await killAtMishap(stage, { kind, share, rounds }));
}

/**
 * Waits until the stand-in has met the bot's next message in the way that the kind says, and kills it there. Gives how it was
 * killed: what the bot before had in hand may have been the last message, and may only be there by now.
 */
async function killAtMishap(
  stage: Stage,
  { kind, share, rounds }: { readonly kind: keyof typeof MISHAPS; readonly share: number; readonly rounds: number },
): Promise<Kind> {
  const before = (await stage.sandbox.requests()).length;
  await stage.sandbox.fault({ match: { method: 'POST', path: '/messages' }, mishap: MISHAPS[kind] });
  // The row may still be leased by the process that was killed before: a minute later it is free.
  await stage.sandbox.moveClock(61_000);
  const bot = await start(stage);
  const met = await until('the bot sends its briefing', STEP_MS_MAX, async () => {
    if (bot.child.exitCode !== null) throw new Error(`the bot ended: ${bot.said().stderr}`);
    if (await isCutSince(before, stage)) return kind;
    return isAllMarked(stage, rounds) ? 'at any moment' : undefined;
  });
  if (met === 'answer lost') await wait(share * WORK_MS);
  await kill(bot);
  await stage.sandbox.endFaults();
  return met;
}

async function kill(bot: Running): Promise<void> {
  const { signal, stderr } = await bot.stop('SIGKILL');
  if (signal !== 'SIGKILL') throw new Error(`the bot ended by itself: ${stderr}`);
}

/** Whether a message was not answered, of those after so many requests: one before them may be answered only now. */
async function isCutSince(before: number, { sandbox }: Stage): Promise<boolean> {
  const requests = (await sandbox.requests()).slice(before);
  return requests.some(({ method, path, status }) => method === 'POST' && path.endsWith('/messages') && status === 0);
}

/** An undisturbed run, after which everything that came due must be there and marked. */
async function settle(stage: Stage, rounds: number): Promise<void> {
  await stage.sandbox.moveClock(61_000);
  const bot = await start(stage);
  await untilReady(bot);
  await until('all that is due is marked as sent', STEP_MS_MAX, () => {
    if (bot.child.exitCode !== null) throw new Error(`the bot ended: ${bot.said().stderr}`);
    return isAllMarked(stage, rounds) ? true : undefined;
  });
  await endInOrder(bot);
}

function isAllMarked(stage: Stage, rounds: number): boolean {
  const rows = readOutbox(stage);
  const isOpen = ({ state }: SentRow): boolean => state === 'waiting' || state === 'sending';
  return rows.length === rounds * stage.channelIds.length && !rows.some(isOpen);
}

async function endInOrder(bot: Running): Promise<void> {
  const { code, stderr } = await bot.stop('SIGTERM');
  if (code !== 0) throw new Error(`the bot ended with ${code}: ${stderr}`);
}

async function countPosted(stage: Stage): Promise<number> {
  return (await readPosted(stage)).length;
}

async function readPosted({ sandbox, channelIds }: Stage): Promise<PostedMessage[]> {
  const lists = await Promise.all(channelIds.map((channelId) => sandbox.messages(channelId)));
  return lists.flat().filter(({ visibleTo }) => visibleTo === undefined);
}

interface SentRow {
  readonly state: string;
  readonly messageId: string | null;
  readonly channelId: string;
  readonly dueAt: number;
}

function readOutbox({ dataDir }: Stage): SentRow[] {
  const database = new DatabaseSync(join(dataDir, 'dateline.db'), { readOnly: true });
  try {
    const rows = database
      .prepare(
        `select o.state, o.message_id as messageId, o.channel_id as channelId, d.due_at as dueAt
         from outbox o join deliveries d on d.id = o.delivery_id`,
      )
      .all();
    return rows as unknown as SentRow[];
  } finally {
    database.close();
  }
}

/** Compares what the channels hold with what came due and with what the bot believes. */
async function judge(stage: Stage, rounds: number): Promise<string[]> {
  const wrong: string[] = [];
  const posted = await readPosted(stage);
  const rows = readOutbox(stage);
  for (const channelId of stage.channelIds) {
    const there = posted.filter((message) => message.channelId === channelId);
    const dues = new Set(rows.filter((row) => row.channelId === channelId).map(({ dueAt }) => dueAt));
    if (there.length !== rounds) wrong.push(`${there.length} messages in a channel where ${rounds} were due`);
    if (dues.size !== rounds) wrong.push(`${dues.size} due times were served of ${rounds}`);
  }
  const marked = new Set(rows.map(({ messageId }) => messageId));
  for (const { id } of posted) if (!marked.has(id)) wrong.push(`message ${id} is marked nowhere`);
  for (const { state } of rows) if (state !== 'sent') wrong.push(`a message is ${state}`);
  for (const { content } of await stage.sandbox.directMessages('moderator'))
    wrong.push(`the moderator was told: ${content}`);
  return wrong;
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
