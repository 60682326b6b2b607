import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { nextDue } from '../../src/briefing/cadence.ts';
import { Failure } from '../../src/news/failure.ts';

const at = (text: string) => Date.parse(text);
const due = (rule: string, zone: string, after: string, count = 1) =>
  nextDue(rule, zone, at(after), count).map((instant) => new Date(instant).toISOString().replace(':00.000Z', 'Z'));

describe('nextDue', () => {
  const golden: [rule: string, zone: string, after: string, due: string[]][] = [
    ['daily 08:00', 'UTC', '2026-03-02T07:59:59Z', ['2026-03-02T08:00Z', '2026-03-03T08:00Z']],
    ['daily 08:00', 'UTC', '2026-03-02T08:00Z', ['2026-03-03T08:00Z']],
    ['  Daily   8:00 ', 'Asia/Tokyo', '2026-03-02T00:00Z', ['2026-03-02T23:00Z']],
    ['daily 18:00 08:00', 'UTC', '2026-03-02T09:00Z', ['2026-03-02T18:00Z', '2026-03-03T08:00Z']],
    ['daily 08:00 08:00', 'UTC', '2026-03-02T09:00Z', ['2026-03-03T08:00Z', '2026-03-04T08:00Z']],
    ['weekdays 08:00', 'UTC', '2026-03-06T09:00Z', ['2026-03-09T08:00Z', '2026-03-10T08:00Z']],
    ['weekly mon 08:00', 'UTC', '2026-03-02T08:00Z', ['2026-03-09T08:00Z']],
    ['weekly Friday 08:00', 'UTC', '2026-03-02T08:00Z', ['2026-03-06T08:00Z']],
    ['weekly mon thu 07:30', 'UTC', '2026-03-02T08:00Z', ['2026-03-05T07:30Z', '2026-03-09T07:30Z']],
    // Monday in Auckland is still Sunday in UTC.
    ['weekly mon 08:00', 'Pacific/Auckland', '2026-06-01T00:00Z', ['2026-06-07T20:00Z']],
    ['cron 0 8 * * 1-5', 'Europe/Berlin', '2026-03-27T12:00Z', ['2026-03-30T06:00Z', '2026-03-31T06:00Z']],
    ['cron 30 6 1 * *', 'UTC', '2026-03-02T00:00Z', ['2026-04-01T06:30Z', '2026-05-01T06:30Z']],
    ['cron 0 9 * * MON', 'UTC', '2026-03-02T09:00Z', ['2026-03-09T09:00Z']],
    ['cron 0 0 29 2 *', 'UTC', '2026-03-02T09:00Z', ['2028-02-29T00:00Z']],
  ];
  for (const [rule, zone, after, expected] of golden) {
    it(`counts "${rule}" in ${zone} after ${after}`, () => {
      assert.deepEqual(due(rule, zone, after, expected.length), expected);
    });
  }

  const clockChanges: [what: string, rule: string, zone: string, after: string, due: string[]][] = [
    [
      'is due at the first minute after the spring gap when its time falls into it',
      'daily 02:30',
      'Europe/Berlin',
      '2026-03-28T12:00Z',
      ['2026-03-29T01:00Z', '2026-03-30T00:30Z'],
    ],
    [
      'is due once when two of its times fall into one gap',
      'daily 02:15 02:45',
      'Europe/Berlin',
      '2026-03-28T12:00Z',
      ['2026-03-29T01:00Z', '2026-03-30T00:15Z'],
    ],
    [
      'is due at the first of two equal times in autumn, and only then',
      'daily 02:30',
      'Europe/Berlin',
      '2026-10-24T12:00Z',
      ['2026-10-25T00:30Z', '2026-10-26T01:30Z'],
    ],
    [
      'is not due at the second of them when asked between the two',
      'daily 02:30',
      'Europe/Berlin',
      '2026-10-25T00:45Z',
      ['2026-10-26T01:30Z'],
    ],
    [
      'knows a gap of half an hour',
      'daily 02:15',
      'Australia/Lord_Howe',
      '2026-10-03T00:00Z',
      ['2026-10-03T15:30Z', '2026-10-04T15:15Z'],
    ],
    [
      'knows a gap at midnight',
      'daily 00:00',
      'America/Santiago',
      '2026-09-05T12:00Z',
      ['2026-09-06T04:00Z', '2026-09-07T03:00Z'],
    ],
    [
      'has no briefing on a day that the zone left out',
      'daily 08:00',
      'Pacific/Apia',
      '2011-12-29T12:00Z',
      ['2011-12-29T18:00Z', '2011-12-30T18:00Z'],
    ],
    [
      'reads cron rules on the same clock',
      'cron 30 2 * * *',
      'Europe/Berlin',
      '2026-03-28T12:00Z',
      ['2026-03-29T01:00Z', '2026-03-30T00:30Z'],
    ],
  ];
  for (const [what, rule, zone, after, expected] of clockChanges) {
    it(what, () => assert.deepEqual(due(rule, zone, after, expected.length), expected));
  }

  for (const rule of [
    '',
    'hourly',
    'daily',
    'daily 25:00',
    'daily 08:60',
    'daily 8',
    'daily 08:00 noon',
    'weekly 08:00',
  ]) {
    it(`refuses "${rule}" and gives examples`, () => {
      assert.throws(() => nextDue(rule, 'UTC', 0, 1), failureWith('bad-input', /`daily 08:00`.*`cron 0 8 \* \* 1-5`/));
    });
  }
  for (const rule of [
    'weekly someday 08:00',
    'weekly mon',
    'cron',
    'cron 0 8 * *',
    'cron 61 8 * * *',
    'cron 0 0 30 2 *',
  ]) {
    it(`refuses "${rule}" and gives examples`, () => {
      assert.throws(() => nextDue(rule, 'UTC', 0, 1), failureWith('bad-input', /`weekly mon 08:00`/));
    });
  }
  for (const zone of ['', 'Mars/Olympus', '+02:00', 'Berlin']) {
    it(`refuses the zone "${zone}" and names some`, () => {
      assert.throws(() => nextDue('daily 08:00', zone, 0, 1), failureWith('bad-input', /Europe\/Berlin/));
    });
  }
  for (const count of [0, -1, 1.5, 1_000_001]) {
    it(`refuses to count ${count} due times`, () => {
      assert.throws(() => nextDue('daily 08:00', 'UTC', 0, count), failureWith('bad-input', /1 to/));
    });
  }
});

function failureWith(code: string, message: RegExp) {
  return (error: unknown) => error instanceof Failure && error.code === code && message.test(error.message);
}

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
  const missing = existsSync(TRANSITIONS) ? false : 'the recorded changes are not here';
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
