// The index under SIGKILL, a few times; kill-index.long.ts does it a hundred times.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { killIndex } from '../kit/kill-index.ts';

describe('the index under SIGKILL', () => {
  it('finds every acknowledged article once, and its checksums are right, after each of six kills', async (context) => {
    const outcome = await killIndex({ kills: 6, linesMax: 90, seed: 20250304 });
    context.diagnostic(`${outcome.acknowledged} articles; ${outcome.whileRebuilding} kills while rebuilding`);
    assert.ok(outcome.acknowledged > 60);
    assert.deepEqual(outcome.wrong, []);
    assert.deepEqual(outcome.unsound, []);
  });
});
