// Takes up what is due: claims each due briefing once, composes it and writes its messages to the outbox.

import type { DeliveryId, GuildId, Instant, SubscriptionId } from '../news/ids.ts';
import { type Delivery, isAsItHappens, type Subscription } from '../news/subscription.ts';
import type { BriefingTools } from './briefing-tools.ts';
import { briefingOf } from './choose-items.ts';
import { claimAlerts } from './claim-alerts.ts';
import { composeByHand } from './compose-by-hand.ts';
import { inTurn } from './in-turn.ts';
import { pauseAndTell } from './pause.ts';
import { LATE_MS_MAX, planOf } from './plan-due.ts';
import { type SharedWork, shareWork } from './share-work.ts';
import { writeOut } from './write-out.ts';

/** Composing takes well under a second, a language model 20 more at the most; a lease of a minute outlasts a slow disk and is soon over after a crash. */
const LEASE_MS = 60_000;
/** The tick comes once a minute and a busy one takes its time: less than this is not late. */
const LATE_MINUTES_MIN = 5;
/** Taken back at once after a crash; more rounds follow until none is left. */
const CLAIMS_MAX = 50;
/** Looked at in one round, to be put in turn; more rounds follow. Three short fields each. */
const DUE_MAX = 20_000;
/** Composed of a round: then it is looked whether anything else has become due, which may have its turn before the rest. */
const ROUND_MAX = 200;
/** A tick ends at some time even when subscriptions become due faster than they are composed. */
const ROUNDS_MAX = 400;
/** Composed side by side, for what they write is flushed together: 600 took 16 s on a busy disk, one after the other 25 s. */
const SIDE_BY_SIDE = 10;

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
  const run = startRun(tools);
  await eachRound(
    () => tools.store.deliveries.reclaim({ now: tools.now(), leaseMs: LEASE_MS, limit: CLAIMS_MAX }),
    (delivery) => attempt(run, delivery.subscriptionId, () => composeClaimed(delivery, run)),
  );
  // Side by side: what happens now does not wait for ten thousand that are due by the clock.
  await Promise.all([composeByTheClock(run), composeAlerts(run)]);
  return reportOf(run);
}

/** Claims and composes one subscription, where it is due, and nobody else's. Gives the delivery where it was claimed here. */
export async function composeOne(
  id: SubscriptionId,
  tools: DueTools,
): Promise<{ readonly due: DueReport; readonly deliveryId: DeliveryId | undefined }> {
  const run = startRun(tools);
  await attempt(run, id, async () => {
    const subscription = await tools.store.subscriptions.find(id);
    const isDue = subscription?.state === 'active' && subscription.nextDueAt <= tools.now();
    return isDue ? claimAndCompose(subscription, 0, run) : 'gone';
  });
  return { due: reportOf(run), deliveryId: run.claimed[0] };
}

function startRun(tools: DueTools): Run {
  return { tools, shared: shareWork(), gone: new Map(), claimed: [], outcomes: [], failed: [] };
}

function reportOf({ outcomes, failed }: Run): DueReport {
  const count = (outcome: Outcome) => outcomes.filter((other) => other === outcome).length;
  const late = count('composed late');
  const counts = { composed: count('composed') + late, late, empty: count('empty'), folded: count('folded') };
  return { ...counts, failed };
}

/** What one tick shares. */
interface Run {
  readonly tools: DueTools;
  readonly shared: SharedWork;
  /** How many of each server were taken up. */
  readonly gone: Map<GuildId, number>;
  readonly claimed: DeliveryId[];
  readonly outcomes: Outcome[];
  readonly failed: { readonly subscriptionId: string; readonly error: unknown }[];
}

async function attempt({ outcomes, failed }: Run, subscriptionId: string, work: () => Promise<Outcome>): Promise<void> {
  try {
    outcomes.push(await work());
  } catch (error) {
    failed.push({ subscriptionId, error });
  }
}

async function composeByTheClock(run: Run): Promise<void> {
  const { store, now } = run.tools;
  const tried = new Set<string>();
  await eachRound(
    async () => {
      const due = await store.subscriptions.due(now(), DUE_MAX);
      const untried = due.filter(({ id, nextDueAt }) => !tried.has(`${id} ${nextDueAt}`));
      const round = inTurn(untried, run.gone).slice(0, ROUND_MAX);
      for (const { id, guildId, nextDueAt, turn } of round) {
        tried.add(`${id} ${nextDueAt}`);
        run.gone.set(guildId, turn + 1);
      }
      return round;
    },
    ({ id, turn }) =>
      attempt(run, id, async () => {
        const subscription = await store.subscriptions.find(id);
        return subscription === undefined ? 'gone' : claimAndCompose(subscription, turn, run);
      }),
  );
}

async function composeAlerts(run: Run): Promise<void> {
  const turnOf = (guildId: GuildId): number => {
    const turn = run.gone.get(guildId) ?? 0;
    run.gone.set(guildId, turn + 1);
    return turn;
  };
  for await (const alert of claimAlerts(run.tools, { leaseMs: LEASE_MS, turnOf })) {
    await attempt(run, alert.subscriptionId, () => composeClaimed(alert, run));
  }
}

/** So many hands take one after the other; the next round begins when all are done. */
async function eachRound<Item>(take: () => Promise<readonly Item[]>, work: (item: Item) => Promise<void>) {
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const items = await take();
    if (items.length === 0) return;
    const left = items.values();
    const hands = Array.from({ length: SIDE_BY_SIDE }, async () => {
      for (const item of left) await work(item);
    });
    await Promise.all(hands);
  }
}

async function claimAndCompose(subscription: Subscription, turn: number, run: Run): Promise<Outcome> {
  const { tools } = run;
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
    turn,
  });
  if (delivery === undefined) return 'gone';
  run.claimed.push(delivery.id);
  return composeClaimed(delivery, run);
}

/** Only the next due time moves: what was not told stays for the next briefing, which reaches back to the last one. */
async function fold(subscription: Subscription, nextDueAt: Instant, { store, log }: DueTools): Promise<Outcome> {
  const { id, nextDueAt: dueAt } = subscription;
  if (!(await store.subscriptions.putOff(id, { from: dueAt, until: nextDueAt }))) return 'gone';
  log.info('briefing folded into the next', { subscription: id, dueAt, nextDueAt });
  return 'folded';
}

async function composeClaimed(delivery: Delivery, { tools, shared }: Run): Promise<Outcome> {
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
  const composed = await briefingOf(subscription, { until: delivery.dueAt, ...late }, tools, shared);
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
