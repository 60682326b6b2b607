// What every database must do with articles that are taken down, parted and joined, and with servers that leave.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ArticleId, ChannelId, DeliveryId, GuildId, OutboxId, SubscriptionId } from '../../../src/news/ids.ts';
import { ALL, type View } from '../../../src/news/view.ts';
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

const URL_1 = 'https://example.org/1';

/** Runs the take-downs' part of the suite over one kind of database. */
export function testTakeDowns(open: OpenTestStore): void {
  describe('taking down', () => testTakingDown(open));
  describe('messages not yet sent', () => testMessagesInHand(open));
  describe('servers that leave', () => testDepartures(open));
}

/** Two servers that share a feed with two articles. */
async function share(store: Store): Promise<void> {
  const feed = await store.feeds.add(makeFeed(7));
  for (const guildId of [GUILD_A, GUILD_B]) await store.feeds.follow(guildId, feed.id, USER, 5);
  await store.articles.save(makeRead(11, { url: URL_1, feedId: feed.id, publishedDay: '2026-01-01' }), {
    expectedVersion: 0,
  });
  await store.articles.save(makeRead(12, { feedId: feed.id, source: 'Another', publishedDay: '2026-01-02' }), {
    expectedVersion: 0,
  });
}

/** What each read of articles shows a view, by the articles' numbers. */
async function shownBy({ articles }: Store, view: View): Promise<Readonly<Record<string, unknown>>> {
  const ids = [11, 12].map((number) => idOf<ArticleId>(number));
  const numberOf = (id: string) => Number.parseInt(id, 16);
  const changes = await articles.changesSince(0, 100, view);
  const { articles: count, sources } = await articles.coverage(view);
  return {
    get: (await articles.get(idOf<ArticleId>(11), view)) !== undefined,
    getMany: (await articles.getMany(ids, view)).map(({ article }) => numberOf(article.id)),
    news: (await articles.newsBetween({ from: 6, until: 100 }, view)).map(numberOf),
    saved: changes.flatMap((one) => (one.kind === 'saved' ? [numberOf(one.article.id)] : [])).sort(),
    removed: changes.flatMap((one) => (one.kind === 'removed' ? [numberOf(one.id)] : [])),
    coverage: [count, sources],
    versions: (await articles.versions(idOf<ArticleId>(11), view)).length,
    hidden: [...(await articles.hidden(view)).keys()].map(numberOf),
  };
}

const WHOLE = {
  get: true,
  getMany: [11, 12],
  news: [11, 12],
  saved: [11, 12],
  removed: [],
  coverage: [2, 2],
  versions: 1,
  hidden: [],
};
const WITHOUT = {
  get: false,
  getMany: [12],
  news: [12],
  saved: [12],
  removed: [11],
  coverage: [1, 1],
  versions: 0,
  hidden: [11],
};

