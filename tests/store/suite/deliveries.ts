// What every database must do with subscriptions, due briefings and their messages.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../../src/news/failure.ts';
import type {
  ArticleId,
  ChannelId,
  DeliveryId,
  MessageId,
  OutboxId,
  RoleId,
  SubscriptionId,
} from '../../../src/news/ids.ts';
import type { Delivery, OutboxRow, Subscription } from '../../../src/news/subscription.ts';
import type { Store } from '../../../src/store/store.ts';
import { GUILD_A, GUILD_B, idOf, type OpenTestStore, USER, withStore } from '../open-test-store.ts';

const LEASE_MS = 60;
const SENT = { state: 'sent', messageId: '77' as MessageId } as const;

const subscription: Subscription = {
  id: idOf<SubscriptionId>(1),
  guildId: GUILD_A,
  channelId: '9' as ChannelId,
  cadence: 'daily 08:00',
  zone: 'Europe/Paris',
  length: 'standard',
  mentionRoleId: '4' as RoleId,
  whenEmpty: 'skip',
  state: 'active',
  nextDueAt: 100,
  createdAt: 0,
  createdBy: USER,
};

const due = {
  id: idOf<DeliveryId>(50),
  subscriptionId: subscription.id,
  dueAt: 100,
  nextDueAt: 200,
  now: 105,
  leaseMs: LEASE_MS,
};

function rowOf(delivery: Delivery, part: number): OutboxRow {
  return {
    id: idOf<OutboxId>(delivery.dueAt * 10 + part),
    deliveryId: delivery.id,
    part,
    channelId: subscription.channelId,
    body: '{}',
    state: 'waiting',
    attempts: 0,
    nextAttemptAt: 105,
    leaseUntil: 0,
  };
}

/** Claims and composes a briefing of so many parts. */
async function composeParts({ deliveries }: Store, parts: number, fields: Partial<typeof due> = {}): Promise<Delivery> {
  const delivery = await deliveries.claim({ ...due, ...fields });
  assert.ok(delivery);
  const rows = Array.from({ length: parts }, (_, part) => rowOf(delivery, part));
  const articleIds = [idOf<ArticleId>(delivery.dueAt + 1), idOf<ArticleId>(delivery.dueAt)];
  assert.equal(await deliveries.compose(delivery, { rows, articleIds }), true);
  return delivery;
}

/** Runs the part of the suite for subscriptions and deliveries over one kind of database. */
export function testDeliveries(open: OpenTestStore): void {
  describe('subscriptions', () => testSubscriptions(open));
  describe('claiming a briefing', () => testClaim(open));
  describe('the outbox', () => testOutbox(open));
  describe('the end of a delivery', () => testEnd(open));
}

function testSubscriptions(open: OpenTestStore): void {
  it('gives back every field, in its own server only', () =>
    withStore(open, async ({ subscriptions }) => {
      await subscriptions.add(subscription);
      assert.deepEqual(await subscriptions.get(subscription.id, GUILD_A), subscription);
      assert.deepEqual(await subscriptions.find(subscription.id), subscription);
      assert.deepEqual(await subscriptions.list(GUILD_A), [subscription]);
      assert.equal(await subscriptions.get(subscription.id, GUILD_B), undefined);
      assert.deepEqual(await subscriptions.list(GUILD_B), []);
      assert.equal(await subscriptions.remove(subscription.id, GUILD_B), false);
    }));

  it('is due when active and its time has come, oldest first', () =>
    withStore(open, async ({ subscriptions }) => {
      await subscriptions.add(subscription);
      await subscriptions.add({ ...subscription, id: idOf<SubscriptionId>(2), nextDueAt: 50 });
      await subscriptions.add({ ...subscription, id: idOf<SubscriptionId>(3), nextDueAt: 101 });
      await subscriptions.save({ ...subscription, id: idOf<SubscriptionId>(3), state: 'paused', pausedReason: 'gone' });
      const dueAt = async (now: number, limit: number) => (await subscriptions.due(now, limit)).map(({ id }) => id);
      assert.deepEqual(await dueAt(100, 10), [idOf(2), idOf(1)]);
      assert.deepEqual(await dueAt(100, 1), [idOf(2)]);
      assert.deepEqual(await dueAt(49, 10), []);
    }));

  it('does not bring a removed one back', () =>
    withStore(open, async ({ subscriptions }) => {
      await subscriptions.add(subscription);
      assert.equal(await subscriptions.remove(subscription.id, GUILD_A), true);
      await assert.rejects(
        subscriptions.save(subscription),
        (error: unknown) => error instanceof Failure && error.code === 'not-found',
      );
    }));
}

