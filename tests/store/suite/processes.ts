import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ProcessPlace, Shards } from '../../../src/news/process.ts';
import type { Store } from '../../../src/store/store.ts';
import { type OpenTestStore, withStore } from '../open-test-store.ts';

const LEASE_MS = 60_000;

/** Holds a place at an instant; gives it, or who is in the way. */
function hold(
  store: Store,
  wanted: Partial<ProcessPlace> & { readonly id: string; readonly now?: number; readonly isNew?: boolean },
) {
  const { now = 0, isNew = true, id } = wanted;
  const own = { start: `${id} first`, name: `machine ${id}`, role: 'bot' as const, startedAt: 0 };
  return store.processes.hold({ ...own, ...wanted, now, leaseMs: LEASE_MS, isNew });
}

/** Requests a second of each, by id. */
async function shares(store: Store, now: number): Promise<Record<string, number>> {
  return Object.fromEntries((await store.processes.list(now)).map(({ id, perSecond }) => [id, perSecond]));
}

const shards = (from: number, until: number, of = 4): Shards => ({ from, until, of });

/** Who shares a database: the places of its processes. */
export function testProcesses(open: OpenTestStore): void {
  it('lets each shard be held once, until the lease ends or the place is given back', async () => {
    await withStore(open, async (store) => {
      const first = await hold(store, { id: 'a', shards: shards(0, 1) });
      assert.equal('place' in first && first.place.leaseUntil, LEASE_MS);
      const inTheWay = await hold(store, { id: 'b', shards: shards(1, 2) });
      assert.equal('inTheWay' in inTheWay && inTheWay.inTheWay.name, 'machine a');
      assert.ok('inTheWay' in (await hold(store, { id: 'b', shards: shards(4, 7, 8) })), 'counted differently');
      assert.ok('inTheWay' in (await hold(store, { id: 'b', role: 'all' })), 'all of them');
      assert.ok('place' in (await hold(store, { id: 'b', shards: shards(2, 3) })));
      assert.ok('place' in (await hold(store, { id: 'c', role: 'worker' })), 'a worker hears nobody');
      await store.processes.leave({ id: 'b', start: 'b first' });
      assert.ok('place' in (await hold(store, { id: 'd', shards: shards(2, 2) })));
      assert.ok('inTheWay' in (await hold(store, { id: 'e', shards: shards(0, 0), now: LEASE_MS - 1 })));
      assert.ok('place' in (await hold(store, { id: 'e', shards: shards(0, 0), now: LEASE_MS })));
    });
  });

  it('gives a process that starts again its own place, and none to its former start', async () => {
    await withStore(open, async (store) => {
      await hold(store, { id: 'a', shards: shards(0, 1) });
      assert.ok('place' in (await hold(store, { id: 'a', start: 'a second', shards: shards(0, 1), now: 5 })));
      const former = await hold(store, { id: 'a', shards: shards(0, 1), isNew: false, now: 6 });
      assert.equal('inTheWay' in former && former.inTheWay.start, 'a second');
      await store.processes.leave({ id: 'a', start: 'a first' });
      assert.equal((await store.processes.list(7)).length, 1, 'who is gone takes nobody’s place along');
      // Who was paused for longer than its lease has lost its place to whoever came.
      assert.ok('place' in (await hold(store, { id: 'b', shards: shards(1, 1), now: 70_000 })));
      const woken = await hold(store, { id: 'a', start: 'a second', shards: shards(0, 1), isNew: false, now: 90_000 });
      assert.equal('inTheWay' in woken && woken.inTheWay.id, 'b');
    });
  });

  it('shares the requests a second, never more than 45 of them, whoever comes and goes', async () => {
    await withStore(open, async (store) => {
      const keep = async (id: string, now: number, wanted: Partial<ProcessPlace>) =>
        void (await hold(store, { id, now, isNew: false, ...wanted }));
      await hold(store, { id: 'a', shards: shards(0, 1) });
      assert.deepEqual(await shares(store, 0), { a: 45 });
      await hold(store, { id: 'b', shards: shards(2, 3) });
      assert.deepEqual(await shares(store, 0), { a: 45, b: 1 }, 'nothing is free yet');
      await keep('a', 1, { shards: shards(0, 1) });
      await keep('b', 2, { shards: shards(2, 3) });
      assert.deepEqual(await shares(store, 2), { a: 22, b: 22 });
      await hold(store, { id: 'w', role: 'worker', now: 3 });
      for (const at of [4, 5]) {
        await keep('a', at, { shards: shards(0, 1) });
        await keep('b', at, { shards: shards(2, 3) });
        await keep('w', at, { role: 'worker' });
      }
      assert.deepEqual(await shares(store, 5), { a: 21, b: 21, w: 2 });
      // One of them dies: what it had is free when its lease has ended.
      await keep('b', 50_000, { shards: shards(2, 3) });
      await keep('b', 70_000, { shards: shards(2, 3) });
      assert.deepEqual(await shares(store, 70_000), { b: 45 });
    });
  });
}
