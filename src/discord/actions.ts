// The actions of commands by their paths: `search`, `topic edit`.

import type { Action, Command } from './command.ts';

export interface PathedAction {
  /** The command's name, with the subcommand's after a space. */
  readonly path: string;
  readonly action: Action;
}

/** All actions of the commands, in their order. Throws when a command has neither an action nor subcommands, or both. */
export function listActions(commands: readonly Command[]): readonly PathedAction[] {
  return commands.flatMap(({ name, action, actions }): readonly PathedAction[] => {
    if (action !== undefined && actions === undefined) return [{ path: name, action }];
    if (action !== undefined || actions === undefined) throw new Error(`/${name} needs one action, or subcommands.`);
    return Object.entries(actions).map(([subcommand, value]) => ({ path: `${name} ${subcommand}`, action: value }));
  });
}

/** True when every action of the command is for moderators: Discord then hides it from others. */
export function isForModerators(command: Command): boolean {
  return listActions([command]).every(({ action }) => action.moderators === true);
}
