import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { killAndResume } from '../kit/kill-and-resume.ts';
import { aboutFiles } from '../kit/test-database.ts';

// What became of each message is read from the file.
describe('briefings under SIGKILL', aboutFiles, () => {
  it('posts each due message exactly once when the process is killed five times at any step', async () => {
    const kinds = ['channel', 'thread', 'forum post', 'alerts', 'direct messages'] as const;
    const outcome = await killAndResume({ kills: 5, seed: 20260302, kinds });
    assert.equal(outcome.kills, 5);
    assert.deepEqual(outcome.wrong, []);
    assert.deepEqual(outcome.told, []);
    assert.equal(outcome.uncertain, 0);
  });
});
