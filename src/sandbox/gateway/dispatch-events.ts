// Tells the sessions on the gateway what happened in the world, each only what its intents and shard let through.

import { permissionsInChannel } from '../permissions.ts';
import { shardOf } from '../snowflake.ts';
import type { State, WorldEvent } from '../state.ts';
import type { Wire } from '../wire.ts';
import { wires } from '../wire.ts';
import type { Session } from './session.ts';
import { dispatch } from './session.ts';

/** Gateway intents, those that matter here. */
export const INTENT = {
  guilds: 1 << 0,
  members: 1 << 1,
  presences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;

/** Dispatches one event to every session that may hear it. */
export function dispatchEvent(state: State, sessions: Iterable<Session>, event: WorldEvent): void {
  if (event.visibleTo !== undefined || event.name.startsWith('sandbox:')) return;
  for (const session of sessions) {
    const [shard, count] = session.shard;
    const wanted = event.guildId === undefined ? 0 : shardOf(event.guildId, count);
    if (wanted !== shard || !hears(state, session, event)) continue;
    const isMessage = event.name === 'MESSAGE_CREATE' || event.name === 'MESSAGE_UPDATE';
    dispatch(session, event.name, isMessage ? maybeBlank(state, session, event.data) : event.data);
  }
}

function hears(state: State, session: Session, event: WorldEvent): boolean {
  if (event.name === 'INTERACTION_CREATE') return true;
  if (event.name === 'CHANNEL_CREATE' && event.guildId === undefined) return true;
  if (event.name.startsWith('MESSAGE_')) {
    const intent = event.guildId === undefined ? INTENT.directMessages : INTENT.guildMessages;
    const channel = state.channels.get(event.channelId ?? '');
    return (session.intents & intent) !== 0 && !!channel && permissionsInChannel(state, channel, state.botId) !== 0n;
  }
  return (session.intents & INTENT.guilds) !== 0;
}

/** Without the intent, the content of others' messages is blank, except in direct messages and where the bot is named. */
function maybeBlank(state: State, session: Session, data: Wire): Wire {
  const author = wires([data.author])[0]?.id;
  const namesBot = wires(data.mentions).some((user) => user.id === state.botId);
  const mayRead = (session.intents & INTENT.messageContent) !== 0;
  if (mayRead || author === state.botId || data.guild_id === undefined || namesBot) return data;
  const { poll: _, ...rest } = data;
  return { ...rest, content: '', embeds: [], attachments: [], components: [] };
}
