// The crash test at length, in every kind of place, with and without leave to read the history: 200 kills, or as many as
// DATELINE_TEST_KILLS says, with the seed of DATELINE_TEST_SEED.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ALL_KINDS, killAndResume } from '../kit/kill-and-resume.ts';

const kills = Number(process.env.DATELINE_TEST_KILLS ?? 200);
const seed = Number(process.env.DATELINE_TEST_SEED ?? 7);

it(`posts each due message exactly once under ${kills} kills at any step (seed ${seed})`, async (context) => {
  const outcome = await killAndResume({ kills, seed, kinds: ALL_KINDS });
  const steps = Map.groupBy(outcome.killedAt, (step) => step);
  for (const [step, times] of steps) context.diagnostic(`killed ${times.length} times: ${step}`);
  context.diagnostic(`${outcome.due} messages due, ${outcome.uncertain} uncertain`);
  assert.equal(outcome.kills, kills);
  assert.deepEqual(outcome.wrong, []);
  assert.deepEqual(outcome.told, []);
});
