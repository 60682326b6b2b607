// A person acts: runs a command, completes an option, uses a component, sends a form. The bot is told, the person waits.

import { flatten } from './checks/check-components.ts';
import { commandType } from './checks/check-commands.ts';
import { isSelect } from './checks/check-controls.ts';
import { drawActingMember, drawChannel, drawUser } from './draw-objects.ts';
import { makeSecret } from './make-secret.ts';
import type { JsonObject, Persona, TypedOption } from './page-protocol.ts';
import { has, PERMISSIONS, permissionsInChannel } from './permissions.ts';
import { commandsFor } from './rest/commands.ts';
import { FIRST_ANSWER_MS_MAX } from './rest/interactions.ts';
import { fillForm } from './fill-form.ts';
import type { Channel, FirstSight, Interaction, State } from './state.ts';
import { findMessage, INTERACTION, tell } from './state.ts';
import type { GivenOptions } from './type-options.ts';
import { checkTyped, findFocused, NotPossible, nestOptions, resolveIds, resolveOptions } from './type-options.ts';
import type { Wire } from './wire.ts';
import { wires } from './wire.ts';

const FILE_BYTES_MAX = 10 * 1024 * 1024;

interface InChannel {
  /** Who acts: a persona or a user's id; the member unless said otherwise. */
  readonly as?: Persona | (string & {});
  readonly channelId: string;
}

/** A command is named `topic create`, with its subcommand; or by its id, as the page does. */
interface OfCommand extends InChannel {
  readonly command: string;
  /** By name, or as the page types them. */
  readonly options?: GivenOptions | readonly TypedOption[];
}

/** What a person does. */
export type Act =
  | (OfCommand & {
      readonly kind: 'command';
      /** The message or user that a menu command is used on. */
      readonly targetId?: string;
      /** Past `default_member_permissions`, to see whether the bot checks for itself. */
      readonly isForced?: boolean;
    })
  | (OfCommand & { readonly kind: 'complete'; /** The option being typed. */ readonly focused?: string })
  | (InChannel & {
      readonly kind: 'component';
      readonly messageId: string;
      readonly customId: string;
      readonly values?: readonly string[];
    })
  | (InChannel & {
      readonly kind: 'submit';
      /** By the fields' custom ids: a text, the values of a select, or true and false. Left out ones stay as they are. */
      readonly fields?: Readonly<Record<string, string | readonly string[] | boolean>>;
      /** In place of `fields`, as the page sends them. */
      readonly components?: readonly JsonObject[];
    });

/** The person's side of an interaction. */
export interface Acted {
  readonly interaction: Interaction;
  /** What is seen first; within three seconds, else that it failed. */
  readonly first: Promise<FirstSight>;
}

/** Sends the bot what the person does. Throws NotPossible where Discord's client would not let them. */
export function act(state: State, deed: Act): Acted {
  const userId = personOf(state, deed.as);
  const channel = state.channels.get(deed.channelId);
  if (channel === undefined || !has(permissionsInChannel(state, channel, userId), PERMISSIONS.viewChannel)) {
    throw new NotPossible('There is no such channel.');
  }
  const told = tellOfDeed(state, deed, channel, userId);
  const { interaction, first } = openInteraction(state, channel, userId, told.about);
  const payload = drawInteraction(state, interaction, channel, told.data, told.message);
  const guild = channel.guildId === undefined ? {} : { guildId: channel.guildId };
  tell(state, { name: 'INTERACTION_CREATE', data: payload, ...guild });
  return { interaction, first };
}

