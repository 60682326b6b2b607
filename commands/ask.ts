// /ask: a question about the news, answered from the articles, each sentence with its source.

import {
  type Asker,
  answerTexts,
  type Command,
  type CommandInput,
  commandTexts,
  type Form,
  type OptionValue,
  type Screen,
} from '../src/discord/command.ts';
import type { ChannelId, Instant, UserId } from '../src/news/ids.ts';
import type { Topic } from '../src/news/topic.ts';
import type { View } from '../src/news/view.ts';
import type { Store } from '../src/store/store.ts';
import { type Answered, answerButtons } from './answer-buttons.ts';
import { textOf, topicOf, topicOption, viewOf, WORDS_CHARACTERS_MAX } from './options.ts';

interface Question {
  readonly question: string;
  /** The question as it was understood before, when a button asks it again. */
  readonly understood?: string;
  readonly view: View;
  /** Who asks, for the quota of the model and what was asked before, and where. */
  readonly userId: UserId;
  readonly channelId: ChannelId;
  /** The instant that "today" means. */
  readonly now: Instant;
  readonly topic?: Topic;
  /** Called with the answer in exact sentences when a better one may follow. */
  readonly onFirst: (answered: Answered) => Promise<void>;
}

interface AskNeeds {
  readonly ask: (question: Question) => Promise<Answered>;
  /** Tells the server's moderators; false when the person has reported this question of late. */
  readonly report: (asker: Asker, question: string) => Promise<boolean>;
  readonly topics: Pick<Store['topics'], 'list' | 'findByName'>;
}

type AnswerScreen = Extract<Screen, { kind: 'answer' }>;

/**
 * Makes the command. `ask` gives the answer, or the abstention with its reason. What it gives to `onFirst` is shown at
 * once, and replaced in one edit unless the same answer comes in the end.
 */
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
      run: (input, { show }) =>
        input.options.get('did') === 'report' ? report(input, needs) : ask(input, show, needs),
      prompt: { form: askOnForm, optionsOf: askOnOptions },
    },
  };
}

async function ask(input: CommandInput, show: (screen: Screen) => Promise<void>, needs: AskNeeds): Promise<Screen> {
  const topic = await topicOf(input, needs.topics);
  const question = textOf(input, 'question') ?? '';
  const understood = textOf(input, 'understood');
  const at = input.options.get('asked');
  const now = typeof at === 'number' ? at : input.asker.now;
  const screenOf = (answered: Answered): AnswerScreen => ({
    kind: 'answer',
    answer: answered.answer,
    showsQuotes: input.options.get('did') === 'quotes',
    buttons: answerButtons(answered, input, now),
  });
  let shown: AnswerScreen | undefined;
  const answered = await needs.ask({
    question,
    ...(understood === undefined ? {} : { understood }),
    view: viewOf(input.asker),
    userId: input.asker.userId,
    channelId: input.asker.channelId,
    now,
    ...(topic === undefined ? {} : { topic }),
    onFirst: (first) => {
      shown = screenOf(first);
      return show(shown);
    },
  });
  return shown?.answer === answered.answer ? shown : screenOf(answered);
}

async function report(input: CommandInput, needs: AskNeeds): Promise<Screen> {
  const isTold = await needs.report(input.asker, textOf(input, 'question') ?? '');
  return { kind: 'note', text: isTold ? answerTexts.reported : answerTexts.reportedBefore };
}

/** One field, for the next question; it may go on from this one. */
async function askOnForm(): Promise<Form> {
  const { title, label, hint } = answerTexts.askOnForm;
  return {
    title,
    fields: [{ name: 'question', label, hint, kind: 'paragraph', required: true, lengthMax: WORDS_CHARACTERS_MAX }],
    state: '',
  };
}

/** The next question under the topic and in the privacy of the last one. */
function askOnOptions(
  options: ReadonlyMap<string, OptionValue>,
  fields: ReadonlyMap<string, string>,
): ReadonlyMap<string, OptionValue> {
  const kept = [...options].filter(([name]) => name === 'topic' || name === 'private');
  return new Map([['question', fields.get('question') ?? ''], ...kept]);
}
