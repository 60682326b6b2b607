// What doctor looks at: settings, data, Discord with the clock and the subscribed channels, the model, the feeds.

import type { Config } from '../config.ts';
import type { Feed } from '../news/guild.ts';
import type { ChannelId, Instant, RoleId } from '../news/ids.ts';
import type { Subscription } from '../news/subscription.ts';
import type { Examination, Finding } from './doctor.ts';

/** Ids of Discord's messages carry the time, and interactions must be answered within three seconds of it. */
const CLOCK_MS_MAX = 2_000;
/** Fewer sessions than this are soon used up by restarts. */
const SESSIONS_LEFT_MIN = 50;
/** One failure may be a passing one; the third in a row is not. */
const FAILURES_MIN = 3;
const MODEL_MS_MAX = 10_000;

const well = (says: string): Finding => ({ state: 'well', says });
const wrong = (says: string, does: string): Finding => ({ state: 'wrong', says, does });
const skipped = (says: string): Finding => ({ state: 'not looked at', says });

/** What Discord tells of the bot. */
export interface DiscordHealth {
  readonly botName: string;
  readonly servers: number;
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

/** The settings were read already, or doctor would not run; what nobody reads is told. */
export function examineSettings({ unknown, discordToken }: Config): Examination {
  const look = async (): Promise<readonly Finding[]> => [
    unknown.length === 0
      ? well('every setting is known and fits')
      : wrong(`nobody reads ${unknown.join(', ')}`, 'Correct the spelling; the README lists the settings.'),
    discordToken === undefined ? skipped('no DISCORD_TOKEN: the sandbox is started') : well('DISCORD_TOKEN is set'),
  ];
  return { of: 'settings', look };
}

/** `check` gives what is damaged, undefined for nothing. */
export function examineStore(check: () => Promise<string | undefined>): Examination {
  const look = async (): Promise<readonly Finding[]> => {
    const damage = await check();
    return damage === undefined
      ? [well('it opens, and every page of it is sound')]
      : [wrong(`the data file is damaged: ${damage}`, 'Stop the bot and put a backup back: restore FILE.')];
  };
  return { of: 'data', look };
}

/** `discord` is absent without a token. It throws a Failure when the token or the connection is refused. */
export function examineDiscord(
  discord: (() => Promise<DiscordHealth>) | undefined,
  subscriptions: () => Promise<readonly Subscription[]>,
): Examination {
  const look = async (): Promise<readonly Finding[]> => {
    if (discord === undefined) return [skipped('without a token there is nothing to ask Discord')];
    const health = await discord();
    const { botName, servers, sessions, clockAheadMs } = health;
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
      ...(await examineChannels(health, await subscriptions())),
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

/** Asks the endpoint for its models: that needs the key and costs nothing. */
export function examineModel(model: Config['model'], fetchUrl: typeof fetch): Examination {
  const look = async (): Promise<readonly Finding[]> => {
    if (model === undefined) return [skipped('no OPENAI_API_KEY: exact sentences only')];
    const url = `${model.baseUrl.replace(/\/$/, '')}/models`;
    const options = { headers: { authorization: `Bearer ${model.key}` }, redirect: 'error' } as const;
    try {
      const { status } = await fetchUrl(url, { ...options, signal: AbortSignal.timeout(MODEL_MS_MAX) });
      if (status === 401 || status === 403)
        return [wrong(`${url} refuses the key (${status})`, 'Set OPENAI_API_KEY to a valid one.')];
      if (status >= 500)
        return [wrong(`${url} answers ${status}`, 'Try again later; until then exact sentences are shown.')];
      return [well(`${model.baseUrl} answers, for ${model.name}`)];
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return [wrong(`${url} cannot be reached: ${why}`, 'Check OPENAI_BASE_URL and the network.')];
    }
  };
  return { of: 'model', look };
}

/** Feeds that failed again and again, and those that are long overdue, which means that nobody polls. */
export function examineFeeds(feeds: () => Promise<readonly Feed[]>, now: () => Instant): Examination {
  const look = async (): Promise<readonly Finding[]> => {
    const all = (await feeds()).filter(({ url }) => url.startsWith('http'));
    const failing = all.filter(({ failures }) => failures >= FAILURES_MIN);
    if (failing.length === 0) return [well(`${all.length} feeds, none fails`)];
    return failing.map(({ url, failures, lastError, lastSuccessAt }) => {
      const since = lastSuccessAt === undefined ? 'was never read' : `was last read ${daysSince(lastSuccessAt, now())}`;
      return wrong(
        `${url} failed ${failures} times in a row and ${since}: ${lastError ?? 'no reason known'}`,
        'Open the address in a browser; /feed remove it when it is gone.',
      );
    });
  };
  return { of: 'feeds', look };
}

function daysSince(then: Instant, now: Instant): string {
  const days = Math.floor((now - then) / 86_400_000);
  return days < 1 ? 'today' : `${days} ${days === 1 ? 'day' : 'days'} ago`;
}
