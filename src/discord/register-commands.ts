// Registers the commands with Discord, only when they changed: Discord takes 200 creations a day and server.

import { createHash } from 'node:crypto';
import { type Client, DiscordAPIError, Events, RESTJSONErrorCodes, Routes } from 'discord.js';
import { Failure } from '../news/failure.ts';
import type { Command } from './command.ts';
import { commandJson } from './command-json.ts';
import { inviteLink } from './invite-link.ts';
import { keepTrying } from './keep-trying.ts';
import type { Facts, Log } from './needs.ts';
import { connectTexts } from './texts.ts';

const FACT = 'discord commands';
const NOT_THERE = new Set<number>([RESTJSONErrorCodes.UnknownGuild, RESTJSONErrorCodes.MissingAccess]);

interface Registering {
  readonly commands: readonly Command[];
  readonly guildIdForCommands?: string;
  readonly facts: Facts;
  readonly log: Log;
  readonly signal?: AbortSignal;
}

/**
 * Puts the commands where they belong: to one server when `guildIdForCommands` is given (there at once), else to all.
 * Takes them away from where they stood before, so that no server shows them twice. Goes on trying while Discord cannot
 * be reached. While the bot is not in that server yet, that is logged with the invite link, and they are registered when
 * it joins: whoever sets Dateline up has the token before the invitation. When Discord takes no more new commands today,
 * those of before stay, and that is logged. Throws Failure('unreachable') when `signal` ends the attempts.
 */
export async function registerCommands(client: Client<true>, needs: Registering): Promise<void> {
  client.on(Events.GuildCreate, ({ id }) => {
    if (id !== needs.guildIdForCommands) return;
    // A server that the bot had left has lost its commands, whatever is remembered.
    putWhereTheyBelong(client, needs, { isAnew: true }).catch((error: unknown) => {
      if (needs.signal?.aborted === true) return;
      needs.log.error('The commands could not be registered in the server that was joined', { err: error });
    });
  });
  await putWhereTheyBelong(client, needs, { isAnew: false });
}

async function putWhereTheyBelong(
  { rest, application }: Client<true>,
  needs: Registering,
  { isAnew }: { readonly isAnew: boolean },
): Promise<void> {
  const { commands, guildIdForCommands: guildId, facts, log } = needs;
  const applicationId = application.id;
  const body = commands.map(commandJson);
  const scope = guildId ?? '';
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const [oldApplication, oldScope, oldHash] = ((await facts.get(FACT)) ?? '').split(':');
  if (!isAnew && oldApplication === applicationId && oldScope === scope && oldHash === hash) return;
  const put = (): Promise<unknown> => rest.put(commandsRoute(applicationId, scope), { body });
  try {
    await keepTrying(put, { isFinal: isRefusal, log, signal: needs.signal });
  } catch (error) {
    if (!isToBeLivedWith(error, { applicationId, guildId, log })) throw error;
    return;
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

/** True, and logged, for a refusal with which Dateline runs all the same. */
function isToBeLivedWith(
  error: unknown,
  { applicationId, guildId, log }: { applicationId: string; guildId: string | undefined; log: Log },
): boolean {
  const code = error instanceof DiscordAPIError ? Number(error.code) : undefined;
  if (code === RESTJSONErrorCodes.MaximumDailyApplicationCommandCreatesReached) {
    log.error('Discord takes no more new commands today; those of before stay', { err: error });
    return true;
  }
  if (guildId === undefined || code === undefined || !NOT_THERE.has(code)) return false;
  log.warn(connectTexts.notInServer({ guildId, invite: inviteLink(applicationId) }));
  return true;
}

/** True for what Discord read and did not take: the same again changes nothing. Too many requests (429) pass. */
function isRefusal(error: unknown): boolean {
  return error instanceof Failure || (error instanceof DiscordAPIError && error.status < 500 && error.status !== 429);
}

function commandsRoute(applicationId: string, scope: string): `/${string}` {
  return scope === ''
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, scope);
}
