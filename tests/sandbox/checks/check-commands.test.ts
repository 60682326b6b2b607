// Spoiled commands and forms are refused at the place of the fault.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkCommand, checkCommandList } from '../../../src/sandbox/checks/check-commands.ts';
import { checkModal } from '../../../src/sandbox/checks/check-modal.ts';
import { noFaults } from '../../../src/sandbox/checks/faults.ts';

type Made = { [key: string]: unknown };
const command = (extra: Made = {}): Made => ({ name: 'ask', description: 'Asks', ...extra });
const option = (extra: Made = {}): Made => ({ type: 3, name: 'words', description: 'Words', ...extra });
const times = (count: number, make: (index: number) => Made) =>
  Array.from({ length: count }, (_, index) => make(index));

const SPOILED: readonly [string, Made, string][] = [
  ['a name with a capital', command({ name: 'Ask' }), 'name APPLICATION_COMMAND_INVALID_NAME'],
  ['a name with a space', command({ name: 'ask me' }), 'name APPLICATION_COMMAND_INVALID_NAME'],
  ['a name of 33', command({ name: 'x'.repeat(33) }), 'name BASE_TYPE_BAD_LENGTH'],
  ['no description', command({ description: undefined }), 'description BASE_TYPE_REQUIRED'],
  ['a description of 101', command({ description: 'x'.repeat(101) }), 'description BASE_TYPE_BAD_LENGTH'],
  [
    'a menu with a description',
    command({ type: 3 }),
    'description APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID',
  ],
  [
    '26 options',
    command({ options: times(26, (index) => option({ name: `n${index}` })) }),
    'options BASE_TYPE_MAX_LENGTH',
  ],
  [
    'two options of one name',
    command({ options: [option(), option()] }),
    'options.1.name APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
  ],
  [
    'a required option behind an optional one',
    command({ options: [option(), option({ name: 'b', required: true })] }),
    'options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'a subcommand beside an option',
    command({ options: [option(), option({ type: 1, name: 'sub' })] }),
    'options.1 APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  [
    'completion with choices',
    command({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] }),
    'options.0.autocomplete APPLICATION_COMMAND_AUTOCOMPLETE_INVALID',
  ],
  [
    '26 choices',
    command({ options: [option({ choices: times(26, (index) => ({ name: `${index}`, value: `${index}` })) })] }),
    'options.0.choices BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a choice of 101',
    command({ options: [option({ choices: [{ name: 'x'.repeat(101), value: 'a' }] })] }),
    'options.0.choices.0.name BASE_TYPE_BAD_LENGTH',
  ],
  [
    '8,001 characters',
    command({
      options: times(25, (index) =>
        option({ name: `n${index}`, choices: times(25, (each) => ({ name: `${each}`, value: 'x'.repeat(20) })) }),
      ),
    }),
    ' APPLICATION_COMMAND_TOO_LARGE',
  ],
];

function faultsOf(check: (faults: ReturnType<typeof noFaults>) => void): string[] {
  const faults = noFaults();
  check(faults);
  return faults.found.map(({ path, code }) => `${path.join('.')} ${code}`);
}

describe('checkCommand', () => {
  for (const [name, spoiled, expected] of SPOILED) {
    it(`refuses ${name}`, () =>
      assert.deepEqual(
        faultsOf((faults) => checkCommand(faults, [], spoiled)),
        [expected],
      ));
  }

  it('takes names in other scripts, and menus with capitals and spaces', () => {
    const good = [command({ name: 'поиск' }), command({ name: 'खोज' }), { name: 'Find the News', type: 3 }];
    for (const each of good)
      assert.deepEqual(
        faultsOf((faults) => checkCommand(faults, [], each)),
        [],
      );
  });

  it('refuses two commands of one name and type, not of two types', () => {
    const same = faultsOf((faults) => checkCommandList(faults, [command(), command()]));
    assert.deepEqual(same, ['1 APPLICATION_COMMANDS_DUPLICATE_NAME']);
    assert.deepEqual(
      faultsOf((faults) => checkCommandList(faults, [command(), { name: 'ask', type: 3 }])),
      [],
    );
  });

  it('refuses the 16th menu command', () => {
    const menus = times(16, (index) => ({ name: `m${index}`, type: 3 }));
    assert.deepEqual(
      faultsOf((faults) => checkCommandList(faults, menus)),
      [' BASE_TYPE_MAX_LENGTH'],
    );
  });
});

describe('checkModal', () => {
  const input = (extra: Made = {}): Made => ({ type: 4, custom_id: 'a', style: 1, ...extra });
  const label = (component: Made, extra: Made = {}): Made => ({ type: 18, label: 'A', component, ...extra });
  const modal = (extra: Made = {}): Made => ({ custom_id: 'm', title: 'T', components: [label(input())], ...extra });
  const SPOILED_MODALS: readonly [string, Made, string][] = [
    ['a title of 46', modal({ title: 'x'.repeat(46) }), 'title BASE_TYPE_BAD_LENGTH'],
    ['no components', modal({ components: [] }), 'components BASE_TYPE_BAD_LENGTH'],
    [
      'six components',
      modal({ components: times(6, (index) => label(input({ custom_id: `${index}` }))) }),
      'components BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a label of 46',
      modal({ components: [label(input(), { label: 'x'.repeat(46) })] }),
      'components.0.label BASE_TYPE_BAD_LENGTH',
    ],
    ['a button', modal({ components: [label({ type: 2 })] }), 'components.0.component.type UNION_TYPE_CHOICES'],
    [
      'a value of 4,001',
      modal({ components: [label(input({ value: 'x'.repeat(4001) }))] }),
      'components.0.component.value BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a value over its own limit',
      modal({ components: [label(input({ value: 'xxx', max_length: 2 }))] }),
      'components.0.component.value BASE_TYPE_MAX_LENGTH',
    ],
    [
      'two equal custom ids',
      modal({ components: [label(input()), label(input())] }),
      'components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
  ];
  for (const [name, spoiled, expected] of SPOILED_MODALS) {
    it(`refuses ${name}`, () =>
      assert.deepEqual(
        faultsOf((faults) => checkModal(faults, spoiled)),
        [expected],
      ));
  }

  it('takes a sound form', () =>
    assert.deepEqual(
      faultsOf((faults) => checkModal(faults, modal())),
      [],
    ));
});
