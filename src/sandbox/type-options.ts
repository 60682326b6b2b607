// Reads the options of a command as a person typed them, by the command's own definition, as Discord's client does.

import type { GivenOptions } from './deeds.ts';
import { NotPossible } from './deeds.ts';
import { drawBareMember, drawChannel, drawRole, drawUser } from './draw-objects.ts';
import type { TypedOption } from './page-protocol.ts';
import { permissionsInChannel, permissionsInGuild } from './permissions.ts';
import type { Guild, State } from './state.ts';
import type { Wire } from './wire.ts';
import { wires } from './wire.ts';

const SUBCOMMAND = 1;
const GROUP = 2;
const OPTION = { text: 3, integer: 4, boolean: 5, user: 6, channel: 7, role: 8, mentionable: 9, number: 10 } as const;

/** Options by name, in the nesting that `words` (the subcommand's path) asks for. `focused` names the one being typed. */
export function nestOptions(
  command: Wire,
  words: readonly string[],
  given: GivenOptions,
  focused?: string,
): TypedOption[] {
  const [word, ...rest] = words;
  if (word !== undefined) {
    const inner = wires(command.options).find((option) => option.name === word);
    if (inner === undefined) throw new NotPossible(`/${String(command.name)} has no subcommand ${word}.`);
    return [{ name: word, type: Number(inner.type), options: nestOptions(inner, rest, given, focused) }];
  }
  return Object.entries(given).map(([name, value]) => {
    const defined = wires(command.options).find((option) => option.name === name);
    if (defined === undefined) throw new NotPossible(`/${String(command.name)} has no option ${name}.`);
    return { name, type: Number(defined.type), value, ...(name === focused ? { focused: true } : {}) };
  });
}

/** The option being typed with its definition, wherever it is nested; undefined when none is. */
export function findFocused(definitions: unknown, options: readonly TypedOption[]): { definition: Wire } | undefined {
  for (const option of options) {
    const definition = wires(definitions).find((each) => each.name === option.name);
    if (definition === undefined) continue;
    if (option.focused === true) return { definition };
    const inner = findFocused(definition.options, option.options ?? []);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** Throws NotPossible where the client would mark an option red. While completing, missing and unfinished ones pass. */
export function checkTyped(definitions: unknown, options: readonly TypedOption[], isCompleting: boolean): void {
  const defined = wires(definitions);
  for (const option of options) {
    const definition = defined.find((each) => each.name === option.name && each.type === option.type);
    if (definition === undefined) throw new NotPossible(`There is no option ${option.name} of type ${option.type}.`);
    if (option.type === SUBCOMMAND || option.type === GROUP) {
      checkTyped(definition.options, option.options ?? [], isCompleting);
    } else if (!isCompleting) checkValue(definition, option);
  }
  if (isCompleting) return;
  const missing = defined.find(
    (each) => each.required === true && !options.some((option) => option.name === each.name),
  );
  if (missing !== undefined) throw new NotPossible(`The option ${String(missing.name)} is required.`);
  const needsBranch = defined.some((each) => each.type === SUBCOMMAND || each.type === GROUP);
  if (needsBranch && options.length !== 1) throw new NotPossible('One subcommand must be chosen.');
}

function checkValue(definition: Wire, { name, type, value }: TypedOption): void {
  const wanted =
    type === OPTION.integer || type === OPTION.number ? 'number' : type === OPTION.boolean ? 'boolean' : 'string';
  if (typeof value !== wanted) throw new NotPossible(`The option ${name} takes a ${wanted}.`);
  if (type === OPTION.integer && !Number.isInteger(value))
    throw new NotPossible(`The option ${name} takes a whole number.`);
  const choices = wires(definition.choices);
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    throw new NotPossible(`The option ${name} takes one of its choices.`);
  }
  const size = typeof value === 'string' ? value.length : Number(value);
  const [min, max] =
    typeof value === 'string'
      ? [definition.min_length ?? (definition.required === true ? 1 : 0), definition.max_length ?? 6000]
      : [definition.min_value, definition.max_value];
  if (type === OPTION.text || wanted === 'number') {
    if (typeof min === 'number' && size < min) throw new NotPossible(`The option ${name} is less than ${min}.`);
    if (typeof max === 'number' && size > max) throw new NotPossible(`The option ${name} is more than ${max}.`);
  }
}

/** The `resolved` maps of the options that name users, roles and channels; undefined when none does. */
export function resolveOptions(state: State, asked: Asked, options: readonly TypedOption[]): Wire | undefined {
  const leaves = options.flatMap(function leavesOf(option): TypedOption[] {
    return option.options === undefined ? [option] : option.options.flatMap(leavesOf);
  });
  const idsOf = (...types: number[]) =>
    leaves.flatMap((leaf) => (types.includes(leaf.type) ? [String(leaf.value)] : []));
  return resolveIds(state, asked, {
    users: idsOf(OPTION.user, OPTION.mentionable),
    roles: idsOf(OPTION.role, OPTION.mentionable),
    channels: idsOf(OPTION.channel),
  });
}

/** In which guild who asks; no guild in direct messages. */
export interface Asked {
  readonly guild: Guild | undefined;
  readonly userId: string;
}

/** Maps of users with their members, roles and channels, of the ids that exist; undefined when there is nothing. */
export function resolveIds(
  state: State,
  { guild, userId }: Asked,
  ids: { readonly users: readonly string[]; readonly roles: readonly string[]; readonly channels: readonly string[] },
): Wire | undefined {
  const users: Wire = {};
  const members: Wire = {};
  const roles: Wire = {};
  const channels: Wire = {};
  for (const id of ids.users) {
    const user = state.users.get(id);
    const member = guild?.members.get(id);
    if (user !== undefined) users[id] = drawUser(user);
    if (guild !== undefined && member !== undefined) {
      members[id] = { ...drawBareMember(member), permissions: permissionsInGuild(guild, id).toString() };
    }
  }
  for (const id of ids.roles) {
    const role = guild?.roles.get(id);
    if (role !== undefined) roles[id] = drawRole(role);
  }
  for (const id of ids.channels) {
    const channel = state.channels.get(id);
    if (channel === undefined) continue;
    const bitsOf = (whose: string) => permissionsInChannel(state, channel, whose).toString();
    channels[id] = {
      ...drawChannel(state, channel),
      permissions: bitsOf(userId),
      app_permissions: bitsOf(state.botId),
    };
  }
  const maps = Object.entries({ users, members, roles, channels }).filter(([, map]) => Object.keys(map).length > 0);
  return maps.length === 0 ? undefined : Object.fromEntries(maps);
}
