// Turns: in order, one at a time, with breath between slices.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { takeTurns } from '../../src/store/take-turns.ts';

it('goes on after a piece of work that failed', async () => {
  const inTurn = takeTurns(1);
  const failed = inTurn(async () => {
    throw new Error('no');
  });
  const next = inTurn(async () => 'yes');
  await assert.rejects(failed, /no/);
  assert.equal(await next, 'yes');
});

it('gives the event loop a turn between slices of a long row of work', async () => {
  const inTurn = takeTurns(4);
  let breaths = 0;
  let isWorking = true;
  const breathe = () => {
    breaths += 1;
    if (isWorking) setImmediate(breathe);
  };
  setImmediate(breathe);
  for (let piece = 0; piece < 40; piece += 1) await inTurn(async () => {});
  isWorking = false;
  assert.ok(breaths >= 9, `only ${breaths} breaths`);
});
