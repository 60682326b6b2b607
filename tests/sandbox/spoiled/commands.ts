// The rules of commands: PUT /applications/{id}/guilds/{id}/commands.

import type { Rule } from './rule.ts';
import { letters, rule, times } from './rule.ts';

const command = (part: object = {}) => ({ name: 'ask', description: 'Asks', ...part });
const option = (part: object = {}) => ({ type: 3, name: 'words', description: 'Words', ...part });
const choices = (count: number) => times(count, (index) => ({ name: `${index}`, value: `${index}` }));
const wordy = (length: number) => [{ name: 'a', value: letters(length) }];
const options = (count: number) => times(count, (index) => option({ name: `n${index}` }));
const withOptions = (...list: object[]) => [command({ options: list })];
const menus = (count: number, type: number) => times(count, (index) => ({ name: `Menu ${index}`, type }));
const sub = (part: object = {}) => ({ type: 1, name: 'add', description: 'Adds', ...part });
const group = (part: object = {}) => ({ type: 2, name: 'more', description: 'More', options: [sub()], ...part });
/** A command of 7,901 characters of names, descriptions and values, and as many more in its own description. */
const wordyCommand = (more: number) => {
  const full = (name: string, value: number) =>
    option({
      name,
      description: letters(100),
      choices: times(25, (choice) => ({ name: `${100 + choice}`, value: letters(value) })),
    });
  // 24 × (4 + 100 + 25 × 8), then 2 + 100 + 25 × 20, then the command's own name of 3
  const list = [...times(24, (index) => full(`n${100 + index}`, 5)), full('nn', 17)];
  return [command({ description: letters(more), options: list })];
};

