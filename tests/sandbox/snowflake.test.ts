// Ids follow the clock, always grow, and tell their shard.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createSnowflakes, isSnowflake, shardOf } from '../../src/sandbox/snowflake.ts';

it('carries the milliseconds since 2015 in the upper bits', () => {
  // Discord's own example: 175928847299117063 was made at 1462015105796.
  assert.equal(BigInt(createSnowflakes(() => 1_462_015_105_796)()) >> 22n, 175_928_847_299_117_063n >> 22n);
});

it('gives growing ids while the clock stands still or goes back', () => {
  let at = 1_462_015_105_796;
  const next = createSnowflakes(() => at);
  const ids = [next(), next()];
  at -= 60_000;
  ids.push(next());
  assert.deepEqual(ids, [...ids].sort());
  assert.equal(new Set(ids).size, 3);
});

it('tells an id from other text', () => {
  assert.deepEqual(['1', '18446744073709551616', '12a', '', '@original'].map(isSnowflake), [
    true,
    false,
    false,
    false,
    false,
  ]);
});

it('sends a guild to the shard of its time', () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((ms) => shardOf(String(BigInt(ms) << 22n), 2)),
    [0, 1, 0, 1],
  );
});
