import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkProperty, drawn } from './check-property.ts';

describe('checkProperty', () => {
  const drawNumbers = (): number[] => {
    const numbers: number[] = [];
    checkProperty(fc.property(fc.integer(), (number) => numbers.push(number) > 0));
    return numbers;
  };

  it('draws the same values each time', () => {
    assert.ok(new Set(drawNumbers()).size > 20);
    assert.deepEqual(drawNumbers(), drawNumbers());
  });

  it('throws with the counterexample, its seed and its path, also where the property waits', async () => {
    const told = { message: /seed: -?\d+, path: "[\d:]+".*Counterexample: \[1000\]/su };
    const numbers = fc.nat(100_000);
    assert.throws(() => checkProperty(fc.property(numbers, (number) => number < 1_000)), told);
    await assert.rejects(checkProperty(fc.asyncProperty(numbers, async (number) => number < 1_000)), told);
  });

  it('draws others, and so many times as many, where the settings ask for it', () => {
    const [own, nothing] = [{ numRuns: 8, verbose: true }, {}];
    const { seed } = drawn(own, {});
    assert.deepEqual(drawn(own, {}), { ...own, seed });
    assert.deepEqual(drawn(nothing, {}), { numRuns: 100, seed });
    assert.deepEqual(drawn(own, { DATELINE_TEST_SEED: '7', DATELINE_TEST_RUNS: '50' }), {
      ...own,
      numRuns: 400,
      seed: 7,
    });
    assert.notEqual(seed, 7);
  });

  it('takes no setting that would run nothing', () => {
    for (const DATELINE_TEST_RUNS of ['0', '-1', 'many', '1e999'])
      assert.throws(() => drawn({}, { DATELINE_TEST_RUNS }), /runs from 1/u);
    assert.throws(() => drawn({}, { DATELINE_TEST_SEED: 'luck' }), /a whole number/u);
  });
});
