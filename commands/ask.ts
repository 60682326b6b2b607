// /ask: a question about the news, answered from the articles, each sentence with its source.

import { type Command, commandTexts, type Screen } from '../src/discord/command.ts';
import type { Answer } from '../src/news/cited-text.ts';
import type { Instant, UserId } from '../src/news/ids.ts';
import type { Topic } from '../src/news/topic.ts';
import type { View } from '../src/news/view.ts';
import type { Store } from '../src/store/store.ts';
import { textOf, topicOf, topicOption, viewOf, WORDS_CHARACTERS_MAX } from './options.ts';

interface Question {
  readonly question: string;
  readonly view: View;
  /** Who asks, for the quota of the model. */
  readonly userId: UserId;
  /** The instant that "today" means. */
  readonly now: Instant;
  readonly topic?: Topic;
  /** Called with the answer in exact sentences when a better one may follow. */
  readonly onFirst: (answer: Answer) => Promise<void>;
}

/**
 * Makes the command. `ask` gives the answer, or the abstention with its reason. What it gives to `onFirst` is shown at
 * once, and replaced in one edit unless the same answer comes in the end.
 */
export function askCommand(needs: {
  readonly ask: (question: Question) => Promise<Answer>;
  readonly topics: Pick<Store['topics'], 'list' | 'findByName'>;
}): Command {
  return {
    name: 'ask',
    description: 'Ask about people, organisations and days in the news; every sentence has its source',
    action: {
      description: 'answers, with citations',
      first: 'defer',
      isPrivate: ({ options }) => options.get('private') === true,
      options: [
        {
          name: 'question',
          description: commandTexts.option.question,
          kind: 'text',
          required: true,
          lengthMax: WORDS_CHARACTERS_MAX,
        },
        topicOption(needs.topics, { description: commandTexts.option.topic }),
        { name: 'private', description: commandTexts.option.private, kind: 'boolean' },
      ],
      run: async (input, { show }) => {
        const topic = await topicOf(input, needs.topics);
        let shown: (Screen & { readonly kind: 'answer' }) | undefined;
        const answer = await needs.ask({
          question: textOf(input, 'question') ?? '',
          view: viewOf(input.asker),
          userId: input.asker.userId,
          now: input.asker.now,
          ...(topic === undefined ? {} : { topic }),
          onFirst: (first) => {
            shown = { kind: 'answer', answer: first };
            return show(shown);
          },
        });
        return shown?.answer === answer ? shown : { kind: 'answer', answer };
      },
    },
  };
}
