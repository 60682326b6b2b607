import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHostTurns } from '../../src/feeds/feeds.ts';
import { Failure } from '../../src/news/failure.ts';
import { openStore } from '../../src/store/open-store.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

/** Turns over a clock that waiting itself moves on. */
function open(spacingMs?: number) {
  const time = { clock: 0 };
  const turns = createHostTurns({
    now: () => time.clock,
    pause: async (ms, signal) => {
      signal?.throwIfAborted();
      time.clock += ms;
    },
    ...(spacingMs === undefined ? {} : { spacingMs }),
  });
  return { time, turns };
}
const isBusy = (error: unknown): boolean => error instanceof Failure && error.code === 'busy';

describe('the turns at a host', () => {
  it('begin a second apart, and at once at another host', async () => {
    const { time, turns } = open();
    const starts: number[] = [];
    for (let number = 0; number < 3; number += 1) {
      const end = await turns.take('a.example');
      starts.push(time.clock);
      end();
    }
    (await turns.take('b.example'))();
    assert.deepEqual([...starts, time.clock], [0, 1_000, 2_000, 2_000]);
  });

  it('are two at a time; the third begins when one ends, in the order of asking', async () => {
    const { turns } = open();
    const ends = [await turns.take('a.example'), await turns.take('a.example')];
    const begun: string[] = [];
    const waiting = ['third', 'fourth'].map(async (name) => {
      const end = await turns.take('a.example');
      begun.push(name);
      return end;
    });
    await new Promise(setImmediate);
    assert.deepEqual(begun, []);
    ends[0]?.();
    ends[0]?.();
    (await waiting[0])?.();
    await waiting[1];
    assert.deepEqual(begun, ['third', 'fourth']);
  });

  it('are refused while the host wants silence, at most for a day, and given again afterwards', async () => {
    const { time, turns } = open();
    turns.hold('a.example', 120_000);
    turns.hold('a.example', 60_000);
    await assert.rejects(turns.take('a.example'), (error) => isBusy(error) && /another 2 minutes/.test(String(error)));
    assert.equal(turns.freeAt('a.example'), 120_000);
    time.clock = 120_000;
    (await turns.take('a.example'))();
    turns.hold('a.example', 365 * 86_400_000);
    assert.equal(turns.freeAt('a.example'), 120_000 + 86_400_000);
  });

  it('keep the space that a host asks for, and are refused where that is too long to wait', async () => {
    const { time, turns } = open();
    turns.setSpacing('a.example', 10_000);
    (await turns.take('a.example'))();
    (await turns.take('a.example'))();
    assert.equal(time.clock, 10_000);
    turns.setSpacing('a.example', 600_000);
    (await turns.take('a.example'))();
    await assert.rejects(turns.take('a.example'), isBusy);
    time.clock += 600_000;
    (await turns.take('a.example'))();
    turns.setSpacing('a.example', 1);
    time.clock += 600_000;
    const before = time.clock;
    for (let number = 0; number < 2; number += 1) (await turns.take('a.example'))();
    assert.equal(time.clock - before, 1_000);
  });

  it('are not lost when who waits for one gives up', async () => {
    const { turns } = open();
    const ends = [await turns.take('a.example'), await turns.take('a.example')];
    const stop = new AbortController();
    const given = turns.take('a.example', stop.signal);
    const patient = turns.take('a.example');
    stop.abort(new Error('enough'));
    await assert.rejects(given, /enough/);
    for (const end of ends) end();
    (await patient)();
    (await turns.take('a.example'))();
  });
});

describe('the turns at a host that several processes ask', () => {
  /** Two processes over one store and one clock, which waiting moves on. */
  async function openTwo() {
    const store = await openStore({ dataDir: temporaryFolder(), now: () => 0 });
    const time = { clock: 0 };
    const one = () =>
      createHostTurns({
        now: () => time.clock,
        pause: async (ms, signal) => {
          signal?.throwIfAborted();
          time.clock += ms;
        },
        shared: store.hosts,
        onFault: (error) => assert.fail(String(error)),
      });
    return { time, store, turns: [one(), one()] as const };
  }

  it('begin a second apart over all of them', async () => {
    const { time, store, turns } = await openTwo();
    const starts: number[] = [];
    for (const at of [0, 1, 1, 0]) {
      const end = await turns[at as 0 | 1].take('a.example');
      starts.push(time.clock);
      end();
      // What ends a turn is written before the next one is taken.
      await store.hosts.forgetIdle(0);
    }
    assert.deepEqual(starts, [0, 1_000, 2_000, 3_000]);
    await store.close();
  });

  it('are two at a time over all of them; those of a process that died end by themselves', async () => {
    const { time, store, turns } = await openTwo();
    const [end] = [await turns[0].take('a.example'), await turns[0].take('a.example')];
    const began = time.clock;
    const other = await turns[1].take('a.example');
    assert.equal(time.clock, 30_000, 'the first was never ended');
    other();
    end();
    await store.hosts.forgetIdle(0);
    await turns[1].take('a.example');
    assert.ok(time.clock <= began + 31_000);
    await store.close();
  });

  it('are given back by who is stopped before they begin', async () => {
    const { store, turns } = await openTwo();
    (await turns[0].take('a.example'))();
    await store.hosts.forgetIdle(0);
    await assert.rejects(turns[1].take('a.example', AbortSignal.abort()), { name: 'AbortError' });
    await store.hosts.forgetIdle(0);
    const one = { now: 0, atOnce: 1, spacingMs: 1_000, waitMsMax: 30_000, leaseMs: 30_000 };
    assert.deepEqual(await store.hosts.take('a.example', one), { at: 2_000, leaseUntil: 32_000 });
    await store.close();
  });

  it('are refused by all while the host wants silence of one', async () => {
    const { store, turns } = await openTwo();
    turns[0].hold('a.example', 120_000);
    await store.hosts.forgetIdle(0);
    await assert.rejects(
      turns[1].take('a.example'),
      (error) => isBusy(error) && /another 2 minutes/.test(String(error)),
    );
    (await turns[1].take('b.example'))();
    await store.close();
  });

  it('are not waited for where others want more time than anybody waits', async () => {
    const { time, store, turns } = await openTwo();
    turns[0].setSpacing('a.example', 60_000);
    (await turns[0].take('a.example'))();
    await store.hosts.forgetIdle(0);
    await assert.rejects(turns[1].take('a.example'), isBusy);
    assert.equal(time.clock, 0);
    await store.close();
  });
});
