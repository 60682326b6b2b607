import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHostTurns } from '../../src/feeds/feeds.ts';
import { Failure } from '../../src/news/failure.ts';

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
