// Commands as the box offers them: each subcommand a line of its own, filtered, filled in, checked. Pure.

import type { TypedOption } from '../page-protocol.ts';
import type { Command, CommandOption } from './discord-objects.ts';

const SUBCOMMAND = 1;
const SUBCOMMAND_GROUP = 2;
const CHAT_INPUT = 1;
const MESSAGE_MENU = 3;

const IN_GUILD = 0;

const ATTACHMENT = 11;
const STRING = 3;
const INTEGER = 4;
const NUMBER = 10;

/** Who looks at the commands, and from where: 0 a server's channel, 1 direct messages with the bot. */
export interface Viewer {
  readonly permissions: bigint;
  readonly context: 0 | 1;
}

/** One thing that can be run: a command, or one of its subcommands. */
export interface CommandEntry {
  readonly commandId: string;
  /** The groups and subcommands under the command's name, outermost first; [] for a plain command. */
  readonly path: readonly { readonly name: string; readonly type: number }[];
  /** As it is typed, without the slash: `feed add`. */
  readonly name: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
  /** The permission that a person needs to see it, in Discord's words; absent where everybody may. */
  readonly needs?: string;
}

/** What stands in one option's field. `value` is set when something was picked from a list. */
export interface Filled {
  readonly option: CommandOption;
  readonly text: string;
  readonly value?: string | number | boolean;
}

/** Takes the registered commands and who looks at them from where, gives the slash commands it may see there, by name. */
export function listEntries(commands: readonly Command[], viewer: Viewer): CommandEntry[] {
  return commands
    .filter((command) => (command.type ?? CHAT_INPUT) === CHAT_INPUT && maySee(command, viewer))
    .flatMap((command) => {
      const needs = wordsOf(command.default_member_permissions);
      return expand(command.id, [], command).map((entry) => (needs === undefined ? entry : { ...entry, needs }));
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Discord's permission bits, those that a command may ask for, in the words of its client. */
const PERMISSION_WORDS: readonly (readonly [bigint, string])[] = [
  [8n, 'Administrator'],
  [32n, 'Manage Server'],
  [16n, 'Manage Channels'],
  [8192n, 'Manage Messages'],
];

function wordsOf(permissions: string | null | undefined): string | undefined {
  if (permissions === null || permissions === undefined) return undefined;
  const asked = BigInt(permissions);
  return PERMISSION_WORDS.find(([bit]) => asked === 0n || (asked & bit) !== 0n)?.[1] ?? 'more permissions';
}

/** Takes the registered commands, gives those that stand in a message's menu for this persona. */
export function listMessageMenus(commands: readonly Command[], viewer: Viewer): Command[] {
  return commands.filter((command) => command.type === MESSAGE_MENU && maySee(command, viewer));
}

/**
 * Discord hides a command whose default permissions the member does not all hold ("0" is for administrators only);
 * in direct messages nobody has permissions, and only the command's contexts count.
 */
function maySee(command: Command, { permissions, context }: Viewer): boolean {
  if (command.contexts !== null && command.contexts !== undefined && !command.contexts.includes(context)) return false;
  const asked = context === IN_GUILD ? command.default_member_permissions : null;
  if (asked === null || asked === undefined) return true;
  if (asked === '0') return (permissions & 8n) !== 0n;
  return (permissions & BigInt(asked)) === BigInt(asked);
}

function expand(
  commandId: string,
  path: CommandEntry['path'],
  node: { readonly name: string; readonly description: string; readonly options?: readonly CommandOption[] },
): CommandEntry[] {
  const options = node.options ?? [];
  const isInner = ({ type }: CommandOption): boolean => type === SUBCOMMAND || type === SUBCOMMAND_GROUP;
  if (options.some(isInner)) {
    return options
      .filter(isInner)
      .flatMap((inner) => expand(commandId, [...path, { name: inner.name, type: inner.type }], inner))
      .map((entry) => (path.length === 0 ? { ...entry, name: `${node.name} ${entry.name}` } : entry));
  }
  const name = path.length === 0 ? node.name : path.map((part) => part.name).join(' ');
  const sorted = [...options].sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false));
  return [{ commandId, path, name, description: node.description, options: sorted }];
}

/** Takes what stands behind the slash, gives the entries that fit: by start of name, then anywhere in name or description. */
export function filterEntries(entries: readonly CommandEntry[], typed: string): CommandEntry[] {
  const words = typed.trim().toLowerCase();
  if (words === '') return [...entries];
  const starts = entries.filter(({ name }) => name.startsWith(words));
  const holds = entries.filter(
    (entry) => !starts.includes(entry) && `${entry.name} ${entry.description}`.toLowerCase().includes(words),
  );
  return [...starts, ...holds];
}

/** Takes a field, gives its value, or the sentence that says what is wrong; undefined when it is empty and optional. */
export function readField({ option, text, value }: Filled): { value?: string | number | boolean; error?: string } {
  const typed = text.trim();
  if (typed === '') return option.required === true ? { error: 'This option is required.' } : {};
  if (value !== undefined) return { value };
  if (option.choices !== undefined && option.choices.length > 0) return pickByName(option, typed);
  if (option.type === INTEGER || option.type === NUMBER) return readNumber(option, typed);
  if (option.type === STRING) return readText(option, typed);
  if (option.type === ATTACHMENT) return { error: 'Choose a file.' };
  return { error: 'Choose one from the list.' };
}

function pickByName(option: CommandOption, typed: string): { value?: string | number; error?: string } {
  const choice = option.choices?.find(({ name }) => name.toLowerCase() === typed.toLowerCase());
  return choice === undefined ? { error: 'Choose one from the list.' } : { value: choice.value };
}

function readNumber(option: CommandOption, typed: string): { value?: number; error?: string } {
  const value = Number(typed);
  if (Number.isNaN(value)) return { error: 'Enter a number.' };
  if (option.type === INTEGER && !Number.isInteger(value)) return { error: 'Enter a whole number.' };
  if (option.min_value !== undefined && value < option.min_value) return { error: `At least ${option.min_value}.` };
  if (option.max_value !== undefined && value > option.max_value) return { error: `At most ${option.max_value}.` };
  return { value };
}

function readText(option: CommandOption, typed: string): { value?: string; error?: string } {
  if (option.min_length !== undefined && typed.length < option.min_length) {
    return { error: `At least ${option.min_length} characters.` };
  }
  if (option.max_length !== undefined && typed.length > option.max_length) {
    return { error: `At most ${option.max_length} characters.` };
  }
  return { value: typed };
}

/**
 * Takes an entry and its fields, gives the options as an interaction carries them, inside their subcommands.
 * With `focused` (an option's name) they are those of a completion: half-typed values as they stand, that one marked.
 */
export function buildOptions(entry: CommandEntry, fields: readonly Filled[], focused?: string): TypedOption[] {
  const leaves: TypedOption[] = [];
  for (const field of fields) {
    const { name, type } = field.option;
    if (name === focused) leaves.push({ name, type, value: field.text, focused: true });
    else {
      const { value } = readField(field);
      if (value !== undefined) leaves.push({ name, type, value });
    }
  }
  return entry.path.reduceRight<TypedOption[]>((options, { name, type }) => [{ name, type, options }], leaves);
}
