// Walks every command with every option, form, completion and menu line, and gives all that a person is told. A new command,
// and a new option of one, joins by itself.

import { listActions, type PathedAction } from '../../src/discord/actions.ts';
import type { Asker, Command, CommandOption, OptionValue, Screen } from '../../src/discord/command.ts';
import { drawScreen } from '../../src/discord/layouts.ts';
import { Failure } from '../../src/news/failure.ts';

/** What was told, by which way, and the words typed to get it: what they say is no news. */
export interface Told {
  readonly way: string;
  readonly typed: string;
  readonly told: string;
}

/** What people type, by the option's name; in all others each of `words`. */
export interface Typing {
  readonly words: readonly string[];
  readonly fitting: Readonly<Record<string, readonly string[]>>;
}

/** What removes something comes last, and what undoes that after it. */
const ORDER = [/ (?:add|create|import)$/u, /(?<! (?:remove|delete|restore|undo))$/u, / (?:remove|delete)$/u, /$/u];

/** Does all that `asker` may do, one thing after the other. */
export async function walkCommands(commands: readonly Command[], asker: Asker, typing: Typing): Promise<Told[]> {
  const placeOf = ({ path }: PathedAction) => ORDER.findIndex((kind) => kind.test(path));
  const told: Told[] = [];
  const menus = new Set(commands.flatMap(({ name, menu }) => (menu === undefined ? [] : [name])));
  for (const pathed of [...listActions(commands)].sort((a, b) => placeOf(a) - placeOf(b))) {
    for (const options of waysOf(pathed.action.options ?? [], typing, menus.has(pathed.path)))
      told.push(...(await act(pathed, options, asker, typing)));
    for (const { name, complete } of pathed.action.options ?? [])
      for (const typed of complete === undefined
        ? []
        : ['', ...typing.words.flatMap((word) => [word, word.slice(0, 3)])])
        told.push({ way: `${pathed.path} ${name}`, typed, told: (await complete?.(typed, asker))?.join('\n') ?? '' });
  }
  return told;
}

type Options = Readonly<Record<string, OptionValue>>;

/** The required options alone, then with each value of each option. */
function waysOf(options: readonly CommandOption[], typing: Typing, isMenu: boolean): Options[] {
  if (isMenu) return typing.words.map((message) => ({ message }));
  const least = Object.fromEntries(
    options.flatMap((option) => (option.required === true ? [[option.name, valuesOf(option, typing)[0] ?? '']] : [])),
  );
  return [
    least,
    ...options.flatMap((option) => valuesOf(option, typing).map((value) => ({ ...least, [option.name]: value }))),
  ];
}

function valuesOf({ name, kind, choices }: CommandOption, { words, fitting }: Typing): readonly OptionValue[] {
  if (choices !== undefined) return choices.map(({ value }) => value);
  if (kind === 'integer') return [3];
  if (kind === 'boolean') return [true];
  if (kind === 'channel' || kind === 'role') return ['300000000000000001'];
  return fitting[name] ?? words;
}

async function act({ path, action }: PathedAction, options: Options, asker: Asker, typing: Typing): Promise<Told[]> {
  const typed = Object.values(options).join('\n');
  const told: Told[] = [];
  const tell = (screen: Screen): void => void told.push({ way: path, typed, told: say(screen) });
  const input = { asker, options: new Map(Object.entries(options)) };
  try {
    const screen = await action.run?.(input, { offset: 0, show: async (first) => tell(first) });
    if (screen !== undefined) tell(screen);
    const form = await action.form?.(input);
    if (form === undefined) return told;
    told.push({ way: `${path} (form)`, typed, told: JSON.stringify(form) });
    for (const word of typing.words) {
      const fields = new Map(form.fields.map(({ name }) => [name, typing.fitting[name]?.[0] ?? word]));
      const sent = await action.submit?.({ asker, state: form.state, fields }).catch(failureOf);
      if (sent !== undefined) told.push({ way: `${path} (sent)`, typed: `${typed}\n${word}`, told: say(sent) });
    }
  } catch (error) {
    tell(failureOf(error));
  }
  return told;
}

function failureOf(error: unknown): Screen {
  if (error instanceof Failure) return { kind: 'note', text: error.message };
  throw error;
}

/** All of a screen: what is drawn of it, what its buttons carry, its file, and what it holds besides. */
function say(screen: Screen): string {
  const carry = (...carried: readonly unknown[]): string => plain(carried);
  const { components, file } = drawScreen(screen, { offset: 0, idOf: carry, selectIdOf: carry });
  return plain([screen, components, file === undefined ? '' : Buffer.from(file.bytes).toString()]);
}

function plain(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Map) return [...part];
    return part instanceof Uint8Array ? Buffer.from(part).toString() : part;
  });
}
