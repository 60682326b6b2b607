import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Asked, giveUp, nextPollAt, nextTryAt, noteRhythm, spreadOf } from '../../src/ingest/schedule.ts';
import { checkProperty } from '../kit/check-property.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = Date.parse('2026-05-04T12:00Z');

/** Publications every `gap` minutes, the last one `ago` minutes before noon. */
const published = (gap: number, ago = gap): { publishedAt: number[] } => ({
  publishedAt: Array.from({ length: 10 }, (_, index) => NOON - (ago + gap * index) * MINUTE),
});

describe('the next poll after a success', () => {
  const WAITS: readonly (readonly [string, Omit<Asked, 'rhythm'> & Partial<Asked>, number])[] = [
    ['15 minutes while the rhythm is unknown', {}, 15],
    ['15 minutes while two publications are known', { rhythm: { publishedAt: [NOON - HOUR, NOON - 2 * HOUR] } }, 15],
    ['10 minutes for a ticker', { rhythm: published(2) }, 10],
    ['half the usual gap', { rhythm: published(60) }, 30],
    ['an hour for a feed with an item every three hours', { rhythm: published(180) }, 60],
    ['4 hours for a daily feed', { rhythm: published(1_440) }, 240],
    ['an hour for a ticker that was silent all night', { rhythm: published(5, 9 * 60) }, 60],
    ['4 hours for a ticker that fell silent last week', { rhythm: published(5, 7 * 1_440) }, 240],
    ['what the feed wishes, where that is more', { rhythm: { ...published(2), ttlMinutes: 45 } }, 50],
    ['its own rhythm, where the wish is less', { rhythm: { ...published(60), ttlMinutes: 5 } }, 30],
    ['what the host wishes', { rhythm: published(2), maxAgeMs: 33 * MINUTE }, 40],
    ['at most a day for a wish of a year', { rhythm: { ...published(2), ttlMinutes: 525_600 } }, 1_440],
    ['what the host demands', { rhythm: published(2), retryAfterMs: 3 * HOUR }, 180],
    [
      'soon where something is left, whatever the wish',
      { rhythm: { ...published(2), ttlMinutes: 600 }, isUnfinished: true },
      10,
    ],
  ];
  for (const [words, asked, minutes] of WAITS) {
    it(`waits ${words}`, () => {
      const waited = nextPollAt({ rhythm: undefined, ...asked, at: NOON, spread: 0 }) - NOON;
      // On the grid the wait is rounded, by half an interval at most; a wish is never undercut.
      const wished = Math.max((asked.rhythm?.ttlMinutes ?? 0) % 525_600, (asked.maxAgeMs ?? 0) / MINUTE);
      if (wished > 10 && asked.isUnfinished !== true)
        assert.ok(waited >= wished * MINUTE && waited <= minutes * MINUTE);
      else assert.equal(waited / MINUTE, minutes);
    });
  }

  it('passes over the hours and days that the feed asks to skip', () => {
    const rhythm = { publishedAt: [], skipHours: [12, 13, 14] };
    assert.equal(nextPollAt({ at: NOON, rhythm, spread: 0.5 }), NOON + 3.5 * HOUR);
    const night = { publishedAt: [], skipHours: [22, 23, 0, 1, 2, 3, 4, 5] };
    assert.equal(nextPollAt({ at: NOON + 10 * HOUR, rhythm: night, spread: 0 }), NOON + 18 * HOUR);
    const saturday = Date.UTC(2026, 0, 3, 12);
    const weekdays = { publishedAt: [], skipDays: [6, 0], skipHours: [0, 1] };
    assert.equal(nextPollAt({ at: saturday, rhythm: weekdays, spread: 0 }), Date.UTC(2026, 0, 5, 2));
    const never = { publishedAt: [], skipDays: [0, 1, 2, 3, 4, 5, 6] };
    assert.equal(nextPollAt({ at: NOON, rhythm: never, spread: 0 }), NOON + 15 * MINUTE);
    const all = { publishedAt: [], skipHours: Array.from({ length: 24 }, (_, hour) => hour) };
    assert.equal(nextPollAt({ at: NOON, rhythm: all, spread: 0 }), NOON + 15 * MINUTE);
  });

  it('spreads feeds that were added together over their whole interval, each always at its own minute', () => {
    const spreads = Array.from({ length: 1_000 }, (_, index) =>
      spreadOf((index * 16_777).toString(16).padStart(6, '0')),
    );
    const rhythm = published(180);
    const minutes = spreads.map((spread) => (nextPollAt({ at: NOON, rhythm, spread }) / MINUTE) % 60);
    for (let slot = 0; slot < 6; slot += 1) {
      const inSlot = minutes.filter((minute) => minute >= slot * 10 && minute < slot * 10 + 10).length;
      assert.ok(inSlot > 100 && inSlot < 250, `${inSlot} of 1,000 in the ten minutes from ${slot * 10}`);
    }
    const first = nextPollAt({ at: NOON, rhythm, spread: 0.3 });
    const second = nextPollAt({ at: first + 20_000, rhythm: { publishedAt: published(180).publishedAt }, spread: 0.3 });
    assert.equal(second - first, HOUR);
  });
});