function testTakingDown(open: OpenTestStore): void {
  const prepared = async (store: Store) => {
    await share(store);
    await store.articles.save(
      makeRead(11, {
        url: URL_1,
        feedId: makeFeed(7).id,
        publishedDay: '2026-01-01',
        text: 'Tripoli again.',
        version: 2,
        changedAt: 12,
      }),
      { expectedVersion: 1 },
    );
  };

  it('hides an article from every read of its server alone, and shows it again', () =>
    withStore(open, async (store) => {
      await prepared(store);
      for (const view of [VIEW_A, VIEW_B, ALL]) assert.deepEqual(await shownBy(store, view), WHOLE);
      const before = await store.articles.lastSequence(ALL);
      const taken = await store.takeDowns.takeDown(URL_1, { view: VIEW_A, by: USER }, 50);
      assert.deepEqual(
        taken.map(({ title, address }) => [title, address]),
        [['Title 11', URL_1]],
      );
      assert.deepEqual(await store.takeDowns.takeDown(URL_1, { view: VIEW_A, by: USER }, 51), []);
      assert.deepEqual(await shownBy(store, VIEW_A), WITHOUT);
      for (const view of [VIEW_B, ALL]) assert.deepEqual(await shownBy(store, view), WHOLE);
      assert.ok((await store.articles.lastSequence(VIEW_A)) > before);
      assert.deepEqual(
        (await store.takeDowns.list(VIEW_A)).map(({ address, at }) => [address, at]),
        [[URL_1, 50]],
      );
      assert.deepEqual(await store.takeDowns.list(VIEW_B), []);
      assert.deepEqual(await store.takeDowns.restore(URL_1, VIEW_B), []);
      assert.equal((await store.takeDowns.restore(URL_1, VIEW_A)).length, 1);
      assert.deepEqual(await shownBy(store, VIEW_A), WHOLE);
    }));

  it('hides everywhere what the operator takes down, until the operator shows it again', () =>
    withStore(open, async (store) => {
      await prepared(store);
      await store.takeDowns.takeDown(URL_1, { view: ALL, by: 'operator' }, 50);
      for (const view of [VIEW_A, VIEW_B, ALL]) assert.deepEqual(await shownBy(store, view), WITHOUT);
      assert.deepEqual(await store.takeDowns.restore(URL_1, VIEW_A), []);
      assert.equal((await store.takeDowns.restore(URL_1, ALL)).length, 1);
      for (const view of [VIEW_A, VIEW_B, ALL]) assert.deepEqual(await shownBy(store, view), WHOLE);
    }));

  it('keeps down what comes to the address later, by whatever feed, and what its feed changes or moves', () =>
    withStore(open, async (store) => {
      await prepared(store);
      await store.takeDowns.takeDown(URL_1, { view: VIEW_A, by: USER }, 50);
      const other = await store.feeds.add(makeFeed(8, { listedForAll: true }));
      await store.articles.save(makeRead(13, { url: URL_1, feedId: other.id }), { expectedVersion: 0 });
      assert.equal(await store.articles.get(idOf<ArticleId>(13), VIEW_A), undefined);
      assert.notEqual(await store.articles.get(idOf<ArticleId>(13), VIEW_B), undefined);
      await store.articles.move(idOf<ArticleId>(11), {
        url: 'https://example.org/moved',
        citedUrl: 'https://example.org/moved',
      });
      assert.equal(await store.articles.get(idOf<ArticleId>(11), VIEW_A), undefined);
      await store.articles.move(idOf<ArticleId>(12), { url: URL_1, citedUrl: URL_1 });
      assert.equal(await store.articles.get(idOf<ArticleId>(12), VIEW_A), undefined);
    }));

  it('shows again by its former address, or by the one that it moved to, what moved while it was down', () =>
    withStore(open, async (store) => {
      await prepared(store);
      const moved = 'https://example.org/moved';
      for (const address of [URL_1, moved]) {
        await store.takeDowns.takeDown(URL_1, { view: VIEW_A, by: USER }, 50);
        await store.articles.move(idOf<ArticleId>(11), { url: moved, citedUrl: moved });
        assert.equal(await store.articles.get(idOf<ArticleId>(11), VIEW_A), undefined);
        assert.equal((await store.takeDowns.restore(address, VIEW_A)).length, 1);
        assert.notEqual(await store.articles.get(idOf<ArticleId>(11), VIEW_A), undefined);
        assert.deepEqual(await store.takeDowns.list(VIEW_A), []);
        await store.articles.move(idOf<ArticleId>(11), { url: URL_1, citedUrl: URL_1 });
      }
    }));

  it('lets no server take down, or learn of, what it does not see', () =>
    withStore(open, async (store) => {
      await prepared(store);
      const stranger: View = { kind: 'guild', guildId: '100000000000000009' as GuildId };
      assert.deepEqual(await store.takeDowns.find(URL_1, stranger), []);
      assert.deepEqual(await store.takeDowns.takeDown(URL_1, { view: stranger, by: USER }, 50), []);
      await store.takeDowns.takeDown(URL_1, { view: VIEW_A, by: USER }, 50);
      assert.deepEqual(
        (await store.takeDowns.find(URL_1, VIEW_B)).map(({ isTakenDown }) => isTakenDown),
        [false],
      );
    }));

  it('still finds what is taken down when it comes again', () =>
    withStore(open, async (store) => {
      await prepared(store);
      await store.takeDowns.takeDown(URL_1, { view: ALL, by: 'operator' }, 50);
      const found = await store.articles.findCandidates({ feedId: makeFeed(7).id, url: URL_1, textHash: '' }, ALL);
      assert.deepEqual(
        found.map(({ id }) => id),
        [idOf(11)],
      );
    }));

  it('shows an article of a feed as an excerpt where its server says so', () =>
    withStore(open, async (store) => {
      await prepared(store);
      await store.feeds.setRights(makeFeed(7).id, { show: 'excerpt' }, VIEW_A);
      const showOf = async (view: View) => (await store.articles.get(idOf<ArticleId>(11), view))?.article.rights.show;
      assert.deepEqual([await showOf(VIEW_A), await showOf(VIEW_B)], ['excerpt', 'full']);
      for (const view of [VIEW_A, VIEW_B]) {
        const { sequence = 0 } = (await store.articles.get(idOf<ArticleId>(11), view)) ?? {};
        const [found] = await store.articles.getFound([sequence], view);
        assert.equal(found?.rights.show, await showOf(view));
      }
      assert.equal((await store.feeds.list(VIEW_A))[0]?.rights?.show, 'excerpt');
      await store.feeds.setRights(makeFeed(7).id, { show: 'excerpt', note: 'ask first' }, ALL);
      assert.equal(await showOf(VIEW_B), 'excerpt');
      assert.deepEqual((await store.feeds.list(VIEW_B))[0]?.rights, { show: 'excerpt', note: 'ask first' });
    }));
}

