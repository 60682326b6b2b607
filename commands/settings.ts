// /settings: the server's time zone, moderator role and notices channel.

import { type Command, type CommandInput, commandTexts, quoteOutside, type Screen } from '../src/discord/command.ts';
import { Failure } from '../src/news/failure.ts';
import type { GuildSettings } from '../src/news/guild.ts';
import type { ChannelId, RoleId } from '../src/news/ids.ts';
import type { Store } from '../src/store/store.ts';
import { type MissingPermissions, requirePermissions } from './channel-permissions.ts';
import { NAME_CHARACTERS_MAX, startingFirst, textOf } from './options.ts';
import { checkZone, listZones } from './zones.ts';

/** Makes the command. */
export function settingsCommand(needs: {
  readonly guilds: Pick<Store['guilds'], 'settings' | 'saveSettings'>;
  readonly missingPermissions: MissingPermissions;
}): Command {
  const { guilds } = needs;
  return {
    name: 'settings',
    description: 'The time zone, the moderator role and the notices channel of this server',
    actions: {
      view: {
        description: 'shows what is set',
        first: 'reply',
        moderators: true,
        isPrivate: () => true,
        run: async ({ asker }) => drawSettings(await guilds.settings(asker.guildId), []),
      },
      set: {
        description: 'changes what is given and leaves the rest',
        first: 'defer privately',
        moderators: true,
        options: [
          {
            name: 'zone',
            description: commandTexts.option.settingZone,
            kind: 'text',
            lengthMax: NAME_CHARACTERS_MAX,
            complete: async (typed) => startingFirst(listZones(), typed),
          },
          { name: 'moderator-role', description: commandTexts.option.moderatorRole, kind: 'role' },
          { name: 'notices-channel', description: commandTexts.option.noticesChannel, kind: 'channel' },
        ],
        run: async (input) => {
          const settings = changeSettings(await guilds.settings(input.asker.guildId), input);
          if (input.options.has('notices-channel') && settings.noticesChannelId !== undefined) {
            await requirePermissions(needs.missingPermissions, { channelId: settings.noticesChannelId });
          }
          await guilds.saveSettings(settings);
          const notes = input.options.has('moderator-role') ? [commandTexts.settings.roleNote] : [];
          return drawSettings(settings, [commandTexts.settings.saved, ...notes]);
        },
      },
    },
  };
}

function changeSettings(settings: GuildSettings, input: CommandInput): GuildSettings {
  if (input.options.size === 0) throw new Failure('bad-input', commandTexts.failure.nothingToSet);
  const zone = textOf(input, 'zone');
  const roleId = textOf(input, 'moderator-role') as RoleId | undefined;
  const channelId = textOf(input, 'notices-channel') as ChannelId | undefined;
  return {
    ...settings,
    ...(zone === undefined ? {} : { zone: checkZone(zone) }),
    ...(roleId === undefined ? {} : { moderatorRoleId: roleId }),
    ...(channelId === undefined ? {} : { noticesChannelId: channelId }),
  };
}

function drawSettings({ zone, moderatorRoleId, noticesChannelId }: GuildSettings, notes: readonly string[]): Screen {
  const { settings } = commandTexts;
  const role = moderatorRoleId === undefined ? settings.noRole : `<@&${moderatorRoleId}>`;
  const channel = noticesChannelId === undefined ? settings.noChannel : `<#${noticesChannelId}>`;
  const lines = [
    `### ${settings.title}`,
    `**${settings.zone}**: ${quoteOutside(zone)}`,
    `**${settings.moderatorRole}**: ${role}`,
    `**${settings.noticesChannel}**: ${channel}`,
    ...notes,
  ];
  return { kind: 'note', text: lines.join('\n') };
}
