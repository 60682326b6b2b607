// /search: articles by words, people, sources and days.

import { type Command, type CommandInput, type CommandOption, commandTexts } from '../src/discord/command.ts';
import type { Period } from '../src/news/day-view.ts';
import type { Topic } from '../src/news/topic.ts';
import type { Search, SearchFilters, SearchRequest } from '../src/search/search.ts';
import type { Store } from '../src/store/store.ts';
import {
  filtersOfTopic,
  NAME_CHARACTERS_MAX,
  namedOption,
  periodOf,
  type ReadDays,
  textOf,
  topicOf,
  topicOption,
  viewOf,
  WORDS_CHARACTERS_MAX,
} from './options.ts';

/** As many as ever fit one message; the layout takes those that do. */
const HITS_PER_PAGE_MAX = 10;

/** Makes the command. */
export function searchCommand(needs: {
  readonly search: Pick<Search, 'search' | 'complete'>;
  readonly topics: Pick<Store['topics'], 'list' | 'findByName'>;
  readonly readDays: ReadDays;
}): Command {
  const { search, topics, readDays } = needs;
  return {
    name: 'search',
    description: 'Find articles by words, people, sources and days',
    action: {
      description: 'articles with the matching words highlighted, five to ten a page',
      first: 'defer',
      options: [
        {
          name: 'words',
          description: commandTexts.option.words,
          kind: 'text',
          required: true,
          lengthMax: WORDS_CHARACTERS_MAX,
        },
        namedOption('actor', commandTexts.option.actor, search),
        namedOption('source', commandTexts.option.source, search),
        topicOption(topics, { description: commandTexts.option.topic }),
        dayOption('published-from', commandTexts.option.publishedFrom),
        dayOption('published-to', commandTexts.option.publishedTo),
        dayOption('about-from', commandTexts.option.aboutFrom),
        dayOption('about-to', commandTexts.option.aboutTo),
        {
          name: 'sort',
          description: commandTexts.option.sort,
          kind: 'text',
          choices: Object.entries(commandTexts.choice.sort).map(([value, name]) => ({ name, value })),
        },
      ],
      run: async (input, { offset }) => {
        const topic = await topicOf(input, topics);
        const published = await periodOf(input, { from: 'published-from', to: 'published-to' }, readDays);
        const about = await periodOf(input, { from: 'about-from', to: 'about-to' }, readDays);
        const request: SearchRequest = {
          reading: 'query',
          words: [textOf(input, 'words') ?? '', topic?.words ?? ''].filter((words) => words !== '').join(' '),
          filters: filtersOf(input, topic, { published, about }),
          view: viewOf(input.asker),
          sort: sortOf(input),
          offset,
          limit: HITS_PER_PAGE_MAX,
        };
        const hits = await search.search(request);
        return { kind: 'hits', hits: { ...hits, words: sayRequest(input, { published, about }) } };
      },
    },
  };
}

const dayOption = (name: string, description: string): CommandOption => ({
  name,
  description,
  kind: 'text',
  lengthMax: NAME_CHARACTERS_MAX,
});

/** What narrows the articles by their days. */
interface Days {
  readonly published: Partial<Period> | undefined;
  readonly about: Partial<Period> | undefined;
}

/**
 * What was asked for, as the head of the hits says it: the words, and the options that narrow them; of days in words also
 * how they were understood.
 */
function sayRequest(input: CommandInput, { published, about }: Days): string {
  const days: Readonly<Record<string, string | undefined>> = {
    'published-from': published?.from,
    'published-to': published?.to,
    'about-from': about?.from,
    'about-to': about?.to,
  };
  const given = ['actor', 'source', 'topic', ...Object.keys(days)].flatMap((name) => {
    const value = textOf(input, name);
    if (value === undefined) return [];
    const day = days[name];
    return [day === undefined || day === value ? `${name}: ${value}` : `${name}: ${value} (${day})`];
  });
  return [textOf(input, 'words') ?? '', ...given].join(' · ');
}

function sortOf(input: CommandInput): 'relevance' | 'newest' | 'oldest' {
  const sort = textOf(input, 'sort');
  return sort === 'newest' || sort === 'oldest' ? sort : 'relevance';
}

/** The options as filters; a topic's own lists hold where the option is not given. */
function filtersOf(input: CommandInput, topic: Topic | undefined, { published, about }: Days): SearchFilters {
  const actor = textOf(input, 'actor');
  const source = textOf(input, 'source');
  return {
    ...(topic === undefined ? {} : filtersOfTopic(topic)),
    ...(actor === undefined ? {} : { actors: [actor] }),
    ...(source === undefined ? {} : { sources: [source] }),
    ...(published === undefined ? {} : { published }),
    ...(about === undefined ? {} : { about }),
  };
}
