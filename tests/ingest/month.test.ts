import assert from 'node:assert/strict';
import { it } from 'node:test';
import { playFeed } from '../kit/month-of-a-feed.ts';

it('stores every item of troubled days once, keeps every change, and tells everything exactly once', async () => {
  const outcome = await playFeed({ days: 5, seed: 20260302 });
  assert.deepEqual(outcome.wrong, []);
  assert.ok(outcome.items >= 16 && outcome.versions > outcome.items);
});
