import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stopInOrder, together } from '../src/ending.ts';
import { silentLog } from './kit/silent-log.ts';

describe('stopping in order', () => {
  const never = (): Promise<void> => new Promise(() => undefined);

  it('stops the others when one throws, and logs it', async () => {
    const { log, events } = silentLog();
    const stopped: string[] = [];
    const fail = (): never => {
      throw new Error('no');
    };
    await stopInOrder(
      [
        () => void stopped.push('a'),
        fail,
        async () => fail(),
        together([fail, () => void stopped.push('b')], log),
        () => void stopped.push('c'),
      ],
      log,
    );
    assert.deepEqual(stopped, ['a', 'b', 'c']);
    assert.deepEqual(events, Array(3).fill('error A part could not be stopped'));
  });

  it('leaves behind what does not end, and stops the rest within the limit', async () => {
    const { log, events } = silentLog();
    const stopped: string[] = [];
    const started = performance.now();
    await stopInOrder([never, never, () => void stopped.push('store')], log, { msMax: 120, msKept: 20 });
    assert.deepEqual(stopped, ['store']);
    assert.deepEqual(events, Array(2).fill('warn Stopping before everything in hand was finished'));
    assert.ok(performance.now() - started < 1_000);
  });

  it('stops side by side what may wait for the same thing', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { log, events } = silentLog();
    await stopInOrder([together([() => promise, () => resolve()], log)], log);
    assert.deepEqual(events, []);
  });
});
