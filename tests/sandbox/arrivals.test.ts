// Tests of the news that comes in while the sandbox runs: when, in which order, and what it says of its day.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planArrivals } from '../../src/sandbox/arrivals.ts';
import { listArrivingNews } from '../../src/sandbox/sample-news.ts';

const START = Date.parse('2026-11-23T23:58:00Z');
const MINUTE_MS = 60_000;

function plan() {
  let now = START;
  const taken: { readonly name: string; readonly at: number; readonly text: string }[] = [];
  const arrivals = planArrivals({
    now: () => now,
    take: async ({ name, bytes }, at) => {
      taken.push({ name, at, text: new TextDecoder().decode(bytes) });
      return name;
    },
  });
  const move = (byMs: number): void => {
    now += byMs;
  };
  return { arrivals, taken, move };
}

describe('planArrivals', () => {
  it('lets one arrive every three minutes, each at its own instant, in their order, and then no more', async () => {
    const { arrivals, taken, move } = plan();
    assert.deepEqual(await arrivals.letDue(), []);
    move(7 * MINUTE_MS);
    assert.deepEqual((await arrivals.letDue()).length, 2, 'those of the third and the sixth minute');
    assert.deepEqual(
      taken.map(({ at }) => (at - START) / MINUTE_MS),
      [3, 6],
    );
    assert.match(taken[0]?.text ?? '', /date: "2026-11-24T00:01:00\.000Z"/u);
    assert.match(taken[0]?.text ?? '', /on 24 November, the coast guard said/u);
    move(24 * 60 * MINUTE_MS);
    await arrivals.letDue();
    assert.deepEqual(
      taken.map(({ name }) => name),
      listArrivingNews(),
    );
    assert.deepEqual(arrivals.toCome(), { articlesToCome: 0 });
    assert.equal(await arrivals.letNext(), undefined);
  });

  it('brings in no article twice when two ask at once', async () => {
    const { arrivals, taken } = plan();
    await Promise.all([arrivals.letNext(), arrivals.letNext()]);
    assert.deepEqual(
      taken.map(({ name }) => name),
      listArrivingNews().slice(0, 2),
    );
  });

  it('says of each that it is invented, and leaves no day open', async () => {
    const { arrivals, taken, move } = plan();
    move(24 * 60 * MINUTE_MS);
    await arrivals.letDue();
    assert.ok(taken.length > 5);
    for (const { name, text } of taken) {
      assert.doesNotMatch(text, /\{\{|Invalid Date/u, name);
      assert.match(text, /source: ".*\(invented\)"/u, name);
    }
  });
});
