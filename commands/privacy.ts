// /privacy: what is kept about the person who asks, shown plainly, and deleted wholly.

import { type Action, type Command, commandTexts, type Screen } from '../src/discord/command.ts';
import type { UserId } from '../src/news/ids.ts';
import type { KeptAbout } from '../src/news/kept-about.ts';

interface PrivacyNeeds {
  readonly kept: (userId: UserId) => Promise<KeptAbout>;
  /** Deletes it all, in the store and in what may be lost. */
  readonly forget: (userId: UserId) => Promise<void>;
}

const texts = commandTexts.privacy;

/** Makes the command. Nothing is deleted before a button says so again. */
export function privacyCommand({ kept, forget }: PrivacyNeeds): Command {
  const show: Action = {
    description: 'shows what is kept about you',
    first: 'defer privately',
    direct: true,
    run: async ({ asker }) => ({
      kind: 'note',
      text: sayKept(await kept(asker.userId)),
      buttons: [{ label: texts.button.delete, path: 'privacy delete', options: {} }],
    }),
  };
  return {
    name: 'privacy',
    description: 'What is kept about you, and its deletion',
    actions: {
      show,
      delete: {
        description: 'deletes all that is kept about you, after you have said so twice',
        first: 'defer privately',
        direct: true,
        run: async ({ asker, options }): Promise<Screen> => {
          if (options.get('sure') !== true) {
            const sure = { label: texts.button.sure, path: 'privacy delete', options: { sure: true } };
            return { kind: 'note', text: texts.ask, buttons: [sure] };
          }
          await forget(asker.userId);
          return { kind: 'note', text: texts.deleted };
        },
      },
    },
  };
}

function sayKept(kept: KeptAbout): string {
  const { line } = texts;
  const lines = [
    line.follows(kept.follows),
    line.answers(kept.answers),
    line.questionDays(kept.questionDays),
    line.notices(kept.notices),
    line.made(kept.made),
    line.changes(kept.changes),
    line.conversations,
  ];
  return [texts.title, ...lines.map((text) => `- ${text}`), texts.never].join('\n');
}
