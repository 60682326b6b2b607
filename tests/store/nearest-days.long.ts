// The nearest days of a server that reads many articles, beside another whose days it must not know.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  GUILD_A,
  GUILD_B,
  makeFeed,
  makeRead,
  openSqliteTestStore,
  USER,
  VIEW_A,
  VIEW_B,
  withStore,
} from './open-test-store.ts';

const MANY = 2_200;

it('finds the nearest days of a view of many articles, and none of another’s', { timeout: 120_000 }, () =>
  withStore(openSqliteTestStore, async ({ articles, feeds, eventDays }) => {
    for (const [number, guild] of [
      [1, GUILD_A],
      [2, GUILD_B],
    ] as const) {
      const feed = await feeds.add(makeFeed(number));
      await feeds.follow(guild, feed.id, USER, 0);
    }
    const save = async (number: number, feed: number, day: string) => {
      const { article, understanding } = makeRead(number, { feedId: makeFeed(feed).id });
      const told = { sentence: 0, from: day, to: day, granularity: 'day', basis: 'stated' } as const;
      await articles.save({ article, understanding: { ...understanding, eventDays: [told] } }, { expectedVersion: 0 });
    };
    for (let number = 0; number < MANY; number += 1) await save(number + 10, 1, `2017-01-${10 + (number % 3) * 5}`);
    await save(5, 2, '2017-01-14');
    await save(6, 2, '2017-01-16');
    assert.deepEqual(await eventDays.nearestDays({ before: '2017-01-20' }, 5, VIEW_A), ['2017-01-15', '2017-01-10']);
    assert.deepEqual(await eventDays.nearestDays({ after: '2017-01-10' }, 1, VIEW_A), ['2017-01-15']);
    assert.deepEqual(await eventDays.nearestDays({ after: '2017-01-10' }, 5, VIEW_B), ['2017-01-14', '2017-01-16']);
    assert.deepEqual(await eventDays.nearestDays({ before: '2017-01-10' }, 5, VIEW_A), []);
    assert.equal((await eventDays.nearestDays({ before: '2017-01-15' }, 1, VIEW_A))[0], '2017-01-10');
  }),
);
