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
    ['Okafor, the negotiator of Norway, left.', ['okafor: negotiator of Norway']],
    ['Later Energy Secretary Ada Okafor left.', ['ada okafor: Energy Secretary']],
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

  const details: readonly (readonly [text: string, details: readonly unknown[]])[] = [
    [
      'The ambassador met the GNA’s Minister of Interior Salim al-Tarhuni in Tunis.',
      [{ role: 'GNA’s Minister of Interior', organisation: 'gna' }],
    ],
    [
      'Ada Okoro, the head of Harbour Command, spoke.',
      [{ role: 'head of Harbour Command', organisation: 'harbour command' }],
    ],
    ['Former president Paul Moreau died.', [{ role: 'Former president', former: true }]],
    ['Acting chairman Paul Moreau left.', [{ role: 'Acting chairman', acting: true }]],
    ['Paul Moreau, then the mayor of Oslo, left.', [{ role: 'mayor of Oslo', former: true, organisation: 'oslo' }]],
    [
      'Paul Moreau, head of Nordwind until 2014, left.',
      [{ role: 'head of Nordwind', former: true, organisation: 'nordwind' }],
    ],
    [
      'Ada Okoro, president of Norway since 2014, spoke.',
      [{ role: 'president of Norway', since: '2014', organisation: 'norway' }],
    ],
    [
      'Ada Okoro, president of Norway since 3 May 2014, spoke.',
      [{ role: 'president of Norway', since: '2014-05-03', organisation: 'norway' }],
    ],
    [
      'Ada Okoro, who has led Nordwind since 2011, stayed.',
      [{ role: 'led Nordwind', since: '2011', organisation: 'nordwind' }],
    ],
    [
      'Ada Okoro resigned as chairwoman of Nordwind.',
      [{ role: 'chairwoman of Nordwind', former: true, organisation: 'nordwind' }],
    ],
    [
      'Ada succeeded Paul Moreau as head of Nordwind.',
      [{ role: 'head of Nordwind', former: true, organisation: 'nordwind' }],
    ],
    ['King Harald II of Norway spoke.', [{ role: 'King', organisation: 'norway' }]],
    ['French President Ada Okoro spoke.', [{ role: 'French President', organisation: 'france' }]],
    [
      'Former British prime minister Ada Okoro spoke.',
      [{ role: 'Former British prime minister', former: true, organisation: 'united kingdom' }],
    ],
    ['South Korean President Ada Okoro spoke.', [{ role: 'South Korean President', organisation: 'south korea' }]],
    ['Western envoy Ada Okoro spoke.', [{ role: 'Western envoy' }]],
    ['EU foreign policy chief Ada Okoro spoke.', [{ role: 'EU foreign policy chief', organisation: 'european union' }]],
  ];
  for (const [text, expected] of details) {
    it(`tells of time and place: ${text}`, () => {
      const found = understand({ title: '', text }).roles.map(
        ({ actor: _actor, start: _start, end: _end, ...rest }) => rest,
      );
      assert.deepEqual(found, expected);
    });
  }

  it('takes no list that goes on for a role', () => {
    assert.deepEqual(rolesOf('Paul Moreau, union leader Ada Okafor and the Chadian ambassador left.'), [
      'ada okafor: union leader',
    ]);
    assert.deepEqual(
      rolesOf('Paul Moreau, spokesman for President Ada Okafor, left.')[0],
      'paul moreau: spokesman for President Ada Okafor',
    );
  });

  it('takes no clause for a role because it names somebody’s', () => {
    assert.deepEqual(rolesOf('Paul Moreau, agreed with union leader Ada Okafor.'), ['ada okafor: union leader']);
  });
});
