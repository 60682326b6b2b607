import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { holdPlace } from '../src/hold-place.ts';
import { Failure } from '../src/news/failure.ts';
import type { Store } from '../src/store/store.ts';
import { silentLog } from './kit/silent-log.ts';
import { temporaryFolder } from './kit/temporary-folder.ts';
import { until } from './kit/until.ts';

type Processes = Store['processes'];
type Wanted = Parameters<Processes['hold']>[0];

/** Processes of a database that gives 20 requests a second to all, unless it is told otherwise. */
function fakeProcesses() {
  const held: Wanted[] = [];
  const left: string[] = [];
  let answer: (wanted: Wanted) => Awaited<ReturnType<Processes['hold']>> = (wanted) => ({
    place: { ...wanted, perSecond: 20, leaseUntil: wanted.now + wanted.leaseMs },
  });
  const processes: Processes = {
    hold: async (wanted) => {
      held.push(wanted);
      return answer(wanted);
    },
    leave: async ({ start }) => void left.push(start),
    list: async () => [],
  };
  return {
    processes,
    held,
    left,
    answers: (other: typeof answer) => {
      answer = other;
    },
  };
}

function starting(processes: Processes, clock: { at: number }, dataDir = temporaryFolder()) {
  let ids = 0;
  const lost: Failure[] = [];
  const newId = () => {
    ids += 1;
    return `${dataDir} ${ids} at ${clock.at}`;
  };
  const shards = { from: 0, until: 1, of: 4 };
  const held = holdPlace({
    processes,
    dataDir,
    role: 'bot',
    shards,
    newId,
    now: () => clock.at,
    log: silentLog().log,
    onLost: (failure) => void lost.push(failure),
  });
  return { held, lost };
}

describe('the place of a process', () => {
  it('is kept every fifteen seconds, and gives next to nothing while it could not be', async (test) => {
    test.mock.timers.enable({ apis: ['setInterval'] });
    const { processes, held, left, answers } = fakeProcesses();
    const clock = { at: 1_000 };
    const place = await starting(processes, clock).held;
    assert.equal(place.perSecond(), 20);
    clock.at += 15_000;
    test.mock.timers.tick(15_000);
    assert.deepEqual(
      held.map(({ now, isNew }) => [now, isNew]),
      [
        [1_000, true],
        [16_000, false],
      ],
    );
    answers(() => {
      throw new Failure('busy', 'The database cannot be reached just now; try again in a minute.');
    });
    await until('the renewal is done', 1_000, () => true);
    clock.at += 60_000;
    test.mock.timers.tick(15_000);
    assert.equal(place.perSecond(), 1, 'others may have its share by now');
    await place.stop();
    assert.deepEqual(left, [held[0]?.start]);
  });

  it('is the same after a restart, and another one’s in another folder', async () => {
    const { processes, held } = fakeProcesses();
    const clock = { at: 0 };
    const folder = temporaryFolder();
    for (const dataDir of [folder, folder, temporaryFolder()]) {
      clock.at += 1;
      await (await starting(processes, clock, dataDir).held).stop();
    }
    assert.equal(held[0]?.id, held[1]?.id);
    assert.notEqual(held[0]?.start, held[1]?.start);
    assert.notEqual(held[0]?.id, held[2]?.id);
  });

  it('keeps off who comes second with a sentence, and ends who lost it meanwhile', async (test) => {
    test.mock.timers.enable({ apis: ['setInterval'] });
    const { processes, answers } = fakeProcesses();
    const { held, lost } = starting(processes, { at: 0 });
    const place = await held;
    answers((wanted) => {
      const { now, leaseMs, isNew, ...other } = wanted;
      const startedAt = Date.parse('2026-05-07T08:00Z');
      return { inTheWay: { ...other, name: 'east', perSecond: 20, startedAt, leaseUntil: now + leaseMs } };
    });
    await assert.rejects(
      starting(processes, { at: 0 }).held,
      /^Failure: Another Dateline holds shards 0 to 1 of 4 on this database \(on east, since 2026-05-07 08:00 UTC\); stop it/,
    );
    test.mock.timers.tick(15_000);
    await until('it is told', 1_000, () => lost[0]);
    assert.match(lost[0]?.message ?? '', /Another Dateline holds/);
    assert.equal(place.perSecond(), 1);
  });
});
