// Checks application commands as Discord does when they are registered.

import type { Wire } from '../wire.ts';
import { isWire, wires } from '../wire.ts';
import type { Faults, Path } from './faults.ts';
import { checkBoolean, checkInteger, checkList, checkText, note, noteMissing } from './faults.ts';

const NAME_MAX = 32;
const DESCRIPTION_MAX = 100;
const OPTIONS_MAX = 25;
const CHOICES_MAX = 25;
const CHOICE_TEXT_MAX = 100;
const COMMAND_SIZE_MAX = 8000; // characters of names, descriptions and values, the longest localisation of each
const LENGTH_MAX = 6000;
/** How many of each type one scope may hold: slash, user menu, message menu. */
const COUNT_MAX: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };

const SLASH_NAME = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]{1,32}$/u;
const SUBCOMMAND = 1;
const GROUP = 2;
const TEXT_TYPE = 3;
const NUMERIC_TYPES = [4, 10];
const COMPLETING_TYPES = [TEXT_TYPE, ...NUMERIC_TYPES];
const OPTION_TYPE_MAX = 11;

/** The type of a command; slash when it does not say. */
export function commandType(command: Wire): number {
  return typeof command.type === 'number' ? command.type : 1;
}

/** Notes every fault of one command. */
export function checkCommand(faults: Faults, path: Path, command: Wire): void {
  const type = checkInteger(faults, [...path, 'type'], command.type, { min: 1, max: 3 }) ?? 1;
  const isSlash = type === 1;
  checkName(faults, [...path, 'name'], command.name, isSlash);
  checkLocalizations(faults, [...path, 'name_localizations'], command.name_localizations, NAME_MAX);
  if (isSlash) {
    checkText(faults, [...path, 'description'], command.description, {
      min: 1,
      max: DESCRIPTION_MAX,
      isRequired: true,
    });
    checkLocalizations(
      faults,
      [...path, 'description_localizations'],
      command.description_localizations,
      DESCRIPTION_MAX,
    );
    checkOptions(faults, [...path, 'options'], command.options, 0);
  } else if (typeof command.description === 'string' && command.description !== '') {
    const words = 'Context menu commands cannot have description';
    note(faults, [...path, 'description'], 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID', words);
  }
  const bits = command.default_member_permissions;
  if (bits !== undefined && bits !== null && !/^\d{1,20}$/.test(String(bits))) {
    note(faults, [...path, 'default_member_permissions'], 'NUMBER_TYPE_COERCE', `Value "${String(bits)}" is not int.`);
  }
  if (sizeOf(command) > COMMAND_SIZE_MAX) {
    note(faults, path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${COMMAND_SIZE_MAX})`);
  }
}

/** Notes names used twice within a type, and more commands of a type than one scope holds. */
export function checkCommandList(faults: Faults, commands: readonly Wire[]): void {
  const seen = new Set<string>();
  const counts = new Map<number, number>();
  for (const [index, command] of commands.entries()) {
    const type = commandType(command);
    const key = `${type} ${String(command.name)}`;
    if (seen.has(key)) {
      note(faults, [index], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    }
    seen.add(key);
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  for (const [type, count] of counts) {
    const max = COUNT_MAX[type] ?? 0;
    if (count > max) note(faults, [], 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
  }
}

function checkName(faults: Faults, path: Path, value: unknown, isSlash: boolean): void {
  const name = checkText(faults, path, value, { min: 1, max: NAME_MAX, isRequired: true });
  if (name === undefined || !isSlash) return;
  if (!SLASH_NAME.test(name) || name !== name.toLowerCase()) {
    note(faults, path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
}

function checkLocalizations(faults: Faults, path: Path, value: unknown, max: number): void {
  if (!isWire(value)) return;
  for (const [locale, text] of Object.entries(value)) checkText(faults, [...path, locale], text, { min: 1, max });
}

function checkOptions(faults: Faults, path: Path, value: unknown, depth: number): void {
  const names = new Set<string>();
  let isOptionalSeen = false;
  let hasLeaf = false;
  let hasBranch = false;
  for (const [index, option] of checkList(faults, path, value, { max: OPTIONS_MAX })) {
    const at = [...path, index];
    checkOption(faults, at, option, depth);
    if (typeof option.name === 'string' && names.has(option.name)) {
      note(faults, [...at, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists');
    }
    names.add(String(option.name));
    const isBranch = option.type === SUBCOMMAND || option.type === GROUP;
    hasBranch ||= isBranch;
    hasLeaf ||= !isBranch;
    if (hasBranch && hasLeaf) {
      const words = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
      note(faults, at, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', words);
    }
    if (option.required === true && isOptionalSeen) {
      const words = 'Required options must be placed before non-required options';
      note(faults, at, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', words);
    }
    isOptionalSeen ||= option.required !== true && !isBranch;
  }
}

function checkOption(faults: Faults, path: Path, option: Wire, depth: number): void {
  checkName(faults, [...path, 'name'], option.name, true);
  checkText(faults, [...path, 'description'], option.description, { min: 1, max: DESCRIPTION_MAX, isRequired: true });
  checkLocalizations(faults, [...path, 'name_localizations'], option.name_localizations, NAME_MAX);
  checkLocalizations(faults, [...path, 'description_localizations'], option.description_localizations, DESCRIPTION_MAX);
  if (option.type === undefined) {
    noteMissing(faults, [...path, 'type']);
    return;
  }
  const type = checkInteger(faults, [...path, 'type'], option.type, { min: 1, max: OPTION_TYPE_MAX });
  if (type === SUBCOMMAND || type === GROUP) {
    const isTooDeep = type === GROUP ? depth > 0 : depth > 1;
    if (isTooDeep) note(faults, [...path, 'type'], 'BASE_TYPE_CHOICES', 'Sub-commands cannot be nested this deep');
    checkOptions(faults, [...path, 'options'], option.options, depth + 1);
    return;
  }
  checkBoolean(faults, [...path, 'required'], option.required);
  if (type !== undefined) checkValues(faults, path, option, type);
}

function checkValues(faults: Faults, path: Path, option: Wire, type: number): void {
  const choices = checkList(faults, [...path, 'choices'], option.choices, { max: CHOICES_MAX });
  const canComplete = COMPLETING_TYPES.includes(type);
  if (option.autocomplete === true && (choices.length > 0 || !canComplete)) {
    const words = 'Autocomplete and choices cannot be used together, and only on text and numbers';
    note(faults, [...path, 'autocomplete'], 'APPLICATION_COMMAND_AUTOCOMPLETE_INVALID', words);
  }
  checkChoices(faults, [...path, 'choices'], choices, type);
  checkInteger(faults, [...path, 'min_length'], option.min_length, { min: 0, max: LENGTH_MAX });
  checkInteger(faults, [...path, 'max_length'], option.max_length, { min: 1, max: LENGTH_MAX });
}

/** Notes the faults of choices, those of an option and those of a completion alike. */
export function checkChoices(faults: Faults, path: Path, choices: readonly [number, Wire][], type: number): void {
  for (const [index, choice] of choices) {
    checkText(faults, [...path, index, 'name'], choice.name, { min: 1, max: CHOICE_TEXT_MAX, isRequired: true });
    const at = [...path, index, 'value'];
    if (type === TEXT_TYPE) {
      checkText(faults, at, choice.value, { min: 1, max: CHOICE_TEXT_MAX, isRequired: true });
    } else if (typeof choice.value !== 'number')
      note(faults, at, 'NUMBER_TYPE_COERCE', `Value "${String(choice.value)}" is not int.`);
  }
}

function sizeOf(part: Wire): number {
  const longest = (text: unknown, localized: unknown) => {
    const all = [text, ...(isWire(localized) ? Object.values(localized) : [])];
    return Math.max(0, ...all.map((each) => (typeof each === 'string' ? each.length : 0)));
  };
  const own = longest(part.name, part.name_localizations) + longest(part.description, part.description_localizations);
  const value = typeof part.value === 'string' ? part.value.length : 0;
  const inner = [...wires(part.options), ...wires(part.choices)].reduce((sum, each) => sum + sizeOf(each), 0);
  return own + value + inner;
}
