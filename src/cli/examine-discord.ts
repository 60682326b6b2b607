// What doctor looks at in Discord: the token, the connection, the clock, and what the bot may do in the channels that it posts into.

import type { ChannelId, GuildId, RoleId } from '../news/ids.ts';
import type { Subscription } from '../news/subscription.ts';
import type { Examination, Finding } from './doctor.ts';
import { skipped, well, wrong } from './finding.ts';

/** Ids of Discord's messages carry the time, and interactions must be answered within three seconds of it. */
const CLOCK_MS_MAX = 2_000;
/** Fewer sessions than this are soon used up by restarts. */
const SESSIONS_LEFT_MIN = 50;

/** What Discord tells of the bot. */
export interface DiscordHealth {
  readonly botName: string;
  /** The servers that it is in. */
  readonly guildIds: readonly GuildId[];
  /** How many connections may still be begun today, of how many. */
  readonly sessions: { readonly left: number; readonly total: number };
  /** Discord's clock less ours, in milliseconds, to the second. */
  readonly clockAheadMs: number;
  /** The permissions missing in a channel; undefined when it cannot be seen. */
  readonly missing: (purpose: {
    readonly channelId: ChannelId;
    readonly mentionRoleId?: RoleId;
  }) => Promise<readonly string[] | undefined>;
}

/** The channels that the store knows of. */
interface KeptChannels {
  /** Those that are active. */
  readonly subscriptions: () => Promise<readonly Subscription[]>;
  /** The channel that a server's moderators chose for notices. */
  readonly noticesChannel: (guildId: GuildId) => Promise<ChannelId | undefined>;
}

/** `discord` is absent without a token. It throws a Failure when the token or the connection is refused. */
export function examineDiscord(
  discord: ((signal: AbortSignal) => Promise<DiscordHealth>) | undefined,
  kept: KeptChannels,
): Examination {
  const look = async (signal: AbortSignal): Promise<readonly Finding[]> => {
    if (discord === undefined) return [skipped('without a token there is nothing to ask Discord')];
    const health = await discord(signal);
    const { botName, guildIds, sessions, clockAheadMs } = health;
    const servers = guildIds.length;
    const few = sessions.left < SESSIONS_LEFT_MIN;
    const off = Math.abs(clockAheadMs) > CLOCK_MS_MAX;
    return [
      well(`${botName} signs in, in ${servers} ${servers === 1 ? 'server' : 'servers'}; its intents are allowed`),
      few
        ? wrong(
            `only ${sessions.left} of ${sessions.total} connections are left today`,
            'Find out what restarts the bot again and again; at 0 Discord takes its token away.',
          )
        : well(`${sessions.left} of ${sessions.total} connections are left today`),
      off
        ? wrong(
            `this machine’s clock is ${Math.round(Math.abs(clockAheadMs) / 1000)} s ${clockAheadMs > 0 ? 'behind' : 'ahead of'} Discord’s`,
            'Set it by NTP: briefings are due by this clock.',
          )
        : well('the clock agrees with Discord’s'),
      ...(await examineChannels(health, await kept.subscriptions())),
      ...(await examineNotices(health, kept.noticesChannel)),
    ];
  };
  return { of: 'discord', look };
}

async function examineChannels(
  { missing }: DiscordHealth,
  subscriptions: readonly Subscription[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { channelId, mentionRoleId } of subscriptions) {
    const lacks = await missing({ channelId, ...(mentionRoleId === undefined ? {} : { mentionRoleId }) });
    if (lacks === undefined) {
      findings.push(
        wrong(
          `the subscribed channel ${channelId} cannot be seen`,
          'Allow View Channel there, or /subscription remove.',
        ),
      );
    } else if (lacks.length > 0) {
      findings.push(
        wrong(
          `in the subscribed channel ${channelId} is missing: ${lacks.join(', ')}`,
          'Allow it in the channel’s settings.',
        ),
      );
    }
  }
  if (findings.length > 0) return findings;
  if (subscriptions.length === 0) return [well('no channel is subscribed yet')];
  return [well(`each subscribed channel may be posted into (subscriptions: ${subscriptions.length})`)];
}

/** A failure that reaches nobody is worse than the failure. */
async function examineNotices(
  { missing, guildIds }: DiscordHealth,
  noticesChannel: KeptChannels['noticesChannel'],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  let chosen = 0;
  for (const guildId of guildIds) {
    const channelId = await noticesChannel(guildId);
    if (channelId === undefined) continue;
    chosen += 1;
    const lacks = await missing({ channelId });
    const what = `the notices channel ${channelId} of the server ${guildId}`;
    if (lacks === undefined)
      findings.push(wrong(`${what} cannot be seen`, 'Allow View Channel there, or choose another by /settings set.'));
    else if (lacks.length > 0)
      findings.push(wrong(`in ${what} is missing: ${lacks.join(', ')}`, 'Allow it in the channel’s settings.'));
  }
  if (findings.length > 0) return findings;
  return chosen === 0
    ? [skipped('no server has chosen a channel for notices: /settings set notices-channel')]
    : [well(`each channel for notices may be posted into (${chosen})`)];
}
