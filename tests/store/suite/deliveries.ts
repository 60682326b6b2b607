// What every database must do with subscriptions and the claiming of their due briefings.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../../src/news/failure.ts';
import type { ArticleId, SubscriptionId, UserId } from '../../../src/news/ids.ts';
import { GUILD_A, GUILD_B, idOf, type OpenTestStore, withStore } from '../open-test-store.ts';
import { due, LEASE_MS, rowOf, subscription } from './composing.ts';

/** Runs the part of the suite for subscriptions and deliveries over one kind of database. */
export function testDeliveries(open: OpenTestStore): void {
  describe('subscriptions', () => testSubscriptions(open));
  describe('claiming a briefing', () => testClaim(open));
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
      await subscriptions.save({
        ...subscription,
        id: idOf<SubscriptionId>(3),
        state: 'paused',
        pausedReason: { kind: 'channel gone' },
      });
      const dueAt = async (now: number, limit: number) => (await subscriptions.due(now, limit)).map(({ id }) => id);
      assert.deepEqual(await dueAt(100, 10), [idOf(2), idOf(1)]);
      assert.deepEqual(await dueAt(100, 1), [idOf(2)]);
      assert.deepEqual(await dueAt(49, 10), []);
    }));

  it('writes what is changed and leaves what somebody else has changed meanwhile', () =>
    withStore(open, async ({ subscriptions, deliveries }) => {
      await subscriptions.add(subscription);
      const { id, guildId } = subscription;
      await deliveries.claim(due);
      await subscriptions.save({ id, guildId, state: 'paused', pausedReason: { kind: 'channel gone' } });
      assert.equal(await subscriptions.edit({ ...subscription, nextDueAt: 300, zone: 'Asia/Tokyo' }, 1), true);
      const { state, pausedReason, nextDueAt, zone } = (await subscriptions.find(id)) ?? {};
      assert.deepEqual([state, pausedReason, nextDueAt, zone], ['paused', { kind: 'channel gone' }, 300, 'Asia/Tokyo']);
      await subscriptions.save({ id, guildId, state: 'active', pausedReason: undefined });
      assert.deepEqual((await subscriptions.find(id))?.pausedReason, undefined);
      assert.equal(await subscriptions.putOff(id, { from: 200, until: 400 }), false, 'it is due at 300');
      assert.equal(await subscriptions.putOff(id, { from: 300, until: 400 }), true);
      assert.equal((await subscriptions.find(id))?.nextDueAt, 400);
    }));

  it('keeps what a person follows to that person', () =>
    withStore(open, async ({ subscriptions }) => {
      const [mine, other] = ['701' as UserId, '702' as UserId];
      const wanted = { name: 'Haftar', words: '', actors: ['Haftar'], sources: [], languages: [] };
      const follow = { ...subscription, followerId: mine, wanted };
      await subscriptions.add(follow);
      assert.deepEqual(await subscriptions.follows(mine, GUILD_A), [follow]);
      assert.deepEqual(await subscriptions.follows(mine), [follow]);
      assert.deepEqual(await subscriptions.follows(mine, GUILD_B), []);
      assert.deepEqual(await subscriptions.follows(other), []);
      assert.deepEqual(
        [await subscriptions.list(GUILD_A), await subscriptions.listNamed(GUILD_A)],
        [[], []],
        'moderators do not see it',
      );
      assert.equal(await subscriptions.get(follow.id, GUILD_A), undefined);
      assert.equal(await subscriptions.removeFollow(follow.id, other), false);
      assert.equal(await subscriptions.removeFollow(follow.id, mine), true);
      assert.equal(await subscriptions.find(follow.id), undefined);
    }));

  it('looks for those that tell as it happens, once for each change', () =>
    withStore(open, async ({ subscriptions }) => {
      const alerts = [1, 2, 3].map((number) => ({ ...subscription, id: idOf<SubscriptionId>(number) }));
      for (const alert of alerts) await subscriptions.add({ ...alert, cadence: 'As it happens' });
      await subscriptions.add({ ...subscription, id: idOf<SubscriptionId>(4) });
      const waiting = async (sequence: number, limit = 9, after?: SubscriptionId) =>
        (await subscriptions.waiting({ now: 100, sequence, limit, after })).map(({ id }) => id);
      assert.deepEqual(await waiting(0), [idOf(1), idOf(2), idOf(3)], 'they have never looked');
      assert.deepEqual(await waiting(0, 2, idOf(1)), [idOf(2), idOf(3)]);
      assert.equal((await subscriptions.due(100, 9)).length, 1, 'the others are due by the clock');
      await subscriptions.noteLook([idOf(1), idOf(2)], { until: 90, sequence: 7 });
      assert.deepEqual(await waiting(7), [idOf(3)]);
      assert.deepEqual(await waiting(8), [idOf(1), idOf(2), idOf(3)]);
      assert.deepEqual((await subscriptions.find(idOf(1)))?.looked, { until: 90, sequence: 7 });
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

  it('keeps what a briefing told and decided for a quarter, and gives nothing of one that nobody read', () =>
    withStore(open, async ({ subscriptions, deliveries }) => {
      await subscriptions.add(subscription);
      const articleId = idOf<ArticleId>(7);
      const item = (toldAt: number) => ({ toldAt, articleIds: [articleId], facts: [] });
      const tell = async (dueAt: number, id: number) => {
        const delivery = await deliveries.claim({ ...due, id: idOf(id), dueAt, nextDueAt: dueAt + 1 });
        assert.ok(delivery);
        const decision = { articleId, item: 0, rule: { kind: 'leads' } } as const;
        const record = { told: [item(dueAt)], decisions: [decision] };
        assert.ok(await deliveries.compose(delivery, { rows: [], articleIds: [articleId], record }));
        return delivery.id;
      };
      const first = await tell(100, 1);
      await tell(200, 2);
      assert.deepEqual(await deliveries.toldItems(subscription.id, 100), [item(100), item(200)]);
      assert.deepEqual(await deliveries.toldItems(subscription.id, 101), [item(200)]);
      assert.equal((await deliveries.decisions(first)).length, 1);
      assert.equal((await deliveries.decisionAbout(articleId, subscription.id))?.dueAt, 200);
      assert.equal(await deliveries.decisionAbout(idOf(8), subscription.id), undefined);
      await tell(101 + 92 * 86_400_000, 3);
      assert.deepEqual(await deliveries.decisions(first), []);
      assert.equal((await deliveries.toldItems(subscription.id, 0)).length, 2);
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
