import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { binDays } from '../../src/plots/bin-days.ts';

const DAY_MS = 86_400_000;
const dayAt = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * DAY_MS).toISOString().slice(0, 10);

describe('bars of days', () => {
  it('shows a single day amid its week', () => {
    const binned = binDays([{ day: '2017-02-20', count: 3 }]);
    assert.equal(binned?.unit, 'day');
    assert.deepEqual(
      binned?.bins.map(({ from, count }) => [from.slice(8), count]),
      [
        ['17', 0],
        ['18', 0],
        ['19', 0],
        ['20', 3],
        ['21', 0],
        ['22', 0],
        ['23', 0],
      ],
    );
  });

  for (const [days, unit, bars] of [
    [62, 'day', 62],
    [63, 'week', 9],
    [62 * 7 - 6, 'week', 62],
    [500, 'month', 17],
    [365 * 5, 'month', 60],
    [365 * 10, 'year', 10],
    [365 * 100, 'decade', 11],
  ] as const) {
    it(`tells ${days} days in bars of a ${unit}`, () => {
      const from = '2017-01-02';
      const binned = binDays([
        { day: dayAt(from, days - 1), count: 2 },
        { day: from, count: 1 },
      ]);
      assert.deepEqual([binned?.unit, binned?.bins.length], [unit, bars]);
      assert.deepEqual([binned?.bins[0]?.count, binned?.bins.at(-1)?.count], [1, 2]);
    });
  }

  it('loses no count, and leaves no day between two bars', () => {
    const counts = Array.from({ length: 400 }, (_, at) => ({ day: dayAt('2015-11-29', at * 3), count: at % 5 }));
    const bins = binDays(counts)?.bins ?? [];
    const total = (each: readonly { readonly count: number }[]) => each.reduce((sum, { count }) => sum + count, 0);
    assert.equal(total(bins), total(counts));
    for (const [at, { from }] of bins.entries()) {
      if (at > 0) assert.equal(from, dayAt(bins[at - 1]?.to ?? '', 1));
    }
  });

  it('makes none of nothing', () => assert.equal(binDays([{ day: '2017-02-20', count: 0 }]), undefined));
});
