// Takes up what is due: claims each due briefing once, composes it and writes its messages to the outbox.

import { Failure } from '../news/failure.ts';
import type { DeliveryId, Instant } from '../news/ids.ts';
import { type Delivery, isAsItHappens, type Subscription } from '../news/subscription.ts';
import type { PauseReason } from '../news/trouble.ts';
import type { BriefingTools } from './briefing-tools.ts';
import { nextDue, quietUntil } from './cadence.ts';
import { briefingOf } from './choose-items.ts';
import { claimAlerts } from './claim-alerts.ts';
import { composeByHand } from './compose-by-hand.ts';
import { pauseAndTell } from './pause.ts';
import { writeOut } from './write-out.ts';

/** Composing takes well under a second, a language model 20 more at the most; a lease of a minute outlasts a slow disk and is soon over after a crash. */
const LEASE_MS = 60_000;
/** A briefing later than this is folded into the next one: it is then nearer to that than to its own hour. */
const LATE_MS_MAX = 6 * 3_600_000;
/** The tick comes once a minute and a busy one takes its time: less than this is not late. */
const LATE_MINUTES_MIN = 5;
/** Claims in one round; more rounds follow until nothing is due. */
const CLAIMS_MAX = 50;
/** A tick ends at some time even when subscriptions become due faster than they are composed; 20,000 may be due at once. */
const ROUNDS_MAX = 400;
/** Composed side by side, for what they write is flushed together: 600 took 16 s on a busy disk, one after the other 25 s. */
const SIDE_BY_SIDE = 10;
/** Due times of the last six hours: one a minute at the most. */
const DUE_TIMES_MAX = LATE_MS_MAX / 60_000 + 1;

/** What one tick did. `failed`: what could not be composed; it is tried again when its lease has ended. */
export interface DueReport {
  readonly composed: number;
  /** Of those composed, the ones that tell that they are late. */
  readonly late: number;
  readonly empty: number;
  readonly folded: number;
  readonly failed: readonly { readonly subscriptionId: string; readonly error: unknown }[];
}

type DueTools = Pick<
  BriefingTools,
  'store' | 'search' | 'now' | 'newId' | 'draw' | 'countItems' | 'tell' | 'log' | 'writeItems'
>;

type Outcome = 'composed' | 'composed late' | 'empty' | 'folded' | 'gone';

/**
 * Takes up deliveries whose composer died, then claims and composes what is due now. One that fails does not hold up
 * the others; it is named in the report.
 */
export async function composeDue(tools: DueTools): Promise<DueReport> {
  const outcomes: Outcome[] = [];
  const failed: { subscriptionId: string; error: unknown }[] = [];
  const attempt = async (subscriptionId: string, work: () => Promise<Outcome>) => {
    try {
      outcomes.push(await work());
    } catch (error) {
      failed.push({ subscriptionId, error });
    }
  };
  await eachRound(
    () => tools.store.deliveries.reclaim({ now: tools.now(), leaseMs: LEASE_MS, limit: CLAIMS_MAX }),
    (delivery) => attempt(delivery.subscriptionId, () => composeClaimed(delivery, tools)),
  );
  const tried = new Set<string>();
  await eachRound(
    async () => {
      const due = await tools.store.subscriptions.due(tools.now(), CLAIMS_MAX);
      return due.filter((subscription) => !tried.has(`${subscription.id} ${subscription.nextDueAt}`));
    },
    (subscription) => {
      tried.add(`${subscription.id} ${subscription.nextDueAt}`);
      return attempt(subscription.id, () => claimAndCompose(subscription, tools));
    },
  );
  for await (const alert of claimAlerts(tools, LEASE_MS)) {
    await attempt(alert.subscriptionId, () => composeClaimed(alert, tools));
  }
  const count = (outcome: Outcome) => outcomes.filter((other) => other === outcome).length;
  const late = count('composed late');
  return { composed: count('composed') + late, late, empty: count('empty'), folded: count('folded'), failed };
}

async function eachRound<Item>(take: () => Promise<readonly Item[]>, work: (item: Item) => Promise<void>) {
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const items = await take();
    if (items.length === 0) return;
    for (let at = 0; at < items.length; at += SIDE_BY_SIDE) {
      await Promise.all(items.slice(at, at + SIDE_BY_SIDE).map(work));
    }
  }
}

