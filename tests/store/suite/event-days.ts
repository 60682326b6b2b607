// What every database must do with the days that articles tell of.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Article, EventDay, ReadArticle } from '../../../src/news/article.ts';
import type { ArticleId, Day } from '../../../src/news/ids.ts';
import type { Granularity } from '../../../src/news/moment.ts';
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

/** An article whose only sentence tells of these days. */
function telling(
  number: number,
  days: readonly (readonly [Day, Day, Granularity])[],
  fields: Partial<Article> = {},
): Omit<ReadArticle, 'sequence'> {
  const { article, understanding } = makeRead(number, fields);
  const eventDays = days.map(
    ([from, to, granularity]): EventDay => ({ sentence: 0, from, to, granularity, basis: 'stated' }),
  );
  return { article, understanding: { ...understanding, eventDays } };
}

const day = (iso: Day) => [iso, iso, 'day'] as const;
const FEBRUARY = { from: '2017-02-01', to: '2017-02-28' };
const on = (iso: Day) => ({ from: iso, to: iso });

async function toldIn({ eventDays }: Store, days: { from: Day; to: Day }, view = ALL): Promise<readonly ArticleId[]> {
  return (await eventDays.tellingOf(days, view)).map(({ id }) => id).sort();
}

/** Runs this part of the suite over one kind of database. */
export function testEventDays(open: OpenTestStore): void {
  it('finds what lies within the days asked for, and each article once', () =>
    withStore(open, async (store) => {
      await store.articles.save(telling(1, [day('2017-02-16'), day('2017-02-20')]), { expectedVersion: 0 });
      await store.articles.save(telling(2, [['2017-02-13', '2017-02-19', 'week']]), { expectedVersion: 0 });
      await store.articles.save(telling(3, [day('2017-03-01')]), { expectedVersion: 0 });
      assert.deepEqual(await toldIn(store, on('2017-02-20')), [idOf(1)]);
      assert.deepEqual(await toldIn(store, FEBRUARY), [idOf(1), idOf(2)]);
      assert.deepEqual(await toldIn(store, { from: '2017-02-14', to: '2017-02-19' }), [idOf(1)]);
      assert.deepEqual(await toldIn(store, { from: '1900-01-01', to: '2099-12-31' }), [idOf(1), idOf(2), idOf(3)]);
      const told = await store.eventDays.tellingOf(FEBRUARY, ALL);
      assert.deepEqual(
        told.find(({ id }) => id === idOf(1)),
        { id: idOf(1), isMain: true, firstSentence: 0, sentences: 2 },
      );
    }));

  it('finds longer times that cover the days apart from what lies within them', () =>
    withStore(open, async ({ articles, eventDays }) => {
      await articles.save(telling(1, [['2017-02-13', '2017-02-19', 'week']]), { expectedVersion: 0 });
      await articles.save(telling(2, [['2017-02-01', '2017-02-28', 'month']]), { expectedVersion: 0 });
      await articles.save(telling(3, [['2017-01-01', '2017-12-31', 'year']]), { expectedVersion: 0 });
      await articles.save(telling(4, [day('2017-02-16')]), { expectedVersion: 0 });
      const around = async (from: Day, to: Day) =>
        (await eventDays.tellingAround({ from, to }, 31, ALL)).map(({ id }) => id).sort();
      assert.deepEqual(await around('2017-02-16', '2017-02-16'), [idOf(1), idOf(2)]);
      assert.deepEqual(await around('2017-02-13', '2017-02-19'), [idOf(2)]);
      assert.deepEqual(await around('2017-02-01', '2017-02-28'), []);
    }));

  it('forgets the days of a former text, and those of an article that is gone', () =>
    withStore(open, async (store) => {
      await store.articles.save(telling(1, [day('2017-02-16')]), { expectedVersion: 0 });
      const changed = telling(1, [day('2017-02-17')], { title: 'New', version: 2 });
      assert.equal(await store.articles.save(changed, { expectedVersion: 1 }), true);
      assert.deepEqual(await toldIn(store, on('2017-02-16')), []);
      assert.deepEqual(await toldIn(store, on('2017-02-17')), [idOf(1)]);
      // A writer that comes too late leaves nothing behind.
      const late = telling(1, [day('2017-02-18')], { title: 'Late', version: 2 });
      assert.equal(await store.articles.save(late, { expectedVersion: 1 }), false);
      assert.deepEqual(await toldIn(store, on('2017-02-18')), []);
    }));

  it('tells the days of a former text that is kept for other feeds, at once and to these alone', () =>
    withStore(open, async (store) => {
      for (const [number, guildId] of [
        [1, GUILD_A],
        [2, GUILD_B],
      ] as const) {
        await store.feeds.add(makeFeed(number));
        await store.feeds.follow(guildId, idOf(number), USER, 1);
      }
      await store.articles.save(telling(1, [day('2017-02-16')], { feedId: idOf(1) }), { expectedVersion: 0 });
      await store.articles.addFeed(idOf(1), { feedId: idOf(2) }, 5);
      const changed = telling(1, [day('2017-02-17')], { feedId: idOf(1), title: 'New', version: 2 });
      await store.articles.save(changed, { expectedVersion: 1, partAs: idOf(9) });
      assert.deepEqual(await toldIn(store, FEBRUARY, VIEW_A), [idOf(1)]);
      assert.deepEqual(await toldIn(store, on('2017-02-16'), VIEW_B), [idOf(9)]);
      assert.deepEqual(await toldIn(store, on('2017-02-17'), VIEW_B), []);
      assert.equal((await store.eventDays.unfiled(9)).left, 0);
    }));

  it('saves no days of an article that it refuses', () =>
    withStore(open, async (store) => {
      const read = telling(1, [day('2017-02-16')], { feedId: idOf(99) });
      await assert.rejects(store.articles.save(read, { expectedVersion: 0 }));
      assert.deepEqual(await toldIn(store, FEBRUARY), []);
    }));

  it('names the days beside the main one, and tells them apart', () =>
    withStore(open, async (store) => {
      const { article, understanding } = telling(1, [day('2017-02-17')]);
      const time = {
        start: 8,
        end: 15,
        text: 'article',
        type: 'DATE',
        value: '2017-01-19',
        granularity: 'day',
      } as const;
      const beside = { ...time, from: '2017-01-19', to: '2017-01-19', basis: 'stated' } as const;
      await store.articles.save(
        { article, understanding: { ...understanding, timeMentions: [beside] } },
        { expectedVersion: 0 },
      );
      const [found] = await store.eventDays.tellingOf(on('2017-01-19'), ALL);
      assert.equal(found?.isMain, false);
      assert.deepEqual(await store.eventDays.nearestDays({ before: '2017-12-31' }, 5, ALL), ['2017-02-17']);
    }));

  it('gives nothing of another server’s feeds: no article, no day, no headline', () =>
    withStore(open, async (store) => {
      for (const [number, guild] of [
        [1, GUILD_A],
        [2, GUILD_B],
      ] as const) {
        const feed = await store.feeds.add(makeFeed(number));
        await store.feeds.follow(guild, feed.id, USER, 0);
        const fields = { feedId: feed.id, publishedDay: '2017-02-20' };
        await store.articles.save(
          telling(number, [day(`2017-02-1${number}`), ['2017-02-01', '2017-02-28', 'month']], fields),
          { expectedVersion: 0 },
        );
      }
      for (const [view, number] of [
        [VIEW_A, 1],
        [VIEW_B, 2],
      ] as const) {
        const { eventDays } = store;
        assert.deepEqual(await toldIn(store, FEBRUARY, view), [idOf(number)]);
        assert.equal((await eventDays.tellingAround(on('2017-02-11'), 31, view)).length, 1);
        assert.deepEqual(await eventDays.nearestDays({ before: '2018-01-01' }, 9, view), [`2017-02-1${number}`]);
        assert.deepEqual(await eventDays.nearestDays({ after: '2016-01-01' }, 9, view), [`2017-02-1${number}`]);
        const published = await eventDays.published(FEBRUARY, 9, view);
        assert.deepEqual(
          published.map(({ id }) => id),
          [idOf(number)],
        );
      }
      assert.deepEqual(await store.eventDays.nearestDays({ before: '2017-02-12' }, 9, VIEW_B), []);
      // What becomes visible later is there at once.
      await store.articles.addFeed(idOf(2), { feedId: makeFeed(1).id }, 5);
      assert.deepEqual(await toldIn(store, FEBRUARY, VIEW_A), [idOf(1), idOf(2)]);
    }));

  it('files a new article at once, so that nothing is left to do', () =>
    withStore(open, async ({ articles, eventDays }) => {
      await articles.save(telling(1, [day('2017-02-16')]), { expectedVersion: 0 });
      assert.deepEqual(await eventDays.unfiled(10), { reads: [], left: 0 });
      await eventDays.file(idOf(1), 1, []);
      assert.equal((await eventDays.tellingOf(FEBRUARY, ALL)).length, 1);
    }));
}