const rhythms = fc.record({
  publishedAt: fc
    .array(fc.integer({ min: NOON - 400 * DAY, max: NOON }), { maxLength: 20 })
    .map((all) => all.sort((a, b) => b - a)),
  ttlMinutes: fc.integer({ min: 0, max: 1_000_000 }),
  skipHours: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { maxLength: 23 }),
});
const spreads = fc.double({ min: 0, max: 0.999_999, noNaN: true });
const waits = fc.integer({ min: 0, max: 30 * DAY });

describe('any schedule', () => {
  it('never asks sooner than 5 minutes, the feed, its host or its hours allow, and always again', () => {
    checkProperty(
      fc.property(rhythms, waits, waits, spreads, (rhythm, maxAgeMs, retryAfterMs, spread) => {
        const next = nextPollAt({ at: NOON, rhythm, maxAgeMs, retryAfterMs, spread });
        const waited = next - NOON;
        assert.ok(waited >= 5 * MINUTE);
        assert.ok(waited >= Math.min(rhythm.ttlMinutes * MINUTE, DAY) - 1);
        assert.ok(waited >= Math.min(maxAgeMs, DAY) - 1 && waited >= Math.min(retryAfterMs, 7 * DAY) - 1);
        assert.ok(!rhythm.skipHours.includes(new Date(next).getUTCHours()));
        assert.ok(waited <= 8 * DAY + HOUR);
      }),
    );
  });

  it('asks at least every 6 hours where nobody wishes otherwise, and is the same each time it is asked', () => {
    checkProperty(
      fc.property(rhythms, spreads, ({ publishedAt }, spread) => {
        const poll = { at: NOON, rhythm: { publishedAt }, spread };
        assert.ok(nextPollAt(poll) - NOON <= 6 * HOUR);
        assert.equal(nextPollAt(poll), nextPollAt(poll));
      }),
    );
  });

  it('never asks sooner after more failures, and within eight days', () => {
    checkProperty(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        waits,
        spreads,
        fc.boolean(),
        (failures, retryAfterMs, spread, isDisabled) => {
          const next = (count: number) => nextTryAt({ at: NOON, failures: count, isDisabled, retryAfterMs, spread });
          assert.ok(next(failures) >= NOON + 5 * MINUTE && next(failures + 1) >= next(failures));
          assert.ok(next(failures) - NOON >= Math.min(retryAfterMs, 7 * DAY) - 1 && next(failures) - NOON <= 8 * DAY);
        },
      ),
    );
  });
});

describe('failures', () => {
  const tryAfter = (failures: number, more: { isDisabled?: boolean; retryAfterMs?: number } = {}): number =>
    nextTryAt({ at: 0, failures, isDisabled: false, spread: 0, ...more }) / MINUTE;

  it('wait 5 minutes first, twice as long after each further one, at most a day', () =>
    assert.deepEqual(
      [1, 2, 3, 20, 400].map((failures) => tryAfter(failures)),
      [5, 10, 20, 1_440, 1_440],
    ));

  it('keep to Retry-After, and try what was given up once a week', () => {
    assert.equal(tryAfter(1, { retryAfterMs: 3 * HOUR }), 180);
    assert.equal(tryAfter(1, { retryAfterMs: 365 * DAY }), 7 * 1_440);
    assert.equal(tryAfter(30, { isDisabled: true }), 7 * 1_440);
  });

  it('are given up after a week, after two while no host answers at all, and at once when the feed is gone for good', () => {
    const after = (ms: number, more: { status?: number; isOnline?: boolean } = {}) =>
      giveUp({ at: NOON, failingSince: NOON - ms, isOnline: true, ...more });
    assert.equal(after(7 * DAY - 1), undefined);
    assert.equal(after(7 * DAY), 'disabled');
    assert.equal(after(7 * DAY, { isOnline: false }), undefined);
    assert.equal(after(14 * DAY, { isOnline: false }), 'disabled');
    assert.equal(after(0, { status: 404 }), undefined);
    assert.equal(after(0, { status: 410 }), 'gone');
  });
});

describe('noteRhythm', () => {
  it('keeps the latest 20 publications, newest first, each once, and none of the future', () => {
    const dates = Array.from({ length: 30 }, (_, index) => NOON + (index - 25) * HOUR);
    const noted = noteRhythm({ publishedAt: [NOON - HOUR, NOON - 100 * DAY] }, { at: NOON, dates, hasNew: true });
    assert.equal(noted.length, 20);
    assert.equal(noted[0], NOON);
    assert.deepEqual(
      noted,
      [...new Set(noted)].sort((a, b) => b - a),
    );
  });

  it('takes the poll itself for the time of what came without a date', () => {
    assert.deepEqual(noteRhythm(undefined, { at: 7, dates: [], hasNew: true }), [7]);
    assert.deepEqual(noteRhythm({ publishedAt: [7] }, { at: 9, dates: [], hasNew: false }), [7]);
    assert.deepEqual(noteRhythm({ publishedAt: [7] }, { at: 9, dates: [3], hasNew: true }), [9, 7, 3]);
    assert.deepEqual(noteRhythm({ publishedAt: [7] }, { at: 9, dates: [8], hasNew: true }), [8, 7]);
  });
});
