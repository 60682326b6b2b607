// The table of commands in the README, printed from the commands themselves so that it cannot fall behind.

import { isForModerators, listActions } from './actions.ts';
import type { Action, Command, CommandOption } from './command.ts';

/** A Markdown table, one row an action: the command with its options (… completes as one types), who, first answer, what it does. */
export function commandTable(commands: readonly Command[]): string {
  const rows = commands.flatMap((command) => {
    const who = isForModerators(command);
    return listActions([command]).map(({ path, action }) => {
      const call = command.menu === undefined ? sayCall(path, action) : `${command.menu} menu: ${path}`;
      return row(call, action, who || action.moderators === true);
    });
  });
  return ['| command | who | first answer | does |', '|---|---|---|---|', ...rows].join('\n');
}

function sayCall(path: string, action: Action): string {
  return [`/${path}`, ...(action.options ?? []).map(sayOption)].join(' ');
}

function row(call: string, action: Action, isModerators: boolean): string {
  return `| \`${call}\` | ${isModerators ? 'moderators' : 'all'} | ${action.first} | ${action.description} |`;
}

function sayOption(option: CommandOption): string {
  const name = `${option.name}${option.complete === undefined ? '' : '…'}`;
  return option.required === true ? name : `[${name}]`;
}
