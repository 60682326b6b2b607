// What an option's field offers at once: its choices, yes and no, or the server's channels, roles and people. Pure.

import type { Choice, CommandOption } from './discord-objects.ts';
import { listChannels, listRoles, listUsers } from './select-choices.ts';
import type { World } from './world.ts';

const BOOLEAN = 5;
const USER = 6;
const CHANNEL = 7;
const ROLE = 8;
const MENTIONABLE = 9;

/** As many as Discord shows at once. */
export const CHOICES_MAX = 25;

export interface Offered {
  readonly name: string;
  readonly value: string | number | boolean;
}

/**
 * Takes an option and what is typed in its field, gives what it offers by itself, at most 25; undefined when anything
 * may be typed there (then completion, if it has any, comes from Dateline).
 */
export function offerChoices(option: CommandOption, typed: string, world: World): Offered[] | undefined {
  const all = allChoices(option, world);
  if (all === undefined) return undefined;
  const words = typed.trim().toLowerCase();
  return all.filter(({ name }) => name.toLowerCase().includes(words)).slice(0, CHOICES_MAX);
}

/** What an option takes, in a word or two. */
export function wordsOfType({ type, choices = [] }: CommandOption): string {
  if (choices.length > 0) return 'one of a list';
  return TYPE_WORDS[type] ?? 'text';
}

const TYPE_WORDS: Readonly<Record<number, string>> = {
  4: 'whole number',
  [BOOLEAN]: 'true or false',
  [USER]: 'person',
  [CHANNEL]: 'channel',
  [ROLE]: 'role',
  [MENTIONABLE]: 'person or role',
  10: 'number',
  11: 'file',
};

function allChoices(option: CommandOption, world: World): readonly Offered[] | undefined {
  const offer = (list: readonly { readonly value: string; readonly label: string }[]): Offered[] =>
    list.map(({ value, label }) => ({ name: label, value }));
  const choices: readonly Choice[] | undefined = option.choices;
  if (choices !== undefined && choices.length > 0) return choices;
  switch (option.type) {
    case BOOLEAN:
      return [
        { name: 'True', value: true },
        { name: 'False', value: false },
      ];
    case USER:
      return offer(listUsers(world));
    case CHANNEL:
      return offer(listChannels(world, option.channel_types));
    case ROLE:
      return offer(listRoles(world));
    case MENTIONABLE:
      return offer([...listUsers(world), ...listRoles(world)]);
    default:
      return undefined;
  }
}
