// /help: what Dateline does, in a few lines.

import { type Command, commandTexts } from '../src/discord/command.ts';

/** Makes the command. Moderators are told of their own commands too. */
export function helpCommand(): Command {
  const { title, lines, moderators, promise } = commandTexts.help;
  return {
    name: 'help',
    description: 'What Dateline does and how to ask it',
    action: {
      description: 'what Dateline does',
      first: 'reply',
      direct: true,
      isPrivate: () => true,
      run: async ({ asker }) => {
        const text = [`## ${title}`, ...lines, ...(asker.isModerator ? moderators : []), promise].join('\n');
        return { kind: 'note', text };
      },
    },
  };
}