async function claimAndCompose(subscription: Subscription, tools: DueTools): Promise<Outcome> {
  const { store, now } = tools;
  const at = now();
  const plan = planOf(subscription, at);
  if ('kind' in plan) {
    await pauseAndTell(subscription, plan, tools);
    return 'gone';
  }
  if (plan.dueAt === undefined) return fold(subscription, plan.nextDueAt, tools);
  const delivery = await store.deliveries.claim({
    id: tools.newId() as DeliveryId,
    subscriptionId: subscription.id,
    dueAt: plan.dueAt,
    nextDueAt: plan.nextDueAt,
    now: at,
    leaseMs: LEASE_MS,
  });
  return delivery === undefined ? 'gone' : composeClaimed(delivery, tools);
}

/**
 * Which due time to serve now. After an outage several have passed: the latest of the last six hours stands for all of
 * them (`dueAt`); when there is none, all are folded into the next. In quiet hours it waits for their end. The reason to pause when the cadence cannot be read or ends.
 */
function planOf(
  subscription: Subscription,
  now: Instant,
): { readonly dueAt: Instant | undefined; readonly nextDueAt: Instant } | PauseReason {
  const { cadence, zone, nextDueAt, quiet } = subscription;
  try {
    const heldUntil = quiet === undefined ? undefined : quietUntil(quiet, zone, now);
    if (heldUntil !== undefined) return { dueAt: undefined, nextDueAt: heldUntil };
    const [next] = nextDue(cadence, zone, now, 1, quiet);
    if (next === undefined) return { kind: 'cadence ends', cadence };
    if (now - nextDueAt < LATE_MS_MAX) {
      const passed = nextDue(cadence, zone, nextDueAt, DUE_TIMES_MAX, quiet).filter((due) => due <= now);
      return { dueAt: passed.at(-1) ?? nextDueAt, nextDueAt: next };
    }
    const recent = nextDue(cadence, zone, now - LATE_MS_MAX, DUE_TIMES_MAX, quiet).filter((due) => due <= now);
    return { dueAt: recent.at(-1), nextDueAt: next };
  } catch (error) {
    if (error instanceof Failure) return { kind: 'unreadable', why: error.message };
    throw error;
  }
}

/** Only the next due time moves: what was not told stays for the next briefing, which reaches back to the last one. */
async function fold(subscription: Subscription, nextDueAt: Instant, { store, log }: DueTools): Promise<Outcome> {
  const { id, nextDueAt: dueAt } = subscription;
  if (!(await store.subscriptions.putOff(id, { from: dueAt, until: nextDueAt }))) return 'gone';
  log.info('briefing folded into the next', { subscription: id, dueAt, nextDueAt });
  return 'folded';
}

async function composeClaimed(delivery: Delivery, tools: DueTools): Promise<Outcome> {
  const { store, now } = tools;
  const subscription = await store.subscriptions.find(delivery.subscriptionId);
  const { byHand } = delivery;
  if (byHand !== undefined && subscription !== undefined)
    return composeAgain(delivery, { subscription, byHand }, tools);
  if (subscription?.state !== 'active') {
    await store.deliveries.compose(delivery, { rows: [], articleIds: [] });
    return 'gone';
  }
  if (now() - delivery.dueAt > LATE_MS_MAX) {
    await store.deliveries.fold(delivery);
    return 'folded';
  }
  const lateMinutes = Math.floor((now() - delivery.dueAt) / 60_000);
  const late = lateMinutes >= LATE_MINUTES_MIN ? { lateMinutes } : {};
  const composed = await briefingOf(subscription, { until: delivery.dueAt, ...late }, tools);
  if ('kind' in composed) {
    await pauseAndTell(subscription, composed, tools);
    await store.deliveries.compose(delivery, { rows: [], articleIds: [] });
    return 'gone';
  }
  // What is told as it happens does not wait for a model.
  const write = isAsItHappens(subscription.cadence) ? undefined : tools.writeItems;
  const written = write === undefined ? composed : { ...composed, ...(await write(composed, subscription.guildId)) };
  const mine = await writeOut(written, { delivery, subscription }, tools);
  if (mine === undefined) return 'gone';
  if (mine === 0) return 'empty';
  return lateMinutes >= LATE_MINUTES_MIN ? 'composed late' : 'composed';
}

/** What somebody posted by hand, where the process that composed it died: it is posted all the same, for six hours. */
async function composeAgain(
  delivery: Delivery,
  of: { readonly subscription: Subscription; readonly byHand: NonNullable<Delivery['byHand']> },
  tools: DueTools,
): Promise<Outcome> {
  if (tools.now() - delivery.dueAt > LATE_MS_MAX) {
    await tools.store.deliveries.fold(delivery);
    return 'folded';
  }
  const composed = await composeByHand(delivery, of, tools);
  if (composed === undefined || 'kind' in composed) return 'gone';
  return composed.messages === 0 ? 'empty' : 'composed';
}
