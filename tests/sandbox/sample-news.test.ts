// Tests of the sample news: no day is left open, and no article is of the future.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSampleNews } from '../../src/sandbox/sample-news.ts';

const datesAt = (now: string): string[] =>
  readSampleNews(Date.parse(now)).map(({ bytes }) => /date: "(.*)"/.exec(new TextDecoder().decode(bytes))?.[1] ?? '');

describe('readSampleNews', () => {
  it('is of the last month, at any hour of the day, and never of the future', () => {
    for (const now of [
      '2026-11-23T00:00:00Z',
      '2026-11-23T07:39:00Z',
      '2026-11-23T07:41:00Z',
      '2027-03-01T23:59:00Z',
    ]) {
      const ages = datesAt(now).map((date) => (Date.parse(now) - Date.parse(date)) / 86_400_000);
      assert.ok(ages.length > 20);
      assert.ok(
        ages.every((age) => age > 0 && age < 32),
        `${now}: ${ages.join(' ')}`,
      );
      assert.ok(Math.min(...ages) < 1, 'something is of the last day');
    }
  });

  it('leaves no day open and says of each article that it is invented', () => {
    for (const { name, bytes } of readSampleNews(Date.parse('2026-11-23T12:00:00Z'))) {
      const text = new TextDecoder().decode(bytes);
      assert.doesNotMatch(text, /\{\{|Invalid Date/, name);
      assert.match(text, /source: ".*\(invented\)"/, name);
    }
  });
});
