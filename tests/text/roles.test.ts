import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { understand } from '../../src/text/understand.ts';

const rolesOf = (text: string) =>
  understand({ title: '', text }).roles.map(({ actor, role, start, end }) => {
    assert.ok(text.slice(start, end).toLowerCase().includes(role.toLowerCase()));
    return `${actor}: ${role}`;
  });

describe('findRoles', () => {
  const pairs: readonly (readonly [text: string, roles: readonly string[]])[] = [
    [
      'Gen. Ada Okoro, the head of Northern Command, spoke.',
      ['ada okoro: Gen.', 'ada okoro: head of Northern Command'],
    ],
    [
      'The ambassador met the GNA’s Minister of Interior Salim al-Tarhuni in Tunis.',
      ['salim al tarhuni: GNA’s Minister of Interior'],
    ],
    ['Prime Minister Paul Moreau resigned.', ['paul moreau: Prime Minister']],
    ['Mr. Paul Moreau slept.', []],
    ['Paul Moreau is the president of the club.', ['paul moreau: president of the club']],
    ['The company’s chief executive, Paul Moreau, agreed.', ['paul moreau: company’s chief executive']],
  ];
  for (const [text, roles] of pairs) {
    it(`reads: ${text}`, () => assert.deepEqual(rolesOf(text), roles));
  }
});
