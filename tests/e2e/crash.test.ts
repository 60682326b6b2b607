import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { killWholeBot } from '../kit/kill-whole-bot.ts';
import { aboutFiles } from '../kit/test-database.ts';

describe('the whole bot under SIGKILL', () => {
  it('has each due briefing in its channel exactly once when it is killed five times', aboutFiles, async (context) => {
    const outcome = await killWholeBot({ kills: 5, seed: 20260507 });
    context.diagnostic(`killed ${outcome.kills.join(', ')}; ${outcome.due} briefings were due`);
    assert.equal(outcome.kills.length, 5);
    assert.deepEqual(outcome.wrong, []);
  });
});
