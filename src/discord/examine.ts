// Looks at Discord as the bot would meet it: does the token hold, may it connect, what time is it there, what may it do.

import { type APIGatewayBotInfo, type APIUser, DiscordAPIError, REST, Routes } from 'discord.js';
import { Failure } from '../news/failure.ts';
import type { GuildId, Instant } from '../news/ids.ts';
import type { Log } from './needs.ts';
import { type Missing, missingPermissions } from './permissions.ts';
import { signInOnce } from './sign-in.ts';
import { connectTexts } from './texts.ts';

interface Examined {
  readonly botName: string;
  /** The servers that it is in. */
  readonly guildIds: readonly GuildId[];
  /** How many connections may still be begun today, of how many. */
  readonly sessions: { readonly left: number; readonly total: number };
  /** Discord's clock less ours, in milliseconds; Discord tells it to the second. */
  readonly clockAheadMs: number;
  readonly missing: Missing;
  readonly close: () => Promise<void>;
}

const SECOND_MS = 1_000;

/**
 * Asks by REST, then connects once, beside a running bot, which stays connected. Throws Failure('refused') when the
 * token or the connection is refused, Failure('unreachable') when Discord does not answer.
 */
export async function examineDiscord(needs: {
  readonly token: string;
  readonly apiUrl?: string;
  readonly log: Log;
  readonly now: () => Instant;
  /** Ends it. */
  readonly signal?: AbortSignal;
}): Promise<Examined> {
  const { token, apiUrl, now, signal } = needs;
  const rest = new REST(apiUrl === undefined ? {} : { api: apiUrl }).setToken(token);
  const options = signal === undefined ? {} : { signal };
  try {
    const { user, clockAheadMs } = await readSelf(rest, now, options);
    const { session_start_limit: limit } = (await rest.get(Routes.gatewayBot(), options)) as APIGatewayBotInfo;
    const { client, end } = await signInOnce({ ...needs, onLost: () => undefined });
    return {
      botName: user.username,
      guildIds: [...client.guilds.cache.keys()] as GuildId[],
      sessions: { left: limit.remaining, total: limit.total },
      clockAheadMs,
      missing: missingPermissions(client),
      close: end,
    };
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    if (cause instanceof DiscordAPIError && cause.status === 401) {
      throw new Failure('refused', connectTexts.wrongToken, { cause });
    }
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Failure('unreachable', connectTexts.unreachable(why), { cause });
  }
}

/** The bot's user, and the clock from the answer's `Date`, which is cut to the second: half of one is added. */
async function readSelf(
  rest: REST,
  now: () => Instant,
  options: { readonly signal?: AbortSignal },
): Promise<{ user: APIUser; clockAheadMs: number }> {
  let date: string | undefined;
  rest.once('response', (_request, response) => {
    date = response.headers.get('date') ?? undefined;
  });
  const askedAt = now();
  const user = (await rest.get(Routes.user(), options)) as APIUser;
  const here = (askedAt + now()) / 2;
  const there = date === undefined ? here : Date.parse(date) + SECOND_MS / 2;
  return { user, clockAheadMs: there - here };
}
