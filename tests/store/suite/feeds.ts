// What every database must do with feeds, and with what servers keep about themselves.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { Failure } from '../../../src/news/failure.ts';
import type { ChannelId, RoleId, SubscriptionId, TopicId } from '../../../src/news/ids.ts';
import type { Subscription } from '../../../src/news/subscription.ts';
import type { Topic } from '../../../src/news/topic.ts';
import { ALL } from '../../../src/news/view.ts';
import { GUILD_A, GUILD_B, idOf, makeFeed, type OpenTestStore, USER, VIEW_A, withStore } from '../open-test-store.ts';
import { testHealthOfFeeds } from './feed-health.ts';

/** Runs the part of the suite for feeds and servers over one kind of database. */
export function testFeedsAndGuilds(open: OpenTestStore): void {
  describe('feeds', () => testFeeds(open));
  describe('polling', () => testPolling(open));
  testHealthOfFeeds(open);
  describe('settings, notices and facts', () => testSettings(open));
  describe('topics', () => testTopics(open));
}

function testFeeds(open: OpenTestStore): void {
  it('gives back every field, and the feed that stands when the address was known', () =>
    withStore(open, async ({ feeds }) => {
      const feed = makeFeed(1, { siteUrl: 'https://site.example', language: 'en', etag: '"x"', lastError: 'none' });
      assert.deepEqual(await feeds.add(feed), feed);
      assert.deepEqual(await feeds.add(makeFeed(2, { url: feed.url })), feed);
      assert.deepEqual(await feeds.findByUrl(feed.url), feed);
      assert.equal(await feeds.findByUrl('https://elsewhere.example'), undefined);
    }));

  it('follows a feed once', () =>
    withStore(open, async ({ feeds }) => {
      const { id } = await feeds.add(makeFeed(1));
      assert.equal(await feeds.follow(GUILD_A, id, USER, 0), true);
      assert.equal(await feeds.follow(GUILD_A, id, USER, 0), false);
      assert.equal(await feeds.follow(GUILD_B, id, USER, 0), true);
    }));

  it('lists by title', () =>
    withStore(open, async ({ feeds }) => {
      for (const [number, title] of ['Zebra', 'Apple'].entries()) {
        await feeds.add(makeFeed(number, { title }));
        await feeds.follow(GUILD_A, idOf(number), USER, 0);
      }
      assert.deepEqual(
        (await feeds.list(VIEW_A)).map(({ title }) => title),
        ['Apple', 'Zebra'],
      );
    }));
}

