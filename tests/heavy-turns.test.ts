import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startHeavyTurns } from '../src/heavy-turns.ts';

describe('heavy turns', () => {
  it('are taken one after the other, in the order in which they came', async () => {
    const inTurn = startHeavyTurns();
    const seen: string[] = [];
    const work = (name: string) => async (): Promise<string> => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
      return name;
    };
    assert.deepEqual(await Promise.all(['a', 'b', 'c'].map((name) => inTurn(work(name)))), ['a', 'b', 'c']);
    assert.deepEqual(seen, ['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('let others be heard between two of them', async () => {
    const inTurn = startHeavyTurns();
    const seen: string[] = [];
    const first = inTurn(async () => {
      seen.push('first');
      setImmediate(() => seen.push('somebody else'));
    });
    const second = inTurn(async () => void seen.push('second'));
    await Promise.all([first, second]);
    assert.deepEqual(seen, ['first', 'somebody else', 'second']);
  });

  it('go on after one that failed, whose error is thrown to who asked', async () => {
    const inTurn = startHeavyTurns();
    const failed = inTurn(async () => {
      throw new Error('broken');
    });
    const next = inTurn(async () => 'well');
    await assert.rejects(failed, /broken/u);
    assert.equal(await next, 'well');
  });

  it('are not held up for ever by one that hangs', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout'] });
    const inTurn = startHeavyTurns();
    void inTurn(() => new Promise(() => undefined));
    let isNext = false;
    const next = inTurn(async () => {
      isNext = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(isNext, false);
    test.mock.timers.tick(500);
    await next;
    assert.equal(isNext, true);
  });
});
