import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { understand } from '../../src/text/understand.ts';

const read = (text: string) => understand({ title: '', text });

describe('findStatements', () => {
  const pairs: readonly (readonly [text: string, statements: readonly (readonly string[])[]])[] = [
    ['Ada Okoro said the port was closed.', [['ada okoro', 'said', 'the port was closed']]],
    ['The port was closed, Ada Okoro said on Monday.', [['ada okoro', 'said', 'The port was closed']]],
    ['The port was closed, said Gen. Ada Okoro.', [['ada okoro', 'said', 'The port was closed']]],
    ['According to Ada Okoro, the port was closed.', [['ada okoro', 'according to', 'the port was closed']]],
    ['The port was open, according to Nordwind.', [['nordwind', 'according to', 'The port was open']]],
    [
      'Ada Okoro arrived in Oslo. She said the port was closed. She added that ships were waiting.',
      [
        ['ada okoro', 'said', 'the port was closed'],
        ['ada okoro', 'added', 'ships were waiting'],
      ],
    ],
    [
      'Gen. Ada Okoro told The Daily Post, “We did.” He said the troops had watched the camps for months.',
      [['ada okoro', 'said', 'the troops had watched the camps for months']],
    ],
    // A woman is not "he" while somebody else may be; the only one who may be meant is.
    [
      'Paul Moreau spoke. Maria Okoro left. He said the port was closed.',
      [['paul moreau', 'said', 'the port was closed']],
    ],
    ['Maria Okoro left. He said the port was closed.', [['maria okoro', 'said', 'the port was closed']]],
    [
      'Paul Moreau, the head of Nordwind, told reporters on Monday that the vote was fair.',
      [['paul moreau', 'told', 'the vote was fair']],
    ],
    [
      'Ada Okoro of the Harbour Union estimated there were 90 ships.',
      [['ada okoro', 'estimated', 'there were 90 ships']],
    ],
    [
      'The Harbour Ministry was asked. The ministry confirmed that nobody was hurt.',
      [['harbour ministry', 'confirmed', 'nobody was hurt']],
    ],
    ['A senior official said that several ships had left.', []],
    ['Ada Okoro said “the port is closed”.', []],
    ['Ada Okoro said so. Ada Okoro said of the strike, “It went well.”', []],
    ['A spokesman for Ada Okoro said the port was closed.', []],
    ['Ada Okoro denied the report of last week.', []],
  ];
  for (const [text, statements] of pairs) {
    it(`reads: ${text}`, () => {
      const found = read(text).statements.map(({ actor, verb, start, end }) => [actor, verb, text.slice(start, end)]);
      assert.deepEqual(found, statements);
    });
  }
});

describe('findReferences', () => {
  const pairs: readonly (readonly [text: string, references: readonly (readonly string[])[]])[] = [
    ['The Ministry of Harbours met. The ministry agreed.', [['The ministry', 'ministry of harbours']]],
    ['The Ministry of Harbours met the Ministry of Health. The ministry agreed.', []],
    ['The ministry agreed. The Ministry of Harbours met.', []],
    ['Nordwind Inc. grew. The company hired.', [['The company', 'nordwind inc']]],
    ['Hezb al-Nur, a northern militant group, fled. They chased the group.', [['the group', 'hezb al nur']]],
    [
      'Ada Lind, the president of Norway, met the president of Chad. The president left.',
      [['The president', 'ada lind']],
    ],
    ['Ada Lind, mayor of Oslo, met Paul Moreau, mayor of Bergen. The mayor left.', []],
    ['Former president Ada Lind met the president.', []],
    ['The Harbour Union met the union of Oslo and the Union Bank.', []],
  ];
  for (const [text, references] of pairs) {
    it(`reads: ${text}`, () => {
      const found = read(text).references.map(({ text: words, actor, start, end }) => {
        assert.equal(text.slice(start, end), words);
        return [words, actor];
      });
      assert.deepEqual(found, references);
    });
  }

  it('leaves the numbers of names out of the numbers', () => {
    const { numbers } = read('The 604 brigade and 90 fighters left Oslo with the Salafist 605 brigade.');
    assert.ok(numbers.some(({ value }) => value === 90));
    assert.ok(!numbers.some(({ value }) => value === 605));
  });
});
