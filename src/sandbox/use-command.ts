// A person runs a command, or completes one of its options.

import { attachFiles } from './attach-files.ts';
import { commandType } from './checks/check-commands.ts';
import type { Act, GivenOptions, OfCommand, Told } from './deeds.ts';
import { NotPossible } from './deeds.ts';
import type { TypedOption } from './page-protocol.ts';
import { has, PERMISSIONS, permissionsInChannel } from './permissions.ts';
import { commandsFor } from './rest/commands.ts';
import type { Channel, State } from './state.ts';
import { findMessage, INTERACTION } from './state.ts';
import type { Asked } from './type-options.ts';
import { checkTyped, findFocused, nestOptions, resolveIds, resolveOptions } from './type-options.ts';
import type { Wire } from './wire.ts';

const SUBCOMMAND = 1;
const SUBCOMMAND_GROUP = 2;

/** What the bot is told. Throws NotPossible for a command that the person does not see or has not filled in. */
export function useCommand(state: State, deed: Act & OfCommand, channel: Channel, userId: string): Told {
  const isCompleting = deed.kind === 'complete';
  const isForced = deed.kind === 'command' && deed.isForced === true;
  const visible = isForced ? commandsFor(state, channel.guildId) : commandsVisibleTo(state, channel, userId);
  const [name = '', ...words] = deed.command.split(' ');
  const command = visible.find((each) => each.id === name || each.name === deed.command || each.name === name);
  if (command === undefined) throw new NotPossible(`There is no command ${deed.command}.`);
  const type = commandType(command);
  const given = deed.options ?? {};
  const focused = deed.kind === 'complete' ? deed.focused : undefined;
  const typed = isList(given) ? given : nestOptions(command, type === 1 ? words : [], given, focused);
  checkTyped(command.options, typed, isCompleting);
  const { options, attachments } = attachFiles(state, channel, typed);
  const asked = { guild: state.guilds.get(channel.guildId ?? ''), userId };
  const target =
    deed.kind === 'command' && type !== 1
      ? resolveTarget(state, asked, channel, { type, targetId: deed.targetId })
      : {};
  const named = resolveOptions(state, asked, options);
  const resolved = attachments === undefined ? named : { ...named, attachments };
  const data = {
    id: command.id,
    name: command.name,
    type,
    ...(options.length === 0 ? {} : { options }),
    ...(resolved === undefined ? {} : { resolved }),
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
    ...target,
  };
  const about = {
    type: INTERACTION.command,
    commandName: nameWithPath(String(command.name), typed),
    commandType: type,
  };
  if (!isCompleting) return { about, data };
  const typing = findFocused(command.options, options)?.definition;
  if (typing?.autocomplete !== true) throw new NotPossible('The option being typed does not complete.');
  return { about: { ...about, type: INTERACTION.completion, focusedType: Number(typing.type) }, data };
}

/** A command's name with that of its group and subcommand, by which messages tell what was used. */
function nameWithPath(name: string, [first]: readonly TypedOption[]): string {
  const isDeeper = first?.type === SUBCOMMAND || first?.type === SUBCOMMAND_GROUP;
  return isDeeper ? nameWithPath(`${name} ${first.name}`, first.options ?? []) : name;
}

function isList(options: GivenOptions | readonly TypedOption[]): options is readonly TypedOption[] {
  return Array.isArray(options);
}

function resolveTarget(
  state: State,
  asked: Asked,
  channel: Channel,
  { type, targetId }: { readonly type: number; readonly targetId: string | undefined },
): Wire {
  if (type === 2) {
    const resolved = resolveIds(state, asked, { users: [targetId ?? ''], roles: [], channels: [] });
    if (resolved === undefined) throw new NotPossible('There is no such person to use it on.');
    return { target_id: targetId, resolved };
  }
  const message = findMessage(state, channel.id, targetId ?? '');
  if (message === undefined) throw new NotPossible('There is no such message to use it on.');
  return { target_id: message.id, resolved: { messages: { [message.id]: message.wire } } };
}

/** The commands that a person may see in a channel, by the permissions they need. */
export function commandsVisibleTo(state: State, channel: Channel, userId: string): Wire[] {
  const bits = permissionsInChannel(state, channel, userId);
  return commandsFor(state, channel.guildId).filter((command) => {
    if (channel.guildId === undefined) return command.dm_permission !== false && includesDirect(command.contexts);
    const needed = command.default_member_permissions;
    if (Array.isArray(command.contexts) && !command.contexts.includes(0)) return false;
    if (typeof needed !== 'string') return true;
    return needed === '0' ? has(bits, PERMISSIONS.administrator) : has(bits, BigInt(needed));
  });
}

function includesDirect(contexts: unknown): boolean {
  return !Array.isArray(contexts) || contexts.includes(1);
}
