// The form of a topic: its five fields, and how they are read.

import { commandTexts, type Form, type FormField } from '../src/discord/command.ts';
import { Failure } from '../src/news/failure.ts';
import type { Topic } from '../src/news/topic.ts';
import { NAME_CHARACTERS_MAX, WORDS_CHARACTERS_MAX } from './options.ts';
import { differencesBetween } from './stale-edit.ts';

type TopicParts = Pick<Topic, 'name' | 'words' | 'actors' | 'sources' | 'languages'>;

const TOPIC_NAME_CHARACTERS_MAX = 50;
/** Our own: a list that somebody can still read in a form. */
const LIST_ITEMS_MAX = 20;
const LIST_CHARACTERS_MAX = 1_000;

/** The form, filled with the topic that is edited; its state says which one, and in which version. */
export function drawTopicForm(topic: Topic | undefined): Form {
  const texts = commandTexts.topic;
  const list = (name: string, label: string, hint: string, items: readonly string[] = []): FormField => ({
    name,
    label,
    hint,
    kind: 'line',
    value: items.join(', '),
    required: false,
    lengthMax: LIST_CHARACTERS_MAX,
  });
  return {
    title: topic === undefined ? texts.formCreate : texts.formEdit,
    state: topic === undefined ? '' : `${topic.id}:${topic.version}`,
    fields: [
      {
        name: 'name',
        label: texts.fieldName,
        kind: 'line',
        value: topic?.name ?? '',
        required: true,
        lengthMax: TOPIC_NAME_CHARACTERS_MAX,
      },
      {
        name: 'words',
        label: texts.fieldWords,
        hint: texts.hintWords,
        kind: 'paragraph',
        value: topic?.words ?? '',
        required: false,
        lengthMax: WORDS_CHARACTERS_MAX,
      },
      list('actors', texts.fieldActors, texts.hintActors, topic?.actors),
      list('sources', texts.fieldSources, texts.hintSources, topic?.sources),
      list('languages', texts.fieldLanguages, texts.hintLanguages, topic?.languages),
    ],
  };
}

/** In which fields a topic as it stands differs from what was sent. */
export function topicDifferences(topic: Topic, sent: ReadonlyMap<string, string>): readonly string[] {
  const { fieldName, fieldWords, fieldActors, fieldSources, fieldLanguages } = commandTexts.topic;
  const { name, words, actors, sources, languages } = topic;
  const lists = { actors: actors.join(', '), sources: sources.join(', '), languages: languages.join(', ') };
  const labels = { name: fieldName, words: fieldWords, actors: fieldActors };
  return differencesBetween({ name, words, ...lists }, sent, {
    ...labels,
    sources: fieldSources,
    languages: fieldLanguages,
  });
}

/** What was written. Throws Failure('bad-input') for a name, a list or a language that cannot be, or when all is empty. */
export function readTopicFields(fields: ReadonlyMap<string, string>): TopicParts {
  const line = (name: string): string => (fields.get(name) ?? '').replace(/\s+/gu, ' ').trim();
  const name = line('name');
  if (name === '' || name.length > TOPIC_NAME_CHARACTERS_MAX)
    throw new Failure('bad-input', commandTexts.failure.topicName);
  const { part } = commandTexts.topic;
  const parts: TopicParts = {
    name,
    words: line('words'),
    actors: readList(line('actors'), part.actors),
    sources: readList(line('sources'), part.sources),
    languages: readList(line('languages').toLowerCase(), part.languages).map(checkLanguage),
  };
  const isEmpty = parts.words === '' && parts.actors.length + parts.sources.length + parts.languages.length === 0;
  if (isEmpty) throw new Failure('bad-input', commandTexts.failure.topicEmpty);
  return parts;
}

function readList(text: string, what: string): readonly string[] {
  const items = text.split(',').map((item) => item.trim().slice(0, NAME_CHARACTERS_MAX));
  const list = [...new Set(items.filter((item) => item !== ''))];
  if (list.length > LIST_ITEMS_MAX) throw new Failure('bad-input', commandTexts.failure.tooMany(what, LIST_ITEMS_MAX));
  return list;
}

function checkLanguage(tag: string): string {
  if (!/^[a-z]{2,3}$/u.test(tag)) throw new Failure('bad-input', commandTexts.failure.language(tag));
  return tag;
}
