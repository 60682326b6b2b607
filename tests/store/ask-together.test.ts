import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askTogether } from '../../src/store/ask-together.ts';

describe('what is asked together', () => {
  it('is given in its order', async () => {
    assert.deepEqual(await askTogether([Promise.resolve(1), Promise.resolve('two')]), [1, 'two']);
  });

  it('has all ended when one of it has failed', async () => {
    const ended: string[] = [];
    const late = async () => {
      await new Promise(setImmediate);
      ended.push('late');
    };
    await assert.rejects(askTogether([Promise.reject(new Error('refused')), late()]), /refused/);
    assert.deepEqual(ended, ['late']);
  });
});
