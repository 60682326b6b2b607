// The memory that searches decode postings into: lent to one search at a time, and given to the next when it ends.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMemoryLender } from '../../src/search/list-memory.ts';

const BYTES = 30;

describe('the memory for the postings of one search', () => {
  it('gives pieces that do not overlap and begin where numbers may', () => {
    const memory = createMemoryLender().lend();
    const pieces = Array.from({ length: 50 }, () => memory.take(BYTES));
    for (const [at, { buffer, offset }] of pieces.entries()) new Uint8Array(buffer, offset, BYTES).fill(at);
    for (const [at, { buffer, offset }] of pieces.entries()) {
      assert.equal(offset % Uint32Array.BYTES_PER_ELEMENT, 0);
      assert.ok(new Uint8Array(buffer, offset, BYTES).every((byte) => byte === at));
    }
  });

  it('lends to another search only what was given back', () => {
    const lender = createMemoryLender();
    const [one, other] = [lender.lend(), lender.lend()];
    const first = one.take(BYTES).buffer;
    assert.notEqual(other.take(BYTES).buffer, first);
    lender.giveBack(one);
    const next = lender.lend();
    assert.equal(next.take(BYTES).buffer, first);
    assert.equal(next.lists.size, 0);
  });

  it('keeps little of what many or large searches needed', () => {
    const lender = createMemoryLender();
    const memory = lender.lend();
    const buffers = new Set(Array.from({ length: 40 }, () => memory.take(500_000).buffer));
    const large = memory.take(5_000_000);
    assert.ok(large.buffer.byteLength >= 5_000_000);
    lender.giveBack(memory);
    const next = lender.lend();
    const again = new Set(Array.from({ length: 40 }, () => next.take(500_000).buffer));
    const kept = [...again].filter((buffer) => buffers.has(buffer));
    assert.ok(kept.length > 0 && kept.reduce((sum, { byteLength }) => sum + byteLength, 0) <= 8 * 2 ** 20);
    assert.ok(!again.has(large.buffer));
  });
});
