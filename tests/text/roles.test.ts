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
    ['Ada Okafor, who leads the survey, was tired.', ['ada okafor: leads the survey']],
    ['Paul Moreau, a spokesman for the Harbour Union, said no.', ['paul moreau: spokesman for the Harbour Union']],
    ['Harbour Union director Ada Okafor said yes.', ['ada okafor: Harbour Union director']],
    ['The strike was called by union leader Ada Okafor.', ['ada okafor: union leader']],
    ['Union leader Okafor said yes.', ['okafor: Union leader']],
    ['Okafor, the union’s leader, said so.', ['okafor: union’s leader']],
    ['Former president Paul Moreau died.', ['paul moreau: Former president']],
    ['Paul Moreau, then the mayor of Bergen, left.', ['paul moreau: mayor of Bergen']],
    ['Ada Okafor, 54, the chief executive of Nordwind, left.', ['ada okafor: chief executive of Nordwind']],
    ['Ada Okafor (the minister of health) agreed.', ['ada okafor: minister of health']],
    ['Ada Okafor was appointed as finance minister of Norway.', ['ada okafor: finance minister of Norway']],
    ['Paul Moreau became chairman of Nordwind in 2011.', ['paul moreau: chairman of Nordwind']],
    ['Ada Okafor and Paul Moreau, the head of Nordwind, met.', ['paul moreau: head of Nordwind']],
    ['Norwegian Foreign Minister Ada Okafor arrived.', ['ada okafor: Norwegian Foreign Minister']],
    ['Ada Okafor, who likes the sea, swam.', []],
    ['Paul Moreau was late.', []],
    ['Paul Moreau is the president of the club.', ['paul moreau: president of the club']],
    ['The company’s chief executive, Paul Moreau, agreed.', ['paul moreau: company’s chief executive']],
  ];
  for (const [text, roles] of pairs) {
    it(`reads: ${text}`, () => assert.deepEqual(rolesOf(text), roles));
  }
});