function testClaim(open: OpenTestStore): void {
  it('claims a due briefing once, and moves the due time with it', () =>
    withStore(open, async ({ subscriptions, deliveries }) => {
      await subscriptions.add(subscription);
      const claims = await Promise.all([1, 2, 3].map((number) => deliveries.claim({ ...due, id: idOf(number) })));
      assert.equal(claims.filter((claim) => claim !== undefined).length, 1);
      assert.equal((await subscriptions.find(subscription.id))?.nextDueAt, 200);
      assert.deepEqual(claims[0], { ...(await deliveries.get(idOf(1))), leaseUntil: 165, state: 'claimed' });
    }));

  it('claims nothing for a subscription that is gone or paused', () =>
    withStore(open, async ({ subscriptions, deliveries }) => {
      assert.equal(await deliveries.claim(due), undefined);
      await subscriptions.add({ ...subscription, state: 'paused' });
      assert.equal(await deliveries.claim(due), undefined);
    }));

  it('moves on when an edit set back the due time to one that was delivered, and never moves it back', () =>
    withStore(open, async ({ subscriptions, deliveries }) => {
      await subscriptions.add(subscription);
      await deliveries.claim(due);
      await subscriptions.save(subscription);
      assert.equal(await deliveries.claim({ ...due, id: idOf(51) }), undefined);
      assert.equal((await subscriptions.find(subscription.id))?.nextDueAt, 200);
      await subscriptions.save({ ...subscription, nextDueAt: 500 });
      assert.ok(await deliveries.claim({ ...due, id: idOf(52), dueAt: 200, nextDueAt: 300 }));
      assert.equal((await subscriptions.find(subscription.id))?.nextDueAt, 500);
    }));

  it('lets another compose it only after the lease has ended, and then no longer the first', () =>
    withStore(open, async ({ subscriptions, deliveries }) => {
      await subscriptions.add(subscription);
      const first = await deliveries.claim(due);
      assert.ok(first);
      assert.deepEqual(await deliveries.reclaim({ now: 164, leaseMs: LEASE_MS, limit: 5 }), []);
      assert.equal(await deliveries.nextWork(), 165);
      const [second] = await deliveries.reclaim({ now: 165, leaseMs: LEASE_MS, limit: 5 });
      assert.deepEqual(second, { ...first, leaseUntil: 225 });
      const composed = { rows: [rowOf(first, 0)], articleIds: [] };
      assert.equal(await deliveries.compose(first, composed), false);
      assert.deepEqual(await deliveries.claimOutbox({ now: 999, leaseMs: 1, limit: 5 }), []);
      assert.equal(await deliveries.compose(second, composed), true);
      assert.equal(await deliveries.compose(second, composed), false);
      assert.deepEqual(await deliveries.reclaim({ now: 999, leaseMs: LEASE_MS, limit: 5 }), []);
    }));

  it('writes all of a composition or nothing', () =>
    withStore(open, async ({ subscriptions, deliveries }) => {
      await subscriptions.add(subscription);
      const delivery = await deliveries.claim(due);
      assert.ok(delivery);
      const twice = [rowOf(delivery, 0), rowOf(delivery, 0)];
      await assert.rejects(deliveries.compose(delivery, { rows: twice, articleIds: [] }));
      assert.equal((await deliveries.get(delivery.id))?.state, 'claimed');
      assert.equal(await deliveries.compose(delivery, { rows: [], articleIds: [] }), true);
      assert.equal((await deliveries.get(delivery.id))?.state, 'done');
      assert.equal(await deliveries.nextWork(), undefined);
    }));
}

