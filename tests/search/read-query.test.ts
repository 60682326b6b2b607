// Reading the query language: what a query means, and how its faults are pointed at.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/news/failure.ts';
import { readDayRange, readQuery } from '../../src/search/read-query.ts';

const FAULTS: readonly (readonly [string, string])[] = [
  ['storm "no end', 'character 7'],
  ['OR storm', 'character 1'],
  ['storm OR', 'character 7'],
  ['a OR OR b', 'character 6'],
  ['storm actor:', 'character 7'],
  ['date:yesterday', 'character 1'],
  ['date:2017-13', 'character 1'],
  ['published:2017-02-30', 'character 1'],
  ['published:2017-03/2017-01', 'character 1'],
  ['""', 'character 1'],
];

describe('readQuery', () => {
  for (const [words, place] of FAULTS) {
    it(`points at the fault in ${words}`, () => {
      assert.throws(
        () => readQuery(words),
        (error) => error instanceof Failure && error.code === 'bad-input' && error.message.includes(place),
      );
    });
  }
  it('refuses a query longer than anyone writes', () => {
    assert.throws(() => readQuery('a '.repeat(2_000)), Failure);
  });
  it('reads fields, quoted values, negation and OR', () => {
    const clauses = readQuery('-actor:"Ingrid Solvang" storm OR "high wind"');
    assert.deepEqual(
      clauses.map((clause) => clause.map(({ kind, value, negated }) => [kind, value, negated])),
      [
        [['actor', 'Ingrid Solvang', true]],
        [
          ['words', 'storm', false],
          ['phrase', 'high wind', false],
        ],
      ],
    );
  });
  it('takes an address for words', () => {
    assert.equal(readQuery('https://news.example/x')[0]?.[0]?.kind, 'words');
  });
});

describe('readDayRange', () => {
  it('reads years, months, days and open ranges', () => {
    assert.deepEqual(readDayRange('2016-02'), { from: '2016-02-01', to: '2016-02-29' });
    assert.deepEqual(readDayRange('2016'), { from: '2016-01-01', to: '2016-12-31' });
    assert.deepEqual(readDayRange('2016-12-05/'), { from: '2016-12-05' });
    assert.deepEqual(readDayRange('/2016-12'), { to: '2016-12-31' });
    assert.equal(readDayRange('12/5/2016'), undefined);
  });
});
