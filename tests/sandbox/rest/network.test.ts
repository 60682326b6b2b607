// Tests of the way between the bot and the stand-in, as the page sets it.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Network } from '../../../src/sandbox/page-protocol.ts';
import { createWay } from '../../../src/sandbox/rest/network.ts';
import type { State } from '../../../src/sandbox/state.ts';

const wayOf = (network: Network) => createWay({ network } as State);

describe('the way to the stand-in', () => {
  it('lets everything through while it is fine', async () => {
    const way = wayOf('fine');
    assert.deepEqual([await way(), await way()], [undefined, undefined]);
  });

  it('refuses with 503, drops where it is cut, and has every other request wait where it is limited', async () => {
    const refused = await wayOf('refusing')();
    assert.equal(typeof refused === 'object' && refused.status, 503);
    assert.equal(await wayOf('cut')(), 'drop');
    const limited = wayOf('rate-limited');
    const [first, second] = [await limited(), await limited()];
    assert.deepEqual(typeof first === 'object' && [first.status, first.headers?.['Retry-After']], [429, '2']);
    assert.equal(second, undefined);
  });

  it('keeps a slow request for two seconds, less than Discord gives a first answer', async () => {
    const waited: number[] = [];
    const way = createWay({ network: 'slow' } as State, async (ms) => void waited.push(ms));
    assert.equal(await way(), undefined);
    assert.deepEqual(waited, [2_000]);
  });
});
