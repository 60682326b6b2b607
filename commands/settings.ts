// /settings: the server's time zone, moderator role, notices channel, and what the language model may be used for.

import { type Command, type CommandInput, commandTexts, quoteOutside, type Screen } from '../src/discord/command.ts';
import { Failure } from '../src/news/failure.ts';
import type { GuildSettings } from '../src/news/guild.ts';
import type { ChannelId, Instant, RoleId } from '../src/news/ids.ts';
import type { Store } from '../src/store/store.ts';
import { limitsOf, type ModelLimits, utcDayOf } from '../src/write/write-cited.ts';
import { auditAction } from './audit-list.ts';
import { type MissingPermissions, requirePermissions } from './channel-permissions.ts';
import { authorOf, NAME_CHARACTERS_MAX, startingFirst, textOf } from './options.ts';
import { checkZone, listZones } from './zones.ts';

interface SettingsNeeds {
  readonly audit: Pick<Store['audit'], 'list'>;
  readonly guilds: Pick<Store['guilds'], 'settings' | 'saveSettings'>;
  readonly missingPermissions: MissingPermissions;
  /** Absent where the operator has set up no language model. */
  readonly model?: { readonly limits: ModelLimits; readonly budgets: Pick<Store['budgets'], 'tokensUsed'> };
}

/** Our own: more than anybody types in a day. */
const QUESTIONS_MAX = 1_000;

/** Makes the command. */
export function settingsCommand(needs: SettingsNeeds): Command {
  const { guilds } = needs;
  return {
    name: 'settings',
    description: 'The time zone, moderator role, notices channel and language model of this server',
    actions: {
      view: {
        description: 'shows what is set',
        first: 'reply',
        moderators: true,
        direct: true,
        isPrivate: () => true,
        run: async ({ asker }) => drawSettings(await guilds.settings(asker.guildId), [], asker.now, needs),
      },
      audit: auditAction(needs.audit),
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
          { name: 'model-tokens', description: commandTexts.option.modelTokens, kind: 'integer' },
          { name: 'member-questions', description: commandTexts.option.memberQuestions, kind: 'integer' },
        ],
        run: async (input) => {
          const settings = changeSettings(await guilds.settings(input.asker.guildId), input, needs);
          if (input.options.has('notices-channel') && settings.noticesChannelId !== undefined) {
            await requirePermissions(needs.missingPermissions, { channelId: settings.noticesChannelId, use: 'notice' });
          }
          await guilds.saveSettings(settings, authorOf(input.asker));
          const notes = input.options.has('moderator-role') ? [commandTexts.settings.roleNote] : [];
          return drawSettings(settings, [commandTexts.settings.saved, ...notes], input.asker.now, needs);
        },
      },
    },
  };
}

function changeSettings(settings: GuildSettings, input: CommandInput, { model }: SettingsNeeds): GuildSettings {
  if (input.options.size === 0) throw new Failure('bad-input', commandTexts.failure.nothingToSet);
  const zone = textOf(input, 'zone');
  const roleId = textOf(input, 'moderator-role') as RoleId | undefined;
  const channelId = textOf(input, 'notices-channel') as ChannelId | undefined;
  const { failure } = commandTexts;
  const tokens = countOf(input, 'model-tokens', model?.limits.tokensPerDay ?? 0, failure.tokens);
  const questions = countOf(input, 'member-questions', QUESTIONS_MAX, failure.questions);
  if (model === undefined && (tokens ?? questions) !== undefined) throw new Failure('not-found', failure.noModel);
  return {
    ...settings,
    ...(zone === undefined ? {} : { zone: checkZone(zone) }),
    ...(roleId === undefined ? {} : { moderatorRoleId: roleId }),
    ...(channelId === undefined ? {} : { noticesChannelId: channelId }),
    ...(tokens === undefined ? {} : { modelTokensPerDay: tokens }),
    ...(questions === undefined ? {} : { memberQuestionsPerDay: questions }),
  };
}

/** The number given for an option. Throws Failure('bad-input') when it is not between 0 and the most that may be. */
function countOf(
  { options }: CommandInput,
  name: string,
  max: number,
  sayRange: (max: number) => string,
): number | undefined {
  const count = options.get(name);
  if (typeof count !== 'number') return undefined;
  if (!Number.isInteger(count) || count < 0 || count > max) throw new Failure('bad-input', sayRange(max));
  return count;
}

async function drawSettings(
  guild: GuildSettings,
  notes: readonly string[],
  now: Instant,
  { model }: SettingsNeeds,
): Promise<Screen> {
  const { settings } = commandTexts;
  const { zone, moderatorRoleId, noticesChannelId } = guild;
  const role = moderatorRoleId === undefined ? settings.noRole : `<@&${moderatorRoleId}>`;
  const channel = noticesChannelId === undefined ? settings.noChannel : `<#${noticesChannelId}>`;
  const limits = model === undefined ? undefined : limitsOf(guild, model.limits);
  const used = (await model?.budgets.tokensUsed(guild.guildId, utcDayOf(now))) ?? 0;
  const lines = [
    `### ${settings.title}`,
    `**${settings.zone}**: ${quoteOutside(zone)}`,
    `**${settings.moderatorRole}**: ${role}`,
    `**${settings.noticesChannel}**: ${channel}`,
    `**${settings.modelBudget}**: ${limits === undefined ? settings.noModel : settings.tokens(limits.tokensPerDay, used)}`,
    ...(limits === undefined ? [] : [`**${settings.memberQuota}**: ${settings.questions(limits.questionsPerDay)}`]),
    ...notes,
  ];
  return { kind: 'note', text: lines.join('\n') };
}
