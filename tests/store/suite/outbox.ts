// What every database must do with the messages of briefings.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ArticleId } from '../../../src/news/ids.ts';
import type { Store } from '../../../src/store/store.ts';
import { GUILD_A, idOf, type OpenTestStore, withStore } from '../open-test-store.ts';
import { composeParts, LEASE_MS, rowOf, SENT, subscription } from './composing.ts';

/** The articles of the briefing of `composeParts`. */
const TOLD = [idOf<ArticleId>(101), idOf<ArticleId>(100)];

/** Runs the part of the suite for messages over one kind of database. */
export function testMessages(open: OpenTestStore): void {
  describe('the outbox', () => testOutbox(open));
  describe('the end of a delivery', () => testEnd(open));
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
      const row = { ...before, state: 'sending', attempts: 1, attemptedAt: 110, maybeSentAt: 110, leaseUntil: 170 };
      const times = { dueAt: 100, composedAt: 100 };
      assert.deepEqual(await claimAt(store, 104), []);
      assert.equal(await store.deliveries.nextWork(), 105);
      assert.deepEqual(await claimAt(store, 110), [{ row, before, ...times }]);
      assert.deepEqual(await claimAt(store, 169), []);
      assert.equal(await store.deliveries.nextWork(), 170);
      const again = { ...row, attempts: 2, attemptedAt: 170, leaseUntil: 230 };
      assert.deepEqual(await claimAt(store, 170), [{ row: again, before: row, ...times }]);
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

  it('lets who slept past its lease change nothing of what the next one does, but a message that it sent', () =>
    withStore(open, async (store) => {
      await store.subscriptions.add(subscription);
      await composeParts(store, 1);
      await claimAt(store, 110);
      assert.deepEqual(await partsAt(store, 170), [[idOf(1000), 2]], 'another has it now');
      const late = { error: 'its turn came too late', attempts: 1 };
      await store.deliveries.saveOutbox(idOf(1000), { state: 'waiting', nextAttemptAt: 0, isUnsent: true, ...late });
      for (const state of ['uncertain', 'failed'] as const)
        await store.deliveries.saveOutbox(idOf(1000), { state, ...late });
      assert.deepEqual(await claimAt(store, 171), [], 'it is still the other’s');
      const [again] = await claimAt(store, 230);
      assert.equal(again?.before.maybeSentAt, 110, 'that it may have been sent is not forgotten');
      await store.deliveries.saveOutbox(idOf(1000), SENT);
      assert.deepEqual(await claimAt(store, 999), []);
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
      assert.equal((await store.deliveries.lastLook(subscription.id, Number.MAX_SAFE_INTEGER))?.until, undefined);
      const { id } = await composeParts(store, 2);
      await store.deliveries.saveOutbox(idOf(1000), SENT);
      assert.equal((await store.deliveries.get(id))?.state, 'composed');
      await store.deliveries.saveOutbox(idOf(1001), SENT);
      const ended = await store.deliveries.get(id);
      assert.equal(ended?.state, 'done');
      assert.deepEqual(ended?.articleIds, [idOf(101), idOf(100)]);
      assert.deepEqual(await store.deliveries.toldArticles(subscription.id, TOLD), new Set(TOLD));
      assert.equal((await store.deliveries.lastLook(subscription.id, Number.MAX_SAFE_INTEGER))?.until, 100);
    }));

  it('told nothing when every message was given up, but something when one was sent', () =>
    withStore(open, async (store) => {
      await store.subscriptions.add(subscription);
      const { id } = await composeParts(store, 1);
      await store.deliveries.saveOutbox(idOf(1000), { state: 'failed', error: 'The channel is gone.' });
      assert.equal((await store.deliveries.get(id))?.state, 'failed');
      assert.deepEqual(await store.deliveries.toldArticles(subscription.id, TOLD), new Set());
      assert.equal((await store.deliveries.lastLook(subscription.id, Number.MAX_SAFE_INTEGER))?.until, undefined);
      await composeParts(store, 2, { id: idOf(70), dueAt: 200, nextDueAt: 300 });
      await store.deliveries.saveOutbox(idOf(2000), SENT);
      await store.deliveries.saveOutbox(idOf(2001), { state: 'failed', error: 'The channel is gone.' });
      assert.equal((await store.deliveries.get(idOf(70)))?.state, 'failed');
      assert.equal((await store.deliveries.lastLook(subscription.id, Number.MAX_SAFE_INTEGER))?.until, 200);
      assert.equal((await store.deliveries.toldArticles(subscription.id, [...TOLD, idOf(201), idOf(200)])).size, 2);
    }));
}
