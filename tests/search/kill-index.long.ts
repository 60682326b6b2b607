// The index under a hundred SIGKILLs while it imports, merges and rebuilds.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { killIndex } from '../kit/kill-index.ts';

describe('the index under SIGKILL, whole', () => {
  it('finds every acknowledged article once, and its checksums are right, after each of a hundred kills', async (context) => {
    // Few lines a kill: each rebuild takes in all articles there are, and the hundred must end within minutes.
    const outcome = await killIndex({ kills: 100, linesMax: 24, seed: 20250305 });
    context.diagnostic(`${outcome.acknowledged} articles; ${outcome.whileRebuilding} kills while rebuilding`);
    assert.ok(outcome.acknowledged > 800);
    assert.ok(outcome.whileRebuilding > 0);
    assert.deepEqual(outcome.wrong, []);
    assert.deepEqual(outcome.unsound, []);
  });
});
