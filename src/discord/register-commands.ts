// Registers the commands with Discord, only when they changed: Discord takes 200 creations a day and server.

import { createHash } from 'node:crypto';
import { type REST, Routes } from 'discord.js';
import type { Command } from './command.ts';
import { commandJson } from './command-json.ts';
import type { Facts, Log } from './needs.ts';

const FACT = 'discord commands';

/**
 * Puts the commands where they belong: to one server when `guildId` is given (there at once), else to all. Takes them
 * away from where they stood before, so that no server shows them twice. Rejects with what Discord answered.
 */
export async function registerCommands(
  rest: REST,
  commands: readonly Command[],
  options: {
    readonly applicationId: string;
    readonly guildId?: string;
    readonly facts: Facts;
    readonly log: Log;
  },
): Promise<void> {
  const { applicationId, guildId, facts, log } = options;
  const body = commands.map(commandJson);
  const scope = guildId ?? '';
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const [oldApplication, oldScope, oldHash] = ((await facts.get(FACT)) ?? '').split(':');
  if (oldApplication === applicationId && oldScope === scope && oldHash === hash) return;
  await rest.put(commandsRoute(applicationId, scope), { body });
  if (oldApplication === applicationId && oldScope !== undefined && oldScope !== scope) {
    await rest.put(commandsRoute(applicationId, oldScope), { body: [] }).catch((error: unknown) => {
      // The bot may have left that server, and then they are gone with it.
      log.warn('The commands could not be taken away from where they stood before', { err: error, oldScope });
    });
  }
  await facts.set(FACT, [applicationId, scope, hash].join(':'));
  log.info('Registered the commands', { commands: commands.length, guildId });
}

function commandsRoute(applicationId: string, scope: string): `/${string}` {
  return scope === ''
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, scope);
}
