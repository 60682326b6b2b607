// Tests of saying instants as Discord's client does.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatPosted, formatTimestamp } from '../../../src/sandbox/page/format-timestamp.ts';

const NOON = Date.UTC(2026, 4, 4, 12) / 1000;
const reader = { now: NOON * 1000, locale: 'en-GB', zone: 'UTC' };

describe('formatTimestamp', () => {
  it('says an instant in each style', () => {
    const say = (style: string): string => formatTimestamp({ seconds: NOON, style }, reader);
    assert.equal(say('t'), '12:00');
    assert.equal(say('T'), '12:00:00');
    assert.equal(say('d'), '04/05/2026');
    assert.equal(say('D'), '4 May 2026');
    assert.match(say('f'), /^4 May 2026.* 12:00$/);
    assert.match(say('F'), /^Monday.* 4 May 2026.* 12:00$/);
    assert.equal(say('?'), say('f'));
  });

  it('says how long ago or ahead, in the largest whole unit', () => {
    const say = (offset: number): string => formatTimestamp({ seconds: NOON + offset, style: 'R' }, reader);
    assert.equal(say(-30), '30 seconds ago');
    assert.equal(say(-5 * 60 - 59), '5 minutes ago');
    assert.equal(say(2 * 3600), 'in 2 hours');
    assert.equal(say(-86_400), '1 day ago');
    assert.equal(say(-400 * 86_400), '1 year ago');
  });

  it('does not throw for an instant that no calendar holds', () => {
    assert.equal(formatTimestamp({ seconds: 9_999_999_999_999, style: 'f' }, reader), 'Invalid date');
  });
});

describe('formatPosted', () => {
  it('says today, yesterday, or the day', () => {
    assert.equal(formatPosted('2026-05-04T09:30:00Z', reader), 'Today at 09:30');
    assert.equal(formatPosted('2026-05-03T09:30:00Z', reader), 'Yesterday at 09:30');
    assert.equal(formatPosted('2026-05-01T09:30:00Z', reader), '01/05/2026 09:30');
    assert.equal(formatPosted('never', reader), '');
  });
});
