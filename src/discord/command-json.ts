// Commands as Discord wants them registered.

import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { isForModerators, listActions } from './actions.ts';
import type { Command, CommandOption } from './command.ts';

/** The body that registers a command: in servers, and in direct messages where some of it works there; hidden from those who may not manage the server where it is moderators'. */
export function commandJson(
  command: Command,
): RESTPostAPIChatInputApplicationCommandsJSONBody | RESTPostAPIContextMenuApplicationCommandsJSONBody {
  const where = {
    name: command.name,
    default_member_permissions: isForModerators(command) ? PermissionFlagsBits.ManageGuild.toString() : null,
    contexts: isDirect(command)
      ? [InteractionContextType.Guild, InteractionContextType.BotDM]
      : [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
  if (command.menu === 'message') return { ...where, type: ApplicationCommandType.Message };
  const options =
    command.actions === undefined
      ? command.action?.options?.map(optionJson)
      : Object.entries(command.actions).map(
          ([name, action]): APIApplicationCommandSubcommandOption => ({
            type: ApplicationCommandOptionType.Subcommand,
            name,
            description: capitalise(action.description),
            options: action.options?.map(optionJson) ?? [],
          }),
        );
  return {
    ...where,
    type: ApplicationCommandType.ChatInput,
    description: command.description,
    options: options ?? [],
  };
}

const isDirect = (command: Command): boolean => listActions([command]).some(({ action }) => action.direct === true);

/** The table of commands says what a command does; Discord shows a sentence of its own. */
const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function optionJson(option: CommandOption): APIApplicationCommandBasicOption {
  const { name, description } = option;
  const base = { name, description, required: option.required === true };
  switch (option.kind) {
    case 'integer':
      return { ...base, type: ApplicationCommandOptionType.Integer };
    case 'boolean':
      return { ...base, type: ApplicationCommandOptionType.Boolean };
    case 'role':
      return { ...base, type: ApplicationCommandOptionType.Role };
    case 'file':
      return { ...base, type: ApplicationCommandOptionType.Attachment };
    case 'channel': {
      const types = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;
      const forums = option.takesForums === true ? [ChannelType.GuildForum as const] : [];
      return { ...base, type: ApplicationCommandOptionType.Channel, channel_types: [...types, ...forums] };
    }
    case 'text': {
      const length = option.lengthMax === undefined ? {} : { max_length: option.lengthMax };
      if (option.complete !== undefined) {
        return { ...base, ...length, type: ApplicationCommandOptionType.String, autocomplete: true };
      }
      const choices = option.choices === undefined ? {} : { choices: option.choices.map((choice) => ({ ...choice })) };
      return { ...base, ...length, ...choices, type: ApplicationCommandOptionType.String };
    }
  }
}
