import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readFeedDate } from '../../src/feeds/feeds.ts';
import { checkProperty } from '../kit/check-property.ts';

function read(text: string): string | undefined {
  const instant = readFeedDate(text);
  return instant === undefined ? undefined : new Date(instant).toISOString().replace('.000Z', 'Z');
}

describe('readFeedDate', () => {
  const DATES: readonly (readonly [string, string])[] = [
    ['Tue, 07 May 2024 08:30:00 GMT', '2024-05-07T08:30:00Z'],
    ['7 May 24 08:30 EST', '2024-05-07T13:30:00Z'],
    ['Tue,07 May 2024 08:30:00 +0200', '2024-05-07T06:30:00Z'],
    ['Tue, 07 May 2024 08:30:00 GMT+02:00', '2024-05-07T06:30:00Z'],
    ['Tuesday, May 7, 2024 8:30 PM PDT', '2024-05-08T03:30:00Z'],
    ['Tue May 7 08:30:00 2024', '2024-05-07T08:30:00Z'],
    ['Tue May  7 08:30:00 CEST 2024', '2024-05-07T06:30:00Z'],
    ['2024-05-07T08:30:00.123456-03:30', '2024-05-07T12:00:00Z'],
    ['2024-05-07 08:30', '2024-05-07T08:30:00Z'],
    ['20240507T083000Z', '2024-05-07T08:30:00Z'],
    ['2024-05-07', '2024-05-07T00:00:00Z'],
    ['2024-05', '2024-05-01T00:00:00Z'],
    ['2024-128', '2024-05-07T00:00:00Z'],
    ['07.05.2024 08:30', '2024-05-07T08:30:00Z'],
    ['25/12/2024', '2024-12-25T00:00:00Z'],
    ['mar., 7 mai 2024 08:30:00 +0200', '2024-05-07T06:30:00Z'],
    ['7 de mayo de 2024', '2024-05-07T00:00:00Z'],
    ['Di, 7 Mär 2023 10:00:00 +0100', '2023-03-07T09:00:00Z'],
    ['7 мая 2024 г. 10:00', '2024-05-07T10:00:00Z'],
    ['Τρι, 07 Μαϊ 2024 12:00:00 EET', '2024-05-07T10:00:00Z'],
    ['2024년 05월 07일 01:31:15', '2024-05-06T16:31:15Z'],
    ['mardi 7 mai 2024 à 10h30', '2024-05-07T10:30:00Z'],
    ['2024年5月7日 10时5分', '2024-05-07T10:05:00Z'],
    ['7 مايو 2024', '2024-05-07T00:00:00Z'],
    ['7 मई 2024', '2024-05-07T00:00:00Z'],
    ['2024-05-07T24:00:00Z', '2024-05-08T00:00:00Z'],
    ['Sat, 29 Feb 2020 23:59:60 GMT', '2020-03-01T00:00:00Z'],
    ['1715070600', '2024-05-07T08:30:00Z'],
    ['Tue, 07 May 2024 08:30:00 XYZ', '2024-05-07T08:30:00Z'],
  ];
  for (const [text, instant] of DATES) {
    it(`reads ${text}`, () => assert.equal(read(text), instant));
  }

  const NOT_DATES = [
    '',
    'yesterday',
    'May',
    '31 Feb 2024',
    '2023-02-29',
    '2024-13-01',
    '2024-05-07T25:00:00Z',
    '2024-05-07T08:61:00Z',
    '2024-05-07T08:30:00+99:00',
    '05/06/2024',
    '0001-01-01T00:00:00Z',
    '9999-12-31',
    'Mon, 32 Jan 2024',
    '2024-05-07T08:30:00 and more words',
    '1'.repeat(500),
  ];
  for (const text of NOT_DATES) {
    it(`takes no date from "${text.slice(0, 40)}"`, () => assert.equal(read(text), undefined));
  }

  it('gives back every instant written in ISO and in RFC 822', () => {
    const seconds = fc.integer({ min: -2_000_000_000, max: 4_000_000_000 });
    checkProperty(
      fc.property(seconds, (second) => {
        const date = new Date(second * 1_000);
        return (
          readFeedDate(date.toISOString()) === second * 1_000 && readFeedDate(date.toUTCString()) === second * 1_000
        );
      }),
    );
  });

  it('never throws', () => {
    checkProperty(fc.property(fc.string({ unit: 'binary' }), (text) => Number.isFinite(readFeedDate(text) ?? 0)));
  });

  const data = new URL('../../../shared/data/feedparser-dates.jsonl', import.meta.url);
  it('reads at least 95 of 100 measured dates', { skip: existsSync(data) ? false : 'shared/data is not here' }, () => {
    const rows = readFileSync(data, 'utf8')
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row));
    const right = rows.filter((row) => (read(row.input) ?? null) === row.expected);
    assert.ok(right.length / rows.length >= 0.95, `${right.length} of ${rows.length}`);
  });
});
