import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { type Job, startTimetable, type Timetable } from '../src/timetable.ts';
import { silentLog } from './kit/silent-log.ts';

describe('the timetable', () => {
  const open: Timetable[] = [];
  after(async () => {
    for (const timetable of open) await timetable.stop();
  });

  function start(jobs: readonly Job[]): { timetable: Timetable; events: string[] } {
    const { log, events } = silentLog();
    const timetable = startTimetable(jobs, { now: () => 0, log });
    open.push(timetable);
    return { timetable, events };
  }

  it('never runs a job twice at once, and runs it again when it is done', async () => {
    let runs = 0;
    let release = (): void => {};
    const { timetable } = start([
      {
        name: 'slow',
        run: () =>
          new Promise((resolve) => {
            runs += 1;
            release = resolve;
          }),
      },
    ]);
    const first = timetable.tick();
    await timetable.tick();
    assert.equal(runs, 1);
    release();
    await first;
    const second = timetable.tick();
    assert.equal(runs, 2);
    release();
    await second;
  });

  it('goes on with the other jobs, and with the same one, when a job throws', async () => {
    let runs = 0;
    const { timetable, events } = start([
      {
        name: 'broken',
        run: async () => {
          throw new Error('no');
        },
      },
      {
        name: 'sound',
        run: async () => {
          runs += 1;
        },
      },
    ]);
    await timetable.tick();
    await timetable.tick();
    assert.equal(runs, 2);
    assert.deepEqual(events, ['error a job failed', 'error a job failed']);
  });

  it('measures ticks, jobs that end and fail, and those left out', async () => {
    const told: string[] = [];
    const gate = Promise.withResolvers<void>();
    const jobs = [
      { name: 'slow', run: () => gate.promise },
      { name: 'broken', run: () => Promise.reject(new Error('no')) },
    ];
    const metrics = {
      tick: (at: number) => void told.push(`tick ${at}`),
      job: (name: string) => (result: string) => void told.push(`${name} ${result}`),
      jobSkipped: (name: string) => void told.push(`${name} skipped`),
    };
    const timetable = startTimetable(jobs, { now: () => 7, log: silentLog().log, metrics });
    open.push(timetable);
    const first = timetable.tick();
    await timetable.tick();
    gate.resolve();
    await first;
    const skipped = ['broken skipped', 'slow skipped'];
    assert.deepEqual(told.sort(), ['broken failed', skipped[0], 'slow done', skipped[1], 'tick 7', 'tick 7']);
  });

  it('runs what was left out once more, for who asks for a whole tick', async () => {
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const told: string[] = [];
    const { timetable } = start([
      {
        name: 'due',
        run: async () => {
          told.push('due');
          await gates[told.length - 1]?.promise;
        },
      },
    ]);
    const first = timetable.tick();
    const whole = timetable.tickWhole();
    assert.deepEqual(told, ['due']);
    gates[0]?.resolve();
    gates[1]?.resolve();
    await first;
    await whole;
    assert.deepEqual(told, ['due', 'due']);
    await timetable.tickWhole();
    assert.equal(told.length, 3, 'where nothing was in hand, one tick is all');
  });

  it('leaves out a job whose time it is not', async () => {
    let runs = 0;
    const { timetable } = start([
      {
        name: 'hourly',
        when: (now) => now === 1,
        run: async () => {
          runs += 1;
        },
      },
    ]);
    await timetable.tick();
    assert.equal(runs, 0);
  });

  it('waits for the jobs in hand when it stops', async () => {
    let done = false;
    const { timetable } = start([
      {
        name: 'long',
        run: async () => {
          await new Promise((resolve) => setImmediate(resolve));
          done = true;
        },
      },
    ]);
    void timetable.tick();
    await timetable.stop();
    assert.ok(done);
  });
});
