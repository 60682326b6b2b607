import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { nextDue } from '../../src/briefing/cadence.ts';
import { checkProperty } from '../kit/check-property.ts';
import { dueByLooking, wallClock } from '../kit/look-at-clock.ts';
import { ZONES } from '../kit/zones.ts';

const at = (text: string) => Date.parse(text);

describe('nextDue beside Intl', () => {
  it('is due each local day at the first minute that shows the wanted time or a later one', () => {
    checkProperty(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 47 }),
        fc.integer({ min: 0, max: 50 * 365 }),
        (zone, halfHour, day) => {
          const time = `${String(Math.floor(halfHour / 2)).padStart(2, '0')}:${halfHour % 2 === 0 ? '00' : '30'}`;
          const after = at('1980-01-01T00:00Z') + day * 86_400_000;
          const until = after + 2 * 86_400_000;
          const counted = nextDue(`daily ${time}`, zone, after, 4).filter((instant) => instant <= until);
          assert.deepEqual(counted, dueByLooking([time], zone, { after, until }).get(time));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives more due times as a continuation of fewer', () => {
    const rules = ['daily 08:00', 'weekdays 02:30 18:00', 'weekly sun 02:30', 'cron 15 */6 * * *'];
    checkProperty(
      fc.property(
        fc.constantFrom(...rules),
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 2e12 }),
        (rule, zone, after) => {
          const all = nextDue(rule, zone, after, 6);
          assert.ok(all.every((instant, index) => instant > (all[index - 1] ?? after)));
          assert.deepEqual(nextDue(rule, zone, all[2] ?? 0, 3), all.slice(3));
        },
      ),
      { numRuns: 60 },
    );
  });
});

const TRANSITIONS = new URL('../../../shared/data/tz-transitions.jsonl', import.meta.url);

interface Transition {
  readonly id: string;
  readonly input: { readonly utc: string; readonly zone: string };
  readonly expected: { readonly local_time: string };
}

describe('nextDue at recorded changes of the clock', () => {
  const missing = existsSync(TRANSITIONS) ? false : 'the recorded changes are not in ../shared';
  it('is due at the recorded minute, or at the earlier one that showed the same time', { skip: missing }, (context) => {
    const rows = readFileSync(TRANSITIONS, 'utf8').trim().split('\n');
    let judged = 0;
    for (const row of rows.map((line) => JSON.parse(line) as Transition)) {
      const { utc, zone } = row.input;
      const time = row.expected.local_time.slice(0, 5);
      const read = wallClock(zone);
      if (read(at(utc)).time !== time) {
        context.diagnostic(`Node's zone data says otherwise: ${row.id}`);
        continue;
      }
      judged += 1;
      const minute = Math.floor(at(utc) / 60_000) * 60_000;
      const after = at(utc) - 3 * 3_600_000;
      const [found = 0] = nextDue(`daily ${time}`, zone, after, 1);
      const isEarlierTwin = found > after && found < minute && read(found).time === time;
      assert.ok(found === minute || isEarlierTwin, `${row.id}: ${new Date(found).toISOString()}`);
    }
    assert.ok(judged >= rows.length - 4, `only ${judged} of ${rows.length} could be judged`);
  });
});
