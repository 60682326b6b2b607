import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextPollAt, spreadOf } from '../../src/ingest/schedule.ts';

const MINUTE = 60_000;

describe('schedule', () => {
  it('asks again after 15 minutes, or what the feed asks for where that is more', () => {
    assert.equal(nextPollAt({ at: 0, failures: 0, spread: 0 }), 15 * MINUTE);
    assert.equal(nextPollAt({ at: 0, failures: 0, ttlMinutes: 60, spread: 0 }), 60 * MINUTE);
    assert.equal(nextPollAt({ at: 0, failures: 0, ttlMinutes: 1, spread: 0 }), 15 * MINUTE);
  });

  it('waits 5 minutes after a first failure, twice as long after each further one, at most a day', () => {
    const waits = [1, 2, 3, 20, 400].map((failures) => nextPollAt({ at: 0, failures, spread: 0 }) / MINUTE);
    assert.deepEqual(waits, [5, 10, 20, 1440, 1440]);
  });

  it('keeps to Retry-After', () =>
    assert.equal(nextPollAt({ at: 0, failures: 1, retryAfterMs: 3 * 60 * MINUTE, spread: 0 }), 180 * MINUTE));

  it('spreads feeds by up to a tenth, always alike for one feed', () => {
    assert.equal(spreadOf('ffffff00'), spreadOf('ffffff99'));
    assert.ok(spreadOf('ffffff') < 1 && spreadOf('000000') === 0);
    assert.ok(nextPollAt({ at: 0, failures: 0, spread: 0.999 }) <= 16.5 * MINUTE);
  });
});