function testPolling(open: OpenTestStore): void {
  it('claims due feeds that somebody reads, oldest due first, and each only once until its lease ends', () =>
    withStore(open, async ({ feeds }) => {
      for (const [number, nextPollAt] of [30, 10, 20, 999, 5].entries()) {
        await feeds.add(makeFeed(number, { nextPollAt }));
        if (number < 4) await feeds.follow(GUILD_A, idOf(number), USER, 0);
      }
      const claim = async (now: number, limit = 10) => {
        const due = await feeds.due({ now, limit });
        const claimed = await Promise.all(due.map(({ id }) => feeds.claim(id, { now, leaseMs: 60 })));
        assert.ok(
          due.every(({ leaseUntil }) => leaseUntil <= now),
          'looking leases nothing',
        );
        return claimed.map((feed) => [feed?.nextPollAt, feed?.leaseUntil]);
      };
      assert.deepEqual(await claim(100, 2), [
        [10, 160],
        [20, 160],
      ]);
      assert.deepEqual(await claim(100), [[30, 160]]);
      assert.deepEqual(await claim(159), []);
      assert.equal((await claim(160)).length, 3);
      const again = await feeds.claim(idOf(0), { now: 161, leaseMs: 60 });
      assert.equal(again, undefined, 'somebody has it');
      await feeds.release(idOf(0));
      assert.equal((await feeds.claim(idOf(0), { now: 161, leaseMs: 60 }))?.nextPollAt, 30);
      assert.equal(await feeds.claim(idOf(4), { now: 500, leaseMs: 60 }), undefined, 'nobody reads it');
    }));

  it('never polls imported files, and polls what is listed for all though no server follows it', () =>
    withStore(open, async ({ feeds }) => {
      await feeds.add(makeFeed(1, { listedForAll: true }));
      const due = await feeds.due({ now: 1_000, limit: 10 });
      assert.deepEqual(
        due.map(({ id }) => id),
        [idOf(1)],
      );
    }));

  it('counts failures in a row and keeps what the feed said last', () =>
    withStore(open, async ({ feeds }) => {
      await feeds.add(makeFeed(1, { listedForAll: true }));
      const read = () => feeds.get(idOf(1), ALL);
      await feeds.savePoll(idOf(1), { at: 10, nextPollAt: 20, etag: '"a"', lastModified: 'Mon', title: 'Named' });
      await feeds.claim(idOf(1), { now: 20, leaseMs: 60 });
      await feeds.savePoll(idOf(1), { at: 20, nextPollAt: 40, error: 'It answered 500.' });
      await feeds.savePoll(idOf(1), { at: 40, nextPollAt: 80, error: 'It answered 502.' });
      const failing = { etag: '"a"', lastModified: 'Mon', title: 'Named', failures: 2, lastError: 'It answered 502.' };
      const at = { lastPolledAt: 40, lastSuccessAt: 10, nextPollAt: 80, leaseUntil: 0, failingSince: 20 };
      assert.deepEqual(await read(), makeFeed(1, { listedForAll: true, ...failing, ...at }));
      await feeds.savePoll(idOf(1), { at: 80, nextPollAt: 90 });
      const healed = await read();
      assert.equal(healed?.failures, 0);
      assert.equal(healed?.lastError, undefined);
    }));

  it('takes a new address from a permanent redirect', () =>
    withStore(open, async ({ feeds }) => {
      await feeds.add(makeFeed(1));
      await feeds.savePoll(idOf(1), { at: 1, nextPollAt: 2, movedTo: 'https://new.example/' });
      assert.equal((await feeds.findByUrl('https://new.example/'))?.id, idOf(1));
      // The first address comes again: it is the feed that moved.
      assert.equal((await feeds.add(makeFeed(1))).url, 'https://new.example/');
    }));

  it('keeps an address of two thousand characters, stays at its own where a redirect leads to a longer one, and refuses to begin with one', () =>
    withStore(open, async ({ feeds }) => {
      // Of hashes: an index would press repeated words together.
      const hashes = Array.from({ length: 50 }, (_, at) => createHash('sha256').update(`${at}`).digest('hex'));
      const addressOf = (characters: number) => `https://long.example/${hashes.join('')}`.slice(0, characters);
      await feeds.add(makeFeed(1));
      const moved = async (movedTo: string) => {
        await feeds.savePoll(idOf(1), { at: 1, nextPollAt: 2, movedTo });
        return (await feeds.get(idOf(1), ALL))?.url;
      };
      assert.equal(await moved(addressOf(3_000)), makeFeed(1).url);
      assert.equal(await moved(addressOf(2_000)), addressOf(2_000));
      await assert.rejects(
        feeds.add(makeFeed(2, { url: addressOf(3_000) })),
        (error) => error instanceof Failure && error.code === 'bad-input' && /2,000 characters/.test(error.message),
      );
    }));

  it('is asked by an instant, and never later than before', () =>
    withStore(open, async ({ feeds }) => {
      await feeds.add(makeFeed(1, { nextPollAt: 50 }));
      await feeds.pollBy(idOf(1), 40);
      await feeds.pollBy(idOf(1), 60);
      assert.equal((await feeds.get(idOf(1), ALL))?.nextPollAt, 40);
    }));
}

