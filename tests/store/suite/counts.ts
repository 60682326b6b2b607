// What every database must count for those who watch over Dateline.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { GUILD_A, idOf, makeFeed, makeRead, type OpenTestStore, USER, withStore } from '../open-test-store.ts';
import { composeParts, SENT, subscription } from './composing.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Runs the part of the suite for counts over one kind of database. */
export function testCounts(open: OpenTestStore): void {
  it('counts nothing in an empty store', () =>
    withStore(open, async (store) => {
      assert.deepEqual(await store.counts(0), {
        articles: 0,
        feeds: { healthy: 0, shaky: 0, failing: 0, disabled: 0 },
        feedsOverdue: 0,
        subscriptions: { active: 0, paused: 0 },
        briefingsOverdue: 0,
        messages: { waiting: 0, sending: 0, sent: 0, uncertain: 0, failed: 0 },
      });
    }));

  it('tells feeds by their failures in a row, and those that nobody follows apart', () =>
    withStore(open, async (store) => {
      for (const [number, failures] of [0, 1, 2, 3, 9].entries()) {
        const { id } = await store.feeds.add(makeFeed(number + 1, { failures }));
        await store.feeds.follow(GUILD_A, id, USER, 0);
      }
      await store.feeds.add(makeFeed(6, { failures: 3 }));
      await store.feeds.add(makeFeed(7, { listedForAll: true }));
      const { feeds, feedsOverdue } = await store.counts(HOUR_MS - 1);
      assert.deepEqual(feeds, { healthy: 2, shaky: 2, failing: 2, disabled: 1 });
      assert.equal(feedsOverdue, 0);
      assert.equal((await store.counts(HOUR_MS)).feedsOverdue, 6);
    }));

  it('counts articles, messages by state, and briefings five minutes over their time', () =>
    withStore(open, async (store) => {
      await store.articles.save(makeRead(1), { expectedVersion: 0 });
      await store.subscriptions.add(subscription);
      const paused = { ...subscription, id: idOf<typeof subscription.id>(77), state: 'paused' } as const;
      await store.subscriptions.add(paused);
      await composeParts(store, 3);
      await store.deliveries.claimOutbox({ now: 1_000, leaseMs: 1, limit: 1 });
      const sending = await store.counts(1_000);
      assert.equal(sending.articles, 1);
      assert.deepEqual(sending.subscriptions, { active: 1, paused: 1 });
      assert.deepEqual(sending.messages, { waiting: 2, sending: 1, sent: 0, uncertain: 0, failed: 0 });
      await store.deliveries.saveOutbox(idOf(1000), SENT);
      assert.equal((await store.counts(1_000)).messages.sent, 1);
      const { nextDueAt } = (await store.subscriptions.find(subscription.id)) ?? subscription;
      assert.equal((await store.counts(nextDueAt + 5 * MINUTE_MS - 1)).briefingsOverdue, 0);
      assert.equal((await store.counts(nextDueAt + 5 * MINUTE_MS)).briefingsOverdue, 1);
    }));
}
