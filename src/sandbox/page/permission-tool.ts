// What Dateline may do in the open channel, each permission to be taken away and given back.

import { nameChannel } from './channel-list.ts';
import type { Connection } from './connection.ts';
import type { Channel } from './discord-objects.ts';
import { button, element } from './element.ts';
import { drawCheck } from './tool-parts.ts';
import type { World } from './world.ts';

/** Those that Dateline asks for when it is invited; bits and words are Discord's. */
const PERMISSIONS: readonly (readonly [bigint, string])[] = [
  [1n << 10n, 'View Channel'],
  [1n << 11n, 'Send Messages'],
  [1n << 38n, 'Send Messages in Threads'],
  [1n << 35n, 'Create Public Threads'],
  [1n << 14n, 'Embed Links'],
  [1n << 15n, 'Attach Files'],
  [1n << 16n, 'Read Message History'],
];

/** Takes the open channel, gives the boxes of its permissions; those of a thread are its parent's. */
export function drawPermissions(channel: Channel | undefined, world: World, connection: Connection): HTMLElement[] {
  const isThread = channel?.type === 10 || channel?.type === 11;
  const placed = isThread ? world.channels.find(({ id }) => id === channel.parent_id) : channel;
  if (placed?.app_permissions === undefined || placed.type === 1)
    return [element('p', { class: 'tool-note' }, 'In direct messages there are no permissions to take away.')];
  const bits = BigInt(placed.app_permissions);
  const tell = (wanted: bigint | null): void =>
    void connection.tell({ type: 'permissions', channelId: placed.id, bits: wanted === null ? null : String(wanted) });
  const legend = element('legend', { class: 'tool-label' }, `In ${nameChannel(placed, world)}`);
  const checks = PERMISSIONS.map(([bit, words]) =>
    drawCheck(words, (bits & bit) !== 0n, (isOn) => tell(isOn ? bits | bit : bits & ~bit)),
  );
  return [
    element('fieldset', { class: 'tool-choices' }, legend, ...checks),
    button({ class: 'tool-button' }, 'Give all back', () => tell(null)),
  ];
}
