// Brings the messages that stand in channels up to date with their articles: an edit each, paced, tried again with back-off.

import type { Report } from '../news/guild.ts';
import type { ChannelId, Instant } from '../news/ids.ts';
import { DeliveryFault } from '../news/posting.ts';
import type { View } from '../news/view.ts';
import type { DueShown } from '../store/store.ts';
import type { BriefingTools } from './briefing-tools.ts';
import { findChanges } from './find-changes.ts';

/** One request at most. */
const EDIT_TIMEOUT_MS = 15_000;
/** Messages taken up at once, and how often in one call: what is left over waits for the next. */
const MESSAGES_MAX = 20;
const ROUNDS_MAX = 10;
/** Waiting doubles from 5 s to 10 min. */
const BACK_OFF_MS = 5_000;
const BACK_OFF_MS_MAX = 600_000;
/** A day of tries; a person is told of the first that shows that it takes long. */
const ATTEMPTS_MAX = 150;
/** After some two and a half minutes: what was taken down should be gone within one. */
const TOLD_AFTER_ATTEMPTS = 5;
/** Messages of longer ago are hardly read any more, and their rows are forgotten. */
const KEPT_MS = 366 * 86_400_000;
/** An answer holds what a member asked; it is followed for 30 days. */
const ANSWERS_KEPT_MS = 30 * 86_400_000;

/** Discord's codes for what is no longer there to be changed: the message, its channel. */
const GONE = new Set([10_003, 10_008]);
/** Discord's codes for "not at the moment": too many edits of a message older than an hour; overloaded. */
const NOT_NOW = new Set([30_046, 130_000]);

/** What one call did, in messages. */
export interface UpdateReport {
  readonly edited: number;
  readonly retried: number;
  readonly refused: number;
  /** Bugs: tried again later. */
  readonly failed: readonly { readonly shownId: string; readonly error: unknown }[];
}

type UpdateTools = Pick<BriefingTools, 'store' | 'now' | 'newId' | 'redraw' | 'edit' | 'tell' | 'log'> & {
  /** Channels of which a person was told in this call: one notice for all of its messages. */
  readonly toldOf: Set<ChannelId>;
};
type Outcome = 'edited' | 'as it was' | 'retried' | 'refused';

/**
 * Changes every message that shows an article which was taken down, shown again or corrected since: channels side by
 * side, one message after the other within a channel.
 */
export async function updateShown(given: Omit<UpdateTools, 'toldOf'>): Promise<UpdateReport> {
  const tools: UpdateTools = { ...given, toldOf: new Set() };
  while (await tools.store.shown.mark()) {}
  const outcomes: Outcome[] = [];
  const failed: { shownId: string; error: unknown }[] = [];
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const due = await tools.store.shown.due({ now: tools.now(), limit: MESSAGES_MAX });
    if (due.length === 0) break;
    const work = [...Map.groupBy(due, ({ channelId }) => channelId).values()].map(async (messages) => {
      for (const message of messages) {
        try {
          outcomes.push(await updateOne(message, tools));
        } catch (error) {
          failed.push({ shownId: message.id, error });
          await tryLater(message, tools);
        }
      }
    });
    await Promise.all(work);
  }
  await tools.store.shown.forget(tools.now() - KEPT_MS);
  await tools.store.shown.forget(tools.now() - ANSWERS_KEPT_MS, 'answer');
  const count = (outcome: Outcome) => outcomes.filter((other) => other === outcome).length;
  return { edited: count('edited'), retried: count('retried'), refused: count('refused'), failed };
}

async function updateOne(message: DueShown, tools: UpdateTools): Promise<Outcome> {
  const { log } = tools;
  const { id, channelId, messageId, dueSequence } = message;
  const view: View = { kind: 'guild', guildId: message.guildId };
  const changes = await findChanges(message.articles, (article) => tools.store.articles.get(article, view));
  const body = tools.redraw(message, changes);
  const standing = message.shownBody === message.body ? tools.redraw(message, []) : message.shownBody;
  if (body === standing) {
    await tools.store.shown.settle(id, { state: 'done', dueSequence });
    return 'as it was';
  }
  try {
    await tools.edit({ channelId, messageId, body, timeoutMs: EDIT_TIMEOUT_MS });
  } catch (error) {
    if (!(error instanceof DeliveryFault)) throw error;
    return heed(error, message, tools);
  }
  await tools.store.shown.settle(id, { state: 'done', dueSequence, shownBody: body });
  log.info('message brought up to date', { channel: channelId, message: messageId, changes: changes.length });
  return 'edited';
}

async function heed(fault: DeliveryFault, message: DueShown, tools: UpdateTools): Promise<Outcome> {
  const { log } = tools;
  const { id, dueSequence, attempts } = message;
  const code = fault.code ?? 0;
  const mayPass = (fault.kind === 'retry' || NOT_NOW.has(code)) && attempts < ATTEMPTS_MAX;
  if (mayPass) {
    if (attempts === TOLD_AFTER_ATTEMPTS) await tellOf(message, fault, tools);
    await tryLater(message, tools);
    log.warn('message not brought up to date, trying again', { message: message.messageId, why: fault.message });
    return 'retried';
  }
  if (!GONE.has(code)) await tellOf(message, fault, tools);
  await tools.store.shown.settle(id, { state: 'done', dueSequence });
  return 'refused';
}

async function tryLater({ id, attempts }: DueShown, { store, now }: UpdateTools): Promise<void> {
  const nextAttemptAt: Instant = now() + Math.min(BACK_OFF_MS * 2 ** Math.min(attempts, 10), BACK_OFF_MS_MAX);
  await store.shown.settle(id, { state: 'later', nextAttemptAt });
}

async function tellOf(message: DueShown, fault: DeliveryFault, tools: UpdateTools): Promise<void> {
  const { guildId, channelId, aboutUserId } = message;
  if (tools.toldOf.has(channelId)) return;
  const report: Report = {
    id: tools.newId(),
    guildId,
    ...(aboutUserId === undefined ? {} : { aboutUserId }),
    trouble: { kind: 'not updated', channelId, why: fault.message },
    createdAt: tools.now(),
  };
  await tools.tell(report);
  tools.toldOf.add(channelId);
}
