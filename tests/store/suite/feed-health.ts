// What every database must do with the health of feeds, and with feeds that lead to one another.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { healthOf } from '../../../src/news/feed-health.ts';
import type { UserId } from '../../../src/news/ids.ts';
import { ALL } from '../../../src/news/view.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  GUILD_A,
  GUILD_B,
  idOf,
  makeFeed,
  makeRead,
  type OpenTestStore,
  USER,
  VIEW_A,
  VIEW_B,
  withStore,
} from '../open-test-store.ts';

const OTHER_USER = '300000000000000002' as UserId;

/** Runs the part of the suite for failing and merged feeds over one kind of database. */
export function testHealthOfFeeds(open: OpenTestStore): void {
  describe('the health of feeds', () => testHealth(open));
  describe('feeds that are redirected to another feed', () => testMerging(open));
}

function testHealth(open: OpenTestStore): void {
  const health = async ({ feeds }: Store) => {
    const feed = await feeds.get(idOf(1), ALL);
    return feed && healthOf(feed);
  };
  const told = async ({ feeds }: Store) =>
    (await feeds.pendingNotices(10)).map(({ guildId, followedBy, kind, reason, since }) => ({
      ...{ guildId, followedBy, kind, since },
      ...(reason === undefined ? {} : { reason }),
    }));

  it('goes from healthy to failing, disabled and healed, and each follower is to be told once of the last two', () =>
    withStore(open, async (store) => {
      const { feeds } = store;
      await feeds.add(makeFeed(1));
      await feeds.follow(GUILD_A, idOf(1), USER, 0);
      await feeds.follow(GUILD_B, idOf(1), OTHER_USER, 0);
      await feeds.savePoll(idOf(1), { at: 10, nextPollAt: 20 });
      assert.deepEqual(await health(store), { state: 'healthy', since: 10 });
      await feeds.savePoll(idOf(1), { at: 20, nextPollAt: 30, error: 'It answered 500.' });
      await feeds.savePoll(idOf(1), { at: 30, nextPollAt: 40, error: 'It answered 502.' });
      assert.deepEqual(await health(store), { state: 'failing', since: 20, reason: 'It answered 502.' });
      assert.deepEqual(await told(store), []);
      for (const at of [40, 50])
        await feeds.savePoll(idOf(1), { at, nextPollAt: 90, error: 'It answered 404.', disabled: 'disabled' });
      assert.deepEqual(await health(store), { state: 'disabled', since: 40, reason: 'It answered 404.' });
      const disabled = { kind: 'disabled', reason: 'It answered 404.', since: 20 };
      const expected = [
        { guildId: GUILD_A, followedBy: USER, ...disabled },
        { guildId: GUILD_B, followedBy: OTHER_USER, ...disabled },
      ];
      assert.deepEqual(
        (await told(store)).sort((a, b) => a.guildId.localeCompare(b.guildId)),
        expected,
      );
      for (const { id } of await feeds.pendingNotices(10)) await feeds.removeNotice(id);
      for (const at of [60, 70]) await feeds.savePoll(idOf(1), { at, nextPollAt: 90 });
      assert.deepEqual(await health(store), { state: 'healthy', since: 70 });
      const healed = (await told(store)).map(({ kind, since }) => [kind, since]);
      assert.deepEqual(healed, [
        ['healed', 40],
        ['healed', 40],
      ]);
    }));

  it('keeps the rhythm and what the body was, and forgets the body when something of it is left', () =>
    withStore(open, async ({ feeds }) => {
      await feeds.add(makeFeed(1));
      const rhythm = { publishedAt: [5, 3], ttlMinutes: 60, skipHours: [1], wholeAt: 5 };
      await feeds.savePoll(idOf(1), { at: 10, nextPollAt: 20, bodyHash: 'ab', rhythm });
      const read = async () => feeds.get(idOf(1), ALL);
      assert.deepEqual((await read())?.rhythm, rhythm);
      assert.equal((await read())?.bodyHash, 'ab');
      await feeds.savePoll(idOf(1), { at: 20, nextPollAt: 30 });
      assert.deepEqual((await read())?.rhythm, rhythm);
      assert.equal((await read())?.bodyHash, undefined);
    }));
}

