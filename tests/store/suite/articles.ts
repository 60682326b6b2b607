// What every database must do with articles.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ArticleId } from '../../../src/news/ids.ts';
import { ALL } from '../../../src/news/view.ts';
import {
  GUILD_A,
  idOf,
  makeFeed,
  makeRead,
  type OpenTestStore,
  USER,
  understandingOf,
  VIEW_A,
  withStore,
} from '../open-test-store.ts';

/** Runs the articles' part of the suite over one kind of database. */
export function testArticles(open: OpenTestStore): void {
  describe('saving', () => testSaving(open));
  describe('changing', () => testChanging(open));
  describe('recognising', () => testRecognising(open));
  describe('reading ranges', () => testRanges(open));
}

function testSaving(open: OpenTestStore): void {
  it('gives back every field as it was saved', () =>
    withStore(open, async ({ articles }) => {
      const read = makeRead(1, {
        url: 'https://example.org/1',
        citedUrl: 'https://example.org/1',
        byline: 'A. Writer',
        publishedDay: '2017-02-20',
        publishedAt: 1_487_580_000_000,
        imageUrl: 'https://example.org/1.png',
        rights: { show: 'excerpt', note: 'ask first' },
        itemId: 'item-1',
        copyOf: idOf<ArticleId>(9),
        text: 'Tripoli 🙂 said “yes”.',
      });
      assert.equal(await articles.save(read, { expectedVersion: 0 }), true);
      assert.deepEqual(await articles.get(read.article.id, ALL), { ...read, sequence: 1 });
    }));

  it('leaves absent fields absent', () =>
    withStore(open, async ({ articles }) => {
      const read = makeRead(1);
      await articles.save(read, { expectedVersion: 0 });
      const kept = await articles.get(read.article.id, ALL);
      assert.deepEqual(Object.keys(kept?.article ?? {}).sort(), Object.keys(read.article).sort());
    }));

  it('has nothing under an id it does not know', () =>
    withStore(open, async ({ articles }) => {
      assert.equal(await articles.get(idOf(5), ALL), undefined);
      assert.deepEqual(await articles.versions(idOf(5), ALL), []);
    }));

  it('gives many in the order asked, and leaves out what it does not know', () =>
    withStore(open, async ({ articles }) => {
      for (const number of [1, 2, 3, 4, 5]) await articles.save(makeRead(number), { expectedVersion: 0 });
      const asked = [4, 9, 1, 5].map((number) => idOf<ArticleId>(number));
      const given = await articles.getMany(asked, ALL);
      assert.deepEqual(
        given.map(({ article }) => article.title),
        ['Title 4', 'Title 1', 'Title 5'],
      );
      assert.deepEqual(await articles.getMany([], ALL), []);
    }));

  it('refuses an understanding that does not stand in its text, and saves nothing of it', () =>
    withStore(open, async ({ articles }) => {
      const { article, understanding } = makeRead(1);
      const sentences = [{ start: 0, end: 7, text: 'Bengazi' }];
      await assert.rejects(
        articles.save({ article, understanding: { ...understanding, sentences } }, { expectedVersion: 0 }),
        /sentence does not stand/,
      );
      assert.equal(await articles.get(article.id, ALL), undefined);
    }));
}

