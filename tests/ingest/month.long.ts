// The troubled month of a feed in full, with several seeds, or with that of DATELINE_TEST_SEED.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { playFeed } from '../kit/month-of-a-feed.ts';

const seeds = process.env.DATELINE_TEST_SEED === undefined ? [1, 2, 3] : [Number(process.env.DATELINE_TEST_SEED)];

for (const seed of seeds) {
  it(`stores and tells every item of 30 days once, whatever happens to the feed (seed ${seed})`, async (context) => {
    const { wrong, polls, items, versions } = await playFeed({ days: 30, seed });
    context.diagnostic(`${items} items in ${versions} versions, by ${polls} polls`);
    assert.deepEqual(wrong, []);
    assert.ok(versions > items);
  });
}
