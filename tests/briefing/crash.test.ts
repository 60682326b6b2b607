import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { killAndResume } from '../kit/kill-and-resume.ts';

describe('briefings under SIGKILL', () => {
  it('posts each due briefing exactly once when the process is killed five times at any step', async () => {
    const outcome = await killAndResume({ kills: 5, seed: 20260302 });
    assert.equal(outcome.kills, 5);
    assert.deepEqual(outcome.wrong, []);
    assert.deepEqual(outcome.told, []);
  });
});