function testChanging(open: OpenTestStore): void {
  it('replaces a changed text and keeps the former ones, oldest first', () =>
    withStore(open, async ({ articles }) => {
      const { id } = makeRead(1).article;
      for (const version of [1, 2, 3]) {
        const text = `Tripoli told it ${version} times.`;
        const { article } = makeRead(1, { text, version, changedAt: version * 100 });
        assert.ok(
          await articles.save({ article, understanding: understandingOf(text) }, { expectedVersion: version - 1 }),
        );
      }
      assert.equal((await articles.get(id, ALL))?.article.text, 'Tripoli told it 3 times.');
      assert.deepEqual(await articles.versions(id, ALL), [
        { version: 1, title: 'Title 1', text: 'Tripoli told it 1 times.', replacedAt: 200 },
        { version: 2, title: 'Title 1', text: 'Tripoli told it 2 times.', replacedAt: 300 },
      ]);
    }));

  it('writes nothing when another writer came first', () =>
    withStore(open, async ({ articles }) => {
      const first = makeRead(1);
      await articles.save(first, { expectedVersion: 0 });
      const late = makeRead(1, { title: 'Too late', version: 2 });
      assert.equal(await articles.save(late, { expectedVersion: 0 }), false);
      assert.equal(await articles.save(late, { expectedVersion: 2 }), false);
      assert.deepEqual(await articles.get(first.article.id, ALL), { ...first, sequence: 1 });
      assert.equal(await articles.lastSequence(ALL), 1);
    }));

  it('lets one of many writers of the same version win', () =>
    withStore(open, async ({ articles }) => {
      const tries = Array.from({ length: 10 }, () => articles.save(makeRead(1), { expectedVersion: 0 }));
      const won = (await Promise.all(tries)).filter((isSaved) => isSaved);
      assert.equal(won.length, 1);
    }));

  it('keeps no version when only the understanding is new', () =>
    withStore(open, async ({ articles }) => {
      const read = makeRead(1);
      await articles.save(read, { expectedVersion: 0 });
      assert.ok(await articles.save(read, { expectedVersion: 1 }));
      assert.deepEqual(await articles.versions(read.article.id, ALL), []);
      assert.equal((await articles.get(read.article.id, ALL))?.sequence, 2);
    }));

  it('throws when a changed text brings no greater version', () =>
    withStore(open, async ({ articles }) => {
      await articles.save(makeRead(1), { expectedVersion: 0 });
      await assert.rejects(articles.save(makeRead(1, { title: 'Other' }), { expectedVersion: 1 }), /greater version/);
      await assert.rejects(articles.save(makeRead(2, { version: 2 }), { expectedVersion: 0 }), /version 1, not 2/);
    }));
}

function testRecognising(open: OpenTestStore): void {
  it('finds what has the same address, the same item of the same feed, or the same text', () =>
    withStore(open, async ({ articles, feeds }) => {
      const feed = await feeds.add(makeFeed(7));
      await articles.save(makeRead(1, { url: 'https://example.org/1' }), { expectedVersion: 0 });
      await articles.save(makeRead(2, { feedId: feed.id }), { expectedVersion: 0, itemId: 'item-2' });
      await articles.save(makeRead(3, { textHash: 'same' }), { expectedVersion: 0 });
      await articles.save(makeRead(4, { url: 'https://example.org/4' }), { expectedVersion: 0 });
      const like = { url: 'https://example.org/1', feedId: feed.id, itemId: 'item-2', textHash: 'same' };
      const titles = async (fields: Partial<typeof like>) =>
        (await articles.findCandidates({ feedId: feed.id, textHash: 'none', ...fields }, ALL)).map(
          ({ title }) => title,
        );
      assert.deepEqual(await titles(like), ['Title 1', 'Title 2', 'Title 3']);
      assert.deepEqual(await titles({ url: like.url }), ['Title 1']);
      assert.deepEqual(await titles({ itemId: 'item-2' }), ['Title 2']);
      assert.deepEqual(await titles({ itemId: 'item-2', feedId: makeFeed(8).id }), []);
      assert.deepEqual(await titles({}), []);
    }));

  it('notes a further feed once, and tells the index of it by a new sequence', () =>
    withStore(open, async ({ articles, feeds }) => {
      const feed = await feeds.add(makeFeed(7));
      const { article } = makeRead(1);
      await articles.save(makeRead(1), { expectedVersion: 0 });
      assert.equal(await articles.addFeed(article.id, { feedId: feed.id, itemId: 'a' }, 50), true);
      assert.equal(await articles.addFeed(article.id, { feedId: feed.id, itemId: 'b' }, 60), false);
      const kept = await articles.get(article.id, ALL);
      assert.deepEqual(kept?.article.feeds, ['local', feed.id]);
      assert.equal(kept?.sequence, 2);
      const again = await articles.findCandidates({ feedId: feed.id, itemId: 'b', textHash: '' }, ALL);
      assert.equal(again.length, 1);
    }));

  it('keeps the feeds that others noted when a newer text names fewer', () =>
    withStore(open, async ({ articles, feeds }) => {
      const feed = await feeds.add(makeFeed(7));
      await articles.save(makeRead(1), { expectedVersion: 0 });
      await articles.addFeed(idOf(1), { feedId: feed.id }, 50);
      await articles.save(makeRead(1, { title: 'New', version: 2, changedAt: 60 }), { expectedVersion: 1 });
      assert.deepEqual((await articles.get(idOf(1), ALL))?.article.feeds, ['local', feed.id]);
    }));
}

