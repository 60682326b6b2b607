// Registers the commands with Discord, only when they changed: Discord takes 200 creations a day and server.

import { createHash } from 'node:crypto';
import { DiscordAPIError, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { Failure } from '../news/failure.ts';
import type { Command } from './command.ts';
import { commandJson } from './command-json.ts';
import { keepTrying } from './keep-trying.ts';
import type { Facts, Log } from './needs.ts';
import { connectTexts } from './texts.ts';

const FACT = 'discord commands';
const NOT_THERE = new Set<number>([RESTJSONErrorCodes.UnknownGuild, RESTJSONErrorCodes.MissingAccess]);

/**
 * Puts the commands where they belong: to one server when `guildId` is given (there at once), else to all. Takes them
 * away from where they stood before, so that no server shows them twice. Goes on trying while Discord cannot be reached.
 * When Discord takes no more new commands today, those of before stay, and that is logged. Throws Failure('refused')
 * when Dateline may not register commands there.
 */
export async function registerCommands(
  rest: REST,
  commands: readonly Command[],
  options: {
    readonly applicationId: string;
    readonly guildId?: string;
    readonly facts: Facts;
    readonly log: Log;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<void> {
  const { applicationId, guildId, facts, log } = options;
  const body = commands.map(commandJson);
  const scope = guildId ?? '';
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const [oldApplication, oldScope, oldHash] = ((await facts.get(FACT)) ?? '').split(':');
  if (oldApplication === applicationId && oldScope === scope && oldHash === hash) return;
  const put = (): Promise<unknown> => rest.put(commandsRoute(applicationId, scope), { body });
  try {
    await keepTrying(put, { isFinal: isRefusal, log, signal: options.signal });
  } catch (error) {
    const code = error instanceof DiscordAPIError ? Number(error.code) : undefined;
    if (code === RESTJSONErrorCodes.MaximumDailyApplicationCommandCreatesReached) {
      log.error('Discord takes no more new commands today; those of before stay', { err: error });
      return;
    }
    if (guildId !== undefined && code !== undefined && NOT_THERE.has(code)) {
      throw new Failure('refused', connectTexts.notInServer(guildId), { cause: error });
    }
    throw error;
  }
  if (oldApplication === applicationId && oldScope !== undefined && oldScope !== scope) {
    await rest.put(commandsRoute(applicationId, oldScope), { body: [] }).catch((error: unknown) => {
      // The bot may have left that server, and then they are gone with it.
      log.warn('The commands could not be taken away from where they stood before', { err: error, oldScope });
    });
  }
  await facts.set(FACT, [applicationId, scope, hash].join(':'));
  log.info('Registered the commands', { commands: commands.length, guildId });
}

/** True for what Discord read and did not take: the same again changes nothing. */
function isRefusal(error: unknown): boolean {
  return error instanceof Failure || (error instanceof DiscordAPIError && error.status < 500);
}

function commandsRoute(applicationId: string, scope: string): `/${string}` {
  return scope === ''
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, scope);
}