function testMerging(open: OpenTestStore): void {
  /** Feed 1 (followed by A, with an old article) is redirected for good to the address of feed 2 (followed by B, with one of its own). */
  async function merge({ feeds, articles }: Store): Promise<void> {
    for (const number of [1, 2]) await feeds.add(makeFeed(number));
    await feeds.follow(GUILD_A, idOf(1), USER, 1);
    await feeds.follow(GUILD_B, idOf(2), USER, 1);
    await articles.save(makeRead(11, { feedId: idOf(1) }), { expectedVersion: 0 });
    await articles.save(makeRead(12, { feedId: idOf(2) }), { expectedVersion: 0 });
    await feeds.savePoll(idOf(1), { at: 50, nextPollAt: 60, movedTo: makeFeed(2).url });
  }
  const idsOf = (feeds: readonly { readonly id: string }[]) => feeds.map(({ id }) => id);

  it('makes its followers follow the other, which alone is listed, found and polled', () =>
    withStore(open, async (store) => {
      await merge(store);
      const { feeds } = store;
      assert.deepEqual(idsOf(await feeds.list(VIEW_A)), [idOf(2)]);
      assert.equal((await feeds.findByUrl(makeFeed(1).url))?.id, idOf(2));
      assert.equal((await feeds.add(makeFeed(1))).id, idOf(2));
      assert.deepEqual(idsOf(await feeds.due({ now: 99, limit: 9 })), [idOf(2)]);
      assert.equal(await feeds.follow(GUILD_A, idOf(2), USER, 60), false);
    }));

  it('shows its followers what both brought, as no news, and shows the others nothing of the one that moved', () =>
    withStore(open, async (store) => {
      await merge(store);
      const { articles } = store;
      const seen = async (view: typeof VIEW_A) =>
        (await articles.getMany([idOf(11), idOf(12)], view)).map(({ article }) => article.id);
      assert.deepEqual(await seen(VIEW_A), [idOf(11), idOf(12)]);
      assert.deepEqual(await seen(VIEW_B), [idOf(12)]);
      assert.deepEqual(await articles.newsBetween({ from: 12, until: 99 }, VIEW_A), []);
      await articles.save(makeRead(70, { feedId: idOf(2) }), { expectedVersion: 0 });
      assert.deepEqual(await articles.newsBetween({ from: 13, until: 99 }, VIEW_A), [idOf(70)]);
    }));

  it('ends with one unfollowing for both, and goes on where the other moves too', () =>
    withStore(open, async (store) => {
      await merge(store);
      const { feeds, articles } = store;
      await feeds.add(makeFeed(3));
      await feeds.savePoll(idOf(2), { at: 70, nextPollAt: 80, movedTo: makeFeed(3).url });
      assert.equal((await feeds.findByUrl(makeFeed(1).url))?.id, idOf(3));
      assert.deepEqual(idsOf(await feeds.list(VIEW_A)), [idOf(3)]);
      assert.equal(await feeds.unfollow(GUILD_A, idOf(3)), true);
      assert.deepEqual(await articles.getMany([idOf(11), idOf(12)], VIEW_A), []);
      assert.equal(await feeds.unfollow(GUILD_A, idOf(3)), false);
    }));

  it('counts as one feed, goes by one word on rights, and is listed or not as one', () =>
    withStore(open, async (store) => {
      await merge(store);
      const { feeds, articles } = store;
      assert.equal(await feeds.countFollowed(GUILD_A), 1);
      const showOf = async () => (await articles.get(idOf(11), VIEW_A))?.article.rights.show;
      await feeds.setRights(idOf(2), { show: 'excerpt' }, VIEW_A);
      assert.equal(await showOf(), 'excerpt');
      await feeds.setRights(idOf(2), { show: 'full' }, VIEW_A);
      assert.equal(await showOf(), 'full');
      await feeds.setRights(idOf(2), { show: 'excerpt' }, ALL);
      assert.equal(await showOf(), 'excerpt');
    }));

  it('lists the other where it was listed for all, takes nothing from its news, and is shown to nobody once unlisted', () =>
    withStore(open, async (store) => {
      const { feeds, articles } = store;
      for (const number of [1, 2]) {
        await feeds.add(makeFeed(number));
        await feeds.setListedForAll(idOf(number), true, 5);
      }
      await articles.save(makeRead(11, { feedId: idOf(1) }), { expectedVersion: 0 });
      await articles.save(makeRead(12, { feedId: idOf(2) }), { expectedVersion: 0 });
      await feeds.savePoll(idOf(1), { at: 50, nextPollAt: 60, movedTo: makeFeed(2).url });
      assert.deepEqual(await articles.newsBetween({ from: 6, until: 99 }, VIEW_A), [idOf(11), idOf(12)]);
      await feeds.setListedForAll(idOf(2), false);
      assert.deepEqual(await articles.getMany([idOf(11), idOf(12)], VIEW_A), []);
    }));

  it('stays as it is when two feeds lead to each other', () =>
    withStore(open, async (store) => {
      await merge(store);
      await store.feeds.savePoll(idOf(2), { at: 70, nextPollAt: 80, movedTo: makeFeed(1).url });
      assert.deepEqual(idsOf(await store.feeds.list(VIEW_B)), [idOf(2)]);
      assert.deepEqual(idsOf(await store.feeds.due({ now: 99, limit: 9 })), [idOf(2)]);
    }));
}
