// The buttons under an answer. Each asks again, or asks something else about the same, whoever presses it.

import { answerTexts, type CommandInput, commandTexts, type NoteButton } from '../src/discord/command.ts';
import type { Answer, AskedAbout } from '../src/news/cited-text.ts';
import type { Instant } from '../src/news/ids.ts';
import { NAME_CHARACTERS_MAX, textOf, WORDS_CHARACTERS_MAX } from './options.ts';

/** An answer, the question as it was understood, and whom and what it is about. */
export interface Answered {
  readonly answer: Answer;
  readonly understood: string;
  readonly about: AskedAbout;
}

/** Show the quotes, more like this, timeline, ask on, share (a private answer), report. `now`: the instant that "today" means in it. */
export function answerButtons(
  { answer, understood, about }: Answered,
  input: CommandInput,
  now: Instant,
): readonly NoteButton[] {
  const { button } = answerTexts;
  const question = textOf(input, 'question') ?? '';
  const isPrivate = input.options.get('private') === true;
  const topic = input.options.get('topic');
  const same = {
    question,
    ...(understood === question ? {} : { understood }),
    ...(typeof topic === 'string' ? { topic } : {}),
    asked: now,
  };
  const again = { ...same, ...(isPrivate ? { private: true } : {}) };
  const showsQuotes = input.options.get('did') === 'quotes';
  const told = answer.claims.map(({ text }) => text).join(' ');
  const [name] = about.names;
  return [
    ...(answer.answered
      ? [
          showsQuotes
            ? { label: button.answer, path: 'ask', options: again }
            : { label: button.quotes, path: 'ask', options: { ...again, did: 'quotes' } },
          {
            label: button.like,
            path: commandTexts.menu.findNews,
            options: { message: told.slice(0, WORDS_CHARACTERS_MAX) },
            opens: 'aside' as const,
          },
        ]
      : []),
    ...(name === undefined
      ? []
      : [
          {
            label: button.timeline,
            path: 'timeline',
            options: { subject: name.slice(0, NAME_CHARACTERS_MAX) },
            opens: 'aside' as const,
          },
        ]),
    { label: button.askOn, path: 'ask', options: again, opens: 'form' as const },
    ...(isPrivate ? [{ label: button.share, path: 'ask', options: same, opens: 'everybody' as const }] : []),
    ...(answer.answered
      ? [{ label: button.report, path: 'ask', options: { ...same, did: 'report' }, opens: 'aside' as const }]
      : []),
  ];
}
