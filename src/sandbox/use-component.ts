// A person presses a button or chooses from a list in a message.

import { flatten } from './checks/check-components.ts';
import { isSelect } from './checks/check-controls.ts';
import type { Act, Told } from './deeds.ts';
import { NotPossible } from './deeds.ts';
import type { Channel, State } from './state.ts';
import { findMessage, INTERACTION } from './state.ts';
import { resolveIds } from './type-options.ts';
import type { Wire } from './wire.ts';
import { wires } from './wire.ts';

/** What the bot is told. Throws NotPossible for what is not there, is disabled, or is not offered. */
export function useComponent(state: State, deed: Act & { kind: 'component' }, channel: Channel, userId: string): Told {
  const message = findMessage(state, channel.id, deed.messageId);
  if (message === undefined || (message.visibleTo ?? userId) !== userId)
    throw new NotPossible('There is no such message.');
  const component = flatten(message.wire.components).find((part) => part.custom_id === deed.customId);
  if (component === undefined || component.disabled === true) throw new NotPossible('There is no such button or list.');
  const values = deed.values ?? [];
  if (isSelect(component.type)) checkSelected(component, values);
  const type = Number(component.type);
  const named = (...types: number[]) => (types.includes(type) ? values : []);
  const resolved = resolveIds(
    state,
    { guild: state.guilds.get(channel.guildId ?? ''), userId },
    {
      users: named(5, 7),
      roles: named(6, 7),
      channels: named(8),
    },
  );
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
  if (select.type === 3 && !values.every((value) => offered.includes(value)))
    throw new NotPossible('That is not offered.');
}
