// Who asks what: an interaction of discord.js as the nouns that commands take.

import type {
  AutocompleteInteraction,
  BaseInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
} from 'discord.js';
import { ApplicationCommandOptionType } from 'discord.js';
import type { ChannelId, GuildId, RoleId, SubscriptionId, UserId } from '../news/ids.ts';
import type { Asker, CommandOption, OptionValue } from './command.ts';
import { followOf } from './follow-message.ts';
import { isModerator } from './moderators.ts';
import type { Guilds } from './needs.ts';

/** The asker of an interaction in a server; undefined elsewhere. One read of the server's settings. */
export async function readAsker(
  interaction: BaseInteraction,
  needs: {
    readonly guilds: Pick<Guilds, 'settings'>;
    readonly now: () => number;
    readonly guildOfFollow?: GuildOfFollow;
  },
): Promise<Asker | undefined> {
  if (interaction.guildId === null) return readFollower(interaction, needs);
  const { guildId, channelId, member, memberPermissions, user } = interaction;
  if (guildId === null || channelId === null || member === null) return undefined;
  const roles: readonly string[] = Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
  const roleIds = roles as readonly RoleId[];
  const { moderatorRoleId } = await needs.guilds.settings(guildId as GuildId);
  return {
    userId: user.id as UserId,
    guildId: guildId as GuildId,
    channelId: channelId as ChannelId,
    isModerator: isModerator({ permissions: memberPermissions?.bitfield ?? 0n, roleIds, moderatorRoleId }),
    roleIds,
    now: needs.now(),
  };
}

/** The server of what a person follows; undefined when they follow it no longer. */
export type GuildOfFollow = (id: SubscriptionId, userId: UserId) => Promise<GuildId | undefined>;

/** In direct messages: who pressed something under a message of what they follow, as a member of that server. */
async function readFollower(
  interaction: BaseInteraction,
  { guildOfFollow, now }: { readonly guildOfFollow?: GuildOfFollow; readonly now: () => number },
): Promise<Asker | undefined> {
  const { channelId, user } = interaction;
  if (!interaction.isMessageComponent() || channelId === null) return undefined;
  const id = followOf(interaction.message.components);
  const userId = user.id as UserId;
  const guildId = id === undefined ? undefined : await guildOfFollow?.(id, userId);
  if (guildId === undefined) return undefined;
  return { userId, guildId, channelId: channelId as ChannelId, isModerator: false, roleIds: [], now: now() };
}

/** The path of a typed command: `search`, `topic edit`. */
export function readPath(interaction: ChatInputCommandInteraction | AutocompleteInteraction): string {
  const subcommand = interaction.options.getSubcommand(false);
  return subcommand === null ? interaction.commandName : `${interaction.commandName} ${subcommand}`;
}

/** The values given, by option name; only options that the action has. Of a message's menu: what the message says. */
export function readOptionValues(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction | AutocompleteInteraction,
  options: readonly CommandOption[],
): ReadonlyMap<string, OptionValue> {
  if (interaction.isMessageContextMenuCommand()) return new Map([['message', interaction.targetMessage.content]]);
  const [first] = interaction.options.data;
  const isNested = first?.type === ApplicationCommandOptionType.Subcommand;
  const given = isNested ? (first.options ?? []) : interaction.options.data;
  const known = new Set(options.map(({ name }) => name));
  return new Map(
    given.flatMap(({ name, value, attachment }): readonly (readonly [string, OptionValue])[] =>
      value === undefined || value === null || !known.has(name) ? [] : [[name, attachment?.url ?? value]],
    ),
  );
}
