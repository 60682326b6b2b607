// What the list of members shows under Dateline's name: how much it reads. Sent when it changes, and again to a fresh session.

import { ActivityType, type Client, Events } from 'discord.js';
import { texts } from './texts.ts';

/** How much Dateline reads, over all servers. */
interface Reading {
  readonly feeds: number;
  readonly articles: number;
}

export type ShowReading = (reading: Reading) => void;

/**
 * Gives what shows how much is read, on all shards. With several servers no number is shown, for a server is to learn
 * nothing of what others read. A resumed session keeps its presence; one that begins afresh is told again. One frame a
 * shard and change: callers come every few minutes, far below Discord's 120 frames a minute.
 */
export function showReading(client: Client<true>): ShowReading {
  let shown: string | undefined;
  const send = (text: string, shardId?: number): void => {
    const activities = [{ type: ActivityType.Custom, name: text, state: text }];
    client.user.setPresence({ activities, ...(shardId === undefined ? {} : { shardId }) });
  };
  client.on(Events.ShardReady, (shardId) => {
    if (shown !== undefined) send(shown, shardId);
  });
  return (reading) => {
    const text = client.guilds.cache.size > 1 ? texts.presenceOfMany : texts.presence(reading);
    if (text === shown) return;
    shown = text;
    send(text);
  };
}