function testMessagesInHand(open: OpenTestStore): void {
  const DELIVERY = idOf<DeliveryId>(1);
  const SUBSCRIPTION = idOf<SubscriptionId>(1);

  async function compose(store: Store, parts: number): Promise<void> {
    await share(store);
    await store.subscriptions.add({
      id: SUBSCRIPTION,
      guildId: GUILD_A,
      channelId: '1' as ChannelId,
      cadence: 'daily 08:00',
      zone: 'UTC',
      length: 'standard',
      whenEmpty: 'skip',
      state: 'active',
      nextDueAt: 100,
      createdAt: 0,
      createdBy: USER,
    });
    const due = { id: DELIVERY, subscriptionId: SUBSCRIPTION, dueAt: 100, nextDueAt: 200, now: 100, leaseMs: 60 };
    const delivery = await store.deliveries.claim(due);
    assert.ok(delivery !== undefined);
    const rows = Array.from({ length: parts }, (_, part) => ({
      id: idOf<OutboxId>(part + 1),
      deliveryId: DELIVERY,
      part,
      channelId: '1' as ChannelId,
      body: '{}',
      state: 'waiting' as const,
      attempts: 0,
      nextAttemptAt: 100,
      leaseUntil: 0,
    }));
    assert.ok(await store.deliveries.compose(delivery, { rows, articleIds: [idOf<ArticleId>(11)] }));
  }
  const claim = (store: Store, now: number) => store.deliveries.claimOutbox({ now, leaseMs: 60, limit: 9 });

  it('gives a briefing back to be composed anew when nothing of it was tried', () =>
    withStore(open, async (store) => {
      await compose(store, 2);
      await store.takeDowns.takeDown(URL_1, { view: VIEW_A, by: USER }, 110);
      assert.deepEqual(await claim(store, 120), []);
      assert.equal((await store.deliveries.get(DELIVERY))?.state, 'claimed');
      assert.deepEqual((await store.deliveries.toldArticles(SUBSCRIPTION, [idOf(11)])).size, 0);
      assert.equal((await store.deliveries.reclaim({ now: 120, leaseMs: 60, limit: 9 })).length, 1);
    }));

  it('lets a briefing be whose server took nothing down', () =>
    withStore(open, async (store) => {
      await compose(store, 1);
      await store.takeDowns.takeDown(URL_1, { view: VIEW_B, by: USER }, 110);
      assert.equal((await claim(store, 120)).length, 1);
    }));

  it('gives up what is left of a briefing that was sent in part, also by the operator’s word', () =>
    withStore(open, async (store) => {
      await compose(store, 3);
      const [first] = await claim(store, 110);
      assert.ok(first !== undefined);
      await store.takeDowns.takeDown(URL_1, { view: ALL, by: 'operator' }, 111);
      assert.deepEqual(await claim(store, 112), []);
      assert.equal((await store.deliveries.get(DELIVERY))?.state, 'composed');
      await store.deliveries.saveOutbox(first.row.id, { state: 'waiting', nextAttemptAt: 113, error: 'not reached' });
      assert.deepEqual(await claim(store, 200), []);
      assert.equal((await store.deliveries.get(DELIVERY))?.state, 'failed');
      assert.equal(await store.deliveries.nextWork(), undefined);
    }));
}

