// What the select menus of each kind offer: a string select's own options, else the server's people, roles or channels.

import type { Component } from './discord-objects.ts';
import type { Pickable } from './picker.ts';
import { nameOf, type World } from './world.ts';

const STRING_SELECT = 3;
const USER_SELECT = 5;
const ROLE_SELECT = 6;
const MENTIONABLE_SELECT = 7;
const CHANNEL_SELECT = 8;

const DIRECT_MESSAGE = 1;
const CATEGORY = 4;

/** True for the component types that are select menus. */
export function isSelect(type: number): boolean {
  return type === STRING_SELECT || (type >= USER_SELECT && type <= CHANNEL_SELECT);
}

/** Takes a select menu, gives what it offers, those chosen beforehand marked. */
export function choicesOf(component: Component, world: World): Pickable[] {
  const isDefault = (id: string): boolean => component.default_values?.some((one) => one.id === id) ?? false;
  switch (component.type) {
    case STRING_SELECT:
      return (component.options ?? []).map((option) => ({
        value: option.value,
        label: [option.emoji?.id ? undefined : option.emoji?.name, option.label].filter(Boolean).join(' '),
        selected: option.default === true,
        ...(option.description === undefined ? {} : { description: option.description }),
      }));
    case ROLE_SELECT:
      return listRoles(world).map((one) => ({ ...one, selected: isDefault(one.value) }));
    case CHANNEL_SELECT:
      return listChannels(world, component.channel_types).map((one) => ({ ...one, selected: isDefault(one.value) }));
    case USER_SELECT:
      return listUsers(world).map((one) => ({ ...one, selected: isDefault(one.value) }));
    case MENTIONABLE_SELECT:
      return [...listUsers(world), ...listRoles(world)].map((one) => ({ ...one, selected: isDefault(one.value) }));
    default:
      return [];
  }
}

/** The server's channels that can be chosen: of the given types, or all but categories; never direct messages. */
export function listChannels(world: World, types: readonly number[] | undefined): Pickable[] {
  return world.channels
    .filter(({ type }) => type !== DIRECT_MESSAGE && (types === undefined ? type !== CATEGORY : types.includes(type)))
    .map((channel) => ({ value: channel.id, label: `#${channel.name ?? channel.id}` }));
}

/** The guild's roles as choices of a select. */
export function listRoles(world: World): Pickable[] {
  return world.roles.map((role) => ({
    value: role.id,
    label: role.name.startsWith('@') ? role.name : `@${role.name}`,
  }));
}

/** The people that the page knows as choices of a select. */
export function listUsers(world: World): Pickable[] {
  return [...world.users.values()].map((user) => ({ value: user.id, label: nameOf(user) }));
}
