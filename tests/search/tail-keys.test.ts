import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createTailKeys } from '../../src/search/tail-keys.ts';
import { checkProperty } from '../kit/check-property.ts';

const key = fc.string({ unit: fc.constantFrom('\u0004', 'a', 'b'), maxLength: 5 });

describe('createTailKeys', () => {
  it('gives the keys of any range in order, however they come between two looks', () => {
    checkProperty(
      fc.property(fc.array(fc.tuple(fc.array(key), key, key)), (rounds) => {
        const keys = new Map<string, number>();
        const ordered = createTailKeys(keys);
        for (const [coming, from, end] of rounds) {
          for (const one of coming) if (!keys.has(one)) keys.set(one, keys.size);
          for (const until of [end, `${from}\uffff`])
            assert.deepEqual(
              ordered.within({ from, until }),
              [...keys.keys()].filter((one) => one >= from && one < until).sort(),
            );
        }
      }),
    );
  });
});