/** The user's id of a persona, or the id itself. Throws NotPossible for nobody. */
export function personOf(state: State, who: string | undefined): string {
  const id = who === 'moderator' ? state.people.moderator : who === 'member' || who === undefined ? state.people.member : who;
  if (!state.users.has(id)) throw new NotPossible('There is no such person.');
  return id;
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

type About = Pick<Interaction, 'type' | 'commandName' | 'commandType' | 'focusedType' | 'sourceMessageId'>;

interface Told {
  readonly about: About;
  readonly data: Wire;
  readonly message?: Wire;
}

function tellOfDeed(state: State, deed: Act, channel: Channel, userId: string): Told {
  if (deed.kind === 'component') return useComponent(state, deed, channel, userId);
  if (deed.kind === 'submit') return fillForm(state, deed, channel, userId);
  return useCommand(state, deed, channel, userId);
}

function useCommand(state: State, deed: Act & OfCommand, channel: Channel, userId: string): Told {
  const isCompleting = deed.kind === 'complete';
  const isForced = deed.kind === 'command' && deed.isForced === true;
  const visible = isForced ? commandsFor(state, channel.guildId) : commandsVisibleTo(state, channel, userId);
  const [name = '', ...words] = deed.command.split(' ');
  const command = visible.find((each) => each.id === name || each.name === deed.command || each.name === name);
  if (command === undefined) throw new NotPossible(`There is no command ${deed.command}.`);
  const type = commandType(command);
  const given = deed.options ?? {};
  const focused = deed.kind === 'complete' ? deed.focused : undefined;
  const options = isList(given) ? given : nestOptions(command, type === 1 ? words : [], given, focused);
  checkTyped(command.options, options, isCompleting);
  const target = deed.kind === 'command' && type !== 1 ? resolveTarget(state, channel, type, deed.targetId) : {};
  const resolved = resolveOptions(state, state.guilds.get(channel.guildId ?? ''), options);
  const data = {
    id: command.id,
    name: command.name,
    type,
    ...(options.length === 0 ? {} : { options }),
    ...(resolved === undefined ? {} : { resolved }),
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
    ...target,
  };
  const about = { type: INTERACTION.command, commandName: String(command.name), commandType: type };
  if (!isCompleting) return { about, data };
  const typing = findFocused(command.options, options)?.definition;
  if (typing?.autocomplete !== true) throw new NotPossible('The option being typed does not complete.');
  return { about: { ...about, type: INTERACTION.completion, focusedType: Number(typing.type) }, data };
}

function isList(options: GivenOptions | readonly TypedOption[]): options is readonly TypedOption[] {
  return Array.isArray(options);
}

function resolveTarget(state: State, channel: Channel, type: number, targetId: string | undefined): Wire {
  if (type === 2) {
    const guild = state.guilds.get(channel.guildId ?? '');
    const resolved = resolveIds(state, guild, { users: [targetId ?? ''], roles: [], channels: [] });
    if (resolved === undefined) throw new NotPossible('There is no such person to use it on.');
    return { target_id: targetId, resolved };
  }
  const message = findMessage(state, channel.id, targetId ?? '');
  if (message === undefined) throw new NotPossible('There is no such message to use it on.');
  return { target_id: message.id, resolved: { messages: { [message.id]: message.wire } } };
}

function useComponent(state: State, deed: Act & { kind: 'component' }, channel: Channel, userId: string): Told {
  const message = findMessage(state, channel.id, deed.messageId);
  if (message === undefined || (message.visibleTo ?? userId) !== userId) throw new NotPossible('There is no such message.');
  const component = flatten(message.wire.components).find((part) => part.custom_id === deed.customId);
  if (component === undefined || component.disabled === true) throw new NotPossible('There is no such button or list.');
  const values = deed.values ?? [];
  if (isSelect(component.type)) checkSelected(component, values);
  const type = Number(component.type);
  const named = (...types: number[]) => (types.includes(type) ? values : []);
  const resolved = resolveIds(state, state.guilds.get(channel.guildId ?? ''), {
    users: named(5, 7),
    roles: named(6, 7),
    channels: named(8),
  });
  const data = {
    id: component.id,
    custom_id: deed.customId,
    component_type: type,
    ...(isSelect(type) ? { values } : {}),
    ...(resolved === undefined ? {} : { resolved }),
  };
  return { about: { type: INTERACTION.component, sourceMessageId: message.id }, data, message: message.wire };
}

function checkSelected(select: Wire, values: readonly string[]): void {
  const min = typeof select.min_values === 'number' ? select.min_values : 1;
  const max = typeof select.max_values === 'number' ? select.max_values : 1;
  if (values.length < min || values.length > max) throw new NotPossible(`Choose ${min} to ${max}.`);
  const offered = wires(select.options).map((option) => option.value);
  if (select.type === 3 && !values.every((value) => offered.includes(value))) throw new NotPossible('That is not offered.');
}

function openInteraction(state: State, channel: Channel, userId: string, about: About): Acted {
  let show: (sight: FirstSight) => void = () => undefined;
  const first = new Promise<FirstSight>((resolve) => {
    show = resolve;
  });
  const timer = setTimeout(() => giveUp(interaction), FIRST_ANSWER_MS_MAX);
  timer.unref();
  const interaction: Interaction = {
    ...about,
    id: state.nextId(),
    token: makeSecret(state.random, 120),
    userId,
    channelId: channel.id,
    ...(channel.guildId === undefined ? {} : { guildId: channel.guildId }),
    createdAt: state.now(),
    status: 'waiting',
    isLoading: false,
    followUpIds: [],
    show: (sight) => {
      clearTimeout(timer);
      show(sight);
    },
  };
  state.interactions.set(interaction.token, interaction);
  return { interaction, first };
}

function giveUp(interaction: Interaction): void {
  if (interaction.status !== 'waiting') return;
  interaction.status = 'void';
  interaction.show({ kind: 'failed', text: 'The application did not respond' });
}

function drawInteraction(state: State, interaction: Interaction, channel: Channel, data: Wire, message?: Wire): Wire {
  const guild = state.guilds.get(channel.guildId ?? '');
  const user = state.users.get(interaction.userId);
  const actor =
    guild === undefined
      ? { user: user && drawUser(user), context: 1, authorizing_integration_owners: { '0': '0' } }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, features: [], locale: 'en-US' },
          guild_locale: 'en-US',
          member: drawActingMember(state, guild, channel, interaction.userId),
          context: 0,
          authorizing_integration_owners: { '0': guild.id },
        };
  return {
    id: interaction.id,
    application_id: state.botId,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data,
    ...actor,
    channel_id: channel.id,
    channel: drawChannel(state, channel),
    ...(message === undefined ? {} : { message }),
    app_permissions: permissionsInChannel(state, channel, state.botId).toString(),
    locale: 'en-US',
    entitlements: [],
    attachment_size_limit: FILE_BYTES_MAX,
  };
}