function testOutbox(open: OpenTestStore): void {
  const claimAt = (store: Store, now: number, limit = 10) =>
    store.deliveries.claimOutbox({ now, leaseMs: LEASE_MS, limit });
  const partsAt = async (store: Store, now: number, limit = 10) =>
    (await claimAt(store, now, limit)).map(({ row }) => [row.id, row.attempts]);

  it('leases a message as sending, with what stood before', () =>
    withStore(open, async (store) => {
      await store.subscriptions.add(subscription);
      const delivery = await composeParts(store, 1);
      const before = rowOf(delivery, 0);
      const row = { ...before, state: 'sending', attempts: 1, attemptedAt: 110, leaseUntil: 170 };
      assert.deepEqual(await claimAt(store, 104), []);
      assert.equal(await store.deliveries.nextWork(), 105);
      assert.deepEqual(await claimAt(store, 110), [{ row, before }]);
      assert.deepEqual(await claimAt(store, 169), []);
      assert.equal(await store.deliveries.nextWork(), 170);
      const again = { ...row, attempts: 2, attemptedAt: 170, leaseUntil: 230 };
      assert.deepEqual(await claimAt(store, 170), [{ row: again, before: row }]);
    }));

  it('gives a part only after all earlier parts are sent or given up', () =>
    withStore(open, async (store) => {
      await store.subscriptions.add(subscription);
      await composeParts(store, 3);
      assert.deepEqual(await partsAt(store, 110), [[idOf(1000), 1]]);
      assert.deepEqual(await partsAt(store, 111), []);
      assert.equal(await store.deliveries.nextWork(), 170);
      const retry = { state: 'waiting', nextAttemptAt: 150, error: 'It answered 503.' } as const;
      await store.deliveries.saveOutbox(idOf(1000), retry);
      assert.deepEqual(await partsAt(store, 149), []);
      assert.equal(await store.deliveries.nextWork(), 150);
      assert.deepEqual(await partsAt(store, 150), [[idOf(1000), 2]]);
      await store.deliveries.saveOutbox(idOf(1000), SENT);
      assert.deepEqual(await partsAt(store, 150), [[idOf(1001), 1]]);
      await store.deliveries.saveOutbox(idOf(1001), { state: 'uncertain', error: 'No history.' });
      assert.deepEqual(await partsAt(store, 150), [[idOf(1002), 1]]);
    }));

  it('takes the oldest due first', () =>
    withStore(open, async (store) => {
      await store.subscriptions.add(subscription);
      await composeParts(store, 1, { id: idOf(60), dueAt: 300, nextDueAt: 400 });
      await composeParts(store, 1, { id: idOf(61), dueAt: 100 });
      assert.deepEqual(await partsAt(store, 500, 1), [[idOf(1000), 1]]);
      assert.deepEqual(await partsAt(store, 500, 1), [[idOf(3000), 1]]);
    }));

  it('keeps a sent message sent whatever a late claimer reports, and takes a late "sent" over a doubt', () =>
    withStore(open, async (store) => {
      await store.subscriptions.add(subscription);
      const { id } = await composeParts(store, 1);
      await claimAt(store, 110);
      await store.deliveries.saveOutbox(idOf(1000), { state: 'uncertain', error: 'No history.' });
      assert.equal((await store.deliveries.get(id))?.state, 'failed');
      await store.deliveries.saveOutbox(idOf(1000), { state: 'waiting', nextAttemptAt: 0, error: 'late' });
      assert.deepEqual(await claimAt(store, 999), []);
      await store.deliveries.saveOutbox(idOf(1000), SENT);
      await store.deliveries.saveOutbox(idOf(1000), { state: 'waiting', nextAttemptAt: 0, error: 'late' });
      assert.deepEqual(await claimAt(store, 999), []);
      assert.equal((await store.deliveries.get(id))?.state, 'done');
    }));

  it('sends nothing more of a removed subscription', () =>
    withStore(open, async (store) => {
      await store.subscriptions.add(subscription);
      const { id } = await composeParts(store, 2);
      await claimAt(store, 110);
      await store.subscriptions.remove(subscription.id, GUILD_A);
      await store.deliveries.saveOutbox(idOf(1000), SENT);
      assert.deepEqual(await claimAt(store, 999), []);
      assert.equal(await store.deliveries.get(id), undefined);
      assert.equal(await store.deliveries.nextWork(), undefined);
    }));
}

function testEnd(open: OpenTestStore): void {
  it('is done after its last message, and remembers what it told and when', () =>
    withStore(open, async (store) => {
      await store.subscriptions.add(subscription);
      assert.equal(await store.deliveries.lastDueAt(subscription.id), undefined);
      const { id } = await composeParts(store, 2);
      await store.deliveries.saveOutbox(idOf(1000), SENT);
      assert.equal((await store.deliveries.get(id))?.state, 'composed');
      await store.deliveries.saveOutbox(idOf(1001), SENT);
      const ended = await store.deliveries.get(id);
      assert.equal(ended?.state, 'done');
      assert.deepEqual(ended?.articleIds, [idOf(101), idOf(100)]);
      assert.deepEqual(await store.deliveries.toldArticles(subscription.id), new Set([idOf(101), idOf(100)]));
      assert.equal(await store.deliveries.lastDueAt(subscription.id), 100);
    }));

  it('told nothing when every message was given up, but something when one was sent', () =>
    withStore(open, async (store) => {
      await store.subscriptions.add(subscription);
      const { id } = await composeParts(store, 1);
      await store.deliveries.saveOutbox(idOf(1000), { state: 'failed', error: 'The channel is gone.' });
      assert.equal((await store.deliveries.get(id))?.state, 'failed');
      assert.deepEqual(await store.deliveries.toldArticles(subscription.id), new Set());
      assert.equal(await store.deliveries.lastDueAt(subscription.id), undefined);
      await composeParts(store, 2, { id: idOf(70), dueAt: 200, nextDueAt: 300 });
      await store.deliveries.saveOutbox(idOf(2000), SENT);
      await store.deliveries.saveOutbox(idOf(2001), { state: 'failed', error: 'The channel is gone.' });
      assert.equal((await store.deliveries.get(idOf(70)))?.state, 'failed');
      assert.equal(await store.deliveries.lastDueAt(subscription.id), 200);
      assert.equal((await store.deliveries.toldArticles(subscription.id)).size, 2);
    }));
}
