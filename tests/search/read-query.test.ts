// Reading the query language: what a query means, and how its faults are pointed at.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/news/failure.ts';
import { piecesOf, readDayRange, readQuery } from '../../src/search/read-query.ts';

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
  it('takes AND between two conditions for nothing, and NOT before one for a minus', () => {
    const read = (words: string) =>
      readQuery(words).map((clause) =>
        clause.map(({ kind, value, negated }) => `${negated ? '-' : ''}${kind}:${value}`).join(' | '),
      );
    assert.deepEqual(read('port AND "high wind"'), ['words:port', 'phrase:high wind']);
    assert.deepEqual(read('port NOT lang:de'), ['words:port', '-lang:de']);
    assert.deepEqual(read('port AND NOT storm AND NOT -ferry'), ['words:port', '-words:storm', '-words:ferry']);
    assert.deepEqual(read('NOT storm'), ['-words:storm']);
    assert.deepEqual(read('storm OR NOT kelp'), ['words:storm | -words:kelp']);
    assert.deepEqual(read('AND'), ['words:AND']);
    assert.deepEqual(read('port AND'), ['words:port', 'words:AND']);
    assert.deepEqual(read('port NOT'), ['words:port', 'words:NOT']);
    assert.deepEqual(read('port "AND" and not'), ['words:port', 'phrase:AND', 'words:and', 'words:not']);
  });
  it('leaves no AND behind where a piece is taken away', () => {
    const words = 'port AND storm AND NOT ferry';
    assert.deepEqual(piecesOf(words, readQuery(words)), [
      { piece: 'port', words: 'storm AND NOT ferry' },
      { piece: 'storm', words: 'port AND NOT ferry' },
      { piece: 'NOT ferry', words: 'port AND storm' },
    ]);
  });
  it('takes an address for words', () => {
    assert.equal(readQuery('https://news.example/x')[0]?.[0]?.kind, 'words');
  });
});

describe('readQuery with days in words', () => {
  /** Noon of Wednesday 22 February 2017. */
  const when = { asked: Date.UTC(2017, 1, 22, 12), zone: 'UTC' };
  const pairs: readonly (readonly [words: string, range: string, rest: string])[] = [
    ['date:yesterday oil', '2017-02-21/2017-02-21', 'oil'],
    ['published:"last week" oil', '2017-02-13/2017-02-19', 'oil'],
    ['date:last week oil', '2017-02-13/2017-02-19', 'oil'],
    ['oil date:20 February 2017 port', '2017-02-20/2017-02-20', 'oil port'],
    ['date:16 to 20 February 2017 oil', '2017-02-16/2017-02-20', 'oil'],
    ['date:"20 février 2017"', '2017-02-20/2017-02-20', ''],
    ['date:2017-02 march', '2017-02-01/2017-02-28', 'march'],
    ['date:Monday OR oil', '2017-02-20/2017-02-20', 'oil'],
    ['published:today source:"The Lamp"', '2017-02-22/2017-02-22', 'The Lamp'],
    ['-date:yesterday oil', '2017-02-21/2017-02-21', 'oil'],
  ];
  for (const [words, range, rest] of pairs) {
    it(`reads ${words}`, () => {
      const atoms = readQuery(words, when).flat();
      const days = atoms.flatMap((atom) => (atom.range ? [`${atom.range.from}/${atom.range.to}`] : []));
      const others = atoms.filter((atom) => atom.range === undefined).map(({ value }) => value);
      assert.deepEqual([days, others.join(' ')], [[range], rest]);
    });
  }

  it('says what it reads where it cannot', () => {
    for (const words of ['date:soon oil', 'published:"20 oil"', 'date:2017-02-30', 'date:"before May"'])
      assert.throws(() => readQuery(words, when), /takes a day, week, month, year or range, such as/u, words);
  });
});

describe('readDayRange', () => {
  it('reads years, months, days and open ranges', () => {
    assert.deepEqual(readDayRange('2016-02'), { from: '2016-02-01', to: '2016-02-29' });
    assert.deepEqual(readDayRange('2016-12'), { from: '2016-12-01', to: '2016-12-31' });
    assert.deepEqual(readDayRange('2016'), { from: '2016-01-01', to: '2016-12-31' });
    assert.deepEqual(readDayRange('2016-12-05/'), { from: '2016-12-05' });
    assert.deepEqual(readDayRange('/2016-12'), { to: '2016-12-31' });
    assert.equal(readDayRange('12/5/2016'), undefined);
  });

  it('reads the ends of the calendar, and no year 0', () => {
    assert.deepEqual(readDayRange('9999-12'), { from: '9999-12-01', to: '9999-12-31' });
    assert.deepEqual(readDayRange('0001-01-01'), { from: '0001-01-01', to: '0001-01-01' });
    for (const none of ['0000', '0000-01', '0000-01-01', '2016-02-30', '2016-13'])
      assert.equal(readDayRange(none), undefined, none);
  });
});
