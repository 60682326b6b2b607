// Sets what the bot may do in one channel, by an overwrite of its own.

import { ALL_PERMISSIONS } from './permissions.ts';
import { tellChannel } from './rest/channels.ts';
import type { Channel, State } from './state.ts';

/** Makes these bits the bot's permissions in the channel, exactly; undefined gives back those of its roles. */
export function setBotPermissions(state: State, channel: Channel, bits: bigint | undefined): void {
  const others = channel.overwrites.filter((overwrite) => overwrite.id !== state.botId);
  const own = { id: state.botId, type: 1 as const, allow: bits ?? 0n, deny: ALL_PERMISSIONS & ~(bits ?? 0n) };
  channel.overwrites = bits === undefined ? others : [...others, own];
  tellChannel(state, channel, 'CHANNEL_UPDATE');
}