function testSettings(open: OpenTestStore): void {
  it('has defaults for a server that set nothing, and forgets what is unset', () =>
    withStore(open, async ({ guilds }) => {
      assert.deepEqual(await guilds.settings(GUILD_A), { guildId: GUILD_A, zone: 'UTC' });
      const settings = {
        guildId: GUILD_A,
        zone: 'Europe/Paris',
        moderatorRoleId: '5' as RoleId,
        noticesChannelId: '6' as ChannelId,
      };
      await guilds.saveSettings(settings);
      assert.deepEqual(await guilds.settings(GUILD_A), settings);
      assert.equal((await guilds.settings(GUILD_B)).zone, 'UTC');
      await guilds.saveSettings({ guildId: GUILD_A, zone: 'UTC' });
      assert.deepEqual(await guilds.settings(GUILD_A), { guildId: GUILD_A, zone: 'UTC' });
    }));

  it('keeps notices of a server, oldest first, until they are removed', () =>
    withStore(open, async ({ guilds }) => {
      const later = { id: 'b', guildId: GUILD_A, text: 'later', createdAt: 2 };
      const earlier = { id: 'a', guildId: GUILD_A, text: 'earlier', createdAt: 1, aboutUserId: USER };
      await guilds.addNotice(later);
      await guilds.addNotice(earlier);
      await guilds.addNotice(earlier);
      assert.deepEqual(await guilds.pendingNotices(GUILD_A), [earlier, later]);
      assert.deepEqual(await guilds.pendingNotices(GUILD_B), []);
      await guilds.removeNotice('a');
      assert.deepEqual(await guilds.pendingNotices(GUILD_A), [later]);
    }));

  it('keeps facts by name', () =>
    withStore(open, async ({ facts, check }) => {
      assert.equal(await facts.get('hash'), undefined);
      await facts.set('hash', 'one');
      await facts.set('hash', 'two');
      assert.equal(await facts.get('hash'), 'two');
      await check();
    }));
}

const topic: Topic = {
  id: idOf<TopicId>(1),
  guildId: GUILD_A,
  name: 'Libya',
  words: 'tripoli OR benghazi',
  actors: ['Fayez al-Sarraj'],
  sources: [],
  languages: ['en'],
  version: 1,
  createdBy: USER,
  createdAt: 5,
};

function testTopics(open: OpenTestStore): void {
  it('finds a topic by name whatever its case, in its own server only', () =>
    withStore(open, async ({ topics }) => {
      await topics.add(topic);
      assert.deepEqual(await topics.findByName('LIBYA', GUILD_A), topic);
      assert.equal(await topics.findByName('Libya', GUILD_B), undefined);
      assert.equal(await topics.get(topic.id, GUILD_B), undefined);
      assert.deepEqual(await topics.list(GUILD_A), [topic]);
      assert.equal(await topics.remove(topic.id, GUILD_B), false);
    }));

  it('refuses a second topic of the same name, new or renamed', () =>
    withStore(open, async ({ topics }) => {
      await topics.add(topic);
      const other = { ...topic, id: idOf<TopicId>(2), name: 'lIBYA' };
      const isRefused = (error: unknown) => error instanceof Failure && error.code === 'bad-input';
      await assert.rejects(topics.add(other), isRefused);
      await topics.add({ ...other, guildId: GUILD_B });
      await topics.add({ ...other, id: idOf<TopicId>(3), name: 'Egypt' });
      await assert.rejects(topics.edit({ ...other, id: idOf<TopicId>(3) }, 1), isRefused);
    }));

  it('refuses a stale edit', () =>
    withStore(open, async ({ topics }) => {
      await topics.add(topic);
      assert.equal(await topics.edit({ ...topic, name: 'LIBYA', words: 'sirte' }, 1), true);
      assert.equal(await topics.edit({ ...topic, words: 'lost' }, 1), false);
      const kept = await topics.get(topic.id, GUILD_A);
      assert.deepEqual(kept, { ...topic, name: 'LIBYA', words: 'sirte', version: 2 });
    }));

  it('is not removed while channels hear it, and says how many do', () =>
    withStore(open, async ({ topics, subscriptions }) => {
      await topics.add(topic);
      const subscription: Subscription = {
        id: idOf<SubscriptionId>(1),
        guildId: GUILD_A,
        channelId: '9' as ChannelId,
        topicId: topic.id,
        cadence: 'daily 08:00',
        zone: 'UTC',
        length: 'standard',
        whenEmpty: 'skip',
        state: 'active',
        nextDueAt: 10,
        createdAt: 0,
        createdBy: USER,
      };
      await subscriptions.add(subscription);
      await assert.rejects(
        topics.remove(topic.id, GUILD_A),
        (error: unknown) => error instanceof Failure && error.code === 'busy' && error.message.startsWith('1 channel '),
      );
      await subscriptions.remove(subscription.id, GUILD_A);
      assert.equal(await topics.remove(topic.id, GUILD_A), true);
      assert.equal(await topics.remove(topic.id, GUILD_A), false);
    }));
}
