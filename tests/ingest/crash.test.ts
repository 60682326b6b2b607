import assert from 'node:assert/strict';
import { it } from 'node:test';
import { killWhilePolling } from '../kit/kill-while-polling.ts';

it('loses nothing and stores nothing twice when polling is killed five times at any step', async () => {
  const outcome = await killWhilePolling({ kills: 5, seed: 20260302 });
  assert.equal(outcome.killedAt.length, 5);
  assert.deepEqual(outcome.wrong, []);
});
