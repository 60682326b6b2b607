// Says hello in a server that has just let Dateline in, with the button that sets it up.

import { ChannelType, type Guild, PermissionFlagsBits, type REST, Routes, type TextChannel } from 'discord.js';
import { button, buttonRow, writePageId } from './components.ts';
import { texts } from './texts.ts';

/** Nobody's: whoever presses it is shown a copy of their own. */
const NOBODY = '0';
const PATH = 'setup';

/**
 * Posts one message where the server's own news of itself stands, else in its first channel that takes messages, else to
 * its owner. Throws what Discord answers where none of them takes it.
 */
export async function offerSetup(guild: Guild, rest: REST): Promise<void> {
  const state = { owner: NOBODY, path: PATH, offset: 0, size: 1, options: { json: '{}' } } as const;
  const body = {
    content: texts.joined,
    components: [buttonRow([button(texts.setUp, writePageId(state))])],
    allowed_mentions: { parse: [] },
  };
  await rest.post(Routes.channelMessages(placeIn(guild)?.id ?? (await ownersChannel(guild, rest))), { body });
}

function placeIn(guild: Guild): TextChannel | undefined {
  const channels = [...guild.channels.cache.values()]
    .filter((channel) => channel.type === ChannelType.GuildText)
    .sort((one, other) => one.rawPosition - other.rawPosition);
  const { systemChannel } = guild;
  return [...(systemChannel === null ? [] : [systemChannel]), ...channels].find((channel) => {
    const mine = guild.members.me === null ? null : channel.permissionsFor(guild.members.me);
    return mine?.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages]) === true;
  });
}

/** A button of a direct message says that it is for servers; the words say what to type there. */
async function ownersChannel({ ownerId }: Guild, rest: REST): Promise<string> {
  const channel = await rest.post(Routes.userChannels(), { body: { recipient_id: ownerId } });
  return (channel as { readonly id: string }).id;
}
