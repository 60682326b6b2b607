// Prints the README's tables of commands and permissions from the commands themselves. Wires, as main does.

import { commandTable } from './discord/command-table.ts';
import { permissionTable } from './discord/invite-link.ts';
import { commandsOf } from './list-commands.ts';

/** The README's table of commands, in Markdown. */
export function printCommandTable(): string {
  // A command touches what it needs only when it is run: to be printed it needs nothing.
  const nothing = { store: {}, search: {} } as Parameters<typeof commandsOf>[0];
  return commandTable(commandsOf(nothing, {} as Parameters<typeof commandsOf>[1], () => Promise.reject as never));
}

/** The README's table of the permissions that the invite link asks for, in Markdown. */
export function printPermissionTable(): string {
  return permissionTable();
}
