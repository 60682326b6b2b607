// /topic: named queries, kept by moderators and edited in a form.

import {
  type Action,
  type Asker,
  type Command,
  type CommandInput,
  type CommandOption,
  commandTexts,
  type Form,
  quoteOutside,
  type Screen,
} from '../src/discord/command.ts';
import { Failure } from '../src/news/failure.ts';
import type { GuildId, TopicId } from '../src/news/ids.ts';
import type { Topic } from '../src/news/topic.ts';
import type { Search } from '../src/search/search.ts';
import type { Store } from '../src/store/store.ts';
import { authorOf, findTopic, textOf, topicOption } from './options.ts';
import { refuseStale, type StaleNeeds } from './stale-edit.ts';
import { drawTopicForm, readTopicFields, topicDifferences } from './topic-form.ts';
import { tryTopic } from './try-topic.ts';

interface TopicNeeds extends StaleNeeds {
  readonly topics: Store['topics'];
  readonly search: Pick<Search, 'search'>;
  /** 32 hex digits, never the same twice. */
  readonly newId: () => string;
  /** How many topics a server may have. */
  readonly limits: { readonly topics: number };
}

const NAME_SHOWN_MAX = 120;
const PART_SHOWN_MAX = 300;

/** Makes the command. */
export function topicCommand(needs: TopicNeeds): Command {
  const { topics } = needs;
  const chosen = topicOption(topics, { description: commandTexts.option.topicName, required: true });
  return {
    name: 'topic',
    description: 'Named queries that channels can hear and members can ask within',
    actions: {
      create: {
        description: 'makes a topic, tried on last week’s articles before it is saved',
        first: 'form',
        moderators: true,
        form: async () => drawTopicForm(undefined),
        submit: ({ asker, fields }) => createTopic(needs, asker, fields),
        again: async () => drawTopicForm(undefined),
      },
      edit: {
        description: 'changes a topic in a form that refuses a stale edit',
        first: 'form',
        moderators: true,
        options: [chosen],
        form: async (input): Promise<Form> => drawTopicForm(await chosenTopic(input, topics)),
        submit: ({ asker, state, fields }) => editTopic(needs, asker, { state, fields }),
        again: async ({ asker, state }) => drawTopicForm(await topicOfState(state, asker.guildId, topics)),
      },
      ...showingActions(needs, chosen),
    },
  };
}

function showingActions({ topics, search }: TopicNeeds, chosen: CommandOption): Readonly<Record<string, Action>> {
  return {
    show: {
      description: 'shows a topic and what it would have matched last week',
      first: 'defer privately',
      moderators: true,
      options: [chosen],
      run: async (input) => {
        const topic = await chosenTopic(input, topics);
        const tried = await tryTopic(topic, input.asker, search);
        return {
          kind: 'note',
          text: [`### ${quoteOutside(topic.name, NAME_SHOWN_MAX)}`, sayParts(topic), tried].join('\n'),
        };
      },
    },
    delete: {
      description: 'deletes a topic that no channel hears',
      first: 'defer privately',
      moderators: true,
      options: [chosen],
      run: async (input) => {
        const topic = await chosenTopic(input, topics);
        await topics.remove(topic.id, input.asker.guildId, authorOf(input.asker));
        return { kind: 'note', text: commandTexts.topic.deleted(quoteOutside(topic.name, NAME_SHOWN_MAX)) };
      },
    },
    list: {
      description: 'lists the topics',
      first: 'defer privately',
      moderators: true,
      run: async ({ asker }) => {
        const rows = (await topics.list(asker.guildId)).map((topic) => ({
          title: topic.name,
          detail: sayParts(topic),
        }));
        return { kind: 'list', title: commandTexts.topic.title, rows, empty: commandTexts.topic.none };
      },
    },
  };
}

function chosenTopic(input: CommandInput, topics: TopicNeeds['topics']): Promise<Topic> {
  return findTopic(textOf(input, 'topic') ?? '', input.asker.guildId, topics);
}

async function createTopic(
  { topics, search, newId, limits }: TopicNeeds,
  { guildId, userId, now }: Asker,
  fields: ReadonlyMap<string, string>,
): Promise<Screen> {
  const topic: Topic = {
    ...readTopicFields(fields),
    id: newId() as TopicId,
    guildId,
    version: 1,
    createdBy: userId,
    createdAt: now,
  };
  if ((await topics.list(guildId)).length >= limits.topics) {
    throw new Failure('limit', commandTexts.failure.tooManyTopics(limits.topics));
  }
  await requireFreeName(topic, topics);
  const tried = await tryTopic(topic, { guildId, now }, search);
  await topics.add(topic, { userId, at: now });
  return { kind: 'note', text: commandTexts.topic.saved(quoteOutside(topic.name, NAME_SHOWN_MAX), tried) };
}

/** The state says which topic the form was opened on, and in which version. */
async function editTopic(
  needs: TopicNeeds,
  { guildId, userId, now }: Asker,
  { state, fields }: { readonly state: string; readonly fields: ReadonlyMap<string, string> },
): Promise<Screen> {
  const { topics, search } = needs;
  const before = await topicOfState(state, guildId, topics);
  const [, version] = state.split(':');
  if (before.version !== Number(version)) throw await staleAgainst(before, fields, needs);
  const topic: Topic = { ...before, ...readTopicFields(fields) };
  await requireFreeName(topic, topics);
  const tried = await tryTopic(topic, { guildId, now }, search);
  if (!(await topics.edit(topic, before.version, { userId, at: now })))
    throw await staleAgainst(await topicOfState(state, guildId, topics), fields, needs);
  return { kind: 'note', text: commandTexts.topic.saved(quoteOutside(topic.name, NAME_SHOWN_MAX), tried) };
}

async function staleAgainst(topic: Topic, fields: ReadonlyMap<string, string>, needs: TopicNeeds): Promise<Failure> {
  const { guildId, name: subject } = topic;
  return refuseStale({ guildId, kind: 'topic', subject, differences: topicDifferences(topic, fields) }, needs);
}

async function topicOfState(state: string, guildId: GuildId, topics: TopicNeeds['topics']): Promise<Topic> {
  const [id = ''] = state.split(':');
  const topic = await topics.get(id as TopicId, guildId);
  if (topic === undefined) throw new Failure('not-found', commandTexts.failure.topicGone);
  return topic;
}

async function requireFreeName({ id, name, guildId }: Topic, topics: TopicNeeds['topics']): Promise<void> {
  const other = await topics.findByName(name, guildId);
  if (other !== undefined && other.id !== id) throw new Failure('bad-input', commandTexts.failure.topicTaken(name));
}

/** `words: … · actors: …`, quoted; only the parts that there are. */
function sayParts({ words, actors, sources, languages }: Topic): string {
  const { part } = commandTexts.topic;
  const parts: readonly (readonly [string, string])[] = [
    [part.words, words],
    [part.actors, actors.join(', ')],
    [part.sources, sources.join(', ')],
    [part.languages, languages.join(', ')],
  ];
  return parts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${quoteOutside(value, PART_SHOWN_MAX)}`)
    .join(' · ');
}