function testDepartures(open: OpenTestStore): void {
  it('deletes all of a server that left long ago, and nothing of one that came back', () =>
    withStore(open, async (store) => {
      await share(store);
      await store.takeDowns.takeDown(URL_1, { view: VIEW_A, by: USER }, 50);
      await store.guilds.saveSettings({ guildId: GUILD_A, zone: 'Europe/Berlin' });
      await store.guilds.saveSettings({ guildId: GUILD_B, zone: 'Europe/Rome' });
      assert.deepEqual([...(await store.departures.known())].sort(), [GUILD_A, GUILD_B]);
      for (const guildId of [GUILD_A, GUILD_B]) await store.departures.noteDeparture(guildId, 100);
      await store.departures.noteDeparture(GUILD_A, 900);
      await store.departures.noteReturn([GUILD_B]);
      assert.deepEqual(await store.departures.removeDeparted(100), []);
      assert.deepEqual(await store.departures.removeDeparted(101), [GUILD_A]);
      assert.deepEqual(await store.departures.known(), [GUILD_B]);
      assert.equal((await store.guilds.settings(GUILD_A)).zone, 'UTC');
      assert.equal((await store.guilds.settings(GUILD_B)).zone, 'Europe/Rome');
      assert.deepEqual(await store.takeDowns.list(VIEW_A), []);
      assert.equal(await store.feeds.countFollowed(GUILD_A), 0);
      assert.equal((await store.feeds.due({ now: 1_000, limit: 9 })).length, 1);
      await store.departures.noteDeparture(GUILD_B, 200);
      await store.departures.removeDeparted(300);
      assert.deepEqual(await store.feeds.due({ now: 2_000, limit: 9 }), []);
    }));

  it('knows a server of which no more is kept than what it took down', () =>
    withStore(open, async (store) => {
      await share(store);
      await store.takeDowns.takeDown(URL_1, { view: VIEW_A, by: USER }, 50);
      await store.takeDowns.takeDown(URL_1, { view: ALL, by: 'operator' }, 51);
      await store.feeds.unfollow(GUILD_A, makeFeed(7).id);
      assert.deepEqual([...(await store.departures.known())].sort(), [GUILD_A, GUILD_B]);
    }));

  it('leaves what was imported for it and brought by others too to these, and keeps no feed of it', () =>
    withStore(open, async (store) => {
      const feed = await store.feeds.add(makeFeed(9, { url: `dateline:local/${GUILD_A}` }));
      const other = await store.feeds.add(makeFeed(8));
      await store.feeds.follow(GUILD_A, feed.id, USER, 1);
      await store.feeds.follow(GUILD_B, other.id, USER, 1);
      await store.articles.save(makeRead(21, { feedId: feed.id }), { expectedVersion: 0 });
      await store.articles.addFeed(idOf<ArticleId>(21), { feedId: other.id, itemId: 'theirs' }, 5);
      await store.articles.save(makeRead(22, { feedId: other.id }), { expectedVersion: 0 });
      await store.articles.addFeed(idOf<ArticleId>(22), { feedId: feed.id }, 5);
      await store.departures.noteDeparture(GUILD_A, 100);
      await store.departures.removeDeparted(200);
      const kept = await store.articles.getMany([idOf<ArticleId>(21), idOf<ArticleId>(22)], VIEW_B);
      assert.deepEqual(
        kept.map(({ article }) => [article.feedId, article.feeds]),
        [
          [other.id, [other.id]],
          [other.id, [other.id]],
        ],
      );
      assert.equal(await store.feeds.get(feed.id, ALL), undefined);
    }));

  it('deletes what was imported for it alone, and tells the index', () =>
    withStore(open, async (store) => {
      const feed = await store.feeds.add(makeFeed(9, { url: `dateline:local/${GUILD_A}` }));
      await store.feeds.follow(GUILD_A, feed.id, USER, 1);
      await store.articles.save(makeRead(21, { feedId: feed.id }), { expectedVersion: 0 });
      await store.departures.noteDeparture(GUILD_A, 100);
      await store.departures.removeDeparted(200);
      assert.equal(await store.articles.get(idOf<ArticleId>(21), ALL), undefined);
      const changes = await store.articles.changesSince(0, 9, ALL);
      assert.deepEqual(
        changes.map(({ kind, sequence }) => [kind, sequence]),
        [['removed', await store.articles.lastSequence(ALL)]],
      );
      assert.equal(await store.feeds.get(feed.id, ALL), undefined);
    }));
}
