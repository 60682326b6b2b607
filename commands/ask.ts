// /ask: a question about the news, answered from the articles, each sentence with its source.

import type { Ask } from '../src/ask/ask.ts';
import { type Command, type CommandInput, commandTexts, type Screen } from '../src/discord/command.ts';
import type { Answer } from '../src/news/cited-text.ts';
import type { Store } from '../src/store/store.ts';
import { filtersOfTopic, textOf, topicOf, topicOption, viewOf, WORDS_CHARACTERS_MAX } from './options.ts';

interface AskNeeds {
  readonly ask: Ask;
  readonly topics: Pick<Store['topics'], 'list' | 'findByName'>;
  readonly guilds: Pick<Store['guilds'], 'settings'>;
}

/** Makes the command. The answer in exact sentences is shown at once, and replaced when a model has written a better one. */
export function askCommand(needs: AskNeeds): Command {
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
        const request = await readRequest(input, needs);
        const exact = await needs.ask.ask(request);
        const shown = screenOf(exact);
        await show(shown);
        const better = await needs.ask.improve(exact, request);
        return better === undefined ? shown : screenOf(better);
      },
    },
  };
}

async function readRequest(input: CommandInput, { topics, guilds }: AskNeeds): Promise<Parameters<Ask['ask']>[0]> {
  const topic = await topicOf(input, topics);
  const { zone } = await guilds.settings(input.asker.guildId);
  return {
    question: textOf(input, 'question') ?? '',
    view: viewOf(input.asker),
    zone,
    asked: input.asker.now,
    ...(topic === undefined ? {} : { filters: filtersOfTopic(topic) }),
  };
}

const screenOf = (answer: Answer): Screen => ({ kind: 'answer', answer });
