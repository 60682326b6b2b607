// Slices of ids, and fields that are absent.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { present, slicesOfIds } from '../../src/store/rows.ts';

it('pads ids to a power of two by the last one, in slices', () => {
  assert.deepEqual(slicesOfIds([]), []);
  assert.deepEqual(slicesOfIds(['a', 'b', 'c']), [['a', 'b', 'c', 'c']]);
  const many = Array.from({ length: 1_100 }, (_, number) => String(number));
  const slices = slicesOfIds(many);
  assert.deepEqual(
    slices.map(({ length }) => length),
    [512, 512, 128],
  );
  assert.equal(new Set(slices.flat()).size, 1_100);
});

it('has no field where a column is null', () => {
  assert.deepEqual(present('a', null), {});
  assert.deepEqual(present('a', 0), { a: 0 });
});
