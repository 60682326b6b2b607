// Polling under fifty kills, or as many as DATELINE_TEST_KILLS says, with the seed of DATELINE_TEST_SEED.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { killWhilePolling } from '../kit/kill-while-polling.ts';

const kills = Number(process.env.DATELINE_TEST_KILLS ?? 50);
const seed = Number(process.env.DATELINE_TEST_SEED ?? 7);

it(`loses nothing and stores nothing twice under ${kills} kills at any step (seed ${seed})`, async (context) => {
  const outcome = await killWhilePolling({ kills, seed });
  for (const [step, times] of Map.groupBy(outcome.killedAt, (one) => one)) {
    context.diagnostic(`killed ${times.length} times: ${step}`);
  }
  context.diagnostic(`${outcome.items} items`);
  assert.equal(outcome.killedAt.length, kills);
  assert.deepEqual(outcome.wrong, []);
});
