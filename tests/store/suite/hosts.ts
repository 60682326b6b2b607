import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type OpenTestStore, withStore } from '../open-test-store.ts';

const WANTED = { atOnce: 2, spacingMs: 1_000, waitMsMax: 30_000, leaseMs: 30_000 };

/** Whose turn it is at the hosts that several processes read from. */
export function testHosts(open: OpenTestStore): void {
  it('gives a host to two at a time, each a second after the one before, and again when one has ended', () =>
    withStore(open, async ({ hosts }) => {
      const take = (now: number) => hosts.take('a.example', { ...WANTED, now });
      assert.deepEqual(await take(0), { at: 0, leaseUntil: 30_000 });
      assert.deepEqual(await take(0), { at: 1_000, leaseUntil: 31_000 });
      assert.deepEqual(await take(2_000), { takenUntil: 30_000 });
      assert.deepEqual(await hosts.take('b.example', { ...WANTED, now: 2_000 }), { at: 2_000, leaseUntil: 32_000 });
      await hosts.end('a.example', 31_000);
      await hosts.end('a.example', 31_000);
      assert.deepEqual(await take(2_000), { at: 2_000, leaseUntil: 32_000 });
      assert.deepEqual(await take(2_000), { takenUntil: 30_000 });
      assert.deepEqual(await take(30_000), { at: 30_000, leaseUntil: 60_000 }, 'a lease ends by itself');
    }));

  it('gives it to one of those who ask at the same time', () =>
    withStore(open, async ({ hosts }) => {
      const given = await Promise.all([0, 1, 2, 3].map(() => hosts.take('a.example', { ...WANTED, now: 0 })));
      const begun = given.flatMap((one) => ('at' in one ? [one.at] : []));
      assert.deepEqual(
        begun.sort((a, b) => a - b),
        [0, 1_000],
      );
    }));

  it('keeps its silence and the time it wants, and forgets it when neither is left', () =>
    withStore(open, async ({ hosts }) => {
      await hosts.hold('a.example', 50_000);
      await hosts.hold('a.example', 40_000);
      const take = (now: number) => hosts.take('a.example', { ...WANTED, now, spacingMs: 60_000 });
      assert.deepEqual(await take(49_999), { silentUntil: 50_000 });
      assert.deepEqual(await take(50_000), { at: 50_000, leaseUntil: 80_000 });
      await hosts.end('a.example', 80_000);
      assert.deepEqual(await take(60_000), { tooLate: 110_000 });
      await hosts.forgetIdle(109_999);
      assert.deepEqual(await take(60_000), { tooLate: 110_000 });
      await hosts.forgetIdle(110_000);
      assert.deepEqual(await take(60_000), { at: 60_000, leaseUntil: 90_000 });
    }));
}