function testRanges(open: OpenTestStore): void {
  it('gives each save a greater sequence, and tells changes since one in that order', () =>
    withStore(open, async ({ articles }) => {
      assert.equal(await articles.lastSequence(ALL), 0);
      for (const number of [5, 3, 4]) await articles.save(makeRead(number), { expectedVersion: 0 });
      await articles.save(makeRead(5, { title: 'Changed', version: 2 }), { expectedVersion: 1 });
      const told = async (since: number, limit: number) => {
        const changes = await articles.changesSince(since, limit, ALL);
        return changes.map((change) => [change.sequence, change.kind === 'saved' ? change.article.title : change.id]);
      };
      assert.deepEqual(await told(0, 10), [
        [2, 'Title 3'],
        [3, 'Title 4'],
        [4, 'Changed'],
      ]);
      assert.deepEqual(await told(2, 1), [[3, 'Title 4']]);
      assert.deepEqual(await told(4, 10), []);
      assert.equal(await articles.lastSequence(ALL), 4);
    }));

  it('gives articles first seen from one instant until, not at, another', () =>
    withStore(open, async ({ articles }) => {
      for (const number of [30, 10, 20, 40]) await articles.save(makeRead(number), { expectedVersion: 0 });
      const seen = (from: number, until: number) => articles.newsBetween({ from, until }, ALL);
      assert.deepEqual(await seen(10, 40), [idOf(10), idOf(20), idOf(30)]);
      assert.deepEqual(await seen(41, 99), []);
    }));

  it('gives what was stamped before and saved after a look, to the next look alone', () =>
    withStore(open, async ({ articles, feeds }) => {
      await articles.save(makeRead(10), { expectedVersion: 0 });
      const first = await articles.lastSequence(ALL);
      for (const number of [20, 60]) await articles.save(makeRead(number), { expectedVersion: 0 });
      const second = await articles.lastSequence(ALL);
      const news = (from: number, until: number, sequence: number) =>
        articles.newsBetween({ from, until, sequence }, ALL);
      assert.deepEqual(await news(50, 90, first), [idOf(20), idOf(60)], '20 was not there at the look of 50');
      assert.deepEqual(await news(50, 90, second), [idOf(60)]);
      assert.deepEqual(await articles.newsBetween({ from: 50, until: 90 }, ALL), [idOf(60)]);
      const other = await feeds.add(makeFeed(7));
      await articles.addFeed(idOf(10), { feedId: other.id }, 30);
      assert.deepEqual(await news(50, 90, second), [idOf(60)], 'in a second feed it is no news');
    }));

  it('takes for a guild’s news what it saw in a feed after it followed that feed', () =>
    withStore(open, async ({ articles, feeds }) => {
      const feed = await feeds.add(makeFeed(7));
      await articles.save(makeRead(20, { feedId: feed.id }), { expectedVersion: 0 });
      await feeds.follow(GUILD_A, feed.id, USER, 20);
      assert.deepEqual(await articles.newsBetween({ from: 0, until: 99 }, VIEW_A), []);
      await articles.save(makeRead(30, { feedId: feed.id }), { expectedVersion: 0 });
      assert.deepEqual(await articles.newsBetween({ from: 0, until: 99 }, VIEW_A), [idOf(30)]);
      assert.equal((await articles.coverage(VIEW_A)).articles, 2);
    }));

  it('counts articles, sources and publication days, within days when asked', () =>
    withStore(open, async ({ articles, feeds }) => {
      assert.deepEqual(await articles.coverage(ALL), { articles: 0, sources: 0 });
      const feed = await feeds.add(makeFeed(7));
      await feeds.follow(GUILD_A, feed.id, USER, 0);
      await articles.save(makeRead(1, { publishedDay: '2017-02-20' }), { expectedVersion: 0 });
      await articles.save(makeRead(2, { publishedDay: '2017-02-22', source: 'Other' }), { expectedVersion: 0 });
      await articles.save(makeRead(3, { source: 'Third' }), { expectedVersion: 0 });
      // In two feeds of the view, and counted once.
      await articles.addFeed(idOf(1), { feedId: feed.id }, 5);
      for (const view of [ALL, VIEW_A]) {
        const whole = { articles: 3, sources: 3, from: '2017-02-20', to: '2017-02-22' };
        assert.deepEqual(await articles.coverage(view), whole);
        const later = { articles: 1, sources: 1, from: '2017-02-22', to: '2017-02-22' };
        assert.deepEqual(await articles.coverage(view, { from: '2017-02-21' }), later);
        assert.deepEqual(await articles.coverage(view, { from: '2018-01-01', to: '2018-12-31' }), {
          articles: 0,
          sources: 0,
        });
      }
    }));
}
