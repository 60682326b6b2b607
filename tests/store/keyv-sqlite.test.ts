// The cache's file under Keyv.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Keyv } from 'keyv';
import { type Cache, openCache } from '../../src/store/keyv-sqlite.ts';
import { makeFolder } from './open-test-store.ts';

// Keyv checks expiry by the real clock too, but no test takes as long as its shortest ttl.
async function withCache(
  work: (cache: Cache, clock: { ms: number }) => Promise<void>,
  limits: { entriesMax?: number; pagesMax?: number } = {},
): Promise<void> {
  const { dataDir, remove } = makeFolder();
  const clock = { ms: 0 };
  const cache = openCache({ dataDir, now: () => clock.ms, ...limits });
  try {
    await work(cache, clock);
  } finally {
    cache.close();
    remove();
  }
}

describe('the cache', () => {
  it('keeps values by namespace, and clears one without the other', () =>
    withCache(async (cache) => {
      const pages = new Keyv({ store: cache.store(), namespace: 'pages' });
      const replies = new Keyv({ store: cache.store(), namespace: 'replies' });
      await pages.set('1', { page: 2, words: 'naïve 🙂' }, 60_000);
      await replies.set('1', 'text', 60_000);
      assert.deepEqual(await pages.get('1'), { page: 2, words: 'naïve 🙂' });
      assert.equal(await replies.get('1'), 'text');
      await pages.clear();
      assert.equal(await pages.get('1'), undefined);
      assert.equal(await replies.get('1'), 'text');
    }));

  it('reads and deletes many', () =>
    withCache(async (cache) => {
      const keyv = new Keyv({ store: cache.store(), namespace: 'n' });
      await keyv.set('a', 1);
      await keyv.set('b', 2);
      assert.deepEqual(await keyv.getMany(['a', 'x', 'b']), [1, undefined, 2]);
      assert.equal(await keyv.has('a'), true);
      assert.equal(await keyv.delete('a'), true);
      assert.equal(await keyv.delete('a'), false);
      assert.equal(await keyv.has('a'), false);
      await keyv.delete(['a', 'b']);
      assert.equal(await keyv.get('b'), undefined);
    }));

  it('forgets at the end of the ttl by the clock it was given, and the sweep takes it away', () =>
    withCache(async (cache, clock) => {
      const keyv = new Keyv({ store: cache.store(), namespace: 'n' });
      await keyv.set('short', 1, 60_000);
      await keyv.set('long', 2, 120_000);
      await keyv.set('for ever', 3);
      clock.ms += 59_000;
      assert.equal(await keyv.get('short'), 1);
      assert.equal(cache.sweep(), 0);
      clock.ms += 1_000;
      assert.equal(await keyv.get('short'), undefined);
      assert.equal(cache.sweep(), 1);
      clock.ms += 60_000;
      assert.equal(cache.sweep(), 1);
      assert.equal(await keyv.get('for ever'), 3);
    }));

  it('keeps no more than its bound, the latest written first', () =>
    withCache(
      async (cache, clock) => {
        const keyv = new Keyv({ store: cache.store(), namespace: 'n' });
        for (let number = 0; number < 100; number += 1) {
          clock.ms += 1;
          await keyv.set(String(number), number, 1_000_000);
          await keyv.set(String(number), number, 1_000_000);
        }
        const kept = await keyv.getMany<number>(Array.from({ length: 100 }, (_, number) => String(number)));
        const numbers = kept.filter((value) => value !== undefined);
        assert.ok(numbers.length <= 20 && numbers.length >= 18, `${numbers.length} are kept`);
        assert.equal(numbers[0], 100 - numbers.length);
      },
      { entriesMax: 20 },
    ));

  it('makes room when its file is full, and goes on', () =>
    withCache(
      async (cache, clock) => {
        const keyv = new Keyv({ store: cache.store(), namespace: 'n', throwOnErrors: true });
        for (let number = 0; number < 300; number += 1) {
          clock.ms += 1;
          await keyv.set(String(number), 'x'.repeat(5_000), 1_000_000);
        }
        assert.equal((await keyv.get<string>('299'))?.length, 5_000);
        assert.equal(await keyv.get('0'), undefined);
      },
      { pagesMax: 100 },
    ));

  it('does not keep what is far too long', () =>
    withCache(async (cache) => {
      const keyv = new Keyv({ store: cache.store(), namespace: 'n' });
      assert.equal(await keyv.set('big', 'x'.repeat(1_000_001)), false);
      assert.equal(await keyv.get('big'), undefined);
    }));

  it('keeps what it had when it is opened again, and starts anew when its file is damaged', async () => {
    const { dataDir, remove } = makeFolder();
    const keptAfter = async () => {
      const cache = openCache({ dataDir, now: () => 0 });
      const keyv = new Keyv({ store: cache.store(), namespace: 'n' });
      const kept = await keyv.get('a');
      await keyv.set('a', 1);
      cache.close();
      return kept;
    };
    assert.equal(await keptAfter(), undefined);
    assert.equal(await keptAfter(), 1);
    writeFileSync(join(dataDir, 'cache.db'), 'damaged '.repeat(1_000));
    assert.equal(await keptAfter(), undefined);
    assert.equal(await keptAfter(), 1);
    remove();
  });

  it('reads as a miss when it is closed', async () => {
    const { dataDir, remove } = makeFolder();
    const cache = openCache({ dataDir, now: () => 0 });
    const keyv = new Keyv({ store: cache.store(), namespace: 'n', emitErrors: false });
    await keyv.set('a', 1);
    cache.close();
    assert.equal(await keyv.get('a'), undefined);
    assert.equal(await keyv.set('b', 1), false);
    remove();
  });
});