export const COMMAND_RULES: readonly Rule[] = [
  rule('names are lower case', [command()], [command({ name: 'Ask' })], '0.name: APPLICATION_COMMAND_INVALID_NAME'),
  rule(
    'names have no spaces',
    [command({ name: 'ask-me' })],
    [command({ name: 'ask me' })],
    '0.name: APPLICATION_COMMAND_INVALID_NAME',
  ),
  rule(
    'lower case in every script',
    [command({ name: 'поиск' })],
    [command({ name: 'Поиск' })],
    '0.name: APPLICATION_COMMAND_INVALID_NAME',
  ),
  rule(
    'names ≤ 32',
    [command({ name: letters(32) })],
    [command({ name: letters(33) })],
    '0.name: BASE_TYPE_BAD_LENGTH',
  ),
  rule('a command has a name', [command()], [{ description: 'Asks' }], '0.name: BASE_TYPE_REQUIRED'),
  rule('a command has a description', [command()], [{ name: 'ask' }], '0.description: BASE_TYPE_REQUIRED'),
  rule(
    'descriptions ≤ 100',
    [command({ description: letters(100) })],
    [command({ description: letters(101) })],
    '0.description: BASE_TYPE_BAD_LENGTH',
  ),
  rule(
    'a menu has no description',
    menus(1, 3),
    [{ ...menus(1, 3)[0], description: 'x' }],
    '0.description: APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID',
  ),
  rule('types 1–3', menus(1, 2), menus(1, 5), '0.type: NUMBER_TYPE_MAX'),
  rule(
    'names differ within a type',
    [command(), { name: 'ask', type: 3 }],
    [command(), command()],
    '1: APPLICATION_COMMANDS_DUPLICATE_NAME',
  ),
  rule(
    '≤ 100 slash commands',
    times(100, (index) => command({ name: `a${index}` })),
    times(101, (index) => command({ name: `a${index}` })),
    ': BASE_TYPE_MAX_LENGTH',
  ),
  rule('≤ 15 message menus', menus(15, 3), menus(16, 3), ': BASE_TYPE_MAX_LENGTH'),
  rule('≤ 15 user menus', menus(15, 2), menus(16, 2), ': BASE_TYPE_MAX_LENGTH'),
  rule(
    'permissions are digits',
    [command({ default_member_permissions: '32' })],
    [command({ default_member_permissions: 'MANAGE_GUILD' })],
    '0.default_member_permissions: NUMBER_TYPE_COERCE',
  ),
  rule('≤ 25 options', withOptions(...options(25)), withOptions(...options(26)), '0.options: BASE_TYPE_MAX_LENGTH'),
  rule(
    'option names differ',
    withOptions(...options(2)),
    withOptions(option(), option()),
    '0.options.1.name: APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
  ),
  rule(
    'option names are lower case',
    withOptions(option()),
    withOptions(option({ name: 'Words' })),
    '0.options.0.name: APPLICATION_COMMAND_INVALID_NAME',
  ),
  rule(
    'options have descriptions',
    withOptions(option()),
    withOptions({ type: 3, name: 'a' }),
    '0.options.0.description: BASE_TYPE_REQUIRED',
  ),
  rule(
    'options have types',
    withOptions(option()),
    withOptions(option({ type: undefined })),
    '0.options.0.type: BASE_TYPE_REQUIRED',
  ),
  rule(
    'option types 1–11',
    withOptions(option({ type: 11 })),
    withOptions(option({ type: 12 })),
    '0.options.0.type: NUMBER_TYPE_MAX',
  ),
  rule(
    'required options first',
    withOptions(option({ name: 'a', required: true }), option()),
    withOptions(option(), option({ name: 'a', required: true })),
    '0.options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ),
  rule(
    'subcommands beside no options',
    withOptions(sub(), sub({ name: 'list' })),
    withOptions(sub(), option()),
    '0.options.1: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ),
  rule(
    'groups hold no groups',
    withOptions(group()),
    withOptions(group({ options: [group()] })),
    '0.options.0.options.0.type: BASE_TYPE_CHOICES',
  ),
  rule(
    '≤ 25 choices',
    withOptions(option({ choices: choices(25) })),
    withOptions(option({ choices: choices(26) })),
    '0.options.0.choices: BASE_TYPE_MAX_LENGTH',
  ),
  rule(
    'choice values ≤ 100',
    withOptions(option({ choices: wordy(100) })),
    withOptions(option({ choices: wordy(101) })),
    '0.options.0.choices.0.value: BASE_TYPE_BAD_LENGTH',
  ),
  rule(
    'choices of numbers are numbers',
    withOptions(option({ type: 4, choices: [{ name: 'a', value: 1 }] })),
    withOptions(option({ type: 4, choices: [{ name: 'a', value: 'one' }] })),
    '0.options.0.choices.0.value: NUMBER_TYPE_COERCE',
  ),
  rule(
    'completion or choices',
    withOptions(option({ autocomplete: true })),
    withOptions(option({ autocomplete: true, choices: choices(1) })),
    '0.options.0.autocomplete: APPLICATION_COMMAND_AUTOCOMPLETE_INVALID',
  ),
  rule(
    'completion of text and numbers only',
    withOptions(option({ type: 4, autocomplete: true })),
    withOptions(option({ type: 8, autocomplete: true })),
    '0.options.0.autocomplete: APPLICATION_COMMAND_AUTOCOMPLETE_INVALID',
  ),
  rule(
    'min_length ≤ 6,000',
    withOptions(option({ min_length: 6000 })),
    withOptions(option({ min_length: 6001 })),
    '0.options.0.min_length: NUMBER_TYPE_MAX',
  ),
  rule(
    'max_length ≥ 1',
    withOptions(option({ max_length: 1 })),
    withOptions(option({ max_length: 0 })),
    '0.options.0.max_length: NUMBER_TYPE_MIN',
  ),
  rule('≤ 8,000 characters in all', wordyCommand(99), wordyCommand(100), '0: APPLICATION_COMMAND_TOO_LARGE'),
  rule(
    'the longest localisation counts',
    [command({ description_localizations: { de: 'Fragt' } })],
    [command({ description_localizations: { de: letters(101) } })],
    '0.description_localizations.de: BASE_TYPE_BAD_LENGTH',
  ),
];
