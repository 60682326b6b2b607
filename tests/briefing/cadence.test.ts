import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextClockChange, nextDue, readQuietHours } from '../../src/briefing/run-due.ts';
import { Failure } from '../../src/news/failure.ts';

const at = (text: string) => Date.parse(text);
const due = (rule: string, zone: string, after: string, count = 1) =>
  nextDue(rule, zone, at(after), count).map((instant) => new Date(instant).toISOString().replace(':00.000Z', 'Z'));

describe('quiet hours', () => {
  const due = (rule: string, quiet: string, after: string, count: number, zone = 'UTC'): string[] =>
    nextDue(rule, zone, at(after), count, readQuietHours(quiet)).map((instant) =>
      new Date(instant).toISOString().slice(0, 16),
    );

  it('move what falls due in them to their end, once, and leave the rest', () => {
    const times = due('daily 06:00 06:30 08:00 22:00', '22:00-07:00', '2026-03-01T00:00Z', 4);
    assert.deepEqual(times, ['2026-03-01T07:00', '2026-03-01T08:00', '2026-03-02T07:00', '2026-03-02T08:00']);
  });

  it('hold within a day too, and their end is not quiet', () => {
    assert.deepEqual(due('daily 12:00', '12:00 to 13:30', '2026-03-01T12:30Z', 1), ['2026-03-01T13:30']);
    assert.deepEqual(due('daily 07:00', '22:00-07:00', '2026-03-01T06:00Z', 1), ['2026-03-01T07:00']);
  });

  it('end on the local clock, where a change of it falls into them', () => {
    // Berlin, 29 March 2026: the clock goes from 02:00 to 03:00.
    assert.deepEqual(due('daily 01:00', '00:30-07:00', '2026-03-28T12:00Z', 1, 'Europe/Berlin'), ['2026-03-29T05:00']);
  });

  it('are read as people write them, or refused with an example', () => {
    assert.deepEqual(readQuietHours(' 22:00 – 7:05 '), { from: '22:00', to: '07:05' });
    assert.equal(readQuietHours('none'), undefined);
    for (const text of ['22-7', '24:00-07:00', '07:00-07:00', 'at night']) {
      assert.throws(() => readQuietHours(text), failureWith('bad-input', /22:00-07:00/));
    }
  });
});

describe('nextClockChange', () => {
  const change = (rule: string, zone: string, after: string, quiet = '') => {
    const found = nextClockChange(rule, zone, at(after), readQuietHours(quiet));
    return (
      found && `${found.kind} ${found.day} ${found.time} → ${found.dueTime} ${new Date(found.dueAt).toISOString()}`
    );
  };

  it('tells of a time in the spring gap, and when it is due', () => {
    // Berlin, 28 March 2027: the clock goes from 02:00 to 03:00.
    const expected = 'skipped 2027-03-28 02:30 → 03:00 2027-03-28T01:00:00.000Z';
    assert.equal(change('daily 02:30 08:00', 'Europe/Berlin', '2026-11-23T12:00Z'), expected);
    // A change by half an hour, in the southern spring.
    assert.equal(
      change('daily 02:15', 'Australia/Lord_Howe', '2026-06-01T00:00Z'),
      'skipped 2026-10-04 02:15 → 02:30 2026-10-03T15:30:00.000Z',
    );
  });

  it('tells of a time that comes twice, until its first has passed', () => {
    const expected = 'repeated 2026-10-25 02:30 → 02:30 2026-10-25T00:30:00.000Z';
    assert.equal(change('weekly sun 02:30', 'Europe/Berlin', '2026-10-24T12:00Z'), expected);
    assert.match(change('weekly sun 02:30', 'Europe/Berlin', '2026-10-25T00:30Z') ?? '', /^skipped 2027-03-28/);
  });

  it('is silent where the hours lie elsewhere, another day is meant, or the zone has one clock', () => {
    assert.equal(change('daily 08:00', 'Europe/Berlin', '2026-11-23T12:00Z'), undefined);
    assert.equal(change('weekdays 02:30', 'Europe/Berlin', '2026-11-23T12:00Z'), undefined);
    assert.equal(change('daily 02:30', 'Asia/Tokyo', '2026-11-23T12:00Z'), undefined);
    assert.equal(change('daily 02:30', 'Europe/Berlin', '2026-11-23T12:00Z', '22:00-07:00'), undefined);
  });

  it('agrees with the due times themselves over all hours and zones with their own changes', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Africa/Casablanca', 'Pacific/Chatham', 'Asia/Gaza']) {
      const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
      for (let hour = 0; hour < 24; hour += 1) {
        const time = `${String(hour).padStart(2, '0')}:30`;
        const moved = nextDue(`daily ${time}`, zone, at('2026-11-23T12:00Z'), 366).find(
          (instant) => clock.format(instant) !== time,
        );
        const found = nextClockChange(`daily ${time}`, zone, at('2026-11-23T12:00Z'));
        if (found?.kind === 'skipped' || found === undefined) assert.equal(found?.dueAt, moved, `${zone} ${time}`);
      }
    }
  });
});

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
