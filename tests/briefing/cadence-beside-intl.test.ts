import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { nextDue } from '../../src/briefing/cadence.ts';

const at = (text: string) => Date.parse(text);

/** The wall clock as Intl shows it, "08:00 on 2026-03-02": our peer, which shares no code with the polyfill's arithmetic. */
function wallClock(zone: string) {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (instant: number) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    return {
      day: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
      time: `${parts.get('hour')}:${parts.get('minute')}`,
    };
  };
}

/** By looking at every minute: the first of each local day at or after the wanted time. What the rule means, slowly. */
function dueByLooking(time: string, zone: string, { after, until }: { after: number; until: number }): number[] {
  const read = wallClock(zone);
  const found = new Map<string, number>();
  for (let minute = after - 36 * 3_600_000; minute <= until; minute += 60_000) {
    const local = read(minute);
    if (local.time >= time && !found.has(local.day)) found.set(local.day, minute);
  }
  return [...found.values()].filter((minute) => minute > after);
}

describe('nextDue beside Intl', () => {
  const zones = [
    'America/New_York',
    'Europe/London',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'America/St_Johns',
    'UTC',
  ];
  it('is due each local day at the first minute that shows the wanted time or a later one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 47 }),
        fc.integer({ min: 0, max: 50 * 365 }),
        (zone, halfHour, day) => {
          const time = `${String(Math.floor(halfHour / 2)).padStart(2, '0')}:${halfHour % 2 === 0 ? '00' : '30'}`;
          const after = at('1980-01-01T00:00Z') + day * 86_400_000;
          const until = after + 2 * 86_400_000;
          const counted = nextDue(`daily ${time}`, zone, after, 4).filter((instant) => instant <= until);
          assert.deepEqual(counted, dueByLooking(time, zone, { after, until }));
        },
      ),
      { numRuns: 40, seed: 1 },
    );
  });

  it('agrees with looking around every change of the clock of two years', () => {
    for (const zone of ['Europe/Berlin', 'America/Santiago', 'Australia/Lord_Howe', 'Africa/Casablanca']) {
      const read = wallClock(zone);
      for (let hour = at('2025-01-01T00:00Z'); hour < at('2027-01-01T00:00Z'); hour += 3_600_000) {
        if (
          at(`${read(hour).day}T${read(hour).time}Z`) - hour ===
          at(`${read(hour + 3_600_000).day}T${read(hour + 3_600_000).time}Z`) - hour - 3_600_000
        )
          continue;
        for (const time of ['00:00', '01:30', '02:00', '02:30', '03:00', '23:30']) {
          const range = { after: hour - 86_400_000, until: hour + 86_400_000 };
          const counted = nextDue(`daily ${time}`, zone, range.after, 4).filter((instant) => instant <= range.until);
          assert.deepEqual(
            counted,
            dueByLooking(time, zone, range),
            `${time} in ${zone} near ${new Date(hour).toISOString()}`,
          );
        }
      }
    }
  });

  it('gives more due times as a continuation of fewer', () => {
    const rules = ['daily 08:00', 'weekdays 02:30 18:00', 'weekly sun 02:30', 'cron 15 */6 * * *'];
    fc.assert(
      fc.property(
        fc.constantFrom(...rules),
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 2e12 }),
        (rule, zone, after) => {
          const all = nextDue(rule, zone, after, 6);
          assert.ok(all.every((instant, index) => instant > (all[index - 1] ?? after)));
          assert.deepEqual(nextDue(rule, zone, all[2] ?? 0, 3), all.slice(3));
        },
      ),
      { numRuns: 60, seed: 2 },
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
